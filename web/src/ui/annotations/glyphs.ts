/** The small signs of annotations: one form a kind, the same on a chart and in a list. */

/** Outlines in a square of twelve. */
const OUTLINES: Readonly<Record<string, string>> = {
  note: "M1 1H11V8H6L3 11V8H1Z",
  price: "M6 0.5 11.5 6 6 11.5 0.5 6Z",
  promotion: "M6 0.5 11.5 11H0.5Z",
  stock_out: "M2.5 0.5 6 4 9.5 0.5 11.5 2.5 8 6 11.5 9.5 9.5 11.5 6 8 2.5 11.5 0.5 9.5 4 6 0.5 2.5Z",
  sale: "M6 0.3 7.7 4.2 11.8 4.6 8.7 7.4 9.6 11.5 6 9.3 2.4 11.5 3.3 7.4 0.2 4.6 4.3 4.2Z",
  import: "M4.5 0.5H7.5V5.5H11L6 11.5 1 5.5H4.5Z",
  definition: "M1 1H11V11H1Z",
  action: "M7 0.3 1.5 7H5L4 11.7 10.5 4.8H6.8Z",
};

/** In which order kinds stand where several meet: what people wrote first. */
export const KINDS = Object.keys(OUTLINES);

export const outline = (kind: string): string => OUTLINES[kind] ?? OUTLINES["definition"]!;
