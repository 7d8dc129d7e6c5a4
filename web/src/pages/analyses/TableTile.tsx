/** A table of an analysis: the picture that answers at a glance, classes and words to narrow it by, and its rows. */
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { analysisFile, type Analysis, type AnalysisAsk, type AnalysisTable, type Marks, type View } from "../../api";
import { useLanguage, useTwo } from "../../text";
import { FilesButton } from "../../ui/ExportButton";
import { Input, SearchOutlined } from "../../ui/kit";
import { Tile } from "../../ui/Tile";
import { useParam } from "../../ui/useParam";
import { matching, withData } from "./cells";
import { Classes } from "./Classes";
import { DataTable } from "./DataTable";
import { Picture } from "./Picture";
import css from "./TableTile.module.css";
import { useRowName } from "./useRowName";

/** Fewer rows than this are found without a search. */
const SEARCH_FROM = 12;

type TableTileProps = { analysis: Analysis; table: AnalysisTable; view: View; what: AnalysisAsk; marks: Marks };

export function TableTile({ analysis, table, view, what, marks }: TableTileProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const { language } = useLanguage();
  const rowName = useRowName();
  const [typed, type] = useState("");
  const [classes, setClasses] = useParam(`in-${table.id}`);
  const chosen = classes ? classes.split(",").filter((id) => analysis.labels.some((label) => label.id === id)) : [];
  const choose = (labels: readonly string[]) => setClasses(labels.length ? labels.join(",") : null);
  const known = withData(table);
  const rows = matching(known, chosen, typed, rowName);
  const shown = table.rows.filter(({ kind }) => kind === "slice").length;
  const id = `analysis-${table.id}`;
  const title = two(table.name);
  const cut = table.by !== null && shown < table.slices;
  return (
    <Tile
      id={id} title={title} marks={marks} note={cut ? t("tile.firstOf", { shown, count: table.slices }) : undefined}
      tools={<FilesButton tile={id} title={title} days={`${analysis.start} – ${analysis.end}`} address={(format) => analysisFile(analysis.id, table.id, format, language, what)} />}
    >
      <Picture analysis={analysis} table={table} view={view} old={marks["data-old"] !== undefined} chosen={chosen} choose={choose} />
      <div className={css.narrow}>
        <Classes analysis={analysis} table={table} chosen={chosen} choose={choose} />
        {table.by !== null && table.rows.length >= SEARCH_FROM && (
          <Input className={css.search ?? ""} allowClear size="small" prefix={<SearchOutlined aria-hidden="true" />} value={typed}
            placeholder={t("search")} aria-label={t("analyses.search", { table: title })} onChange={(event) => type(event.target.value)}
          />
        )}
      </div>
      {rows.length === 0 ? (
        <p className={css.none} data-face="empty">
          {t(table.rows.length ? "analyses.noMatch" : "reason.no_data")}
        </p>
      ) : (
        <DataTable key={`${table.id} ${analysis.by}`} analysis={analysis} table={table} rows={rows} view={view} narrowed={rows.length < known.length} />
      )}
    </Tile>
  );
}
