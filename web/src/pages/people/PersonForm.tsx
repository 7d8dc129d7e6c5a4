/** One person: name, address, department, roles, what they see, and whether they still work here. */
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import { asProblem, useAddPerson, useChangePerson, useDimensionValues, type Employee, type People } from "../../api";
import { useLanguage, useTwo } from "../../text";
import { Button, Checkbox, Input, Select } from "../../ui/kit";
import { useProblemWords } from "../../ui/words";
import css from "./PersonForm.module.css";

const VIEWS = ["stores", "regions", "brands"] as const;
const DIMENSION = { stores: "store", regions: "region", brands: "brand" } as const;

type Draft = Pick<Employee, "name" | "department" | "roles" | "active" | "locale" | "stores" | "regions" | "brands"> & { email: string };

export function PersonForm({ people, person, close }: { people: People; person: Employee | null; close: () => void }) {
  const { t } = useTranslation();
  const two = useTwo();
  const { language } = useLanguage();
  const words = useProblemWords();
  const add = useAddPerson();
  const change = useChangePerson(person?.id ?? "");
  const [id, call] = useState(person?.id ?? "");
  const [reason, explain] = useState("");
  const [draft, write] = useState<Draft>(() => drafted(person, people, language));
  const saving = person ? change : add;
  const save = (event: FormEvent) => {
    event.preventDefault();
    const told = { ...draft, email: draft.email.trim() || null, reason };
    if (person) change.mutate(told, { onSuccess: close });
    else add.mutate({ ...told, id: id.trim() }, { onSuccess: close });
  };
  const values = { stores: useDimensionValues("store").data, regions: useDimensionValues("region").data, brands: useDimensionValues("brand").data };
  return (
    <form className={css.form} onSubmit={save} noValidate aria-label={person ? t("people.changeOf", { name: person.name }) : t("people.add")}>
      {!person && (
        <label>
          <span>{t("people.id")}</span>
          <Input autoFocus maxLength={64} value={id} onChange={(event) => call(event.target.value)} />
        </label>
      )}
      <label>
        <span>{t("people.name")}</span>
        <Input maxLength={80} value={draft.name} onChange={(event) => write({ ...draft, name: event.target.value })} />
      </label>
      <label>
        <span>{t("signIn.email")}</span>
        <Input type="email" maxLength={200} value={draft.email} onChange={(event) => write({ ...draft, email: event.target.value })} />
      </label>
      <div data-field="department">
        <span>{t("people.department")}</span>
        <Select aria-label={t("people.department")} value={draft.department} onChange={(department) => write({ ...draft, department })} options={people.departments.map((each) => ({ value: each.id, label: "\u2003".repeat(each.depth) + two(each.name) }))} />
      </div>
      <div data-field="roles">
        <span>{t("people.roles")}</span>
        <Select<string[]> aria-label={t("people.roles")} mode="multiple" value={draft.roles} onChange={(roles) => write({ ...draft, roles })} options={people.roles.map((role) => ({ value: role.id, label: two(role.name) }))} />
      </div>
      {VIEWS.map((view) => (
        <div key={view} data-field={DIMENSION[view]}>
          <span>{t(`people.view.${view}`)}</span>
          <Select<string[]> aria-label={t(`people.view.${view}`)} mode="multiple" placeholder={t("people.everything")} value={draft[view]} onChange={(kept) => write({ ...draft, [view]: kept })} options={(values[view] ?? []).map((value) => ({ value, label: value }))} />
        </div>
      ))}
      <label className={css.wide}>
        <span>{t("reasonForm.note")}</span>
        <Input maxLength={200} value={reason} onChange={(event) => explain(event.target.value)} />
      </label>
      {person && (
        <Checkbox className={css.check ?? ""} checked={draft.active} onChange={(event) => write({ ...draft, active: event.target.checked })}>
          {t("people.active")}
        </Checkbox>
      )}
      {saving.error && (
        <p className={css.trouble} role="alert">
          {words(asProblem(saving.error))}
        </p>
      )}
      <p className={css.actions}>
        <Button type="primary" htmlType="submit" loading={saving.isPending} disabled={!draft.name.trim() || !draft.department || (!person && !id.trim())}>
          {t("people.save")}
        </Button>
        <Button onClick={close}>{t("cancel")}</Button>
      </p>
    </form>
  );
}

function drafted(person: Employee | null, people: People, language: "zh" | "en"): Draft {
  if (person) return { ...person, email: person.email ?? "" };
  const department = people.departments[0]?.id ?? "";
  return { name: "", email: "", department, roles: ["viewer"], active: true, locale: language === "zh" ? "zh-CN" : "en", stores: [], regions: [], brands: [] };
}
