/** The words of the product: the same keys in both languages, none unused, none outside of the two files. */
import { globSync, readFileSync } from "node:fs";
import ts from "typescript";
import { expect, test } from "vitest";

import en from "../src/text/en.json";
import zh from "../src/text/zh.json";

const files = globSync("src/**/*.{ts,tsx}", { cwd: process.cwd() }).filter((file) => !file.endsWith("schema.d.ts"));
const sources = new Map(files.map((file) => [file, readFileSync(file, "utf8")]));
/** Groups whose keys are codes that come from the server. */
const CODED = ["stage", "fact", "better", "additivity", "clock", "role", "perspective", "group", "lever", "reason", "problem", "goalStatus", "check", "letter", "side", "severity", "alertState", "sliceState", "alertKind", "alertEvent", "alertEnd", "onOff", "figureReason", "figureNote", "convention", "conventionValue", "conventionSource", "actionStatus", "actionEvent", "actionWay", "actionStep", "actionBadge", "effectOf", "playbookMode", "playbookModeMeans", "limitName", "subjectKind", "auditAction", "auditBroken", "purchaseStatus", "taskStatus", "surveyState", "surveyStatus", "surveyReason", "accountState", "importCount", "importStatus", "importWhy", "uploadStage", "tileKind", "tileSays", "sendingStatus", "annotationKind", "noteDid", "analysisShows"];

function keys(texts: object, before = ""): string[] {
  return Object.entries(texts).flatMap(([key, value]) => (typeof value === "string" ? [before + key] : keys(value as object, `${before}${key}.`)));
}

function text(texts: object, key: string): string {
  return key.split(".").reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], texts) as string;
}

test("both languages have the same texts", () => {
  expect(keys(zh)).toEqual(keys(en));
});

test("both languages fill in the same facts", () => {
  const facts = (words: string) => [...words.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

  expect(keys(en).filter((key) => String(facts(text(en, key))) !== String(facts(text(zh, key))))).toEqual([]);
});

/** Texts with a number that is never one, because they are shown only where there are more. */
const SEVERAL = ["tile.firstOf", "list.search", "proof.some", "join.hint", "cohort.few"];

test("English that counts things has a form for one and a form for several", () => {
  const counts = /\{\{(count|days|orders|rows|total|units)\}\} ([a-z]+ ){0,2}(?!was\b)[A-Za-z]+s\b/;

  expect(keys(en).filter((key) => !/_(one|other)$/.test(key) && counts.test(text(en, key))).sort()).toEqual([...SEVERAL].sort());
  expect(keys(en).filter((key) => key.endsWith("_one") && !keys(en).includes(key.replace(/_one$/, "_other")))).toEqual([]);
});

test("every text is used", () => {
  const all = [...sources.values()].join("\n");
  const prefixes = [...all.matchAll(/`([\w.]+\.)\$\{/g)].map((match) => match[1]!);
  const used = (key: string) => {
    const plain = key.replace(/_(one|other)$/, "");
    return all.includes(`"${plain}"`) || prefixes.some((prefix) => key.startsWith(prefix)) || CODED.includes(key.split(".")[0]!);
  };

  expect(keys(en).filter((key) => !used(key))).toEqual([]);
});

test("no text that a person sees stands in the code", () => {
  const found = [...sources].filter(([file]) => file.endsWith(".tsx")).flatMap(([file, source]) => literals(file, source));

  expect(found).toEqual([]);
});

const SEEN = new Set(["aria-label", "title", "placeholder", "alt", "label"]);

function literals(file: string, source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) found.push(`${file}: ${node.text.trim()}`);
    if (ts.isJsxAttribute(node) && SEEN.has(node.name.getText()) && node.initializer && ts.isStringLiteral(node.initializer) && node.initializer.text) {
      found.push(`${file}: ${node.getText()}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found;
}
