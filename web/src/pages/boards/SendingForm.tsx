/** The form of a subscription: when, in which language, to whom, with the filters that the board shows now. */
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import { asProblem, useSaveSubscription, useView, whereClauses, type Board, type SentView, type SentWhen, type Subscription, type SubscriptionParts, type View } from "../../api";
import { useLanguage, type Language } from "../../text";
import { Button, Checkbox, Input, Radio, Select } from "../../ui/kit";
import { useProblemWords } from "../../ui/words";
import css from "./Sending.module.css";
import { weekdays, useSendingWords } from "./useSendingWords";

const EVERY = ["day", "week", "month"] as const;
const LAST_DAY = 31;
const WORKDAYS = [1, 2, 3, 4, 5];

type Draft = { when: SentWhen; locale: "zh-CN" | "en"; people: string[]; channels: string[] };
type SendingFormProps = { board: Board; parts: SubscriptionParts; subscription: Subscription | null; close: () => void };

export function SendingForm({ board, parts, subscription, close }: SendingFormProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const words = useSendingWords();
  const problems = useProblemWords();
  const { view } = useView();
  const save = useSaveSubscription();
  const [draft, write] = useState<Draft>(() => drafted(subscription, parts, language));
  const [fromBoard, take] = useState(subscription === null);
  const sent = fromBoard || !subscription ? sentView(view) : (subscription.view as SentView);
  const timed = (part: Partial<SentWhen>) => write({ ...draft, when: { ...draft.when, ...part } });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ id: subscription?.id ?? null, version: subscription?.version ?? 0, board: board.id, view: sent, ...draft }, { onSuccess: close });
  };
  const { when } = draft;
  const ready = draft.people.length + draft.channels.length > 0 && when.time !== "" && (when.every !== "week" || when.weekdays.length > 0);
  return (
    <form className={css.form} onSubmit={submit} noValidate aria-label={t(subscription ? "sending.edit" : "sending.add")}>
      <fieldset className={css.wide}>
        <legend>{t("sending.when")}</legend>
        <Radio.Group aria-label={t("sending.when")} value={when.every} onChange={(event) => timed(rhythm(event.target.value as SentWhen["every"], when))}>
          {EVERY.map((every) => (
            <Radio key={every} value={every}>
              {t(`sending.every.${every}`)}
            </Radio>
          ))}
        </Radio.Group>
        {when.every === "week" && (
          <Checkbox.Group aria-label={t("sending.weekdays")} value={when.weekdays} options={weekdays(language)} onChange={(days) => timed({ weekdays: (days as number[]).toSorted() })} />
        )}
      </fieldset>
      {when.every === "month" && (
        <div data-field="day">
          <span>{t("sending.day")}</span>
          <Select aria-label={t("sending.day")} value={when.day ?? 1} onChange={(day) => timed({ day })} options={Array.from({ length: LAST_DAY }, (_, index) => ({ value: index + 1, label: index + 1 === LAST_DAY ? t("sending.lastDay") : String(index + 1) }))} />
        </div>
      )}
      <label>
        <span>{t("sending.time")}</span>
        <Input type="time" required value={when.time} onChange={(event) => timed({ time: event.target.value.slice(0, 5) })} />
      </label>
      <div data-field="zone">
        <span>{t("sending.zone")}</span>
        <Select showSearch aria-label={t("sending.zone")} value={when.zone} onChange={(zone) => timed({ zone })} options={zones(parts.zone, when.zone).map((zone) => ({ value: zone, label: zone }))} />
      </div>
      <div data-field="locale">
        <span>{t("sending.language")}</span>
        <Select aria-label={t("sending.language")} value={draft.locale} onChange={(locale) => write({ ...draft, locale })} options={[{ value: "zh-CN" as const, label: t("sending.chinese") }, { value: "en" as const, label: t("sending.english") }]} />
      </div>
      <To draft={draft} parts={parts} write={write} />
      <div className={css.wide}>
        <p>{words.view(sent)}</p>
        {subscription && (
          <Checkbox checked={fromBoard} onChange={(event) => take(event.target.checked)}>
            {t("sending.takeView")}
          </Checkbox>
        )}
        <small>{t(subscription ? "sending.viewKept" : "sending.viewNow")}</small>
      </div>
      {subscription && !subscription.mine && <small className={css.wide}>{t("sending.takesOver")}</small>}
      {save.error && (
        <p className={css.trouble} role="alert">
          {problems(asProblem(save.error))}
        </p>
      )}
      <p className={css.actions}>
        <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!ready}>
          {t("edit.save")}
        </Button>
        <Button onClick={close}>{t("cancel")}</Button>
      </p>
    </form>
  );
}

function To({ draft, parts, write }: { draft: Draft; parts: SubscriptionParts; write: (draft: Draft) => void }) {
  const { t } = useTranslation();
  const channels = parts.channels.map(({ id, service }) => ({ value: id, label: service ? `${id} (${service})` : id }));
  const mail = (on: boolean) => write({ ...draft, people: on && parts.me ? [parts.me] : [] });
  return (
    <>
      {parts.others ? (
        <div data-field="people" className={css.wide}>
          <span>{t("sending.people")}</span>
          <Select<string[]> mode="multiple" optionFilterProp="label" aria-label={t("sending.people")} value={draft.people} onChange={(people) => write({ ...draft, people })} options={parts.people.map(({ id, name }) => ({ value: id, label: name }))} />
        </div>
      ) : parts.me ? (
        <Checkbox className={css.wide ?? ""} checked={draft.people.length > 0} onChange={(event) => mail(event.target.checked)}>
          {t("sending.toMe")}
        </Checkbox>
      ) : (
        <p className={css.wide}>{t("sending.noAddress")}</p>
      )}
      {channels.length > 0 && (
        <div data-field="channels" className={css.wide}>
          <span>{t("sending.channels")}</span>
          <Select<string[]> mode="multiple" aria-label={t("sending.channels")} value={draft.channels} onChange={(names) => write({ ...draft, channels: names })} options={channels} />
          <small>{t("sending.channelView")}</small>
        </div>
      )}
    </>
  );
}

function drafted(subscription: Subscription | null, parts: SubscriptionParts, language: Language): Draft {
  if (subscription) {
    const { when, locale, people, channels } = subscription;
    return { when: when as SentWhen, locale: locale as Draft["locale"], people: people.map(({ id }) => id), channels: channels.map(({ id }) => id) };
  }
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || parts.zone;
  return { when: { every: "day", time: "08:00", zone, weekdays: [], day: null }, locale: language === "zh" ? "zh-CN" : "en", people: parts.me ? [parts.me] : [], channels: [] };
}

/** Those that the browser knows, with the ones in use whatever they are called. */
const zones = (...used: string[]): string[] => [...new Set([...used, ...Intl.supportedValuesOf("timeZone")])].toSorted();

const rhythm = (every: SentWhen["every"], when: SentWhen): Partial<SentWhen> => ({
  every,
  weekdays: every === "week" ? (when.weekdays.length ? when.weekdays : WORKDAYS) : [],
  day: every === "month" ? (when.day ?? 1) : null,
});

const sentView = (view: View): SentView => ({ period: view.period, compare: view.compare, where: whereClauses(view.where), currency: view.currency });
