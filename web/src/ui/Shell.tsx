/** The frame of every page: the rail at the left, a tab bar at the bottom of a phone. */
import { EllipsisOutlined, UserOutlined } from "@ant-design/icons";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";

import { useMay, useSession, useSwitch, type Company } from "../api";
import { Avatar } from "./Avatar";
import { ENTRIES, useEntries } from "./navigation";
import { PaletteButton } from "./palette/PaletteButton";
import css from "./Shell.module.css";

/** Only who is stopped needs its form. */
const StoppedBar = lazy(() => import("./StoppedBar").then((part) => ({ default: part.StoppedBar })));

const DropAnywhere = lazy(() => import("./DropAnywhere").then((part) => ({ default: part.DropAnywhere })));

/** The first of them stand in a phone's bar, the others behind its last button. */
const IN_BAR = 4;

type ShellProps = { company: Company | undefined; search: string; openAlerts: number; waiting: number; children: ReactNode };

export function Shell({ company, search, openAlerts, waiting, children }: ShellProps) {
  const { t } = useTranslation();
  const [opened, open] = useState(false);
  const { may } = useMay();
  const stopped = useSwitch().data?.stopped ?? false;
  const entries = useEntries();
  const person = useSession().data?.person;
  const entry = ({ to, text, icon }: (typeof ENTRIES)[number]) => (
    <NavLink key={to} to={to + search} end={to === "/"} title={t(text)} onClick={() => open(false)}>
      {icon}
      <span>{t(text)}</span>
      {to === "/alerts" && openAlerts > 0 && (
        <b className={css.count} aria-label={t("nav.openAlerts", { count: openAlerts })}>
          {openAlerts}
        </b>
      )}
      {to === "/actions" && waiting > 0 && (
        <b className={css.count} aria-label={t("nav.waiting", { count: waiting })}>
          {waiting}
        </b>
      )}
    </NavLink>
  );
  return (
    <div className={css.shell}>
      <a className={css.skip} href="#main">
        {t("nav.skip")}
      </a>
      <aside className={css.rail}>
        <div className={css.held}>
        <div className={css.brand}>
          <img src="/mark.svg" alt="" width="24" height="24" />
          <span translate="no">{"helloword"}</span>
        </div>
        <div className={css.company}>
          <b title={company?.name}>{company?.name ?? "\u00a0"}</b>
          <span>{company ? t("nav.stores", { count: company.stores.length }) : "\u00a0"}</span>
        </div>
        <PaletteButton />
        <nav aria-label={t("nav.main")} className={css.nav}>
          {entries.slice(0, IN_BAR).map(entry)}
          <button type="button" className={css.open} aria-expanded={opened} aria-controls="nav-rest" onClick={() => open(!opened)}>
            <EllipsisOutlined aria-hidden="true" />
            <span>{t("nav.more")}</span>
          </button>
          <div id="nav-rest" className={css.rest} data-open={opened ? "" : undefined}>
            {entries.slice(IN_BAR).map(entry)}
            <NavLink to={"/account" + search} title={person?.name ?? t("nav.account")} className={css.me ?? ""} onClick={() => open(false)}>
              {person ? <Avatar name={person.name} /> : <UserOutlined aria-hidden="true" />}
              <span>{person?.name ?? t("nav.account")}</span>
            </NavLink>
          </div>
        </nav>
        </div>
      </aside>
      <main id="main" className={css.main} tabIndex={-1}>
        {stopped && (
          <Suspense fallback={null}>
            <StoppedBar />
          </Suspense>
        )}
        {children}
      </main>
      {may("import_files") && (
        <Suspense fallback={null}>
          <DropAnywhere />
        </Suspense>
      )}
    </div>
  );
}
