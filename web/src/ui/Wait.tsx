/** Bars where an answer will stand, shown only when it takes a moment. */
import css from "./Wait.module.css";

/** Widths in percent, one bar each. */
export function Wait({ bars, tall }: { bars: readonly number[]; tall?: readonly number[] }) {
  return (
    <div className={css.wait} aria-hidden="true">
      {bars.map((width, index) => (
        <i key={index} style={{ width: `${width}%`, height: tall?.[index] }} />
      ))}
    </div>
  );
}
