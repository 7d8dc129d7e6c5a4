/** Who uses the KPI: boards, goals, alert rules and playbooks on it, and KPIs whose formulas name it. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { marks, useUses, viewSearch, type Uses, type View } from "../../api";
import { useTwo } from "../../text";
import { Tile } from "../../ui/Tile";
import { Troubled } from "../../ui/Troubled";
import { Wait } from "../../ui/Wait";
import css from "./UsesTile.module.css";

type Kind = keyof Uses;

const KINDS: readonly Kind[] = ["boards", "goals", "alert_rules", "playbooks", "kpis"];
/** As many of a kind are named before the rest is told as a count. */
const NAMED = 5;

export function UsesTile({ id, view }: { id: string; view: View }) {
  const { t } = useTranslation();
  const answer = useUses(id);
  const present = KINDS.filter((kind) => answer.data?.[kind].length);
  return (
    <Tile id="uses" marks={marks(answer)} title={t("uses.title")}>
      {answer.data ? (
        present.length === 0 ? (
          <p className={css.none}>{t("uses.none")}</p>
        ) : (
          <dl className={css.kinds}>
            {present.map((kind) => (
              <Used key={kind} kind={kind} uses={answer.data[kind]} view={view} />
            ))}
          </dl>
        )
      ) : answer.error ? (
        <Troubled problem={answer.error} retry={() => void answer.refetch()} height={100} />
      ) : (
        <Wait bars={[70, 50, 60]} />
      )}
    </Tile>
  );
}

function Used({ kind, uses, view }: { kind: Kind; uses: Uses[Kind]; view: View }) {
  const { t } = useTranslation();
  const two = useTwo();
  const [whole, show] = useState(uses.length <= NAMED + 1);
  const rest = whole ? 0 : uses.length - NAMED;
  return (
    <>
      <dt>{t(`uses.${kind}`)}</dt>
      <dd data-uses={kind}>
        {(whole ? uses : uses.slice(0, NAMED)).map(({ id, name, active }) => (
          <span key={id}>
            <Link to={placeOf(kind, id, view)}>{two(name)}</Link>
            {!active && <small> {t("uses.off")}</small>}
          </span>
        ))}
        {rest > 0 && (
          <button type="button" className={css.more} onClick={() => show(true)}>
            {t("uses.more", { count: rest })}
          </button>
        )}
      </dd>
    </>
  );
}

function placeOf(kind: Kind, id: string, view: View): string {
  const named = encodeURIComponent(id);
  switch (kind) {
    case "boards":
      return `/boards/${named}${viewSearch(view)}`;
    case "goals":
      return `/goals?goal=${named}`;
    case "alert_rules":
      return `/alerts/rules/${named}`;
    case "playbooks":
      return `/actions?playbook=${named}`;
    case "kpis":
      return `/kpis/${named}${viewSearch(view)}`;
  }
}
