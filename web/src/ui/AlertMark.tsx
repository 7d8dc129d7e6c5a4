/** The open alerts of a KPI in this view: a bell with their number, which leads to the gravest. */
import { BellFilled } from "@ant-design/icons";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useAlertsOf, within, useView, type Alert } from "../api";
import { useTwo } from "../text";
import css from "./AlertMark.module.css";
import { toneOf } from "./StatusTag";

export const AlertMark = memo(function AlertMark({ kpi }: { kpi: string }) {
  const all = useAlertsOf(kpi);
  return all.length > 0 && <Mark all={all} />;
});

function Mark({ all }: { all: readonly Alert[] }) {
  const { t } = useTranslation();
  const two = useTwo();
  const found = within(all, useView().view.where);
  const first = found[0];
  if (!first) return null;
  const name = first.name ? two(first.name) : first.rule;
  return (
    <Link className={`${css.mark} ${css[toneOf(first.severity)]}`} to={`/alerts?alert=${first.id}`} title={name} aria-label={t("card.alerts", { count: found.length, name })} data-alerts={found.length}>
      <BellFilled aria-hidden="true" />
      <span aria-hidden="true">{found.length}</span>
    </Link>
  );
}
