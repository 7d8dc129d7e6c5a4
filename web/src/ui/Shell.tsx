/** The frame of every page: the rail at the left, a tab bar at the bottom of a phone. */
import { AccountBookOutlined, AimOutlined, AuditOutlined, BellOutlined, CalculatorOutlined, DashboardOutlined, EllipsisOutlined, LineChartOutlined, ReadOutlined, TeamOutlined, ShoppingCartOutlined, SmileOutlined, ThunderboltOutlined, UploadOutlined, UserOutlined } from "@ant-design/icons";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";

import { useMay, useSession, useSwitch, type Company } from "../api";
import { Avatar } from "./Avatar";
import css from "./Shell.module.css";

/** Only who is stopped needs its form. */
const StoppedBar = lazy(() => import("./StoppedBar").then((part) => ({ default: part.StoppedBar })));

const DropAnywhere = lazy(() => import("./DropAnywhere").then((part) => ({ default: part.DropAnywhere })));

/** The first of them stand in a phone's bar, the others behind its last button. */
const IN_BAR = 4;
const ENTRIES = [
  { to: "/", text: "nav.board", icon: <DashboardOutlined aria-hidden="true" /> },
  { to: "/kpis", text: "nav.kpis", icon: <LineChartOutlined aria-hidden="true" /> },
  { to: "/alerts", text: "nav.alerts", icon: <BellOutlined aria-hidden="true" /> },
  { to: "/actions", text: "nav.actions", icon: <ThunderboltOutlined aria-hidden="true" /> },
  { to: "/goals", text: "nav.goals", icon: <AimOutlined aria-hidden="true" /> },
  { to: "/reviews", text: "nav.reviews", icon: <ReadOutlined aria-hidden="true" /> },
  { to: "/reconciliation", text: "nav.reconciliation", icon: <AccountBookOutlined aria-hidden="true" /> },
  { to: "/surveys", text: "nav.surveys", icon: <SmileOutlined aria-hidden="true" /> },
  { to: "/purchases", text: "nav.purchases", icon: <ShoppingCartOutlined aria-hidden="true" /> },
  { to: "/costs", text: "nav.costs", icon: <CalculatorOutlined aria-hidden="true" /> },
  { to: "/imports", text: "nav.imports", icon: <UploadOutlined aria-hidden="true" /> },
  { to: "/audit", text: "nav.audit", icon: <AuditOutlined aria-hidden="true" /> },
  { to: "/people", text: "nav.people", icon: <TeamOutlined aria-hidden="true" /> },
] as const;

/** Entries that everybody has, whatever they see; the others are of the whole company and its costs, some by permission. */
const EVERYBODYS: readonly string[] = ["/", "/kpis"];
const BY_PERMISSION: Readonly<Record<string, string>> = { "/audit": "see_audit", "/people": "manage_people", "/surveys": "edit_surveys", "/imports": "import_files" };
/** Entries that keep to what somebody sees, whatever it is. */
const OF_PARTS: readonly string[] = ["/alerts", "/actions", "/goals", "/imports"];
const WITHOUT_COSTS: readonly string[] = ["/surveys", "/people"];

function useEntries() {
  const { whole, costs, may } = useMay();
  return ENTRIES.filter(({ to }) => {
    const needs = BY_PERMISSION[to];
    const seen = OF_PARTS.includes(to) || (whole && (costs || WITHOUT_COSTS.includes(to)));
    return EVERYBODYS.includes(to) || (seen && (needs === undefined || may(needs)));
  });
}

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
