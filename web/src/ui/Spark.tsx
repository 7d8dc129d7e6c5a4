/** A small line without axes, for cards and lists. */
import type { Point } from "./sparkline";
import { sparkline } from "./sparkline";
import css from "./Spark.module.css";

const WIDTH = 160;

export function Spark({ points, label, height = 38 }: { points: readonly Point[]; label: string; height?: number }) {
  const drawn = sparkline(points, WIDTH, height);
  if (!drawn) return <div className={css.spark} style={{ height }} />;
  return (
    <div className={css.spark} style={{ height }} role="img" aria-label={label}>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        <path className={css.area} d={drawn.area} />
        <path className={css.line} d={drawn.line} />
        <path className={css.tail} d={drawn.tail} />
      </svg>
      <i
        className={drawn.dot.hollow ? css.open : css.dot}
        style={{ left: `${(drawn.dot.x / WIDTH) * 100}%`, top: drawn.dot.y }}
      />
    </div>
  );
}
