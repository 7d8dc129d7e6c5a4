/** A file on its way to the server, or one that did not get there. */
import { useTranslation } from "react-i18next";

import { forget, type Sending } from "../../api";
import { Bar } from "../../ui/Bar";
import { CloseOutlined } from "../../ui/kit";
import { ToolButton } from "../../ui/ToolButton";
import { useProblemWords } from "../../ui/words";
import { Size } from "./Size";
import css from "./UploadCard.module.css";

export function SendingCard({ sending: { key, file, sent, problem } }: { sending: Sending }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const share = file.size === 0 ? 1 : Math.max(sent, 0) / file.size;
  return (
    <li className={css.card} data-sending={file.name}>
      <header className={css.head}>
        <b className={css.name}>{file.name}</b>
        <Size bytes={file.size} />
        {problem && (
          <span className={css.close}>
            <ToolButton label={t("imports.asideOf", { name: file.name })} icon={<CloseOutlined aria-hidden="true" />} onClick={() => forget(key)} />
          </span>
        )}
      </header>
      {problem ? (
        <p className={css.trouble} role="alert">
          {problem.code === "upload_too_large" ? t("imports.tooLarge", { limit: problem.facts["limit"] }) : words(problem)}
        </p>
      ) : (
        <div className={css.under}>
          <span>{t(sent < 0 ? "imports.waitsToBeSent" : share < 1 ? "imports.sending" : "imports.looking")}</span>
          <Bar share={share} label={t("imports.sendingOf", { name: file.name })} />
        </div>
      )}
    </li>
  );
}
