/** The statements that computed the number. */
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { CopyOutlined } from "../../ui/kit";
import { ToolButton } from "../../ui/ToolButton";
import css from "./Proof.module.css";

export function Sql({ statements }: { statements: readonly string[] }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(statements.join(";\n\n")).then(() => setCopied(true));
  return (
    <section>
      <h3>
        {t("proof.sql")}
        <ToolButton label={copied ? t("proof.copied") : t("proof.copy")} icon={<CopyOutlined aria-hidden="true" />} onClick={copy} />
      </h3>
      {statements.map((statement) => (
        <pre key={statement} className={css.sql} tabIndex={0} aria-label={t("proof.sql")}>
          {statement}
        </pre>
      ))}
    </section>
  );
}
