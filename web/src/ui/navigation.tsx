/** The pages of the app, and which of them whoever sits here finds. */
import { AccountBookOutlined, AimOutlined, AuditOutlined, BellOutlined, CalculatorOutlined, DashboardOutlined, FundOutlined, LineChartOutlined, ReadOutlined, ShoppingCartOutlined, SmileOutlined, TeamOutlined, ThunderboltOutlined, UploadOutlined } from "@ant-design/icons";

import { useMay } from "../api";

export const ENTRIES = [
  { to: "/", text: "nav.board", icon: <DashboardOutlined aria-hidden="true" /> },
  { to: "/kpis", text: "nav.kpis", icon: <LineChartOutlined aria-hidden="true" /> },
  { to: "/alerts", text: "nav.alerts", icon: <BellOutlined aria-hidden="true" /> },
  { to: "/actions", text: "nav.actions", icon: <ThunderboltOutlined aria-hidden="true" /> },
  { to: "/analyses", text: "nav.analyses", icon: <FundOutlined aria-hidden="true" /> },
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
const EVERYBODYS: readonly string[] = ["/", "/kpis", "/analyses"];
const BY_PERMISSION: Readonly<Record<string, string>> = { "/audit": "see_audit", "/people": "manage_people", "/surveys": "edit_surveys", "/imports": "import_files" };
/** Entries that keep to what somebody sees, whatever it is. */
const OF_PARTS: readonly string[] = ["/alerts", "/actions", "/goals", "/imports"];
const WITHOUT_COSTS: readonly string[] = ["/surveys", "/people"];

export function useEntries() {
  const { whole, costs, may } = useMay();
  return ENTRIES.filter(({ to }) => {
    const needs = BY_PERMISSION[to];
    const seen = OF_PARTS.includes(to) || (whole && (costs || WITHOUT_COSTS.includes(to)));
    return EVERYBODYS.includes(to) || (seen && (needs === undefined || may(needs)));
  });
}
