/** Every SKU with its cost now; opened, its earlier costs and a new one to enter. */
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";

import type { LandedCosts, Marks, SkuCost } from "../../api";
import { useLanguage } from "../../text";
import { sayDay } from "../../ui/dates";
import { MISSING, say } from "../../ui/format";
import { Button, EditOutlined, Input, SearchOutlined } from "../../ui/kit";
import { Tile } from "../../ui/Tile";
import { useParam } from "../../ui/useParam";
import css from "./AllCosts.module.css";
import { CostPanel } from "./CostPanel";

const SHOWN_FIRST = 50;

export function AllCosts({ costs, marks }: { costs: LandedCosts; marks: Marks }) {
  const { t } = useTranslation();
  const [typed, type] = useParam("q", true);
  const [opened, open] = useParam("sku");
  const [all, showAll] = useState(false);
  const found = costs.skus.filter((row) => matches(row, typed ?? "")).toSorted((a, b) => Number(b.gross ?? 0) - Number(a.gross ?? 0));
  const rows = found.slice(0, all ? undefined : SHOWN_FIRST);
  return (
    <Tile id="costs" title={t("costs.all")} note={t("costs.allNote", { count: costs.skus.length })} marks={marks} flush
      extra={
        <Input className={css.search ?? ""} allowClear size="small" prefix={<SearchOutlined aria-hidden="true" />} value={typed ?? ""}
          placeholder={t("costs.search")} aria-label={t("costs.search")} onChange={(event) => type(event.target.value || null)}
        />
      }
    >
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t("costs.sku")}</th>
              <th scope="col">{t("costs.unit")}</th>
              <th scope="col" className={css.wide}>{t("costs.parts")}</th>
              <th scope="col" className={css.wide}>{t("costs.field.effective_from")}</th>
              <th scope="col" className={css.wide}>{t("costs.units")}</th>
              <th scope="col" className={css.middle}>{t("costs.gross")}</th>
              <th scope="col">
                <span className="sr">{t("costs.edit")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const isOpen = opened === row.sku;
              return (
                <Fragment key={row.sku}>
                  <Row row={row} costs={costs} isOpen={isOpen} toggle={() => open(isOpen ? null : row.sku)} />
                  {isOpen && (
                    <tr className={css.panel}>
                      <td colSpan={7}>
                        <CostPanel row={row} costs={costs} close={() => open(null)} />
                      </td>
                    </tr>
                  )}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </div>
      {found.length === 0 && <p className={css.none}>{t("costs.noMatch", { typed })}</p>}
      {found.length > rows.length && (
        <button type="button" className={css.more} onClick={() => showAll(true)}>
          {t("breakdown.more", { count: found.length - rows.length })}
        </button>
      )}
    </Tile>
  );
}

type RowProps = { row: SkuCost; costs: LandedCosts; isOpen: boolean; toggle: () => void };

function Row({ row, costs, isOpen, toggle }: RowProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { now } = row;
  const price = (value: string) => say(value, { unit: "money", currency: now?.currency ?? null, language, size: "price" });
  const bare = (value: string) => say(value, { unit: "money", currency: null, language, size: "price" });
  return (
    <tr data-sku={row.sku}>
      <th scope="row">
        <b>{row.sku}</b>
        <span title={row.title ?? undefined}>{row.title ?? t("costs.untitled")}</span>
      </th>
      <td className={css.unit} data-unit={now?.unit}>
        {now ? price(now.unit) : MISSING}
      </td>
      <td className={css.wide}>{now ? [now.purchase, now.inbound, now.duty].map(bare).join(" + ") : MISSING}</td>
      <td className={css.wide}>{now ? sayDay(now.effective_from, language, costs.until ?? undefined) : MISSING}</td>
      <td className={css.wide}>{say(row.units, { unit: "count", currency: null, language, size: "table" })}</td>
      <td className={css.middle}>{say(row.gross, { unit: "money", currency: costs.currency, language, size: "table" })}</td>
      <td>
        <Button size="small" type="text" icon={<EditOutlined aria-hidden="true" />} aria-expanded={isOpen} aria-label={t("costs.editOne", { sku: row.sku })} onClick={toggle} />
      </td>
    </tr>
  );
}

function matches({ sku, title }: SkuCost, typed: string): boolean {
  const text = `${sku} ${title ?? ""}`.toLowerCase();
  return typed.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}
