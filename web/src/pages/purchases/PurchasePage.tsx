/** One purchase order: its lines and what has come of them, its papers, its supplier, and what is noted next. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";

import { purchaseFile, useCancelPurchase, usePurchase, useSent, type PurchaseDetail } from "../../api";
import { useLanguage } from "../../text";
import { CommentsTile } from "../../ui/Comments";
import { Button, DownloadOutlined } from "../../ui/kit";
import { PageHead } from "../../ui/PageHead";
import { ReasonForm } from "../../ui/ReasonForm";
import { StatusTag } from "../../ui/StatusTag";
import { Tile } from "../../ui/Tile";
import { Troubled } from "../../ui/Troubled";
import { ContactTile } from "./ContactTile";
import { Lines } from "./Lines";
import css from "./PurchasePage.module.css";
import { SentForm } from "./SentForm";
import { usePurchaseWords } from "./usePurchaseWords";

export function PurchasePage() {
  const { t } = useTranslation();
  const id = useParams()["id"] ?? "";
  const purchase = usePurchase(id);
  const head = <PageHead title={id} crumbs={<Link to="/purchases">{t("nav.purchases")}</Link>} waiting={!purchase.data && !purchase.error} />;
  if (purchase.error && !purchase.data) {
    return (
      <>
        {head}
        <Troubled problem={purchase.error} retry={() => void purchase.refetch()} height={320} leave={{ to: "/purchases", text: t("nav.purchases") }} />
      </>
    );
  }
  if (!purchase.data) return head;
  return (
    <>
      {head}
      <Shown purchase={purchase.data} />
    </>
  );
}

function Shown({ purchase }: { purchase: PurchaseDetail }) {
  const { t } = useTranslation();
  const words = usePurchaseWords();
  const { language } = useLanguage();
  const { id, status } = purchase;
  return (
    <div className={css.page} data-purchase={id} data-status={status}>
      <section className={css.head} aria-label={id}>
        <p className={css.facts}>
          <StatusTag status={status} group="purchaseStatus" />
          <b>{purchase.supplier_name}</b>
          <span>{words.amount(purchase.total, purchase.currency)}</span>
          <span>{t("purchases.came", { count: purchase.units, received: words.units(purchase.received), units: words.units(purchase.units) })}</span>
          <span>{purchase.sent_on ? t("purchases.sentOn", { day: words.day(purchase.sent_on) }) : t("purchases.notSent")}</span>
          {purchase.promised_on && <span>{t("purchases.dueOn", { day: words.day(purchase.promised_on) })}</span>}
        </p>
        <p className={css.leads}>
          {(["pdf", "xlsx"] as const).map((kind) => (
            <a key={kind} href={purchaseFile(id, kind, language)} download>
              <DownloadOutlined aria-hidden="true" /> {t(`purchases.file.${kind}`)}
            </a>
          ))}
          {purchase.action !== null && <Link to={`/actions?tab=done&action=${purchase.action}`}>{t("purchases.toAction", { id: purchase.action })}</Link>}
          <Link to={`/audit?subject=${encodeURIComponent(`purchase:${id}`)}`}>{t("actions.toAudit")}</Link>
        </p>
        <Moves purchase={purchase} />
      </section>
      <Tile id="lines" title={t("purchases.lines")} note={t("purchases.linesNote", { count: purchase.lines.length })} flush>
        <Lines purchase={purchase} />
      </Tile>
      <ContactTile purchase={purchase} />
      <CommentsTile kind="purchase" id={id} />
    </div>
  );
}

function Moves({ purchase }: { purchase: PurchaseDetail }) {
  const { t } = useTranslation();
  const [asking, ask] = useState<"sent" | "cancel" | null>(null);
  const sent = useSent(purchase.id);
  const cancel = useCancelPurchase(purchase.id);
  const draft = purchase.status === "draft";
  if (!draft && purchase.status !== "sent") return null;
  const close = () => ask(null);
  if (asking === "sent") return <SentForm today={purchase.today} pending={sent.isPending} problem={sent.error} send={(on) => sent.mutate(on, { onSuccess: close })} close={close} />;
  if (asking === "cancel") {
    return (
      <ReasonForm act={t("purchases.cancel")} danger hint={t("purchases.cancelHint")} pending={cancel.isPending} problem={cancel.error} close={close} send={(reason) => cancel.mutate(reason, { onSuccess: close })}>
        {t("purchases.cancelMeans")}
      </ReasonForm>
    );
  }
  return (
    <p className={css.buttons}>
      {draft && (
        <Button type="primary" onClick={() => ask("sent")}>
          {t("purchases.markSent")}
        </Button>
      )}
      <Button danger onClick={() => ask("cancel")}>
        {t("purchases.cancel")}
      </Button>
    </p>
  );
}
