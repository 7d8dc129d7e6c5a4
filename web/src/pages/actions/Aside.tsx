/** What was just put aside, and taking it back at once. */
import { useTranslation } from "react-i18next";

import { Button, UndoOutlined } from "../../ui/kit";
import css from "./Aside.module.css";
import type { ActionWords } from "./useActionWords";

export type PutAside = { ids: readonly number[]; until: string };
type AsideProps = { left: PutAside; words: ActionWords; pending: boolean; takeBack: () => void };

export function Aside({ left, words, pending, takeBack }: AsideProps) {
  const { t } = useTranslation();
  return (
    <p className={css.aside} role="status">
      <span>{t("actions.aside", { count: left.ids.length, day: words.day(left.until) })}</span>
      <Button size="small" icon={<UndoOutlined aria-hidden="true" />} loading={pending} onClick={takeBack}>
        {t("actions.takeBack")}
      </Button>
    </p>
  );
}
