/** The playbooks: what each does, under which terms it may work, and changing these with the reason. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { ACTION_TABS, marks, TAB_STATUSES, usePlaybooks, type ActionTab, type Playbook } from "../../api";
import { useLanguage, useTwo } from "../../text";
import { say } from "../../ui/format";
import { Button, EditOutlined } from "../../ui/kit";
import { PageHead } from "../../ui/PageHead";
import { Tile } from "../../ui/Tile";
import { Troubled } from "../../ui/Troubled";
import { useParam } from "../../ui/useParam";
import { useCoded, useFactName } from "../../ui/words";
import css from "./Playbooks.module.css";
import { TermsForm } from "./TermsForm";
import { useActionWords } from "./useActionWords";

const NONE = "none";

export function Playbooks() {
  const { t } = useTranslation();
  const playbooks = usePlaybooks();
  const head = <PageHead title={t("actions.playbooks")} crumbs={<Link to="/actions">{t("nav.actions")}</Link>} waiting={!playbooks.data && !playbooks.error} />;
  if (playbooks.error && !playbooks.data) {
    return (
      <>
        {head}
        <Troubled problem={playbooks.error} retry={() => void playbooks.refetch()} height={320} />
      </>
    );
  }
  if (!playbooks.data) return head;
  return (
    <>
      {head}
      <p className={css.note}>{t("actions.playbooksNote")}</p>
      <div className={css.all} {...marks(playbooks)}>
        {playbooks.data.map((one) => (
          <One key={one.id} playbook={one} />
        ))}
      </div>
    </>
  );
}

function One({ playbook }: { playbook: Playbook }) {
  const { t } = useTranslation();
  const two = useTwo();
  const coded = useCoded();
  const fact = useFactName();
  const words = useActionWords();
  const { language } = useLanguage();
  const [chosen] = useParam("playbook");
  const [editing, edit] = useState(false);
  const limit = (name: string, value: string) =>
    value === NONE ? t("limit.no") : name === "change" ? say(value, { unit: "ratio", currency: null, language, size: "table" }) : name === "day_actions" ? value : words.limit(value);
  const count = (tab: ActionTab) => TAB_STATUSES[tab].reduce((sum, status) => sum + (playbook.counts[status] ?? 0), 0);
  return (
    <Tile id={`playbook-${playbook.id}`} title={two(playbook.name)} note={coded("playbookMode", playbook.mode, playbook.mode)}
      extra={!editing && (
        <Button icon={<EditOutlined aria-hidden="true" />} aria-label={t("terms.changeOf", { name: two(playbook.name) })} onClick={() => edit(true)}>
          {t("terms.change")}
        </Button>
      )}
    >
      <div className={css.one} data-playbook={playbook.id} data-chosen={chosen === playbook.id ? "" : undefined}>
        <p>{two(playbook.means)}</p>
        <p className={css.mode}>{coded("playbookModeMeans", playbook.mode, "")}</p>
        {editing ? (
          <TermsForm playbook={playbook} close={() => edit(false)} />
        ) : (
          <dl className={css.terms}>
            {Object.entries(playbook.limits).map(([name, value]) => (
              <div key={name}>
                <dt>{coded("limitName", name, name)}</dt>
                <dd>{limit(name, value)}</dd>
              </div>
            ))}
            {playbook.settings.map((setting) => (
              <div key={setting.name}>
                <dt>{two(setting.means)}</dt>
                <dd>{setting.value}</dd>
              </div>
            ))}
          </dl>
        )}
        <p className={css.small}>
          {[
            Object.keys(playbook.fresh).length > 0 ? t("terms.fresh", { facts: Object.entries(playbook.fresh).map(([table, days]) => t("terms.freshOne", { fact: fact(table), count: days })).join(t("comma")) }) : "",
            t("terms.valid", { count: playbook.valid_days }),
            t("terms.measured", { count: playbook.measure_after }),
          ].filter(Boolean).join(t("semicolon"))}
        </p>
        <p className={css.leads}>
          {ACTION_TABS.filter((tab) => count(tab) > 0).map((tab) => (
            <Link key={tab} to={`/actions?playbook=${playbook.id}${tab === "waiting" ? "" : `&tab=${tab}`}`}>
              {`${t(`actionTab.${tab}`)} ${count(tab)}`}
            </Link>
          ))}
          <Link to={`/audit?subject=${encodeURIComponent(`playbook:${playbook.id}`)}`}>{t("terms.history")}</Link>
        </p>
      </div>
    </Tile>
  );
}
