/** The sign of a kind of annotation. */
import { outline } from "./glyphs";

export function Glyph({ kind }: { kind: string }) {
  return (
    <svg width="10" height="10" viewBox="0 0 12 12" aria-hidden="true" data-glyph={kind}>
      <path d={outline(kind)} fill="currentColor" />
    </svg>
  );
}
