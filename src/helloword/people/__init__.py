"""The company's people: who they are, which department they belong to, and what they may do."""

from helloword.people.changing import (
    add_department,
    add_person,
    change_person,
    deactivate_person,
    move_department,
    rename_department,
    set_head,
)
from helloword.people.document import export_people, import_people
from helloword.people.keeping import staff
from helloword.people.person import Department, Person
from helloword.people.roles import Role, permissions, permitted, roles
from helloword.people.staff import Staff

__all__ = [
    "Department", "Person", "Role", "Staff", "add_department", "add_person", "change_person", "deactivate_person",
    "export_people", "import_people",
    "move_department", "permissions", "permitted", "rename_department", "roles", "set_head", "staff",
]  # fmt: skip
