/** How many reach each stage, and what is lost between. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useLanguage } from "../../text";
import { say } from "../../ui/format";
import { Delta } from "../../ui/Money";
import { FunnelStages, type ShownStage } from "../../ui/pictures/FunnelStages";
import { amountOf, cellOf, openedAt } from "./cells";
import type { PictureProps } from "./Picture";
import css from "./Picture.module.css";
import { stagesOf } from "./stages";
import { useRowName } from "./useRowName";

export function FunnelPicture({ analysis, table, view }: PictureProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const rowName = useRowName();
  const count = (value: number) => say(value, { unit: "count", currency: null, language, size: "full" });
  const share = (value: number | string) => say(value, { unit: "ratio", currency: null, language, size: "table" });
  const stages = stagesOf(table, rowName);
  const first = stages[0]?.count ?? 0;
  const shown = stages.map(({ id, name, count: came, step }): ShownStage => {
    const rate = step && cellOf(table, step, "pass_rate");
    const column = table.columns.find((one) => one.id === "pass_rate");
    const to = step && rate && column ? openedAt(analysis, table, step, column, rate, view) : null;
    return {
      id,
      name: to ? <Link to={to}>{name}</Link> : name,
      part: came / (first || 1),
      count: count(came),
      between: step && {
        lost: count(amountOf(cellOf(table, step, "lost")) ?? 0),
        share: share(amountOf(cellOf(table, step, "loss_rate")) ?? 0),
        rate: rate?.value == null ? "—" : share(rate.value),
        change: rate?.change != null && <Delta comparison={rate} unit="ratio" better="up" />,
        most: step.labels.includes("moved_most"),
      },
    };
  });
  if (shown.length < 2) return null;
  return (
    <>
      <FunnelStages stages={shown} />
      <p className={css.said}>
        <span>
          {t("tile.through")} <b>{share((stages.at(-1)?.count ?? 0) / (first || 1))}</b>
        </span>
      </p>
    </>
  );
}
