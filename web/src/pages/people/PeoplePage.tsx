/** People: who works here, what they may do and see, and the links by which they come in. */
import { Fragment } from "react";
import { useTranslation } from "react-i18next";

import { marks, usePeople, type Employee, type People } from "../../api";
import { useTwo } from "../../text";
import { Avatar } from "../../ui/Avatar";
import { Button, EditOutlined } from "../../ui/kit";
import { PageHead } from "../../ui/PageHead";
import { StatusTag } from "../../ui/StatusTag";
import { Tile } from "../../ui/Tile";
import { Troubled } from "../../ui/Troubled";
import { useParam } from "../../ui/useParam";
import { Invitation } from "./Invitation";
import css from "./PeoplePage.module.css";
import { PersonForm } from "./PersonForm";

const COLUMNS = 6;
const NEW = "+";
const STATES: Readonly<Record<string, string>> = { active: "signs_in", invited: "invited", none: "no_account" };

export function PeoplePage() {
  const { t } = useTranslation();
  const [opened, open] = useParam("person");
  const people = usePeople();
  const head = (
    <PageHead title={t("nav.people")} waiting={people.isLoading}
      extra={
        <Button type="primary" aria-expanded={opened === NEW} onClick={() => open(opened === NEW ? null : NEW)}>
          {t("people.add")}
        </Button>
      }
    />
  );
  if (!people.data) {
    return (
      <>
        {head}
        {people.error && <Troubled problem={people.error} retry={() => void people.refetch()} height={320} />}
      </>
    );
  }
  const shown = people.data.people.toSorted((a, b) => Number(b.active) - Number(a.active));
  return (
    <>
      {head}
      <div className={css.stack}>
      {opened === NEW && (
        <Tile id="new" title={t("people.add")}>
          <PersonForm people={people.data} person={null} close={() => open(null)} />
        </Tile>
      )}
      <Tile id="people" title={t("people.count", { count: shown.filter((person) => person.active).length })} marks={marks(people)} flush>
        {shown.length === 0 ? (
          <p className={css.none}>{t("people.none")}</p>
        ) : (
          <div className={css.scroll}>
            <table className={css.table}>
              <thead>
                <tr>
                  <th scope="col">{t("people.name")}</th>
                  <th scope="col" className={css.wide}>{t("people.department")}</th>
                  <th scope="col">{t("people.roles")}</th>
                  <th scope="col" className={css.wide}>{t("people.sees")}</th>
                  <th scope="col" className={css.middle}>{t("people.account")}</th>
                  <th scope="col">
                    <span className="sr">{t("people.change")}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {shown.map((person) => (
                  <Fragment key={person.id}>
                    <Row person={person} people={people.data} isOpen={opened === person.id} toggle={() => open(opened === person.id ? null : person.id)} />
                    {opened === person.id && (
                      <tr className={css.panel}>
                        <td colSpan={COLUMNS}>
                          <Invitation person={person} />
                          <PersonForm people={people.data} person={person} close={() => open(null)} />
                        </td>
                      </tr>
                    )}
                  </Fragment>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Tile>
      </div>
    </>
  );
}

type RowProps = { person: Employee; people: People; isOpen: boolean; toggle: () => void };

function Row({ person, people, isOpen, toggle }: RowProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const department = people.departments.find(({ id }) => id === person.department);
  const roles = people.roles.filter(({ id }) => person.roles.includes(id)).map(({ name }) => two(name));
  const kept = [...person.stores, ...person.regions, ...person.brands];
  return (
    <tr data-person={person.id} data-left={person.active ? undefined : ""}>
      <th scope="row">
        <div className={css.who}>
          <Avatar name={person.name} />
          <span>
            <b>{person.name}</b>
            <small>{person.email ?? t("people.noEmail")}</small>
          </span>
        </div>
      </th>
      <td className={css.wide}>{department ? two(department.name) : person.department}</td>
      <td>{roles.join(t("comma"))}</td>
      <td className={css.wide}>{kept.length > 0 ? kept.join(t("comma")) : t("people.everything")}</td>
      <td className={css.middle}>
        <StatusTag status={person.active ? STATES[person.account] ?? "no_account" : "left"} group="accountState" />
      </td>
      <td>
        <Button size="small" type="text" icon={<EditOutlined aria-hidden="true" />} aria-expanded={isOpen} aria-label={t("people.changeOf", { name: person.name })} onClick={toggle} />
      </td>
    </tr>
  );
}
