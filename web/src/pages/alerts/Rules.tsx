/** Every rule: what it watches, at which level it fires, and how its slices stand. */
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { marks, useAlertRules, type AlertRule } from "../../api";
import { useTwo } from "../../text";
import { PageHead } from "../../ui/PageHead";
import { StatusTag } from "../../ui/StatusTag";
import { Tile } from "../../ui/Tile";
import { Troubled } from "../../ui/Troubled";
import { useCoded } from "../../ui/words";
import css from "./Rules.module.css";
import { levelUnit, useAlertWords, type AlertWords } from "./useAlertWords";

const UNSURE = ["no_data", "could_not_evaluate"];

export function Rules() {
  const { t } = useTranslation();
  const rules = useAlertRules();
  const words = useAlertWords();
  const crumbs = <Link to="/alerts">{t("nav.alerts")}</Link>;
  if (rules.error && !rules.data) {
    return (
      <>
        <PageHead title={t("alerts.rules")} crumbs={crumbs} />
        <Troubled problem={rules.error} retry={() => void rules.refetch()} height={320} />
      </>
    );
  }
  if (!rules.data) return <PageHead title={t("alerts.rules")} crumbs={crumbs} waiting />;
  const sorted = rules.data.toSorted((a, b) => Number(b.active) - Number(a.active) || firing(b) - firing(a) || a.id.localeCompare(b.id));
  return (
    <>
      <PageHead title={t("alerts.rules")} crumbs={crumbs} />
      <Tile id="rules" title={t("alerts.rulesTitle", { count: sorted.length })} note={t("alerts.rulesNote")} marks={marks(rules)} flush>
        <div className={css.scroll}>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">{t("alerts.rule")}</th>
                <th scope="col" className={css.middle}>{t("alerts.level")}</th>
                <th scope="col" className={css.wide}>{t("goals.owner")}</th>
                <th scope="col">{t("alerts.firing")}</th>
                <th scope="col" className={css.wide}>{t("alerts.pending")}</th>
                <th scope="col" className={css.middle}>{t("alerts.unsure")}</th>
                <th scope="col" className={css.middle}>{t("alerts.fine")}</th>
                <th scope="col">{t("goals.state")}</th>
              </tr>
            </thead>
            <tbody>
              {sorted.map((rule) => (
                <Row key={rule.id} rule={rule} words={words} />
              ))}
            </tbody>
          </table>
        </div>
      </Tile>
    </>
  );
}

const firing = ({ states }: AlertRule) => states.firing ?? 0;

function Row({ rule, words }: { rule: AlertRule; words: AlertWords }) {
  const { t } = useTranslation();
  const two = useTwo();
  const coded = useCoded();
  const unsure = UNSURE.reduce((sum, state) => sum + (rule.states[state] ?? 0), 0);
  const fine = (rule.states.ok ?? 0) + (rule.states.resolved ?? 0);
  return (
    <tr data-rule={rule.id}>
      <th scope="row">
        <Link to={`/alerts/rules/${rule.id}`}>{two(rule.name)}</Link>
        <span title={two(rule.means)}>{two(rule.means)}</span>
      </th>
      <td className={css.middle}>{level(rule, words, t)}</td>
      <td className={css.wide}>{words.owner(rule.owner)}</td>
      <td>{firing(rule) > 0 ? <StatusTag status={rule.severity} group="severity" text={String(firing(rule))} /> : 0}</td>
      <td className={css.wide}>{rule.states.pending ?? 0}</td>
      <td className={css.middle}>{unsure}</td>
      <td className={css.middle}>{fine}</td>
      <td>{rule.active ? coded("onOff", "on", "on") : coded("onOff", "off", "off")}</td>
    </tr>
  );
}

/** The level in words: `below 2.35`, `a fall of 25 %`, `10 days to the limit`. */
export function level(rule: AlertRule, words: AlertWords, t: TFunction): string {
  const value = words.number({ unit: levelUnit(rule) }, rule.fire);
  const key = rule.kind === "threshold" ? (rule.side === "below" ? "below" : "above") : rule.kind === "change" ? (rule.side === "below" ? "fall" : "rise") : rule.kind;
  return t(`alerts.levels.${key as "below"}`, { value });
}
