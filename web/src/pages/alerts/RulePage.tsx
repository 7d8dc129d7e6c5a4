/** One rule: what it watches and why, its level with the back-test of it, how every slice stands, its versions. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";

import { marks, useAlertRule, useKpis, useLastDay, useMay, type AlertRuleDetail } from "../../api";
import { useTwo } from "../../text";
import { PageHead } from "../../ui/PageHead";
import { StatusTag } from "../../ui/StatusTag";
import { Tile } from "../../ui/Tile";
import { Troubled } from "../../ui/Troubled";
import { useCoded, useReasonWords } from "../../ui/words";
import { BacktestTile } from "./BacktestTile";
import { LevelForm } from "./LevelForm";
import css from "./RulePage.module.css";
import { level } from "./Rules";
import { useAlertWords, type AlertWords } from "./useAlertWords";

const SHOWN = 30;

export function RulePage() {
  const { id = "" } = useParams();
  return <OneRule key={id} id={id} />;
}

function OneRule({ id }: { id: string }) {
  const { t } = useTranslation();
  const two = useTwo();
  const rule = useAlertRule(id);
  const words = useAlertWords();
  const lastDay = useLastDay();
  const [tried, tryOut] = useState<string | null>(null);
  const { whole, may } = useMay();
  const crumbs = (
    <>
      <Link to="/alerts">{t("nav.alerts")}</Link>
      {" / "}
      <Link to="/alerts/rules">{t("alerts.rules")}</Link>
    </>
  );
  if (rule.error && !rule.data) {
    return (
      <>
        <PageHead title={id} crumbs={crumbs} />
        <Troubled problem={rule.error} retry={() => void rule.refetch()} height={320} leave={{ to: "/alerts/rules", text: t("alerts.rules") }} />
      </>
    );
  }
  if (!rule.data || !lastDay) return <PageHead title={id} crumbs={crumbs} waiting />;
  return (
    <>
      <PageHead title={two(rule.data.name)} crumbs={crumbs} />
      <div className={css.tiles}>
        <Tile id="about" title={t("alerts.about")} marks={marks(rule)} extra={<StatusTag status={rule.data.severity} group="severity" />}>
          <About rule={rule.data} words={words} />
        </Tile>
        <Tile id="level" title={t("alerts.levelTitle")} note={level(rule.data, words, t)}>
          {whole && may("edit_alerts") ? <LevelForm key={rule.data.version} rule={rule.data} tryOut={tryOut} /> : <p>{t("alerts.levelOfOthers")}</p>}
        </Tile>
        {whole && <BacktestTile rule={rule.data} words={words} until={lastDay} tried={tried} />}
        <Slices rule={rule.data} words={words} />
        <Versions rule={rule.data} words={words} />
      </div>
    </>
  );
}

function About({ rule, words }: { rule: AlertRuleDetail; words: AlertWords }) {
  const { t } = useTranslation();
  const two = useTwo();
  const coded = useCoded();
  const kpi = useKpis().data?.find(({ id }) => id === rule.kpi);
  const facts: [string, string][] = [
    [t("alerts.kind"), coded("alertKind", rule.kind, rule.kind)],
    [t("alerts.window"), t("alerts.windowDays", { count: rule.days })],
    [t("alerts.steady"), t("alerts.steadyTimes", { count: rule.steady })],
    [t("alerts.cooldown"), t("alerts.windowDays", { count: rule.cooldown })],
    ...(rule.least === null ? [] : ([[t("alerts.least"), words.number({ unit: "count" }, rule.least)]] as [string, string][])),
    [t("goals.owner"), words.owner(rule.owner)],
  ];
  return (
    <div className={css.about}>
      <div className={css.words}>
        <p>{two(rule.means)}</p>
        <p className={css.todo}>{two(rule.todo)}</p>
        {rule.kpi && <Link to={`/kpis/${rule.kpi}`}>{kpi ? two(kpi.name) : rule.kpi}</Link>}
      </div>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const ORDER = ["firing", "pending", "could_not_evaluate", "no_data", "resolved", "ok"];

function Slices({ rule, words }: { rule: AlertRuleDetail; words: AlertWords }) {
  const { t } = useTranslation();
  const reason = useReasonWords();
  const place = ({ state }: AlertRuleDetail["slices"][number]) => ORDER.indexOf(state);
  const slices = rule.slices.toSorted((a, b) => place(a) - place(b));
  if (slices.length === 0) return null;
  return (
    <Tile id="slices" title={t("alerts.slices", { count: slices.length })} flush>
      <div className={css.scroll} tabIndex={0} role="group" aria-label={t("alerts.slices", { count: slices.length })}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("alerts.where")}</th>
              <th scope="col">{t("alerts.value")}</th>
              <th scope="col" className={css.middle}>{t("alerts.limitWord")}</th>
              <th scope="col">{t("goals.state")}</th>
            </tr>
          </thead>
          <tbody>
            {slices.slice(0, SHOWN).map((slice) => (
              <tr key={JSON.stringify(slice.slice)} data-state={slice.state}>
                <th scope="row">{words.place(slice.slice)}</th>
                <td>{words.number(rule, slice.value)}</td>
                <td className={css.middle}>{words.number(rule, slice.limit)}</td>
                <td>
                  <StatusTag status={slice.state === "firing" ? rule.severity : slice.state} group="sliceState" {...(slice.state === "firing" ? { text: t("alerts.firing") } : {})} />
                  {slice.reason && <small>{reason(slice.reason)}</small>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Tile>
  );
}

function Versions({ rule, words }: { rule: AlertRuleDetail; words: AlertWords }) {
  const { t } = useTranslation();
  return (
    <Tile id="versions" title={t("goals.versions")}>
      <ol className={css.versions}>
        {rule.versions.toReversed().map((version) => (
          <li key={version.version} data-version={version.version}>
            <b>{t("goals.version", { number: version.version })}</b>
            <span>{[version.version === 0 ? t("alerts.shipped") : version.reason && t("quoted", { text: version.reason }), version.by, version.at && words.day(version.at.slice(0, 10))].filter(Boolean).join(" · ")}</span>
          </li>
        ))}
      </ol>
      <details className={css.yaml}>
        <summary>{t("alerts.yaml")}</summary>
        <pre tabIndex={0}>{rule.yaml}</pre>
      </details>
    </Tile>
  );
}
