/** A list of which any number is chosen; none chosen means all. It is loaded when a list is opened, and may come after the focus. */
import { Button, Checkbox, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Option } from "./OneOf";
import css from "./filters.module.css";

const SEARCH_FROM = 9;

export type SomeOfProps = { label: string; options: readonly Option[]; chosen: readonly string[]; onChange: (chosen: string[]) => void };

export default function SomeOf({ label, options, chosen, onChange }: SomeOfProps) {
  const { t } = useTranslation();
  const [typed, type] = useState("");
  const found = options.filter((option) => `${option.label} ${option.note ?? ""}`.toLowerCase().includes(typed.toLowerCase()));
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  return (
    <div className={css.list}>
      {options.length >= SEARCH_FROM && (
        <Input autoFocus size="small" value={typed} aria-label={t("filter.search", { label })} placeholder={t("search")} onChange={(event) => type(event.target.value)} />
      )}
      <div className={css.scroll}>
        {found.map((option, at) => (
          <Checkbox key={option.value} autoFocus={at === 0 && options.length < SEARCH_FROM} className={css.check ?? ""} checked={chosen.includes(option.value)} onChange={() => toggle(option.value)}>
            {option.label}
            {option.note && <span className={css.aside}>{option.note}</span>}
          </Checkbox>
        ))}
        {found.length === 0 && <p className={css.none}>{t("filter.nothing")}</p>}
      </div>
      <Button size="small" type="text" disabled={chosen.length === 0} onClick={() => onChange([])}>
        {t("filter.all")}
      </Button>
    </div>
  );
}
