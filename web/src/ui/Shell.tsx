/** The frame of every page: the rail at the left, a tab bar at the bottom of a phone. */
import { AccountBookOutlined, AimOutlined, BellOutlined, CalculatorOutlined, DashboardOutlined, LineChartOutlined, ReadOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";

import type { Company } from "../api";
import css from "./Shell.module.css";

const ENTRIES = [
  { to: "/", text: "nav.board", icon: <DashboardOutlined aria-hidden="true" /> },
  { to: "/kpis", text: "nav.kpis", icon: <LineChartOutlined aria-hidden="true" /> },
  { to: "/goals", text: "nav.goals", icon: <AimOutlined aria-hidden="true" /> },
  { to: "/alerts", text: "nav.alerts", icon: <BellOutlined aria-hidden="true" /> },
  { to: "/reviews", text: "nav.reviews", icon: <ReadOutlined aria-hidden="true" /> },
  { to: "/reconciliation", text: "nav.reconciliation", icon: <AccountBookOutlined aria-hidden="true" /> },
  { to: "/costs", text: "nav.costs", icon: <CalculatorOutlined aria-hidden="true" /> },
] as const;

type ShellProps = { company: Company | undefined; search: string; openAlerts: number; children: ReactNode };

export function Shell({ company, search, openAlerts, children }: ShellProps) {
  const { t } = useTranslation();
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
          {ENTRIES.map(({ to, text, icon }) => (
            <NavLink key={to} to={to + search} end={to === "/"} title={t(text)}>
              {icon}
              <span>{t(text)}</span>
              {to === "/alerts" && openAlerts > 0 && (
                <b className={css.count} aria-label={t("nav.openAlerts", { count: openAlerts })}>
                  {openAlerts}
                </b>
              )}
            </NavLink>
          ))}
        </nav>
        </div>
      </aside>
      <main id="main" className={css.main} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
