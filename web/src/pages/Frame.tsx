/** The frame around every page; the company's language is spoken before anything is shown. */
import { lazy, Suspense, useEffect, useRef } from "react";
import { Outlet, useLocation, useSearchParams } from "react-router";

import { queryClient, useActions, useCompany, useInbox, useSession, useView, viewSearch } from "../api";
import { speakAs, useLanguage } from "../text";
import { Boundary } from "../ui/Boundary";
import { Shell } from "../ui/Shell";
import { Troubled } from "../ui/Troubled";

const Tv = lazy(() => import("./boards/Tv").then((page) => ({ default: page.Tv })));
const SignIn = lazy(() => import("./access/SignIn").then((page) => ({ default: page.SignIn })));

/** Whoever is not signed in finds the door here, at the address that they came for. */
export function Frame() {
  const session = useSession();
  if (session.data && !session.data.open && session.data.person === null) {
    return (
      <Suspense fallback={<div aria-busy="true" />}>
        <SignIn session={session.data} />
      </Suspense>
    );
  }
  return <Inside key={session.data?.person?.id ?? ""} />;
}

function Inside() {
  const company = useCompany();
  const { view } = useView();
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const openAlerts = useInbox("open").data?.counts.open ?? 0;
  const waiting = useActions("waiting", null).data?.counts.proposed ?? 0;
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
  if (search.get("tv") === "1" && company.data) {
    return (
      <Suspense fallback={<div aria-busy="true" />}>
        <Tv company={company.data} />
      </Suspense>
    );
  }
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
