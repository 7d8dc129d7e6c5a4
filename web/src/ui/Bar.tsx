/** How much of a whole is reached, as a bar; a tick may say where it should be. */
import css from "./Bar.module.css";

type BarProps = {
  /** From 0 to 1; beyond, the bar is full. */
  share: number;
  label: string;
  tone?: "primary" | "ok" | "warn" | "bad";
  /** Where it should be by now. */
  tick?: number | null | undefined;
};

export function Bar({ share, label, tone = "primary", tick }: BarProps) {
  const width = Math.round(inside(share) * 1000) / 10;
  return (
    <div className={css.bar} role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={width}>
      <i className={css[tone]} style={{ width: `${width}%` }} />
      {tick != null && <i className={css.tick} style={{ left: `${inside(tick) * 100}%` }} />}
    </div>
  );
}

const inside = (share: number) => Math.min(1, Math.max(0, share));
