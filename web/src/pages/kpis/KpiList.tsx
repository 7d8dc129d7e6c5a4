/** All KPIs by area, each with its value now. */
import { useTranslation } from "react-i18next";

import { useBoard, useCompany, useFreshness, useKpis, useLastDay, useView, type Kpi, type Tile } from "../../api";
import { FilterBar } from "../../ui/filters/FilterBar";
import { FreshnessButton } from "../../ui/FreshnessButton";
import { SearchOutlined, Input } from "../../ui/kit";
import { PageHead } from "../../ui/PageHead";
import { Troubled } from "../../ui/Troubled";
import { KpiGroup } from "./KpiGroup";
import css from "./KpiList.module.css";
import { useParam } from "../../ui/useParam";

export function KpiList() {
  const { t } = useTranslation();
  const kpis = useKpis();
  const board = useBoard("company");
  const company = useCompany();
  const freshness = useFreshness();
  const lastDay = useLastDay();
  const { view, change } = useView();
  const [typed, type] = useParam("q", true);

  const failure = kpis.error ?? freshness.error;
  if (failure && !(kpis.data && lastDay)) {
    return (
      <>
        <PageHead title={t("nav.kpis")} />
        <Troubled problem={failure} retry={() => void Promise.all([kpis.refetch(), freshness.refetch()])} height={320} />
      </>
    );
  }
  if (!kpis.data || !company.data || !lastDay) return <PageHead title={t("nav.kpis")} waiting />;
  const groups = grouped(boardFirst(kpis.data, board.data?.tiles ?? []));
  const found = new Set(kpis.data.filter((kpi) => matches(kpi, typed ?? "")).map((kpi) => kpi.id));
  return (
    <>
      <PageHead title={t("nav.kpis")} />
      <FilterBar view={view} change={change} lastDay={lastDay} company={company.data}
        end={<FreshnessButton freshness={freshness.data ?? []} lastDay={lastDay} />}
      />
      <Input
        className={css.search ?? ""}
        allowClear
        prefix={<SearchOutlined aria-hidden="true" />}
        value={typed ?? ""}
        placeholder={t("list.search", { count: kpis.data.length })}
        aria-label={t("list.search", { count: kpis.data.length })}
        onChange={(event) => type(event.target.value || null)}
      />
      {[...groups].map(([group, members]) => (
        <KpiGroup key={group} group={group} kpis={members} shown={found} view={view} lastDay={lastDay} />
      ))}
      {found.size === 0 && <p className={css.none}>{t("list.nothing", { typed })}</p>}
    </>
  );
}

/** The areas in the order a business is read; those of a company's own KPIs come after. */
const AREAS = ["sales", "marketing", "operations", "customers", "product", "supply"];

function grouped(kpis: readonly Kpi[]): Map<string, Kpi[]> {
  const groups = new Map<string, Kpi[]>(AREAS.map((area) => [area, []]));
  for (const kpi of kpis) groups.set(kpi.group, [...(groups.get(kpi.group) ?? []), kpi]);
  return groups;
}

/** What stands on the board comes first, in its order there. */
function boardFirst(kpis: readonly Kpi[], tiles: readonly Tile[]): Kpi[] {
  const shown = tiles.flatMap((tile) => tile.kpi ?? []);
  const place = ({ id }: Kpi) => (shown.includes(id) ? shown.indexOf(id) : shown.length);
  return kpis.toSorted((a, b) => place(a) - place(b));
}

function matches(kpi: Kpi, typed: string): boolean {
  const text = [kpi.id, kpi.name.zh, kpi.name.en, kpi.meaning.zh, kpi.meaning.en].join(" ").toLowerCase();
  return typed.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}
