/** The rejected rows of one import, and the file to mend them in. */
import { useTranslation } from "react-i18next";

import { asProblem, useRejects, useRejectsFile } from "../../api";
import { Button, DownloadOutlined } from "../../ui/kit";
import { Troubled } from "../../ui/Troubled";
import { useProblemWords } from "../../ui/words";
import css from "./Rejects.module.css";
import { Unread } from "./Unread";

export function Rejects({ id, rejected }: { id: number; rejected: number }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const rejects = useRejects(id);
  const file = useRejectsFile(id);
  if (rejects.error) return <Troubled problem={rejects.error} retry={() => void rejects.refetch()} />;
  if (!rejects.data) return <div aria-busy="true" />;
  if (rejects.data.length === 0) return <p className={css.how}>{t("imports.mended")}</p>;
  return (
    <div className={css.rejects}>
      <p className={css.how}>{t("imports.mend")}</p>
      <Unread cells={rejects.data} of={rejected} />
      <p>
        <Button icon={<DownloadOutlined aria-hidden="true" />} loading={file.isPending} onClick={() => file.mutate()}>
          {t("imports.download")}
        </Button>
      </p>
      {file.error && (
        <p className={css.trouble} role="alert">
          {words(asProblem(file.error))}
        </p>
      )}
    </div>
  );
}
