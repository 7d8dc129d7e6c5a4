/** Tokens for programs: made with a name and what they may, shown once, ended at once. */
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import { asProblem, useMakeToken, useRevokeToken, type OwnAccount, type Whose } from "../../api";
import { useLanguage, useTwo } from "../../text";
import { sayTime } from "../../ui/dates";
import { Button, Input, Select } from "../../ui/kit";
import { useProblemWords } from "../../ui/words";
import css from "./Own.module.css";

const DAYS = 90;

export function Tokens({ tokens, own }: { tokens: OwnAccount["tokens"]; own: Whose["permissions"] }) {
  const { t } = useTranslation();
  const two = useTwo();
  const words = useProblemWords();
  const { language } = useLanguage();
  const make = useMakeToken();
  const revoke = useRevokeToken();
  const [name, call] = useState("");
  const [permissions, allow] = useState<string[]>([]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate({ name: name.trim(), permissions, days: DAYS }, { onSuccess: () => call("") });
  };
  const options = own.map(({ id, name }) => ({ value: id, label: two(name) }));
  const said = (id: string) => options.find(({ value }) => value === id)?.label ?? id;
  return (
    <div className={css.stack}>
      {tokens.length > 0 && (
        <ul className={css.list}>
          {tokens.map((token) => (
            <li key={token.id} data-token={token.name}>
              <div>
                <b>{token.name}</b>
                <span>
                  {token.permissions.length > 0 ? token.permissions.map(said).join(t("comma")) : t("account.readsOnly")}
                  {" · "}
                  {token.seen_at ? t("account.used", { at: sayTime(token.seen_at, language) }) : t("account.unused")}
                </span>
              </div>
              <Button size="small" danger onClick={() => revoke.mutate(token.id)}>
                {t("account.revoke")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {make.data && (
        <div className={css.stack} role="status">
          <p className={css.done}>{t("account.tokenMade")}</p>
          <p className={css.secret} translate="no">
            <code>{make.data.secret}</code>
          </p>
        </div>
      )}
      <form className={css.form} onSubmit={submit} noValidate aria-label={t("account.makeToken")}>
        <label>
          <span>{t("account.tokenName")}</span>
          <Input maxLength={80} value={name} onChange={(event) => call(event.target.value)} />
        </label>
        <div data-field="permissions">
          <span>{t("account.tokenMay")}</span>
          <Select<string[]> aria-label={t("account.tokenMay")} mode="multiple" value={permissions} onChange={allow} placeholder={t("account.readsOnly")} options={options} />
        </div>
        {make.error && (
          <p className={css.trouble} role="alert">
            {words(asProblem(make.error))}
          </p>
        )}
        <p className={css.actions}>
          <Button htmlType="submit" loading={make.isPending} disabled={!name.trim()}>
            {t("account.makeToken")}
          </Button>
        </p>
      </form>
    </div>
  );
}
