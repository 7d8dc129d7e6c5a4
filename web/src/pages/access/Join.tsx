/** Behind a one-time link: choose a password; the first link makes the company's owner, too. */
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";

import { asProblem, useAcceptInvitation, useInvited } from "../../api";
import { useLanguage } from "../../text";
import { Door } from "../../ui/Door";
import { Button, Input } from "../../ui/kit";
import { useProblemWords } from "../../ui/words";
import css from "./DoorForm.module.css";
import { Providers } from "./Providers";

const LEAST = 12;

export function Join() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const words = useProblemWords();
  const navigate = useNavigate();
  const secret = useLocation().hash.slice(1);
  const invited = useInvited(secret);
  const accept = useAcceptInvitation();
  const [given, write] = useState({ name: "", email: "", password: "", again: "" });
  const told = invited.data;
  const unlike = given.again !== "" && given.again !== given.password;
  const lacking = given.password.length < LEAST || given.again !== given.password || (told?.owner && (!given.name.trim() || !given.email.trim()));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { name, email, password } = given;
    accept.mutate({ secret, name, email, password, locale: language === "zh" ? "zh-CN" : "en" }, { onSuccess: () => void navigate("/", { replace: true }) });
  };
  const problem = invited.error ?? accept.error;
  const title = told ? t(told.owner ? "join.owner" : told.again ? "join.again" : "join.title", { company: told.company }) : t("join.link");
  return (
    <Door title={title} waiting={invited.isLoading}>
      {told && (
        <form className={css.form} onSubmit={submit} noValidate aria-label={title}>
          <p className={css.lead}>{t(told.owner ? "join.ownerLead" : "join.lead", { name: told.name ?? "", email: told.email ?? "" })}</p>
          {told.owner && (
            <>
              <label>
                <span>{t("people.name")}</span>
                <Input autoFocus autoComplete="name" maxLength={80} value={given.name} onChange={(event) => write({ ...given, name: event.target.value })} />
              </label>
              <label>
                <span>{t("signIn.email")}</span>
                <Input type="email" autoComplete="username" maxLength={200} value={given.email} onChange={(event) => write({ ...given, email: event.target.value })} />
              </label>
            </>
          )}
          <label>
            <span>{t("join.password")}</span>
            <Input.Password autoFocus={!told.owner} autoComplete="new-password" value={given.password} onChange={(event) => write({ ...given, password: event.target.value })} />
          </label>
          <label>
            <span>{t("join.repeat")}</span>
            <Input.Password autoComplete="new-password" status={unlike ? "error" : ""} value={given.again} onChange={(event) => write({ ...given, again: event.target.value })} />
          </label>
          <p className={css.hint}>{t("join.hint", { count: LEAST })}</p>
          {accept.error && (
            <p className={css.trouble} role="alert">
              {words(asProblem(accept.error))}
            </p>
          )}
          <Button type="primary" htmlType="submit" loading={accept.isPending} disabled={Boolean(lacking)}>
            {t("join.act")}
          </Button>
        </form>
      )}
      {told && <Providers providers={told.providers} link={secret} note={t("join.byLead", { email: told.email ?? "" })} />}
      {!told && (problem || secret === "") && (
        <p className={css.trouble} role="alert">
          {problem ? words(asProblem(problem)) : t("join.noLink")}
        </p>
      )}
    </Door>
  );
}
