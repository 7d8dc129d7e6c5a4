/** Sending a board regularly: what is sent when and to whom, a form for more, and what became of it. */
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useSubscriptionParts, useSubscriptions, type Board, type Subscription } from "../../api";
import { useTwo } from "../../text";
import { Button, Drawer, PlusOutlined } from "../../ui/kit";
import { Troubled } from "../../ui/Troubled";
import css from "./Sending.module.css";
import { SendingForm } from "./SendingForm";
import { SendingItem } from "./SendingItem";

export function Sending({ board, close }: { board: Board; close: () => void }) {
  const { t } = useTranslation();
  const two = useTwo();
  const [form, edit] = useState<Subscription | "new" | null>(null);
  const found = useSubscriptions(board.id);
  const parts = useSubscriptionParts();
  const failure = [found, parts].find((query) => query.error && !query.data);
  const shut = () => edit(null);
  return (
    <Drawer open title={t("sending.of", { name: two(board.name) })} size={480} onClose={close}>
      {failure?.error ? (
        <Troubled problem={failure.error} retry={() => [found, parts].forEach((query) => void query.refetch())} height={160} />
      ) : (
        <div className={css.panel} aria-busy={!found.data || !parts.data}>
          {parts.data && !parts.data.mail && <p className={css.notice}>{t("sending.noMail")}</p>}
          {form && parts.data ? (
            <SendingForm board={board} parts={parts.data} subscription={form === "new" ? null : form} close={shut} />
          ) : (
            found.data && (
              <>
                {found.data.length === 0 && <p className={css.note}>{t("sending.none")}</p>}
                <ul className={css.list}>
                  {found.data.map((each) => (
                    <SendingItem key={each.id} subscription={each} canTry={!!parts.data?.me} edit={() => edit(each)} />
                  ))}
                </ul>
                <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} disabled={!parts.data} onClick={() => edit("new")}>
                  {t("sending.add")}
                </Button>
                <p className={css.note}>{t("sending.ownView")}</p>
              </>
            )
          )}
        </div>
      )}
    </Drawer>
  );
}
