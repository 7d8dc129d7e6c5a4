/** Where I am signed in; every other browser can be signed out from here. */
import { useTranslation } from "react-i18next";

import { useEndSession, type OwnAccount } from "../../api";
import { useLanguage } from "../../text";
import { sayTime } from "../../ui/dates";
import { Button } from "../../ui/kit";
import { browserName } from "./agents";
import css from "./Own.module.css";

export function Browsers({ sessions }: { sessions: OwnAccount["sessions"] }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const end = useEndSession();
  return (
    <ul className={css.list}>
      {sessions.map((session) => (
        <li key={session.id} data-here={session.here ? "" : undefined}>
          <div>
            <b>{browserName(session.agent) ?? t("account.program")}</b>
            <span>{session.here ? t("account.here") : t("account.used", { at: sayTime(session.seen_at, language) })}</span>
          </div>
          {!session.here && (
            <Button size="small" loading={end.isPending && end.variables === session.id} onClick={() => end.mutate(session.id)}>
              {t("account.signOut")}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
