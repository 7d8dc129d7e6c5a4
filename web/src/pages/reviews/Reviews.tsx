/** The reviews that were written, by period, and a form that writes the next one. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { marks, useReviews, type ReviewEntry, type Reviews as Given } from "../../api";
import { useTwo } from "../../text";
import { useActorName } from "../../ui/actors";
import { Empty } from "../../ui/Empty";
import { FilterButton } from "../../ui/filters/FilterButton";
import { OneOf } from "../../ui/filters/OneOf";
import { Button, Segmented } from "../../ui/kit";
import { PageHead } from "../../ui/PageHead";
import { Tile } from "../../ui/Tile";
import { Troubled } from "../../ui/Troubled";
import { useParam } from "../../ui/useParam";
import css from "./Reviews.module.css";
import { useReviewWords } from "./useReviewWords";
import { WriteForm } from "./WriteForm";

export function Reviews() {
  const { t } = useTranslation();
  const reviews = useReviews();
  if (reviews.error && !reviews.data) {
    return (
      <>
        <PageHead title={t("nav.reviews")} />
        <Troubled problem={reviews.error} retry={() => void reviews.refetch()} height={320} />
      </>
    );
  }
  if (!reviews.data) return <PageHead title={t("nav.reviews")} waiting />;
  return <Shown reviews={reviews.data} marks={marks(reviews)} />;
}

function Shown({ reviews, marks: busy }: { reviews: Given; marks: ReturnType<typeof marks> }) {
  const { t } = useTranslation();
  const two = useTwo();
  const [grain, setGrain] = useParam("grain");
  const [scope, setScope] = useParam("scope");
  const [writing, write] = useState(false);
  const kept = reviews.items.filter((one) => (!grain || one.grain === grain) && (!scope || one.scope === scope));
  const named = reviews.scopes.find(({ id }) => id === scope);
  const options = [{ value: "", label: t("filter.all") }, ...reviews.scopes.map((one) => ({ value: one.id, label: two(one.name), note: one.open ? t("reviews.openCount", { count: one.open }) : undefined }))];
  return (
    <>
      <PageHead
        title={t("nav.reviews")}
        extra={
          <Button type="primary" aria-expanded={writing} onClick={() => write(!writing)}>
            {t("reviews.write")}
          </Button>
        }
      />
      {writing && <WriteForm reviews={reviews} close={() => write(false)} />}
      <div className={css.bar} role="group" aria-label={t("filter.bar")}>
        <Segmented
          aria-label={t("reviews.grain")}
          value={grain ?? ""}
          onChange={(next) => setGrain(next ? String(next) : null)}
          options={["", "week", "month"].map((value) => ({ value, label: value ? t(`reviews.${value as "week"}`) : t("filter.all") }))}
        />
        <FilterButton label={t("reviews.scope")} value={named ? two(named.name) : t("filter.all")}>
          {(close) => (
            <OneOf
              label={t("reviews.scope")}
              options={options}
              value={scope ?? ""}
              onChoose={(next) => {
                setScope(next || null);
                close();
              }}
            />
          )}
        </FilterButton>
      </div>
      {kept.length === 0 ? (
        <Empty title={t("reviews.none")} how={t("reviews.noneHow")} command={`helloword reviews write --week ${reviews.week} --all`} />
      ) : (
        <Tile id="reviews" title={t("reviews.written")} note={t("reviews.frozen")} marks={busy} flush>
          <List reviews={kept} />
        </Tile>
      )}
    </>
  );
}

function List({ reviews }: { reviews: readonly ReviewEntry[] }) {
  const { t } = useTranslation();
  const two = useTwo();
  const words = useReviewWords(null);
  const actor = useActorName();
  return (
    <ul className={css.list}>
      {reviews.map((one) => (
        <li key={one.id} data-review={one.id}>
          <Link to={`/reviews/${one.id}`}>
            <b>{words.period(one)}</b>
            <span>{two(one.scope_name)}</span>
          </Link>
          <span className={css.days}>{words.range(one.start, one.end)}</span>
          <span className={css.by}>
            {one.edition > 1 && `${t("reviews.edition", { n: one.edition })} · `}
            {t("reviews.writtenOn", { day: words.day(one.at.slice(0, 10)), by: actor(one.by) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
