/** The one-time link by which a person chooses a password: made here, shown once, handed over by whoever made it. */
import { useTranslation } from "react-i18next";

import { asProblem, useInvite, type Employee } from "../../api";
import { Button, CopyOutlined } from "../../ui/kit";
import { useProblemWords } from "../../ui/words";
import css from "./Invitation.module.css";

export function Invitation({ person }: { person: Employee }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const invite = useInvite(person.id);
  const ready = person.active && person.email !== null;
  const url = invite.data?.url;
  return (
    <div className={css.invitation}>
      <p>
        <Button disabled={!ready} loading={invite.isPending} onClick={() => invite.mutate()}>
          {t(person.account === "active" ? "people.reset" : "people.invite")}
        </Button>
        <span>{t(ready ? (person.account === "active" ? "people.resetNote" : "people.inviteNote") : "people.inviteNeeds")}</span>
      </p>
      {url && (
        <p className={css.link} role="status">
          <code translate="no">{url}</code>
          <Button size="small" icon={<CopyOutlined aria-hidden="true" />} onClick={() => void navigator.clipboard.writeText(url)}>
            {t("people.copy")}
          </Button>
        </p>
      )}
      {invite.error && (
        <p className={css.trouble} role="alert">
          {words(asProblem(invite.error))}
        </p>
      )}
    </div>
  );
}
