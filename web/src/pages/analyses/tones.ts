/** How a class is coloured: what asks for something stands out, how rows are ranked does not. */
export type Tone = "bad" | "warn" | "new" | "plain";

const TONES: Readonly<Record<string, Tone>> = { dead: "bad", out: "bad", high: "bad", slow: "warn", moved_most: "warn", vital: "warn", launch: "new" };

export const toneOf = (id: string, group: string): Tone => TONES[id] ?? (group === "stock" ? "warn" : "plain");
