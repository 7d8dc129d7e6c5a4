/** One's own account: who I am here, password, providers, second factor, browsers, and tokens for programs. */
import { useTranslation } from "react-i18next";

import { marks, useAccount, useSession, useSignOut, type Whose } from "../../api";
import { useTwo } from "../../text";
import { Button } from "../../ui/kit";
import { PageHead } from "../../ui/PageHead";
import { Tile } from "../../ui/Tile";
import { Troubled } from "../../ui/Troubled";
import css from "./Account.module.css";
import { Bound } from "./Bound";
import { Browsers } from "./Browsers";
import { Colours } from "./Colours";
import { PasswordForm } from "./PasswordForm";
import { SecondFactor } from "./SecondFactor";
import { Tokens } from "./Tokens";

export function Account() {
  const { t } = useTranslation();
  const session = useSession();
  const person = session.data?.person;
  if (!person) {
    return (
      <>
        <PageHead title={t("nav.account")} waiting={session.isLoading} />
        {session.data && (
          <div className={css.tiles}>
            <Tile title={t("account.open")}>
              <p>{t("account.openLead")}</p>
            </Tile>
            <Colours />
          </div>
        )}
      </>
    );
  }
  return <Own person={person} />;
}

function Own({ person }: { person: Whose }) {
  const { t } = useTranslation();
  const account = useAccount();
  const leave = useSignOut();
  const head = (
    <PageHead title={person.name} waiting={account.isLoading}
      extra={
        <Button loading={leave.isPending} onClick={() => leave.mutate()}>
          {t("account.signOut")}
        </Button>
      }
    />
  );
  if (!account.data) {
    return (
      <>
        {head}
        {account.error && <Troubled problem={account.error} retry={() => void account.refetch()} height={320} />}
      </>
    );
  }
  return (
    <>
      {head}
      <div className={css.tiles}>
        <Me person={person} />
        <Colours />
        <Tile id="password" title={t("account.password")}>
          {account.data.password ? <PasswordForm /> : <p>{t("account.noPassword")}</p>}
        </Tile>
        {account.data.providers.length > 0 && (
          <Tile id="providers" title={t("account.providers")} marks={marks(account)}>
            <Bound providers={account.data.providers} password={account.data.password} />
          </Tile>
        )}
        <Tile id="second-factor" title={t("account.secondFactor")}>
          <SecondFactor on={account.data.second_factor} />
        </Tile>
        <Tile id="sessions" title={t("account.sessions")} marks={marks(account)}>
          <Browsers sessions={account.data.sessions} />
        </Tile>
        <Tile id="tokens" title={t("account.tokens")} note={t("account.tokensNote")} marks={marks(account)}>
          <Tokens tokens={account.data.tokens} own={person.permissions} />
        </Tile>
      </div>
    </>
  );
}

function Me({ person }: { person: Whose }) {
  const { t } = useTranslation();
  const two = useTwo();
  const kept = [...person.stores, ...person.regions, ...person.brands];
  return (
    <Tile id="me" title={t("account.me")}>
      <dl className={css.facts}>
        <dt>{t("signIn.email")}</dt>
        <dd>{person.email}</dd>
        <dt>{t("people.roles")}</dt>
        <dd>{person.roles.map(({ name }) => two(name)).join(t("comma"))}</dd>
        <dt>{t("people.sees")}</dt>
        <dd>{kept.length > 0 ? kept.join(t("comma")) : t("people.everything")}</dd>
        <dt>{t("account.costs")}</dt>
        <dd>{t(person.costs ? "account.seen" : "account.hidden")}</dd>
      </dl>
    </Tile>
  );
}
