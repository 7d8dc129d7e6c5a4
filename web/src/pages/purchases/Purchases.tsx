/** Purchase orders, the newest first: to whom, for how much, how much of it has come. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { marks, PURCHASE_STATUSES, usePurchases, type PurchaseEntry } from "../../api";
import { Empty } from "../../ui/Empty";
import { Segmented, Select } from "../../ui/kit";
import { PageHead } from "../../ui/PageHead";
import { StatusTag } from "../../ui/StatusTag";
import { today } from "../../ui/today";
import { Troubled } from "../../ui/Troubled";
import { useParam } from "../../ui/useParam";
import { useRoomy } from "../../ui/useWide";
import css from "./Purchases.module.css";
import { usePurchaseWords } from "./usePurchaseWords";

const ARRIVED = ["received", "inspected", "cancelled"];

export function Purchases() {
  const { t } = useTranslation();
  const roomy = useRoomy();
  const [named, show] = useParam("status");
  const status = PURCHASE_STATUSES.find((one) => one === named) ?? null;
  const purchases = usePurchases(status);
  const head = <PageHead title={t("nav.purchases")} waiting={!purchases.data && !purchases.error} />;
  if (purchases.error && !purchases.data) {
    return (
      <>
        {head}
        <Troubled problem={purchases.error} retry={() => void purchases.refetch()} height={320} />
      </>
    );
  }
  if (!purchases.data) return head;
  const { counts, items: found } = purchases.data;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const options = [
    { value: "", label: `${t("purchases.every")} ${all}` },
    ...PURCHASE_STATUSES.filter((one) => counts[one] || one === status).map((value) => ({ value: String(value), label: `${t(`purchaseStatus.${value}`)} ${counts[value] ?? 0}` })),
  ];
  const choose = (next: string) => show(next || null);
  return (
    <>
      {head}
      {all > 0 && (
        <p className={css.bar}>
          {roomy ? <Segmented aria-label={t("purchases.state")} value={status ?? ""} onChange={(next) => choose(String(next))} options={options} /> : <Select aria-label={t("purchases.state")} value={status ?? ""} onChange={choose} options={options} />}
        </p>
      )}
      {found.length === 0 ? (
        <Empty title={t("purchases.none")} how={t("purchases.noneHow")}>
          <Link to="/actions?playbook=replenishment">{t("purchases.toProposals")}</Link>
        </Empty>
      ) : (
        <ul className={css.list} {...marks(purchases)}>
          {found.map((one) => (
            <One key={one.id} purchase={one} />
          ))}
        </ul>
      )}
    </>
  );
}

function One({ purchase }: { purchase: PurchaseEntry }) {
  const { t } = useTranslation();
  const words = usePurchaseWords();
  const late = purchase.promised_on !== null && purchase.promised_on < today() && !ARRIVED.includes(purchase.status);
  return (
    <li>
      <Link to={`/purchases/${purchase.id}`} className={css.row} data-purchase={purchase.id}>
        <span className={css.name}>
          <b>{purchase.id}</b>
          <span>{purchase.supplier_name}</span>
        </span>
        <span className={css.tags}>
          <StatusTag status={purchase.status} group="purchaseStatus" />
          {late && <StatusTag status="late" group="purchaseStatus" />}
        </span>
        <span className={css.came}>{t("purchases.came", { count: purchase.units, received: words.units(purchase.received), units: words.units(purchase.units) })}</span>
        <span className={css.days}>
          {purchase.sent_on ? t("purchases.sentOn", { day: words.day(purchase.sent_on) }) : t("purchases.notSent")}
          {purchase.promised_on && ` · ${t("purchases.dueOn", { day: words.day(purchase.promised_on) })}`}
        </span>
        <b className={css.total}>{words.amount(purchase.total, purchase.currency)}</b>
      </Link>
    </li>
  );
}
