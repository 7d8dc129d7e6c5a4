/** The frame around every page; the company's language is spoken before anything is shown. */
import { Suspense, useEffect, useRef } from "react";
import { Outlet, useLocation } from "react-router";

import { queryClient, useActions, useCompany, useInbox, useView, viewSearch } from "../api";
import { speakAs, useLanguage } from "../text";
import { Boundary } from "../ui/Boundary";
import { Shell } from "../ui/Shell";
import { Troubled } from "../ui/Troubled";

export function Frame() {
  const company = useCompany();
  const { view } = useView();
  const { pathname } = useLocation();
  const openAlerts = useInbox("open").data?.counts.open ?? 0;
  const waiting = useActions("waiting").data?.counts.proposed ?? 0;
  const locale = company.data?.locale;
  const { language } = useLanguage();
  const spoken = useRef(language);
  useEffect(() => {
    if (locale) speakAs(locale);
  }, [locale]);
  useEffect(() => {
    if (spoken.current !== language) void queryClient.invalidateQueries({ queryKey: ["values"] });
    spoken.current = language;
  }, [language]);
  return (
    <Shell company={company.data} search={viewSearch(view)} openAlerts={openAlerts} waiting={waiting}>
      {company.data ? (
        <Boundary key={pathname}>
          <Suspense fallback={<div aria-busy="true" />}>
            <Outlet />
          </Suspense>
        </Boundary>
      ) : company.error ? (
        <Troubled problem={company.error} retry={() => void company.refetch()} height={320} />
      ) : (
        <div aria-busy="true" />
      )}
    </Shell>
  );
}
