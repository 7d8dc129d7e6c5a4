/** How well something fits what was typed: each typed word must stand in it, best at the start of its name. */

export type Findable = { names: readonly string[] };

const plain = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** 0 where it does not fit; the better, the higher. */
export function fit(typed: string, { names }: Findable): number {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return 1;
  return Math.max(...names.map((name) => fitOf(words, plain(name))));
}

function fitOf(words: readonly string[], name: string): number {
  const each: number[] = words.map((word) => {
    const at = name.indexOf(word);
    if (at < 0) return 0;
    return at === 0 ? 3 : /[\s\-_./(:]/.test(name[at - 1]!) ? 2 : 1;
  });
  if (each.includes(0)) return 0;
  // Of two that fit alike the shorter is the nearer one.
  return each.reduce((sum, one) => sum + one, 0) / words.length + 1 / (1 + name.length);
}

/** The best of them in order, those that fit alike as they came. */
export function best<Item extends Findable>(typed: string, items: readonly Item[], most: number): Item[] {
  const fits = items.map((item) => ({ item, fit: fit(typed, item) })).filter(({ fit: found }) => found > 0);
  return fits
    .toSorted((one, other) => other.fit - one.fit)
    .slice(0, most)
    .map(({ item }) => item);
}
