/** The providers that let me in; each can be let go of while there is a password. */
import { useTranslation } from "react-i18next";

import { asProblem, useUnbind, type OwnAccount } from "../../api";
import { useLanguage } from "../../text";
import { sayTime } from "../../ui/dates";
import { Button } from "../../ui/kit";
import { useProblemWords } from "../../ui/words";
import css from "./Own.module.css";

export function Bound({ providers, password }: Pick<OwnAccount, "providers" | "password">) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const words = useProblemWords();
  const unbind = useUnbind();
  return (
    <div className={css.stack}>
      <ul className={css.list}>
        {providers.map(({ id, name, bound_at }) => (
          <li key={id} data-provider={id}>
            <div>
              <b>{name ?? id}</b>
              <span>{t("account.bound", { at: sayTime(bound_at, language) })}</span>
            </div>
            {password && (
              <Button size="small" danger loading={unbind.isPending && unbind.variables === id} onClick={() => unbind.mutate(id)}>
                {t("account.unbind")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {password && <p className={css.lead}>{t("account.unbindLead")}</p>}
      {unbind.error && (
        <p className={css.trouble} role="alert">
          {words(asProblem(unbind.error))}
        </p>
      )}
    </div>
  );
}
