/** Numbers as people read them: 万 and 亿 in Chinese, K and M in English; money keeps its currency, missing is a dash. */
import type { Language } from "../text";

export const MISSING = "—";
export const MINUS = "\u2212";

/** `card`: four or five figures. `table`: one decimal once shortened. `full`: every digit, cents at most. `price`: of one unit, fractions of a cent too. */
export type Size = "card" | "table" | "full" | "axis" | "price";

/** A number in its pieces, so that the unit can be set smaller than the digits. */
export type Parts = { sign: string; prefix: string; digits: string; suffix: string };

const MOST_PRICE_DECIMALS = 4;

/** The units of the catalogue; a `ratio` is a share and reads in percent, `times` is a plain number such as ROAS. */
const KINDS = ["money", "count", "ratio", "times", "days", "hours", "points", "rank"] as const;
export type Kind = (typeof KINDS)[number];

/** What is written after a number of this kind. */
const WORDS: Partial<Record<Kind, Record<Language, string>>> = {
  days: { zh: " 天", en: " days" },
  hours: { zh: " 小时", en: " h" },
};

export const kindOf = (unit: string): Kind => KINDS.find((kind) => kind === unit) ?? "times";

export type Shown = { unit: string; currency: string | null; language: Language; size?: Size };

export function parts(value: string | number | null, shown: Shown): Parts | null {
  if (value === null) return null;
  const number = Number(value);
  if (!Number.isFinite(number)) return null;
  const kind = kindOf(shown.unit);
  const size = shown.size ?? "card";
  const magnitude = Math.abs(number);
  const written = kind === "ratio" ? percent(magnitude, size) : amount(magnitude, kind, size, shown);
  const zero = !/[1-9]/.test(written.digits);
  if (number === 0 && size !== "full" && size !== "price") written.digits = "0";
  return { ...written, sign: number < 0 && !zero ? MINUS : "", prefix: kind === "money" ? prefixOf(shown.currency, size) : "" };
}

export function say(value: string | number | null, shown: Shown): string {
  const found = parts(value, shown);
  return found ? join(found) : MISSING;
}

export const join = (p: Parts): string => p.sign + p.prefix + p.digits + p.suffix;

/** Prices of one unit stand beside amounts in the company's currency, and ¥ is two of them. */
const prefixOf = (currency: string | null, size: Size) => (size === "price" ? (currency ? `${currency} ` : "") : symbol(currency));

/** The symbol of a currency, or its code and a space where it has none. */
export function symbol(currency: string | null): string {
  if (!currency) return "";
  const shown = formatter({ style: "currency", currency, currencyDisplay: "narrowSymbol" })
    .formatToParts(0)
    .find((part) => part.type === "currency")?.value;
  return !shown || shown === currency ? `${currency} ` : shown;
}

