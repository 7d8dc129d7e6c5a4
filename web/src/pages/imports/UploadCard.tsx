/** One file that was handed in: what it is read as, what an import would do or is doing, and what came of it. */
import { useTranslation } from "react-i18next";

import { asProblem, usePutAside, useStartImport, useUpload, type UploadEntry, type Uploads } from "../../api";
import { useTwo } from "../../text";
import { Bar } from "../../ui/Bar";
import { Button, CloseOutlined } from "../../ui/kit";
import { StatusTag } from "../../ui/StatusTag";
import { ToolButton } from "../../ui/ToolButton";
import { useProblemWords } from "../../ui/words";
import { Choices } from "./Choices";
import { Look } from "./Look";
import { Result } from "./Result";
import { Size } from "./Size";
import css from "./UploadCard.module.css";

export function UploadCard({ upload, all }: { upload: UploadEntry; all: Uploads }) {
  const { t } = useTranslation();
  const two = useTwo();
  const words = useProblemWords();
  const detail = useUpload(upload);
  const start = useStartImport();
  const aside = usePutAside();
  const { stage, problem, result } = upload;
  const look = detail.data?.look ?? null;
  /** What is no table at all can only be put aside. */
  const hopeless = stage === "ready" && problem !== null && detail.data !== undefined && look === null;
  const open = stage === "ready" || stage === "failed" || stage === "looking";
  const refused = start.error ?? aside.error;
  return (
    <li className={css.card} data-upload={upload.name} data-stage={stage} data-busy={stage === "looking" || detail.isPlaceholderData ? "" : undefined}>
      <header className={css.head}>
        <b className={css.name}>{upload.name}</b>
        <Size bytes={upload.size} />
        <StatusTag status={stage === "ready" && problem ? "lacking" : stage} group="uploadStage" />
        {stage !== "importing" && (
          <span className={css.close}>
            <ToolButton label={t(stage === "done" ? "imports.closeOf" : "imports.asideOf", { name: upload.name })} icon={<CloseOutlined aria-hidden="true" />} onClick={() => aside.mutate(upload.token)} />
          </span>
        )}
      </header>
      {open && !hopeless && <Choices key={upload.looks} upload={upload} look={look} all={all} />}
      <div className={css.said} role={problem ? "alert" : "status"}>
        {problem && <p className={css.trouble}>{two(problem.text)}</p>}
        {refused && <p className={css.trouble}>{words(asProblem(refused))}</p>}
        <Under upload={upload} />
      </div>
      {result && <Result result={result} />}
      {open && look && <Look look={look} />}
      {((stage === "ready" && !hopeless) || stage === "failed") && (
        <p className={css.buttons}>
          <Button type="primary" disabled={stage === "ready" && problem !== null} loading={start.isPending} onClick={() => start.mutate(upload.token)}>
            {t(stage === "failed" ? "imports.again" : "imports.start")}
          </Button>
        </p>
      )}
    </li>
  );
}

/** What is being done with it, and how far that is. */
function Under({ upload: { stage, name, ahead, progress } }: { upload: UploadEntry }) {
  const { t } = useTranslation();
  if (stage === "waiting") return <p>{ahead > 0 ? t("imports.ahead", { count: ahead }) : t("imports.next")}</p>;
  if (stage !== "looking" && stage !== "importing") return null;
  const percent = progress?.percent ?? 0;
  const rows = progress?.rows ?? null;
  const words =
    percent >= 100
      ? t(stage === "importing" ? "imports.writing" : "imports.checking")
      : rows !== null && progress
        ? t("imports.rowsRead", { count: rows, done: Math.round((rows * percent) / 100).toLocaleString("en"), rows: rows.toLocaleString("en") })
        : t(stage === "looking" ? "imports.looking" : "imports.reading");
  return (
    <div className={css.under}>
      <span>{words}</span>
      <Bar share={percent / 100} label={t(stage === "looking" ? "imports.lookingOf" : "imports.importingOf", { name })} />
    </div>
  );
}
