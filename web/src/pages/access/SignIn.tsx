/** Signing in: address and password, and a code where the account asks for one; or a provider. */
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";

import { asProblem, useSignIn, type Problem, type Session } from "../../api";
import { Door } from "../../ui/Door";
import { Button, Input } from "../../ui/kit";
import { useProblemWords } from "../../ui/words";
import css from "./DoorForm.module.css";
import { Providers } from "./Providers";

type SignInProps = {
  session: Session;
  /** Why a provider let nobody in. */
  before?: Problem | null;
  /** The page that was wanted; the one that the door stands at where it is not given. */
  backTo?: string;
};

export function SignIn({ session, before = null, backTo }: SignInProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const enter = useSignIn();
  const { pathname, search, hash } = useLocation();
  const [given, write] = useState({ email: "", password: "", code: "" });
  const [asked, ask] = useState(false);
  const problem = enter.error ? asProblem(enter.error) : before;
  const waitsForCode = problem?.code === "second_factor" && problem.facts.wrong !== "yes";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate(given, { onError: (error) => asProblem(error).code === "second_factor" && ask(true) });
  };
  return (
    <Door title={t("signIn.title", { company: session.company })}>
      <form className={css.form} onSubmit={submit} noValidate aria-label={t("signIn.act")}>
        <label>
          <span>{t("signIn.email")}</span>
          <Input type="email" autoFocus autoComplete="username" value={given.email} onChange={(event) => write({ ...given, email: event.target.value })} />
        </label>
        <label>
          <span>{t("signIn.password")}</span>
          <Input.Password autoComplete="current-password" value={given.password} onChange={(event) => write({ ...given, password: event.target.value })} />
        </label>
        {asked && (
          <label>
            <span>{t("signIn.code")}</span>
            <Input autoFocus inputMode="numeric" autoComplete="one-time-code" maxLength={20} value={given.code} onChange={(event) => write({ ...given, code: event.target.value })} />
          </label>
        )}
        {problem && (
          <p className={waitsForCode ? css.lead : css.trouble} role="alert">
            {words(problem)}
          </p>
        )}
        <Button type="primary" htmlType="submit" loading={enter.isPending} disabled={!given.email.trim() || !given.password}>
          {t("signIn.act")}
        </Button>
        <p className={css.hint}>{t("signIn.lost")}</p>
      </form>
      <Providers providers={session.providers} backTo={backTo ?? pathname + search + hash} />
    </Door>
  );
}
