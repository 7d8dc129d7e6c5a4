/** Work that may come after the next frame, a piece at a time: what was changed before it is seen first. */
const waiting = new Set<() => void>();
let begun = false;

/** What is returned takes the work back. */
export function afterFrame(work: () => void): () => void {
  waiting.add(work);
  if (!begun) requestAnimationFrame(() => setTimeout(next));
  begun = true;
  return () => void waiting.delete(work);
}

function next(): void {
  const [work] = waiting;
  begun = work !== undefined;
  if (!work) return;
  waiting.delete(work);
  setTimeout(next);
  work();
}
