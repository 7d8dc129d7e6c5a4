/** The lines of a purchase order; each is received and inspected on its own. */
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";

import type { PurchaseDetail, PurchaseLine } from "../../api";
import { useTwo } from "../../text";
import { MISSING } from "../../ui/format";
import { Button } from "../../ui/kit";
import { InspectForm } from "./InspectForm";
import css from "./Lines.module.css";
import { ReceiveForm } from "./ReceiveForm";
import { usePurchaseWords } from "./usePurchaseWords";

const ARRIVING = ["sent", "partly_received", "received", "inspected"];
type Asking = { line: number; what: "receive" | "inspect" } | null;

export function Lines({ purchase }: { purchase: PurchaseDetail }) {
  const { t } = useTranslation();
  const [asking, ask] = useState<Asking>(null);
  return (
    <div className={css.scroll} tabIndex={0} role="group" aria-label={t("purchases.lines")}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t("purchases.sku")}</th>
            <th scope="col">{t("purchases.quantity")}</th>
            <th scope="col">{t("purchases.price")}</th>
            <th scope="col">{t("purchases.amount")}</th>
            <th scope="col">{t("purchases.due")}</th>
            <th scope="col">{t("purchases.received")}</th>
            <th scope="col">{t("purchases.passed")}</th>
            <th scope="col">
              <span className="sr">{t("purchases.note")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {purchase.lines.map((line) => (
            <Fragment key={line.number}>
              <Row line={line} open={ARRIVING.includes(purchase.status)} ask={(what) => ask({ line: line.number, what })} />
              {asking?.line === line.number && (
                <tr className={css.panel}>
                  <td colSpan={8}>
                    {asking.what === "receive" ? <ReceiveForm purchase={purchase} line={line} close={() => ask(null)} /> : <InspectForm purchase={purchase} line={line} close={() => ask(null)} />}
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = { line: PurchaseLine; open: boolean; ask: (what: "receive" | "inspect") => void };

function Row({ line, open, ask }: RowProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const words = usePurchaseWords();
  const name = `${line.sku} ${line.store ?? ""}`;
  return (
    <tr data-line={line.number}>
      <th scope="row">
        <b>{[line.sku, line.store].filter(Boolean).join(" · ")}</b>
        {line.title && <span>{line.title}</span>}
        {line.reason && (
          <details>
            <summary>{t("purchases.why")}</summary>
            {two(line.reason)}
          </details>
        )}
      </th>
      <td data-name={t("purchases.quantity")}>{words.units(line.quantity)}</td>
      <td data-name={t("purchases.price")}>{words.price(line.unit_cost)}</td>
      <td data-name={t("purchases.amount")}>{words.price(line.amount)}</td>
      <td data-name={t("purchases.due")}>{words.day(line.promised_on)}</td>
      <td data-name={t("purchases.received")}>
        {line.received || line.received_on ? words.units(line.received) : MISSING}
        {line.received_on && <small>{words.day(line.received_on)}</small>}
        {line.short && <small>{t("purchases.short")}</small>}
      </td>
      <td data-name={t("purchases.passed")}>{line.inspected === null ? MISSING : t("purchases.passedOf", { passed: words.units(line.passed ?? 0), inspected: words.units(line.inspected) })}</td>
      <td className={css.buttons}>
        {open && (
          <Button size="small" aria-label={t("purchases.receiveOne", { name })} onClick={() => ask("receive")}>
            {t("purchases.receive")}
          </Button>
        )}
        {open && line.received > 0 && (
          <Button size="small" aria-label={t("purchases.inspectOne", { name })} onClick={() => ask("inspect")}>
            {t("purchases.inspect")}
          </Button>
        )}
      </td>
    </tr>
  );
}
