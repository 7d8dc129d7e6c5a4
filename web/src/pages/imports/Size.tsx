/** How large a file is. */
import { useLanguage } from "../../text";
import css from "./UploadCard.module.css";

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

export function Size({ bytes }: { bytes: number }) {
  const { language } = useLanguage();
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1);
  const words = new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en", { style: "unit", unit: UNITS[step]!, unitDisplay: "short", maximumFractionDigits: step > 1 ? 1 : 0 });
  return <span className={css.size}>{words.format(bytes / 1000 ** step)}</span>;
}
