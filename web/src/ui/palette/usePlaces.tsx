/** Everything the palette leads to: pages, boards, KPIs, stores, goals, and what can be done from anywhere. */
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";

import { useAnalyses, useBoards, useCompany, useGoals, useKpis, useLinkedLanguage, useSession, useSignOut, useView, viewSearch } from "../../api";
import { useLanguage } from "../../text";
import { ENTRIES, useEntries } from "../navigation";
import { useMode } from "../Theme";
import type { Findable } from "./matching";

export type Group = "pages" | "boards" | "kpis" | "stores" | "goals" | "acts";
export const GROUPS: readonly Group[] = ["pages", "acts", "boards", "kpis", "stores", "goals"];
export type Place = Findable & { id: string; group: Group; title: string; go: () => void };

type Named = { id: string; name: { zh: string; en: string } };
type Goal = Named & { parts: readonly unknown[] };

export function usePlaces(tellKeys: () => void): Place[] {
  const { t } = useTranslation();
  const { language, choose } = useLanguage();
  const { mode, toggle, habit, follow } = useMode();
  const { pathname } = useLocation();
  const { view, change } = useView();
  const link = useLinkedLanguage();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const person = useSession().data?.person;
  const entries = useEntries();
  const stores = useCompany().data?.stores ?? [];
  const boards = useBoards().data ?? [];
  const kpis = useKpis().data ?? [];
  const analyses = useAnalyses().data ?? [];
  const goals = flat(useGoals().data?.goals ?? []);
  const search = viewSearch(view);
  const to = (address: string) => () => void navigate(address);
  const named = (group: Group, { id, name }: Named, go: () => void): Place => ({ id: `${group} ${id}`, group, title: name[language], names: [name[language], name.zh, name.en, id], go });
  const said = (group: Group, id: string, title: string, go: () => void): Place => ({ id: `${group} ${id}`, group, title, names: [title, id], go });
  const seen = (address: string) => entries.some((entry) => entry.to === address);
  const speak = (next: typeof language) => {
    choose(next);
    link(next);
  };
  const pages = [
    ...ENTRIES.filter((entry) => seen(entry.to)).map((entry) => said("pages", entry.to, t(entry.text), to(entry.to + search))),
    said("pages", "/boards", t("boards.all"), to("/boards")),
    ...analyses.map((one) => ({ ...named("pages", one, to(`/analyses/${one.id}${search}`)), id: `pages /analyses/${one.id}` })),
    ...(seen("/alerts") ? [said("pages", "/alerts/rules", t("palette.rules"), to("/alerts/rules"))] : []),
    ...(seen("/actions") ? [said("pages", "/actions/tasks", t("actions.tasks"), to("/actions/tasks")), said("pages", "/actions/playbooks", t("actions.playbooks"), to("/actions/playbooks"))] : []),
    said("pages", "/account", t("nav.account"), to("/account")),
  ];
  const acts = [
    said("acts", "language", t("language.switch"), () => speak(language === "zh" ? "en" : "zh")),
    said("acts", "theme", t(mode === "dark" ? "theme.light" : "theme.dark"), toggle),
    said("acts", "colours", t(habit === "chinese" ? "colours.western" : "colours.chinese"), () => follow(habit === "chinese" ? "western" : "chinese")),
    said("acts", "keys", t("palette.keys"), tellKeys),
    ...(isBoard(pathname) ? [said("acts", "tv", t("boards.tv"), to(`${pathname}${search}${search ? "&" : "?"}tv=1`)), said("acts", "print", t("boards.print"), () => setTimeout(() => window.print()))] : []),
    ...(person ? [said("acts", "sign-out", t("account.signOut"), () => signOut.mutate())] : []),
  ];
  return [
    ...pages,
    ...acts,
    ...boards.map((board) => named("boards", board, to(`/boards/${board.id}${search}`))),
    ...kpis.map((kpi) => named("kpis", kpi, to(`/kpis/${kpi.id}${search}`))),
    ...stores.map(({ id }) => said("stores", id, t("palette.onlyStore", { store: id }), () => change({ where: { ...view.where, store: [id] } }))),
    ...goals.map((goal) => named("goals", goal, to(`/goals?goal=${encodeURIComponent(goal.id)}`))),
  ];
}

const isBoard = (pathname: string) => pathname === "/" || /^\/boards\/(?!new)/.test(pathname);

function flat(goals: readonly Goal[]): Named[] {
  return goals.flatMap((goal) => [goal, ...flat(goal.parts as readonly Goal[])]);
}
