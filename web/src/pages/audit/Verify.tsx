/** Checking the log from its first entry to its last, and the verdict. */
import { useTranslation } from "react-i18next";

import { asProblem, useVerify, type AuditVerdict } from "../../api";
import { Button, CheckCircleFilled, WarningFilled } from "../../ui/kit";
import { useCoded, useProblemWords } from "../../ui/words";
import css from "./Verify.module.css";

export function Verify() {
  const { t } = useTranslation();
  const words = useProblemWords();
  const verify = useVerify();
  return (
    <p className={css.line}>
      <span>{t("audit.note")}</span>
      <Button loading={verify.isPending} onClick={() => verify.mutate()}>
        {t("audit.verify")}
      </Button>
      <span role="status" className={css.said} data-verdict={verify.data ? (verify.data.broken ? "broken" : "holds") : undefined}>
        {verify.error ? words(asProblem(verify.error)) : verify.data && <Verdict verdict={verify.data} />}
      </span>
    </p>
  );
}

function Verdict({ verdict }: { verdict: AuditVerdict }) {
  const { t } = useTranslation();
  const coded = useCoded();
  const { broken, count } = verdict;
  if (!broken) {
    return (
      <span className={css.holds}>
        <CheckCircleFilled aria-hidden="true" /> {t("audit.holds", { count, hash: verdict.hash.slice(0, 12) })}
      </span>
    );
  }
  return (
    <span className={css.broken}>
      <WarningFilled aria-hidden="true" /> {t("audit.broken", { id: broken.id, why: coded("auditBroken", broken.why, broken.why) })}
    </span>
  );
}
