/** How large a file is. */
import css from "./UploadCard.module.css";

const UNITS = ["B", "kB", "MB", "GB"] as const;

export function Size({ bytes }: { bytes: number }) {
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1);
  const digits = (bytes / 1000 ** step).toLocaleString("en", { maximumFractionDigits: step > 1 ? 1 : 0 });
  return <span className={css.size}>{`${digits} ${UNITS[step]}`}</span>;
}
