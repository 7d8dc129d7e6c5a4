/** The rules that keep the app in rooms. */
import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const files = globSync("src/**/*.{ts,tsx,css}", { cwd: process.cwd() }).filter((file) => !file.endsWith("schema.d.ts"));
const read = (file: string) => readFileSync(file, "utf8");
const imports = (file: string) => [...read(file).matchAll(/from "([^"]+)"|import\("([^"]+)"\)/g)].map((match) => (match[1] ?? match[2])!);

test("only the parts in ui know the component and chart libraries", () => {
  const outside = files.filter((file) => !file.startsWith("src/ui/") && imports(file).some((name) => /^(antd|@ant-design|echarts)/.test(name)));

  expect(outside).toEqual([]);
});

test("a page never imports another page", () => {
  const crossing = files.filter((file) => file.startsWith("src/pages/") && file.split("/").length > 3 && imports(file).some((name) => name.startsWith("../") && !name.startsWith("../../")));

  expect(crossing).toEqual([]);
});

test("every module opens with a sentence on what it is", () => {
  expect(files.filter((file) => /\.tsx?$/.test(file) && !read(file).startsWith("/** "))).toEqual([]);
});

test("files stay short", () => {
  const long = files.filter((file) => read(file).split("\n").length > (file.startsWith("src/pages/") && file.endsWith(".tsx") ? 200 : 250));

  expect(long).toEqual([]);
});

test("colours come from the tokens alone", () => {
  const coloured = files.filter((file) => file.endsWith(".css") && /#[0-9a-f]{3,8}\b|rgba?\(/i.test(read(file)));

  expect(coloured).toEqual([]);
});
