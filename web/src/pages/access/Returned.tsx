/** Where a provider sends the browser back to: what it brought along is handed on, and the page that was wanted opens. */
import { useEffect, useRef, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";

import { asProblem, useCodeForProvider, useFinishByProvider, useSession, type Problem } from "../../api";
import { Door } from "../../ui/Door";
import { Button, Input } from "../../ui/kit";
import { useProblemWords } from "../../ui/words";
import css from "./DoorForm.module.css";
import { SignIn } from "./SignIn";

export function Returned() {
  const { t } = useTranslation();
  const { provider = "" } = useParams();
  const navigate = useNavigate();
  const session = useSession();
  const finish = useFinishByProvider();
  const [brought] = useState(() => asBrought(window.location.search));
  const handedOn = useRef(false);
  const enter = ({ back_to }: { back_to: string }) => void navigate(back_to, { replace: true });
  useEffect(() => {
    if (handedOn.current) return;
    handedOn.current = true;
    // A code is for the server alone; it does not stay in the address, nor in the browser's history.
    window.history.replaceState(window.history.state, "", window.location.pathname);
    if (brought.state || brought.error) finish.mutate({ id: provider, ...brought }, { onSuccess: enter });
    else void navigate("/", { replace: true });
  });
  const problem = finish.error ? asProblem(finish.error) : null;
  const wantsCode = problem?.code === "second_factor";
  // Somebody comes in by the form below the refusal, or was in already and opened an old address.
  const inside = problem !== null && !wantsCode && session.data?.person != null;
  useEffect(() => {
    if (inside) void navigate("/", { replace: true });
  }, [inside, navigate]);
  if (!problem || !session.data || inside) return <Door title={t("signIn.returning")} waiting>{null}</Door>;
  if (wantsCode) return <Code provider={provider} state={brought.state} asked={problem} enter={enter} />;
  return <SignIn session={session.data} before={problem} backTo="/" />;
}

function asBrought(search: string) {
  const given = new URLSearchParams(search);
  const of = (name: string) => given.get(name) ?? "";
  return { state: of("state"), code: of("code"), error: of("error"), iss: of("iss") };
}

function Code({ provider, state, asked, enter }: { provider: string; state: string; asked: Problem; enter: (entered: { back_to: string }) => void }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const send = useCodeForProvider();
  const [code, type] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ id: provider, state, code }, { onSuccess: enter });
  };
  return (
    <Door title={t("account.secondFactor")}>
      <form className={css.form} onSubmit={submit} noValidate aria-label={t("signIn.act")}>
        <label>
          <span>{t("signIn.code")}</span>
          <Input autoFocus inputMode="numeric" autoComplete="one-time-code" maxLength={20} value={code} onChange={(event) => type(event.target.value)} />
        </label>
        <p className={send.error ? css.trouble : css.lead} role="alert">
          {words(send.error ? asProblem(send.error) : asked)}
        </p>
        <Button type="primary" htmlType="submit" loading={send.isPending} disabled={code.trim().length < 6}>
          {t("signIn.act")}
        </Button>
      </form>
    </Door>
  );
}
