/** Decimal text moved by places without going through a float: 0.125 is 12.5 %. */

/** `text` times ten to the power of `places`. */
export function shifted(text: string, places: number): string {
  const found = /^(-?)(\d*)\.?(\d*)$/.exec(text.trim());
  if (!found || (found[2] === "" && found[3] === "")) return text;
  const [, sign = "", whole = "", fraction = ""] = found;
  const point = whole.length + places;
  const digits = (whole + fraction).padStart(Math.max(0, -point) + whole.length + fraction.length, "0");
  const at = point + (digits.length - whole.length - fraction.length);
  const padded = digits.padEnd(Math.max(at, 0), "0");
  const left = padded.slice(0, Math.max(at, 0)).replace(/^0+(?=\d)/, "") || "0";
  const right = padded.slice(Math.max(at, 0)).replace(/0+$/, "");
  return sign + left + (right ? `.${right}` : "");
}

/** The sum of decimal texts, every digit of it. */
export function summed(texts: readonly string[]): string {
  const places = Math.max(0, ...texts.map((text) => (text.split(".")[1] ?? "").length));
  const sum = texts.reduce((total, text) => total + BigInt(shiftedDigits(text, places)), 0n);
  const digits = (sum < 0n ? -sum : sum).toString().padStart(places + 1, "0");
  const [whole, fraction] = [digits.slice(0, digits.length - places), places ? digits.slice(-places).replace(/0+$/, "") : ""];
  return (sum < 0n ? "-" : "") + whole + (fraction ? `.${fraction}` : "");
}

export const negated = (text: string): string => (text.startsWith("-") ? text.slice(1) : `-${text}`);

function shiftedDigits(text: string, places: number): string {
  const [whole = "0", fraction = ""] = text.split(".");
  return whole + fraction.padEnd(places, "0");
}
