/** Where something stands: icon, word and tint, always all three. */
import { CheckCircleFilled, ClockCircleFilled, CloseCircleFilled, EditOutlined, InfoCircleFilled, MinusCircleFilled, SyncOutlined, WarningFilled } from "@ant-design/icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import css from "./StatusTag.module.css";
import { useCoded } from "./words";

type Tone = "ok" | "warn" | "bad" | "calm";

const FACES: Record<string, { tone: Tone; icon: ReactNode }> = {
  on_track: { tone: "ok", icon: <CheckCircleFilled aria-hidden="true" /> },
  behind: { tone: "warn", icon: <WarningFilled aria-hidden="true" /> },
  off: { tone: "bad", icon: <CloseCircleFilled aria-hidden="true" /> },
  no_data: { tone: "calm", icon: <MinusCircleFilled aria-hidden="true" /> },
  draft: { tone: "calm", icon: <EditOutlined aria-hidden="true" /> },
  closed: { tone: "calm", icon: <CheckCircleFilled aria-hidden="true" /> },
  ok: { tone: "ok", icon: <CheckCircleFilled aria-hidden="true" /> },
  weak: { tone: "warn", icon: <WarningFilled aria-hidden="true" /> },
  missing: { tone: "bad", icon: <CloseCircleFilled aria-hidden="true" /> },
  critical: { tone: "bad", icon: <CloseCircleFilled aria-hidden="true" /> },
  warning: { tone: "warn", icon: <WarningFilled aria-hidden="true" /> },
  notice: { tone: "calm", icon: <InfoCircleFilled aria-hidden="true" /> },
  open: { tone: "warn", icon: <ClockCircleFilled aria-hidden="true" /> },
  acknowledged: { tone: "calm", icon: <CheckCircleFilled aria-hidden="true" /> },
  resolved: { tone: "ok", icon: <CheckCircleFilled aria-hidden="true" /> },
  could_not_evaluate: { tone: "calm", icon: <MinusCircleFilled aria-hidden="true" /> },
  within: { tone: "ok", icon: <CheckCircleFilled aria-hidden="true" /> },
  outside: { tone: "bad", icon: <CloseCircleFilled aria-hidden="true" /> },
  incomplete: { tone: "warn", icon: <ClockCircleFilled aria-hidden="true" /> },
  not_comparable: { tone: "calm", icon: <MinusCircleFilled aria-hidden="true" /> },
  proposed: { tone: "warn", icon: <ClockCircleFilled aria-hidden="true" /> },
  approved: { tone: "calm", icon: <CheckCircleFilled aria-hidden="true" /> },
  deferred: { tone: "calm", icon: <ClockCircleFilled aria-hidden="true" /> },
  by_playbook: { tone: "calm", icon: <CheckCircleFilled aria-hidden="true" /> },
  edited: { tone: "calm", icon: <EditOutlined aria-hidden="true" /> },
  running: { tone: "calm", icon: <SyncOutlined aria-hidden="true" /> },
  waiting: { tone: "warn", icon: <ClockCircleFilled aria-hidden="true" /> },
  done: { tone: "ok", icon: <CheckCircleFilled aria-hidden="true" /> },
  undoing: { tone: "calm", icon: <SyncOutlined aria-hidden="true" /> },
  undone: { tone: "calm", icon: <MinusCircleFilled aria-hidden="true" /> },
  failed: { tone: "bad", icon: <CloseCircleFilled aria-hidden="true" /> },
  rejected: { tone: "calm", icon: <CloseCircleFilled aria-hidden="true" /> },
  expired: { tone: "calm", icon: <ClockCircleFilled aria-hidden="true" /> },
  replaced: { tone: "calm", icon: <MinusCircleFilled aria-hidden="true" /> },
  sent: { tone: "calm", icon: <SyncOutlined aria-hidden="true" /> },
  partly_received: { tone: "warn", icon: <ClockCircleFilled aria-hidden="true" /> },
  received: { tone: "ok", icon: <CheckCircleFilled aria-hidden="true" /> },
  inspected: { tone: "ok", icon: <CheckCircleFilled aria-hidden="true" /> },
  cancelled: { tone: "calm", icon: <CloseCircleFilled aria-hidden="true" /> },
  withdrawn: { tone: "calm", icon: <MinusCircleFilled aria-hidden="true" /> },
  on: { tone: "ok", icon: <CheckCircleFilled aria-hidden="true" /> },
  off_: { tone: "calm", icon: <MinusCircleFilled aria-hidden="true" /> },
  forbidden: { tone: "calm", icon: <CloseCircleFilled aria-hidden="true" /> },
  asked: { tone: "ok", icon: <CheckCircleFilled aria-hidden="true" /> },
  sending: { tone: "calm", icon: <SyncOutlined aria-hidden="true" /> },
  dead: { tone: "bad", icon: <CloseCircleFilled aria-hidden="true" /> },
  skipped: { tone: "calm", icon: <MinusCircleFilled aria-hidden="true" /> },
  signs_in: { tone: "ok", icon: <CheckCircleFilled aria-hidden="true" /> },
  invited: { tone: "warn", icon: <ClockCircleFilled aria-hidden="true" /> },
  no_account: { tone: "calm", icon: <MinusCircleFilled aria-hidden="true" /> },
  left: { tone: "calm", icon: <CloseCircleFilled aria-hidden="true" /> },
  looking: { tone: "calm", icon: <SyncOutlined aria-hidden="true" /> },
  ready: { tone: "ok", icon: <CheckCircleFilled aria-hidden="true" /> },
  lacking: { tone: "warn", icon: <WarningFilled aria-hidden="true" /> },
  importing: { tone: "calm", icon: <SyncOutlined aria-hidden="true" /> },
  late: { tone: "bad", icon: <WarningFilled aria-hidden="true" /> },
};

const UNKNOWN = { tone: "calm" as Tone, icon: <InfoCircleFilled aria-hidden="true" /> };

export const toneOf = (status: string): Tone => (FACES[status] ?? UNKNOWN).tone;

/** `group` says which words are used: `goals`, `check`, `severity`, `alertState`. */
export function StatusTag({ status, group, text }: { status: string; group: string; text?: string }) {
  const coded = useCoded();
  const { tone, icon } = FACES[status] ?? UNKNOWN;
  return (
    <span className={`${css.tag} ${css[tone]}`} data-status={status}>
      {icon} {text ?? coded(group, status, status)}
    </span>
  );
}

/** The icon alone, its word for those who do not see it. */
export function StatusIcon({ status, group }: { status: string; group: string }) {
  const coded = useCoded();
  const { t } = useTranslation();
  const { tone, icon } = FACES[status] ?? UNKNOWN;
  return (
    <span className={`${css.icon} ${css[`${tone}Icon`]}`} title={coded(group, status, status)}>
      {icon}
      <span className="sr">{coded(group, status, t("reason.no_data"))}</span>
    </span>
  );
}
