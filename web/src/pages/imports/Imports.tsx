/** Report files dropped, looked at and imported; and the list of imports with the way back. */
import { useTranslation } from "react-i18next";

import { useImports, useSendings, useStartImport, useUploads } from "../../api";
import { Empty } from "../../ui/Empty";
import { Button } from "../../ui/kit";
import { PageHead } from "../../ui/PageHead";
import { Troubled } from "../../ui/Troubled";
import { DropArea } from "./DropArea";
import { ImportList } from "./ImportList";
import css from "./Imports.module.css";
import { SendingCard } from "./SendingCard";
import { UploadCard } from "./UploadCard";

const TEMPLATE = "helloword import template orders";

export function Imports() {
  const { t } = useTranslation();
  const uploads = useUploads();
  const imports = useImports();
  const sendings = useSendings();
  const start = useStartImport();
  const problem = uploads.error ?? imports.error;
  const head = <PageHead title={t("nav.imports")} waiting={!problem && (!uploads.data || !imports.data)} />;
  if (problem && (!uploads.data || !imports.data)) {
    return (
      <>
        {head}
        <Troubled problem={problem} retry={() => void Promise.all([uploads.refetch(), imports.refetch()])} height={320} />
      </>
    );
  }
  if (!uploads.data || !imports.data) return head;
  const all = uploads.data;
  const ready = all.uploads.filter((upload) => upload.stage === "ready" && upload.problem === null);
  const none = all.uploads.length + sendings.length === 0;
  return (
    <>
      {head}
      <DropArea largest={all.largest} />
      {ready.length > 1 && (
        <p className={css.every}>
          <Button type="primary" loading={start.isPending} onClick={() => ready.toReversed().forEach(({ token }) => start.mutate(token))}>
            {t("imports.startAll", { count: ready.length })}
          </Button>
        </p>
      )}
      {!none && (
        <ul className={css.cards} aria-label={t("imports.files")}>
          {sendings.map((sending) => (
            <SendingCard key={sending.key} sending={sending} />
          ))}
          {all.uploads.map((upload) => (
            <UploadCard key={upload.token} upload={upload} all={all} />
          ))}
        </ul>
      )}
      {imports.data.pages[0]!.items.length > 0 ? (
        <ImportList imports={imports} kinds={all.kinds} />
      ) : (
        none && (
          <div className={css.empty}>
            <Empty title={t("imports.none")} how={t("imports.noneHow")} command={TEMPLATE} />
          </div>
        )
      )}
    </>
  );
}
