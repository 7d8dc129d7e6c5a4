/** What an analysis is sliced by, and its thresholds: told in a line, changed in a form. */
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import type { AnalysisMethod, AnalysisSetting } from "../../api";
import { useLanguage, useTwo } from "../../text";
import { shifted } from "../../ui/decimals";
import { say } from "../../ui/format";
import { Button, Input, Select } from "../../ui/kit";
import { useDimensionName } from "../../ui/names";
import css from "./Asking.module.css";

type AskingProps = {
  method: AnalysisMethod;
  by: string | null;
  sliceBy: (dimension: string) => void;
  set: readonly string[];
  adjust: (values: Record<string, string | null>) => void;
};

export function Asking({ method, by, sliceBy, set, adjust }: AskingProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const { language } = useLanguage();
  const dimensionName = useDimensionName();
  const [opened, open] = useState(false);
  const chosen = new Map(set.map((one) => [one.slice(0, one.indexOf(":")), one.slice(one.indexOf(":") + 1)]));
  const inUse = (setting: AnalysisSetting) => chosen.get(setting.id) ?? setting.default;
  if (method.by.length < 2 && method.settings.length === 0) return null;
  return (
    <div className={css.asking}>
      {method.by.length > 1 && by && (
        <div className={css.by} data-field="by">
          <span id="analysis-by">{t("analyses.by")}</span>
          <Select aria-labelledby="analysis-by" size="small" value={by} onChange={sliceBy} popupMatchSelectWidth={false} options={method.by.map((value) => ({ value, label: dimensionName(value) }))} />
        </div>
      )}
      {method.settings.length > 0 && (
        <div className={css.line}>
          <span>{t("analyses.thresholds")}</span>
          {method.settings.map((setting) => (
            <span key={setting.id} data-threshold={setting.id} data-changed={chosen.has(setting.id) || undefined}>
              {two(setting.name)} <b>{say(inUse(setting), { unit: setting.unit, currency: null, language, size: "axis" })}</b>
            </span>
          ))}
          <Button size="small" aria-expanded={opened} onClick={() => open(!opened)}>
            {t("analyses.change")}
          </Button>
        </div>
      )}
      {opened && <Form key={set.join()} settings={method.settings} inUse={inUse} adjust={adjust} close={() => open(false)} />}
    </div>
  );
}

type FormProps = { settings: readonly AnalysisSetting[]; inUse: (setting: AnalysisSetting) => string; adjust: AskingProps["adjust"]; close: () => void };

/** Shares are written in percent. */
const places = ({ unit }: AnalysisSetting) => (unit === "ratio" ? 2 : 0);

function Form({ settings, inUse, adjust, close }: FormProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const [typed, type] = useState<Record<string, string>>(() => Object.fromEntries(settings.map((setting) => [setting.id, shifted(inUse(setting), places(setting))])));
  const value = (setting: AnalysisSetting) => shifted(typed[setting.id] ?? "", -places(setting));
  const wrong = (setting: AnalysisSetting) => !/^\d+(\.\d+)?$/.test((typed[setting.id] ?? "").trim()) || Number(value(setting)) < Number(setting.lowest) || Number(value(setting)) > Number(setting.highest);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (settings.some(wrong)) return;
    adjust(Object.fromEntries(settings.map((setting) => [setting.id, Number(value(setting)) === Number(setting.default) ? null : value(setting)])));
    close();
  };
  const usual = () => {
    adjust(Object.fromEntries(settings.map(({ id }) => [id, null])));
    close();
  };
  return (
    <form className={css.form} aria-label={t("analyses.thresholds")} onSubmit={save}>
      {settings.map((setting) => (
        <label key={setting.id}>
          <span>{two(setting.name)}</span>
          <Input name={setting.id} inputMode="decimal" value={typed[setting.id] ?? ""} status={wrong(setting) ? "error" : ""} aria-invalid={wrong(setting)}
            suffix={setting.unit === "ratio" ? "%" : null} onChange={(event) => type({ ...typed, [setting.id]: event.target.value })}
          />
          <small data-wrong={wrong(setting) || undefined}>{t("analyses.range", { lowest: shifted(setting.lowest, places(setting)), highest: shifted(setting.highest, places(setting)) })}</small>
        </label>
      ))}
      <p>
        <Button type="primary" htmlType="submit" disabled={settings.some(wrong)}>
          {t("analyses.apply")}
        </Button>
        <Button onClick={usual}>{t("analyses.usual")}</Button>
      </p>
    </form>
  );
}
