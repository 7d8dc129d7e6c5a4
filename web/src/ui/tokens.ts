/** The one set of colours; antd's theme, the charts and every style sheet are made from it. */

export type Mode = "light" | "dark";
/** Which colour says that a number is good: green in the West; red, as in the financial pages of China. */
export type Habit = "western" | "chinese";

const light = {
  bg: "#f5f6f8",
  card: "#ffffff",
  sunk: "#f7f8fa",
  line: "#e4e7ec",
  grid: "#eceff3",
  t1: "#1b1f26",
  t2: "#4b5362",
  t3: "#606a7b",
  primary: "#0958d9",
  button: "#0958d9",
  tint: "#e8f1ff",
  bar: "#c9dcfb",
  greybar: "#e4e7ec",
  ok: "#177232",
  okTint: "#e7f6ec",
  warn: "#8f5f00",
  warnTint: "#fff4d6",
  bad: "#c7202c",
  badTint: "#fdecec",
  c2: "#868fa0",
  c3: "#0e8a8a",
  c4: "#7a4fd0",
  c5: "#b75d09",
  shadow: "0 1px 2px rgba(16,24,40,.05)",
  float: "0 12px 32px rgba(16,24,40,.16)",
};

type Plain = typeof light;
/** With what a change for the better and the worse is coloured by; how things stand and what went wrong is a traffic light for everybody. */
export type Tokens = Plain & Record<"good" | "poor", string>;

const dark: Plain = {
  bg: "#0e1116",
  card: "#161a21",
  sunk: "#1b2028",
  line: "#2a303a",
  grid: "#232933",
  t1: "#e9ecf1",
  t2: "#b4bcc9",
  t3: "#8f99a8",
  primary: "#6ba4ff",
  button: "#0958d9",
  tint: "#16294a",
  bar: "#24426f",
  greybar: "#2a303a",
  ok: "#4ac26b",
  okTint: "#12301d",
  warn: "#e3b341",
  warnTint: "#33290f",
  bad: "#ff7b72",
  badTint: "#3c191a",
  c2: "#667182",
  c3: "#3fc1c1",
  c4: "#b294ff",
  c5: "#f0a35e",
  shadow: "none",
  float: "0 12px 32px rgba(0,0,0,.55)",
};

const plain: Record<Mode, Plain> = { light, dark };
const coloured = (mode: Mode, habit: Habit): Tokens => {
  const { ok, bad } = plain[mode];
  const [good, poor] = habit === "chinese" ? [bad, ok] : [ok, bad];
  return { ...plain[mode], good, poor };
};

/** The same object for the same choice, so that nothing is drawn anew without need. */
export const tokens: Record<Habit, Record<Mode, Tokens>> = {
  western: { light: coloured("light", "western"), dark: coloured("dark", "western") },
  chinese: { light: coloured("light", "chinese"), dark: coloured("dark", "chinese") },
};

export const fonts =
  '"Inter Variable", Inter, "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';
export const mono = 'ui-monospace, "SFMono-Regular", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace';

/** CSS custom properties, `okTint` as `--ok-tint`. */
export function cssVariables(mode: Mode, habit: Habit): [string, string][] {
  return Object.entries(tokens[habit][mode]).map(([name, value]) => [
    `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    value,
  ]);
}
