/** One tile of a board: its kind, what it shows, what it says, how large it stands. */
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import type { Kpi, Tile, TileKind } from "../../api";
import { useTwo } from "../../text";
import { Button, Input, Segmented, Select } from "../../ui/kit";
import { useDimensionName } from "../../ui/names";
import { COLUMNS, NARROWEST, SHORTEST, TALLEST } from "./draft";
import css from "./TileForm.module.css";

type TileFormProps = {
  /** Null for a new one. */
  tile: Tile | null;
  kinds: readonly TileKind[];
  kpis: readonly Kpi[];
  groups: readonly { zh: string; en: string }[];
  save: (tile: Tile) => void;
  close: () => void;
};

const MOST_KPIS = 12;
const SIGNS = ["+", "-", "="];

export function TileForm({ tile: given, kinds, kpis, groups, save, close }: TileFormProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const dimensionName = useDimensionName();
  const [tile, write] = useState<Tile>(given ?? blank(kinds[0]!));
  const kind = kinds.find(({ id }) => id === tile.kind) ?? kinds[0]!;
  const chosen = tile.kpi ? [tile.kpi] : tile.kpis;
  const known = new Map(kpis.map((kpi) => [kpi.id, kpi]));
  const dimensions = shared(chosen.flatMap((id) => known.get(id) ?? []));
  const missing = lacks(tile, kind, dimensions);
  const become = (next: TileKind) => write(turned(tile, next));
  const show = (ids: string[]) => write(showing(tile, kind, ids));
  const typed = (text: string) => (text ? { zh: text, en: text } : null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!missing) save(cleaned(tile, kind));
  };
  const options = kpis.filter((kpi) => kind.over === null || (kpi.slices.includes(kind.over) && kpi.unit === "ratio")).map((kpi) => ({ value: kpi.id, label: two(kpi.name) }));
  const listed = dimensions.map((id) => ({ value: id, label: dimensionName(id) }));
  return (
    <form className={css.form} onSubmit={submit} noValidate aria-label={given ? t("edit.tileForm") : t("edit.add")}>
      <fieldset className={css.kinds}>
        <legend>{t("edit.kind")}</legend>
        {kinds.map((each) => (
          <button key={each.id} type="button" aria-pressed={each.id === kind.id} data-kind={each.id} onClick={() => become(each)}>
            <b>{t(`tileKind.${each.id as "line"}`)}</b>
            <small>{t(`tileSays.${each.id as "line"}`)}</small>
          </button>
        ))}
      </fieldset>
      {kind.takes === "text" && (
        <label>
          <span>{t("edit.words")}</span>
          <Input.TextArea rows={4} maxLength={2000} value={tile.text ? two(tile.text) : ""} onChange={(event) => write({ ...tile, text: typed(event.target.value) })} />
        </label>
      )}
      {kind.takes === "kpi" && (
        <div data-field="kpi">
          <span>{t("edit.kpi")}</span>
          <Select aria-label={t("edit.kpi")} showSearch={{ optionFilterProp: "label" }} value={tile.kpi} onChange={(id: string) => show([id])} options={options} />
        </div>
      )}
      {(kind.takes === "kpis" || kind.takes === "signed") && (
        <div data-field="kpis">
          <span>{t("edit.kpis", { count: kind.fewest })}</span>
          <Select<string[]> aria-label={t("edit.kpis", { count: kind.fewest })} mode="multiple" showSearch={{ optionFilterProp: "label" }} maxCount={MOST_KPIS} value={tile.kpis} onChange={show} options={options} />
        </div>
      )}
      {kind.takes === "signed" &&
        tile.kpis.map((id, index) => (
          <div key={id} className={css.signs}>
            <span>{known.has(id) ? two(known.get(id)!.name) : id}</span>
            <Segmented size="small" aria-label={t("edit.sign", { name: known.has(id) ? two(known.get(id)!.name) : id })} options={SIGNS} value={tile.signs[index] ?? "+"} onChange={(sign) => write({ ...tile, signs: tile.signs.with(index, sign) })} />
          </div>
        ))}
      {kind.by && <Dimension label={t("edit.by")} value={tile.by} options={listed} choose={(by) => write({ ...tile, by })} />}
      {kind.across && <Dimension label={t("edit.across")} value={tile.across} options={listed} choose={(across) => write({ ...tile, across })} />}
      <label>
        <span>{t("edit.name")}</span>
        <Input maxLength={80} value={tile.name ? two(tile.name) : ""} placeholder={t("edit.ownName")} onChange={(event) => write({ ...tile, name: typed(event.target.value) })} />
      </label>
      {kind.id === "card" ? (
        <label>
          <span>{t("edit.group")}</span>
          <Input maxLength={80} list="groups" value={tile.group ? two(tile.group) : ""} onChange={(event) => write({ ...tile, group: groups.find((group) => two(group) === event.target.value) ?? typed(event.target.value) })} />
          <datalist id="groups">
            {groups.map((group) => (
              <option key={group.en} value={two(group)} />
            ))}
          </datalist>
        </label>
      ) : (
        <div className={css.sizes}>
          <Size label={t("edit.wide")} from={NARROWEST} to={COLUMNS} value={tile.wide} choose={(wide) => write({ ...tile, wide: wide ?? kind.wide })} />
          <Size label={t("edit.tall")} from={SHORTEST} to={TALLEST} value={tile.tall} choose={(tall) => write({ ...tile, tall })} otherwise={t("edit.asNeeded")} />
        </div>
      )}
      {missing && <p className={css.missing}>{t(`edit.lacks.${missing}`, { count: kind.fewest })}</p>}
      <p className={css.actions}>
        <Button type="primary" htmlType="submit" disabled={missing !== null}>
          {given ? t("edit.apply") : t("edit.addThis")}
        </Button>
        <Button onClick={close}>{t("cancel")}</Button>
      </p>
    </form>
  );
}

