/** Goals: the company's scorecard on top, the tree below it, one goal opened beside. */
import { useTranslation } from "react-i18next";

import { marks, useGoals, type Goals as Given, type Marks } from "../../api";
import { FilterButton } from "../../ui/filters/FilterButton";
import { OneOf } from "../../ui/filters/OneOf";
import { Empty } from "../../ui/Empty";
import { Segmented } from "../../ui/kit";
import { PageHead } from "../../ui/PageHead";
import { SidePanel } from "../../ui/SidePanel";
import { Tile } from "../../ui/Tile";
import { Troubled } from "../../ui/Troubled";
import { useParam } from "../../ui/useParam";
import { useCoded } from "../../ui/words";
import { useTwo } from "../../text";
import { BalanceTile } from "./BalanceTile";
import { GoalPanel } from "./GoalPanel";
import css from "./Goals.module.css";
import { GoalTree } from "./GoalTree";
import { ScorecardTile, ScoreTiles } from "./Scorecards";
import { flat, keep, ranked, statusOf } from "./standing";
import { useGoalWords, type GoalWords } from "./useGoalWords";

const STATES = ["on_track", "behind", "off", "no_data", "draft"];

export function Goals() {
  const { t } = useTranslation();
  const goals = useGoals();
  if (goals.error && !goals.data) {
    return (
      <>
        <PageHead title={t("nav.goals")} />
        <Troubled problem={goals.error} retry={() => void goals.refetch()} height={320} />
      </>
    );
  }
  if (!goals.data) return <PageHead title={t("nav.goals")} waiting />;
  if (goals.data.goals.length === 0) {
    return (
      <>
        <PageHead title={t("nav.goals")} />
        <Empty title={t("goals.none")} how={t("goals.noneHow")} command={'helloword goals import --set owner --owner PERSON --reason "first goals"'} />
      </>
    );
  }
  return <Shown goals={goals.data} marks={marks(goals)} />;
}

function Shown({ goals, marks }: { goals: Given; marks: Marks }) {
  const { t } = useTranslation();
  const two = useTwo();
  const [chosen, choose] = useParam("goal");
  const [view, show] = useParam("view");
  const [state, setState] = useParam("state");
  const [owner, setOwner] = useParam("owner");
  const words = useGoalWords(goals.whose, goals.today);
  const kept = keep(ranked(goals.goals, words.teams), (goal) => (!state || statusOf(goal) === state) && (!owner || [goal.owner, goal.department, words.under(goal)].includes(owner)));
  const one = flat(goals.goals).find(({ id }) => id === chosen);
  return (
    <div className={css.page} data-open={chosen ? "" : undefined}>
      <div className={css.content}>
        <PageHead title={t("nav.goals")} />
        <div className={css.bar} role="group" aria-label={t("filter.bar")}>
          <Segmented aria-label={t("goals.view")} value={view === "scorecards" ? "scorecards" : "tree"} onChange={(next) => show(next === "tree" ? null : next)}
            options={[{ value: "tree", label: t("goals.tree") }, { value: "scorecards", label: t("goals.scorecards") }]}
          />
          {view !== "scorecards" && <StateFilter state={state} choose={setState} />}
          {view !== "scorecards" && <OwnerFilter goals={goals} words={words} owner={owner} choose={setOwner} />}
        </div>
        <ScoreTiles words={words} />
        {view === "scorecards" ? (
          <ScorecardTile goals={goals} words={words} chosen={chosen} choose={choose} />
        ) : (
          <Tile id="tree" title={t("goals.treeTitle")} note={t("goals.treeNote")} marks={marks} flush>
            <GoalTree goals={kept} words={words} chosen={chosen} choose={(id) => choose(id === chosen ? null : id)} />
            {kept.length === 0 && <p className={css.nothing}>{t("goals.noMatch")}</p>}
          </Tile>
        )}
        <BalanceTile />
      </div>
      {chosen && (
        <SidePanel title={one ? two(one.name) : chosen} onClose={() => choose(null)} width={440}>
          <GoalPanel key={chosen} id={chosen} goals={goals} words={words} choose={choose} />
        </SidePanel>
      )}
    </div>
  );
}

function StateFilter({ state, choose }: { state: string | null; choose: (state: string | null) => void }) {
  const { t } = useTranslation();
  const coded = useCoded();
  const options = [{ value: "", label: t("filter.all") }, ...STATES.map((value) => ({ value, label: coded("goalStatus", value, value) }))];
  return (
    <FilterButton label={t("goals.state")} value={state ? coded("goalStatus", state, state) : t("filter.all")}>
      {(close) => (
        <OneOf label={t("goals.state")} options={options} value={state ?? ""}
          onChoose={(next) => {
            choose(next || null);
            close();
          }}
        />
      )}
    </FilterButton>
  );
}

function OwnerFilter({ goals, words, owner, choose }: { goals: Given; words: GoalWords; owner: string | null; choose: (owner: string | null) => void }) {
  const { t } = useTranslation();
  const two = useTwo();
  const found = new Set(flat(goals.goals).flatMap((goal) => [goal.owner, goal.department, words.under(goal)]));
  const somebody = goals.whose.filter(({ id }) => found.has(id));
  const named = somebody.find(({ id }) => id === owner);
  const options = [{ value: "", label: t("filter.all") }, ...somebody.map((one) => ({ value: one.id, label: two(one.name) }))];
  return (
    <FilterButton label={t("goals.owner")} value={named ? two(named.name) : t("filter.all")}>
      {(close) => (
        <OneOf label={t("goals.owner")} options={options} value={owner ?? ""}
          onChoose={(next) => {
            choose(next || null);
            close();
          }}
        />
      )}
    </FilterButton>
  );
}
