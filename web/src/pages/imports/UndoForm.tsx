/** Taking one import back, with what that means and the reason. */
import { useTranslation } from "react-i18next";

import { useUndoImport, type ImportEntry } from "../../api";
import { ReasonForm } from "../../ui/ReasonForm";

export function UndoForm({ entry, close, done }: { entry: ImportEntry; close: () => void; done: () => void }) {
  const { t } = useTranslation();
  const undo = useUndoImport(entry.id!);
  const send = (reason: string) =>
    undo.mutate(reason, {
      onSuccess: () => {
        close();
        done();
      },
    });
  return (
    <ReasonForm act={t("imports.takeBack")} hint={t("imports.undoHint")} danger pending={undo.isPending} problem={undo.error} send={send} close={close}>
      {t("imports.undoMeans", { new: entry.new.toLocaleString("en"), changed: entry.changed.toLocaleString("en") })}
    </ReasonForm>
  );
}
