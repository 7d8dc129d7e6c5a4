/** The audit log: who changed what, when and why; and whether the log itself still holds. */
import { useTranslation } from "react-i18next";

import { marks, useAudit, type AuditEntry } from "../../api";
import { useLanguage } from "../../text";
import { useActorName } from "../../ui/actors";
import { sayMoment } from "../../ui/ago";
import { Empty } from "../../ui/Empty";
import { Button, CloseOutlined, Select } from "../../ui/kit";
import { PageHead } from "../../ui/PageHead";
import { Troubled } from "../../ui/Troubled";
import { useParam } from "../../ui/useParam";
import { useCoded } from "../../ui/words";
import css from "./Audit.module.css";
import { Verify } from "./Verify";

export function Audit() {
  const { t } = useTranslation();
  const coded = useCoded();
  const [subject, setSubject] = useParam("subject");
  const [actor, setActor] = useParam("actor");
  const [action, setAction] = useParam("act");
  const log = useAudit({ subject, actor, action });
  const head = <PageHead title={t("nav.audit")} waiting={!log.data && !log.error} />;
  if (log.error && !log.data) {
    return (
      <>
        {head}
        <Troubled problem={log.error} retry={() => void log.refetch()} height={320} />
      </>
    );
  }
  if (!log.data) return head;
  const first = log.data.pages[0]!;
  const entries = log.data.pages.flatMap((page) => page.items);
  const every = (label: string) => ({ value: "", label });
  const one = subject?.includes(":") ?? false;
  return (
    <>
      {head}
      <Verify />
      <div className={css.bar} role="group" aria-label={t("audit.filter")}>
        {one ? (
          <Button icon={<CloseOutlined aria-hidden="true" />} onClick={() => setSubject(null)}>
            {t("audit.only", { subject: subjectName(subject!, coded) })}
          </Button>
        ) : (
          <Select aria-label={t("audit.about")} value={subject ?? ""} onChange={(next) => setSubject(next || null)} showSearch={{ optionFilterProp: "label" }} popupMatchSelectWidth={false}
            options={[every(t("audit.everything")), ...first.kinds.map((value) => ({ value, label: coded("subjectKind", value, value) }))]}
          />
        )}
        <Select aria-label={t("audit.what")} value={action ?? ""} onChange={(next) => setAction(next || null)} showSearch={{ optionFilterProp: "label" }} popupMatchSelectWidth={false}
          options={[every(t("audit.anyAction")), ...first.actions.map((value) => ({ value, label: coded("auditAction", value.replace(".", "_"), value) }))]}
        />
        <Select aria-label={t("audit.who")} value={actor ?? ""} onChange={(next) => setActor(next || null)} showSearch={{ optionFilterProp: "label" }} popupMatchSelectWidth={false}
          options={[every(t("audit.anybody")), ...first.actors.map((value) => ({ value, label: value }))]}
        />
      </div>
      {entries.length === 0 ? (
        <Empty title={t("audit.none")} how={t("audit.noneHow")} />
      ) : (
        <ol className={css.list} {...marks(log)}>
          {entries.map((entry) => (
            <One key={entry.id} entry={entry} only={(next) => setSubject(next)} />
          ))}
        </ol>
      )}
      {log.hasNextPage && (
        <p className={css.more}>
          <Button loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {t("audit.more")}
          </Button>
        </p>
      )}
    </>
  );
}

type Coded = ReturnType<typeof useCoded>;

function subjectName(subject: string, coded: Coded): string {
  const [kind = "", ...rest] = subject.split(":");
  return [coded("subjectKind", kind, kind), rest.join(":")].filter(Boolean).join(" ");
}

function One({ entry, only }: { entry: AuditEntry; only: (subject: string) => void }) {
  const { t } = useTranslation();
  const coded = useCoded();
  const actor = useActorName();
  const { language } = useLanguage();
  const subject = `${entry.subject.kind}:${entry.subject.id}`;
  return (
    <li className={css.entry} data-entry={entry.id}>
      <span className={css.number}>{entry.id}</span>
      <time dateTime={entry.at}>{sayMoment(entry.at, language)}</time>
      <span className={css.what}>
        <b title={entry.action}>{coded("auditAction", entry.action.replace(".", "_"), entry.action)}</b>
        <button type="button" onClick={() => only(subject)}>
          {subjectName(subject, coded)}
        </button>
        {entry.reason && <q>{entry.reason}</q>}
      </span>
      <span className={css.actor} title={entry.actor}>
        {entry.actor.startsWith("person:") ? actor(entry.actor) : entry.actor}
      </span>
      <details className={css.detail}>
        <summary>{t("audit.detail")}</summary>
        <pre tabIndex={0}>{JSON.stringify({ ...entry.detail, hash: entry.hash }, null, 2)}</pre>
      </details>
    </li>
  );
}
