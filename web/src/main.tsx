/** Starts the app: providers and routes, nothing else. */
import "@fontsource-variable/inter";
import "./ui/base.css";

import { QueryClientProvider } from "@tanstack/react-query";
import { lazy, StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter, Route, Routes } from "react-router";

import { queryClient } from "./api";
import { Board } from "./pages/boards/Board";
import { Frame } from "./pages/Frame";
import { NotFound } from "./pages/NotFound";
import { Theme } from "./ui/Theme";

const KpiList = lazy(() => import("./pages/kpis/KpiList").then((page) => ({ default: page.KpiList })));
const KpiPage = lazy(() => import("./pages/kpis/KpiPage").then((page) => ({ default: page.KpiPage })));
const AllBoards = lazy(() => import("./pages/boards/AllBoards").then((page) => ({ default: page.AllBoards })));
const NewBoard = lazy(() => import("./pages/boards/NewBoard").then((page) => ({ default: page.NewBoard })));
const Alerts = lazy(() => import("./pages/alerts/Alerts").then((page) => ({ default: page.Alerts })));
const Rules = lazy(() => import("./pages/alerts/Rules").then((page) => ({ default: page.Rules })));
const RulePage = lazy(() => import("./pages/alerts/RulePage").then((page) => ({ default: page.RulePage })));
const Actions = lazy(() => import("./pages/actions/Actions").then((page) => ({ default: page.Actions })));
const Playbooks = lazy(() => import("./pages/actions/Playbooks").then((page) => ({ default: page.Playbooks })));
const Tasks = lazy(() => import("./pages/actions/Tasks").then((page) => ({ default: page.Tasks })));
const AnalysisList = lazy(() => import("./pages/analyses/AnalysisList").then((page) => ({ default: page.AnalysisList })));
const AnalysisPage = lazy(() => import("./pages/analyses/AnalysisPage").then((page) => ({ default: page.AnalysisPage })));
const Purchases = lazy(() => import("./pages/purchases/Purchases").then((page) => ({ default: page.Purchases })));
const PurchasePage = lazy(() => import("./pages/purchases/PurchasePage").then((page) => ({ default: page.PurchasePage })));
const Audit = lazy(() => import("./pages/audit/Audit").then((page) => ({ default: page.Audit })));
const Goals = lazy(() => import("./pages/goals/Goals").then((page) => ({ default: page.Goals })));
const Reviews = lazy(() => import("./pages/reviews/Reviews").then((page) => ({ default: page.Reviews })));
const ReviewPage = lazy(() => import("./pages/reviews/ReviewPage").then((page) => ({ default: page.ReviewPage })));
const Reconciliation = lazy(() => import("./pages/reconciliation/Reconciliation").then((page) => ({ default: page.Reconciliation })));
const FigurePage = lazy(() => import("./pages/reconciliation/FigurePage").then((page) => ({ default: page.FigurePage })));
const Surveys = lazy(() => import("./pages/service/Surveys").then((page) => ({ default: page.Surveys })));
const Costs = lazy(() => import("./pages/costs/Costs").then((page) => ({ default: page.Costs })));

const Imports = lazy(() => import("./pages/imports/Imports").then((page) => ({ default: page.Imports })));
const Join = lazy(() => import("./pages/access/Join").then((page) => ({ default: page.Join })));
const Returned = lazy(() => import("./pages/access/Returned").then((page) => ({ default: page.Returned })));
const Account = lazy(() => import("./pages/access/Account").then((page) => ({ default: page.Account })));
const PeoplePage = lazy(() => import("./pages/people/PeoplePage").then((page) => ({ default: page.PeoplePage })));

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Theme>
        <BrowserRouter useTransitions={false}>
          <Routes>
            <Route path="join" element={<Suspense fallback={<div aria-busy="true" />}><Join /></Suspense>} />
            <Route path="sign-in/:provider" element={<Suspense fallback={<div aria-busy="true" />}><Returned /></Suspense>} />
            <Route element={<Frame />}>
              <Route index element={<Board />} />
              <Route path="boards" element={<AllBoards />} />
              <Route path="boards/new" element={<NewBoard />} />
              <Route path="boards/:id" element={<Board />} />
              <Route path="kpis" element={<KpiList />} />
              <Route path="kpis/:id" element={<KpiPage />} />
              <Route path="goals" element={<Goals />} />
              <Route path="alerts" element={<Alerts />} />
              <Route path="alerts/rules" element={<Rules />} />
              <Route path="alerts/rules/:id" element={<RulePage />} />
              <Route path="reviews" element={<Reviews />} />
              <Route path="reviews/:id" element={<ReviewPage />} />
              <Route path="reconciliation" element={<Reconciliation />} />
              <Route path="reconciliation/:id" element={<FigurePage />} />
              <Route path="actions" element={<Actions />} />
              <Route path="actions/playbooks" element={<Playbooks />} />
              <Route path="actions/tasks" element={<Tasks />} />
              <Route path="analyses" element={<AnalysisList />} />
              <Route path="analyses/:id" element={<AnalysisPage />} />
              <Route path="purchases" element={<Purchases />} />
              <Route path="purchases/:id" element={<PurchasePage />} />
              <Route path="audit" element={<Audit />} />
              <Route path="surveys" element={<Surveys />} />
              <Route path="costs" element={<Costs />} />
              <Route path="imports" element={<Imports />} />
              <Route path="account" element={<Account />} />
              <Route path="people" element={<PeoplePage />} />
              <Route path="*" element={<NotFound />} />
            </Route>
          </Routes>
        </BrowserRouter>
      </Theme>
    </QueryClientProvider>
  </StrictMode>,
);