function Dimension({ label, value, options, choose }: { label: string; value: string | null; options: { value: string; label: string }[]; choose: (id: string) => void }) {
  return (
    <div data-field="dimension">
      <span>{label}</span>
      <Select aria-label={label} showSearch={{ optionFilterProp: "label" }} value={value} onChange={choose} options={options} />
    </div>
  );
}

function Size({ label, from, to, value, choose, otherwise }: { label: string; from: number; to: number; value: number | null; choose: (value: number | null) => void; otherwise?: string }) {
  const steps = Array.from({ length: to - from + 1 }, (_, index) => ({ value: from + index, label: String(from + index) }));
  return (
    <div data-field="size">
      <span>{label}</span>
      <Select<number> aria-label={label} value={value ?? 0} onChange={(chosen) => choose(chosen || null)} options={otherwise ? [{ value: 0, label: otherwise }, ...steps] : steps} />
    </div>
  );
}

function blank(kind: TileKind): Tile {
  return { kind: kind.id, kpi: null, kpis: [], signs: [], by: null, across: null, group: null, name: null, text: null, wide: kind.wide, tall: null };
}

/** The same KPIs and dimensions as another kind, as far as it takes them. */
function turned(tile: Tile, kind: TileKind): Tile {
  const ids = tile.kpi ? [tile.kpi] : tile.kpis;
  return { ...showing({ ...tile, kpi: null, kpis: [], signs: [] }, kind, ids), kind: kind.id, wide: kind.wide };
}

function showing(tile: Tile, kind: TileKind, ids: string[]): Tile {
  if (kind.takes === "kpi") return { ...tile, kpi: ids[0] ?? null, kpis: [], signs: [] };
  const signs = kind.takes === "signed" ? ids.map((id, index) => tile.signs[tile.kpis.indexOf(id)] ?? (index === 0 ? "=" : "+")) : [];
  return { ...tile, kpi: null, kpis: kind.takes === "text" ? [] : ids, signs };
}

function cleaned(tile: Tile, kind: TileKind): Tile {
  return { ...tile, by: kind.by ? tile.by : null, across: kind.across ? tile.across : null, text: kind.takes === "text" ? tile.text : null, group: kind.id === "card" ? tile.group : null };
}

/** The dimensions that all of some KPIs can be sliced by. */
function shared(kpis: readonly Kpi[]): string[] {
  const [first, ...rest] = kpis;
  return first ? first.slices.filter((id) => rest.every((kpi) => kpi.slices.includes(id))) : [];
}

function lacks(tile: Tile, kind: TileKind, dimensions: readonly string[]): "words" | "kpi" | "kpis" | "dimension" | null {
  if (kind.takes === "text") return tile.text ? null : "words";
  if (kind.takes === "kpi" && (!tile.kpi || (kind.over !== null && !dimensions.includes(kind.over)))) return "kpi";
  if (kind.takes !== "kpi" && tile.kpis.length < kind.fewest) return "kpis";
  const wanted = [...(kind.by ? [tile.by] : []), ...(kind.across ? [tile.across] : [])];
  return wanted.every((id) => id !== null && dimensions.includes(id)) ? null : "dimension";
}
