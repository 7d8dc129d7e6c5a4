/** The stages of a funnel from the widest down, with what is lost between them. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import css from "./FunnelStages.module.css";

export type ShownStage = {
  id: string;
  name: ReactNode;
  /** How many came, as a part of those who came to the first stage, and in words. */
  part: number;
  count: string;
  /** What was lost on the way to it; nothing for the first. */
  between: { lost: string; share: string; rate: ReactNode; change: ReactNode; most: boolean } | null;
};

export function FunnelStages({ stages }: { stages: readonly ShownStage[] }) {
  const { t } = useTranslation();
  return (
    <ol className={css.stages}>
      {stages.map(({ id, name, part, count, between }) => (
        <li key={id} data-stage={id}>
          {between && (
            <p className={css.between}>
              <span>{t("tile.lostShare", { count: between.lost, share: between.share })}</span>
              <span>
                {t("tile.passed")} <b>{between.rate}</b> {between.change}
                {between.most && <em data-moved="">{t("tile.most")}</em>}
              </span>
            </p>
          )}
          <div className={css.stage}>
            <span className={css.name}>{name}</span>
            <span className={css.track} aria-hidden="true">
              <i style={{ width: `max(2px, ${part * 100}%)` }} />
            </span>
            <b>{count}</b>
          </div>
        </li>
      ))}
    </ol>
  );
}
