/** What answers of one moment change is drawn once: whoever is told of an answer is told together with all others of that moment. */

/** Answers that come within this time are of one moment. */
const MOMENT_MS = 0;

let waiting: (() => void)[] = [];

/** Run `tell` with whatever else is told in this moment. */
export function inOneMoment(tell: () => void): void {
  if (waiting.push(tell) === 1) setTimeout(tellAll, MOMENT_MS);
}

function tellAll(): void {
  const all = waiting;
  waiting = [];
  for (const tell of all) {
    try {
      tell();
    } catch (error) {
      reportError(error);
    }
  }
}