/** Digits after the point that the currency itself has: 2 for USD, 0 for JPY. */
function cents(currency: string | null): number {
  if (!currency) return 2;
  return formatter({ style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

type Written = { digits: string; suffix: string };

function percent(magnitude: number, size: Size): Written {
  const hundred = magnitude * 100;
  if (size === "axis") return { digits: trimmed(hundred, 2), suffix: "%" };
  if (size === "full") return { digits: fixed(hundred, 2), suffix: "%" };
  return { digits: fixed(hundred, hundred >= 99.95 ? 0 : hundred >= 9.995 ? 1 : 2), suffix: "%" };
}

function amount(magnitude: number, kind: Kind, size: Size, shown: Shown): Written {
  const suffix = size === "axis" ? "" : (WORDS[kind]?.[shown.language] ?? "");
  if (size === "price") return { digits: grouped(magnitude, cents(shown.currency), MOST_PRICE_DECIMALS), suffix };
  if (size === "full") return { digits: full(magnitude, kind, shown.currency), suffix };
  const step = steps[shown.language].find(({ from }) => magnitude >= from);
  if (step) {
    const digits = size === "axis" ? trimmed(magnitude / step.unit, 2) : fixed(magnitude / step.unit, step.decimals(size));
    return { digits, suffix: step.word + suffix };
  }
  if (size === "axis") return { digits: trimmed(magnitude, 2), suffix };
  return { digits: fixed(magnitude, plainDecimals(magnitude, kind, shown.currency)), suffix };
}

function full(magnitude: number, kind: Kind, currency: string | null): string {
  if (kind === "money") return fixed(magnitude, cents(currency));
  return kind === "count" ? trimmed(magnitude, 2) : fixed(magnitude, kind === "points" || kind === "rank" ? 1 : 2);
}

function plainDecimals(magnitude: number, kind: Kind, currency: string | null): number {
  switch (kind) {
    case "money":
      return magnitude < 999.995 ? cents(currency) : 0;
    case "count":
      return Number.isInteger(magnitude) ? 0 : 1;
    case "times":
      return magnitude < 9.995 ? 2 : magnitude < 99.95 ? 1 : 0;
    default:
      return magnitude < 99.95 ? 1 : 0;
  }
}

type Step = { from: number; unit: number; word: string; decimals: (size: Size) => number };

/** A step starts where rounding would already reach it: 999,950 is 1.000M and not 1,000.0K. */
const steps: Record<Language, Step[]> = {
  zh: [
    { from: 99_995_000, unit: 1e8, word: "亿", decimals: () => 2 },
    { from: 9_999_500, unit: 1e4, word: "万", decimals: () => 1 },
    { from: 9_999.5, unit: 1e4, word: "万", decimals: (size) => (size === "table" ? 1 : 2) },
  ],
  en: [
    { from: 999_500_000, unit: 1e9, word: "B", decimals: () => 3 },
    { from: 99_950_000, unit: 1e6, word: "M", decimals: () => 1 },
    { from: 9_999_500, unit: 1e6, word: "M", decimals: () => 2 },
    { from: 999_950, unit: 1e6, word: "M", decimals: () => 3 },
    { from: 9_999.5, unit: 1e3, word: "K", decimals: () => 1 },
  ],
};

function fixed(magnitude: number, decimals: number): string {
  return grouped(magnitude, decimals, decimals);
}

function trimmed(magnitude: number, decimals: number): string {
  return grouped(magnitude, 0, decimals);
}

function grouped(magnitude: number, minimumFractionDigits: number, maximumFractionDigits: number): string {
  return formatter({ minimumFractionDigits, maximumFractionDigits }).format(magnitude);
}

const formatters = new Map<string, Intl.NumberFormat>();

/** To make one takes longer than to write a hundred numbers with it. */
function formatter(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options);
  const made = formatters.get(key) ?? new Intl.NumberFormat("en", options);
  formatters.set(key, made);
  return made;
}

/** How a change is written: amounts in percent, ratios in points of a percent, the rest in their own unit. */
export type Change = { text: string; direction: "up" | "down" | "flat" };

export function change(
  comparison: { change: string | null; ratio: string | null },
  unit: string,
  language: Language,
): Change | null {
  const kind = kindOf(unit);
  if (kind === "ratio") return written(comparison.change, (c) => `${significant(c * 100)} pp`);
  if (kind === "money" || kind === "count" || kind === "times") {
    return written(comparison.ratio, (r) => (r > 9.995 ? `×${trimmed(r + 1, 0)}` : `${fixed(r * 100, r >= 0.9995 ? 0 : 1)}%`));
  }
  return written(comparison.change, (c) => significant(c) + (kind === "days" && language === "en" ? " d" : (WORDS[kind]?.[language] ?? "")));
}

function written(value: string | null, words: (magnitude: number) => string): Change | null {
  if (value === null) return null;
  const number = Number(value);
  const text = words(Math.abs(number));
  const flat = !/[1-9]/.test(text);
  return { text, direction: flat ? "flat" : number > 0 ? "up" : "down" };
}

/** Two figures at most, two decimals at most: 0.17, 1.1, 12. */
function significant(magnitude: number): string {
  return trimmed(magnitude, magnitude < 0.995 ? 2 : 1);
}

/** Whether a change is for the better, given which way is better for its KPI. */
export function verdict(direction: Change["direction"], better: string): "good" | "bad" | "neutral" {
  if (direction === "flat" || (better !== "up" && better !== "down")) return "neutral";
  return direction === better ? "good" : "bad";
}
