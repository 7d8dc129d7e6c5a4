/** Who changed a board when, and going back to what it was. */
import { useTranslation } from "react-i18next";

import { asProblem, useBoardVersions, useGoBack, type Board, type BoardVersion } from "../../api";
import { useLanguage, useTwo } from "../../text";
import { sayTime } from "../../ui/dates";
import { Button, Drawer } from "../../ui/kit";
import { Troubled } from "../../ui/Troubled";
import { useProblemWords } from "../../ui/words";
import css from "./Panels.module.css";

export function History({ board, close }: { board: Board; close: () => void }) {
  const { t } = useTranslation();
  const two = useTwo();
  const { language } = useLanguage();
  const words = useProblemWords();
  const versions = useBoardVersions(board.id);
  const back = useGoBack(board.id);
  return (
    <Drawer open title={t("boards.historyOf", { name: two(board.name) })} size={440} onClose={close}>
      {back.error && (
        <p className={css.trouble} role="alert">
          {words(asProblem(back.error))}
        </p>
      )}
      {versions.error && !versions.data ? (
        <Troubled problem={versions.error} retry={() => void versions.refetch()} height={160} />
      ) : (
        <ol className={css.versions} aria-busy={versions.isLoading}>
          {(versions.data ?? []).map((version, index) => (
            <li key={version.number} data-version={version.number}>
              <p>
                <b>{t("boards.version", { number: version.number })}</b> <Did version={version} />
              </p>
              <small>
                {version.by ?? t("boards.thisMachine")} · <time dateTime={version.at}>{sayTime(version.at, language)}</time>
              </small>
              {index === 0 ? (
                <small>{t("boards.now")}</small>
              ) : (
                board.changeable && (
                  <Button size="small" loading={back.isPending && back.variables.number === version.number} onClick={() => back.mutate({ number: version.number, version: versions.data![0]!.number })}>
                    {t("boards.goBack")}
                  </Button>
                )
              )}
            </li>
          ))}
        </ol>
      )}
    </Drawer>
  );
}

function Did({ version }: { version: BoardVersion }) {
  const { t } = useTranslation();
  if (version.what === "restored") return t("boards.did.restored", { number: version.back_to });
  if (version.what !== "changed") return t(`boards.did.${version.what as "made"}`, { count: version.tiles });
  const said = [
    version.added > 0 && t("boards.did.added", { count: version.added }),
    version.removed > 0 && t("boards.did.removed", { count: version.removed }),
    version.moved && t("boards.did.moved"),
    version.named && t("boards.did.named"),
  ].filter(Boolean);
  return said.join(t("comma"));
}
