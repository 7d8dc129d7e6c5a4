/** Who sees a board; and taking it away. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { asProblem, useBoardParts, useDeleteBoard, useShareBoard, type Board, type Sharing as Shared } from "../../api";
import { useTwo } from "../../text";
import { Button, Checkbox, Drawer, Radio } from "../../ui/kit";
import { useProblemWords } from "../../ui/words";
import css from "./Panels.module.css";

const WAYS = ["private", "everyone", "roles"] as const;

export function Sharing({ board, close }: { board: Board; close: () => void }) {
  const { t } = useTranslation();
  const two = useTwo();
  const words = useProblemWords();
  const go = useNavigate();
  const parts = useBoardParts();
  const share = useShareBoard(board.id);
  const away = useDeleteBoard();
  const [shared, choose] = useState<Shared>({ shared: board.shared as Shared["shared"], roles: board.roles });
  const problem = share.error ?? away.error;
  return (
    <Drawer open title={t("boards.shareOf", { name: two(board.name) })} size={400} onClose={close}>
      <div className={css.panel}>
        <Radio.Group aria-label={t("boards.share")} value={shared.shared} onChange={(event) => choose({ ...shared, shared: event.target.value as Shared["shared"] })} className={css.ways ?? ""}>
          {WAYS.map((way) => (
            <Radio key={way} value={way}>
              {t(`boards.shared.${way}`)}
            </Radio>
          ))}
        </Radio.Group>
        {shared.shared === "roles" && (
          <Checkbox.Group className={css.ways ?? ""} value={shared.roles ?? []} onChange={(roles) => choose({ ...shared, roles: roles as string[] })}>
            {(parts.data?.roles ?? []).map((role) => (
              <Checkbox key={role.id} value={role.id}>
                {two(role.name)}
              </Checkbox>
            ))}
          </Checkbox.Group>
        )}
        <p className={css.note}>{t("boards.ownView")}</p>
        {problem && (
          <p className={css.trouble} role="alert">
            {words(asProblem(problem))}
          </p>
        )}
        <Button type="primary" loading={share.isPending} disabled={shared.shared === "roles" && !shared.roles?.length} onClick={() => share.mutate(shared, { onSuccess: close })}>
          {t("edit.save")}
        </Button>
        <hr />
        <p className={css.note}>{t("boards.deleteMeans")}</p>
        <Button danger loading={away.isPending} onClick={() => away.mutate(board.id, { onSuccess: () => void go("/boards") })}>
          {t("boards.delete")}
        </Button>
      </div>
    </Drawer>
  );
}
