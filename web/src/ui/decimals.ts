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
