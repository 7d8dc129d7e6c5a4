/** Asking the playbooks what they would do now, and what came of it. */
import { useTranslation } from "react-i18next";

import { asProblem, useMay, usePropose, type ActionsProposed } from "../../api";
import { useTwo } from "../../text";
import { Button } from "../../ui/kit";
import { useProblemWords } from "../../ui/words";
import css from "./LookNow.module.css";

export function LookNow({ playbook }: { playbook: string | null }) {
  const { t } = useTranslation();
  const two = useTwo();
  const words = useProblemWords();
  const propose = usePropose();
  const { mayForAll } = useMay();
  if (!mayForAll("approve_actions")) return null;
  const said = (found: readonly ActionsProposed[]): string => {
    const sum = (count: (one: ActionsProposed) => number) => found.reduce((all, one) => all + count(one), 0);
    const stale = found.flatMap((one) => one.stale.map(two));
    if (found.some(({ stopped }) => stopped)) return t("actions.lookStopped");
    if (stale.length > 0) return t("actions.lookStale", { why: stale.join(t("comma")) });
    return t("actions.looked", { fresh: sum((one) => one.new.length), kept: sum((one) => one.kept.length), left: sum((one) => one.skipped.length) });
  };
  return (
    <>
      <Button loading={propose.isPending} onClick={() => propose.mutate(playbook ? [playbook] : [])}>
        {t("actions.look")}
      </Button>
      <span className={css.said} role="status">
        {propose.error ? words(asProblem(propose.error)) : propose.data ? said(propose.data) : ""}
      </span>
    </>
  );
}
