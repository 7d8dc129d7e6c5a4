"""`helloword people`: who works here, in which department, and what they may do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from helloword.cli.help import Command, Group
from helloword.cli.language import listed, say, shown
from helloword.cli.opening import opened
from helloword.cli.options import FormatOption, ReasonOption, WorkspaceOption
from helloword.cli.printing import print_rows
from helloword.cli.running import tell
from helloword.cli.serve import HOST, PORT
from helloword.cli.tables import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from helloword.people import Person, Staff
    from helloword.server.readings import Json
    from helloword.text import Text

app = typer.Typer(cls=Group, no_args_is_help=True, rich_markup_mode=None)
_PEOPLE = ("id", "name", "department", "roles", "email", "locale", "active")
_DEPARTMENTS = ("id", "name", "parent", "head", "people")

PersonArgument = Annotated[str, typer.Argument(metavar="ID", help="argument.person")]
EmailOption = Annotated[str | None, typer.Option("--email", metavar="E", help="option.email")]
RoleOption = Annotated[list[str] | None, typer.Option("--role", metavar="R", help="option.role")]
StoreOption = Annotated[list[str] | None, typer.Option("--store", metavar="S", help="option.person_store")]
RegionOption = Annotated[list[str] | None, typer.Option("--region", metavar="R", help="option.person_region")]
BrandOption = Annotated[list[str] | None, typer.Option("--brand", metavar="B", help="option.person_brand")]
LocaleOption = Annotated[str | None, typer.Option("--locale", metavar="zh-CN|en", help="option.person_locale")]

ADD_EXAMPLE = """helloword people add anna --name "Anna Wu" --department sales --role manager \\
    --email anna@example.com"""
CHANGE_EXAMPLE = 'helloword people change anna --department finance --reason "new job"'


@app.command("list", cls=Command, help="people.list", epilog="helloword people list --department sales")
def list_people(
    department: Annotated[str | None, typer.Option("--department", metavar="D", help="option.of_department")] = None,
    everybody: Annotated[bool, typer.Option("--all", help="option.all_people")] = False,
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:
    """Who works here."""
    from helloword.people import staff

    now = staff(opened(workspace))
    within = {d.id for d in now.below(department)} if department else set(now.departments)
    people = [p for _, p in sorted(now.people.items()) if p.department in within and (p.active or everybody)]
    if not people and format == "table":
        tell(say("people.none"))
        return
    columns = [
        Column(n, say(f"column.{n}"), whole=n == "id", spare=n in ("email", "locale"))
        for n in (_PEOPLE if everybody else _PEOPLE[:-1])
    ]
    print_rows(columns, [_row(p) for p in people], format, objects=[_object(p) for p in people])


@app.command("add", cls=Command, help="people.add", epilog=ADD_EXAMPLE)
def add(
    id: PersonArgument,
    name: Annotated[str, typer.Option("--name", metavar="N", help="option.person_name")],
    department: Annotated[str, typer.Option("--department", metavar="D", help="option.department")],
    role: RoleOption = None,
    email: EmailOption = None,
    locale: LocaleOption = None,
    store: StoreOption = None,
    region: RegionOption = None,
    brand: BrandOption = None,
    reason: ReasonOption = "",
    workspace: WorkspaceOption = None,
) -> None:
    """Add a person."""
    from helloword.people import Person, add_person

    company = opened(workspace)
    roles = tuple(role or ("viewer",))
    view = (_kept((), store), _kept((), region), _kept((), brand))
    person = Person(id, name, department, roles, email, locale or company.settings.locale, True, *view)
    tell(say("people.added", id=id, name=add_person(company, person, reason).name))


@app.command("change", cls=Command, help="people.change", epilog=CHANGE_EXAMPLE)
def change(
    id: PersonArgument,
    name: Annotated[str | None, typer.Option("--name", metavar="N", help="option.person_name")] = None,
    department: Annotated[str | None, typer.Option("--department", metavar="D", help="option.department")] = None,
    role: RoleOption = None,
    email: EmailOption = None,
    locale: LocaleOption = None,
    active: Annotated[bool, typer.Option("--active", help="option.active")] = False,
    store: StoreOption = None,
    region: RegionOption = None,
    brand: BrandOption = None,
    reason: ReasonOption = "",
    workspace: WorkspaceOption = None,
) -> None:
    """Change a person."""
    from helloword.people import change_person

    if not active and all(given is None for given in (name, department, role, email, locale, store, region, brand)):
        raise typer.BadParameter(say("people.nothing"), param_hint="ID")

    def edit(now: Person) -> Person:
        return replace(
            now,
            name=now.name if name is None else name,
            department=now.department if department is None else department,
            roles=tuple(role) if role else now.roles,
            email=now.email if email is None else email,
            locale=now.locale if locale is None else locale,
            active=now.active or active,
            stores=_kept(now.stores, store),
            regions=_kept(now.regions, region),
            brands=_kept(now.brands, brand),
        )

    tell(say("people.changed", id=id, name=change_person(opened(workspace), id, edit, reason).name))


@app.command("invite", cls=Command, help="people.invite", epilog="helloword people invite anna")
def invite_person(id: PersonArgument, reason: ReasonOption = "", workspace: WorkspaceOption = None) -> None:
    """Print a one-time link by which a person chooses a password."""
    from helloword.access import invite
    from helloword.people import staff

    company = opened(workspace)
    secret = invite(company, id, reason)
    tell(say("people.invited", name=staff(company).person(id).name))
    print(f"{company.settings.server_url or f'http://{HOST}:{PORT}'}/join#{secret}")


@app.command("remove", cls=Command, help="people.remove", epilog="helloword people remove anna")
def remove(id: PersonArgument, reason: ReasonOption = "", workspace: WorkspaceOption = None) -> None:
    """Remove a person."""
    from helloword.people import deactivate_person

    tell(say("people.removed", id=id, name=deactivate_person(opened(workspace), id, reason).name))


@app.command("import", cls=Command, help="people.import", epilog="helloword people import people.yml")
def import_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="argument.people_file")],
    reason: ReasonOption = "",
    workspace: WorkspaceOption = None,
) -> None:
    """Add and change departments and people from a YAML file."""
    from helloword.cli.reading import text_of
    from helloword.people import import_people

    company = opened(workspace)
    now = import_people(company, text_of(file), file.name, reason)
    active = sum(person.active for person in now.people.values())
    tell(say("people.imported", file=file.name, departments=len(now.departments), people=active))


@app.command("export", cls=Command, help="people.export", epilog="helloword people export > people.yml")
def export(workspace: WorkspaceOption = None) -> None:
    """Departments and people as YAML."""
    from helloword.people import export_people, staff

    print(export_people(staff(opened(workspace))), end="")


@app.command("departments", cls=Command, help="people.departments", epilog="helloword people departments")
def departments(workspace: WorkspaceOption = None, format: FormatOption = "table") -> None:
    """Every department."""
    from helloword.people import staff

    now = staff(opened(workspace))
    if not now.departments and format == "table":
        tell(say("people.no_departments"))
        return
    columns = [
        Column(n, say(f"column.{n}"), number=n == "people", whole=n == "id", spare=n == "parent") for n in _DEPARTMENTS
    ]
    print_rows(columns, _tree(now, indent=format == "table"), format, objects=_objects(now))


def _kept(now: tuple[str, ...], given: list[str] | None) -> tuple[str, ...]:
    """What a view is kept to: what was given, all for `-`, as before where nothing was."""
    return now if given is None else tuple(value for value in given if value != "-")


def _row(person: Person) -> dict[str, Json]:
    return {**_object(person), "roles": listed([shown(name) for name in _roles(person.roles)])}


def _object(person: Person) -> dict[str, Json]:
    return {
        "id": person.id,
        "name": person.name,
        "department": person.department,
        "roles": list(person.roles),
        "email": person.email,
        "locale": person.locale,
        "active": person.active,
        "stores": list(person.stores),
        "regions": list(person.regions),
        "brands": list(person.brands),
    }


def _roles(ids: Sequence[str]) -> list[Text]:
    from helloword.people import roles

    return [roles()[id].name for id in ids]


def _tree(now: Staff, *, indent: bool) -> list[dict[str, Json]]:
    return [
        {
            "id": ("  " * depth if indent else "") + department.id,
            "name": shown(department.name),
            "parent": department.parent,
            "head": department.head,
            "people": len(now.people_of(department.id, below=False)),
        }
        for depth, department in now.tree()
    ]


def _objects(now: Staff) -> list[Json]:
    return [{**row, "name": dict(now.departments[str(row["id"])].name.as_json())} for row in _tree(now, indent=False)]
