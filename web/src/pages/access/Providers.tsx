/** A button for each provider by which people come in. */
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

import { asProblem, useBeginByProvider, type ProviderNamed } from "../../api";
import { Button } from "../../ui/kit";
import { useProblemWords } from "../../ui/words";
import css from "./DoorForm.module.css";

/** `link` is the secret of an invitation that is to be accepted. */
export function Providers({ providers, backTo = "/", link = "", note }: { providers: readonly ProviderNamed[]; backTo?: string; link?: string; note?: string }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const begin = useBeginByProvider();
  const { reset } = begin;
  useEffect(() => {
    // A browser that comes back by its own button finds the page as it was left.
    const restored = (event: PageTransitionEvent) => event.persisted && reset();
    window.addEventListener("pageshow", restored);
    return () => window.removeEventListener("pageshow", restored);
  }, [reset]);
  if (providers.length === 0) return null;
  return (
    <div className={css.providers}>
      <p className={css.or}>
        <span>{t("signIn.or")}</span>
      </p>
      {providers.map(({ id, name }) => (
        <Button key={id} block data-provider={id} loading={(begin.isPending || begin.isSuccess) && begin.variables.id === id} onClick={() => begin.mutate({ id, back_to: backTo, secret: link })}>
          {t(link ? "join.by" : "signIn.by", { name })}
        </Button>
      ))}
      {note && <p className={css.hint}>{note}</p>}
      {begin.error && (
        <p className={css.trouble} role="alert">
          {words(asProblem(begin.error))}
        </p>
      )}
    </div>
  );
}
