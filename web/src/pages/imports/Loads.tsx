/** Which facts of which stores and days a file brings. */
import { useTranslation } from "react-i18next";

import type { UploadLook } from "../../api";
import { useLanguage } from "../../text";
import { sayRange } from "../../ui/dates";
import { today } from "../../ui/today";
import { useFactName } from "../../ui/words";

export function Loads({ loads }: { loads: UploadLook["loads"] }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const fact = useFactName();
  return loads.map((each) => (
    <span key={`${each.fact} ${each.store}`}>
      {[fact(each.fact), each.store, each.first && each.last && sayRange(each.first, each.last, language, today())].filter(Boolean).join(" · ")}
      {` · ${t("imports.rows", { count: each.rows, rows: each.rows.toLocaleString("en") })}`}
    </span>
  ));
}
