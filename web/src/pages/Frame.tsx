/** The frame around every page; the company's language is spoken before anything is shown. */
import { useEffect } from "react";
import { Outlet } from "react-router";

import { useCompany, useView, viewSearch } from "../api";
import { speakAs } from "../text";
import { Shell } from "../ui/Shell";
import { Troubled } from "../ui/Troubled";

export function Frame() {
  const company = useCompany();
  const { view } = useView();
  const locale = company.data?.locale;
  useEffect(() => {
    if (locale) speakAs(locale);
  }, [locale]);
  return (
    <Shell company={company.data} search={viewSearch(view)}>
      {company.data ? (
        <Outlet />
      ) : (
        company.error && <Troubled problem={company.error} retry={() => void company.refetch()} height={320} />
      )}
    </Shell>
  );
}
