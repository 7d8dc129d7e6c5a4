"""What the API gives and takes about signing in, accounts and people."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated

from helloword.server.shapes import Text
from helloword.server.told import WORDS, told

OwnId = Annotated[str, told(minLength=1, maxLength=64)]


@dataclass(frozen=True)
class Named:
    """Something with a name in both languages."""

    id: str
    name: Text


@dataclass(frozen=True)
class Whose:
    """A person who is signed in, as they see themselves: `whole` the company, and its `costs`, or not."""

    id: str
    name: str
    email: str | None
    department: str
    locale: str
    roles: list[Named]
    permissions: list[Named]
    stores: list[str]
    regions: list[str]
    brands: list[str]
    whole: bool
    costs: bool


@dataclass(frozen=True)
class ProviderNamed:
    """A provider by which people sign in."""

    id: str
    name: str


@dataclass(frozen=True)
class Session:
    """Who asks. `open`: nobody signs in yet, so that this machine may do everything; then there is no person.

    Attributes:
        providers: by which whoever is not signed in may come in.
    """

    company: str
    locale: str
    open: bool
    person: Whose | None
    providers: list[ProviderNamed]


@dataclass(frozen=True)
class SigningIn:
    """What somebody signs in with; `code` only where a second factor is asked."""

    email: str
    password: str
    code: str = ""


@dataclass(frozen=True)
class LinkGiven:
    """A one-time link's secret."""

    secret: str


@dataclass(frozen=True)
class Invited:
    """What a link is for. `owner`: it makes the company's owner; `again`: its person has an account already."""

    company: str
    owner: bool
    name: str | None
    email: str | None
    again: bool
    providers: list[ProviderNamed]


@dataclass(frozen=True)
class ProviderWanted:
    """A sign-in by a provider to begin: the page that was wanted, and the secret of a link that is to be accepted."""

    back_to: str = "/"
    secret: str = ""


@dataclass(frozen=True)
class ProviderAddress:
    """Where the browser goes to sign in."""

    url: str


@dataclass(frozen=True)
class ProviderAnswer:
    """What a provider sent the browser back with."""

    state: str
    code: str = ""
    error: str = ""
    iss: str = ""


@dataclass(frozen=True)
class ProviderCode:
    """The second factor's code, asked for after the provider's word."""

    state: str
    code: str


@dataclass(frozen=True)
class ProviderSignedIn:
    """Who is signed in now, and the page that was wanted."""

    session: Session
    back_to: str


@dataclass(frozen=True)
class Accepting:
    """A link's secret and the password chosen; name and address where it makes the owner."""

    secret: str
    password: str
    name: str = ""
    email: str = ""
    locale: str = "en"


@dataclass(frozen=True)
class SignedInAt:
    """A browser in which one is signed in; `here` is the one that asks."""

    id: str
    started_at: datetime
    seen_at: datetime
    agent: str
    here: bool


@dataclass(frozen=True)
class ApiToken:
    """A token without its secret."""

    id: str
    name: str
    permissions: list[str]
    made_at: datetime
    expires_at: datetime | None
    seen_at: datetime | None


@dataclass(frozen=True)
class BoundProvider:
    """A provider that lets one in; `name` is None for one that the company has no more."""

    id: str
    name: str | None
    bound_at: datetime


@dataclass(frozen=True)
class OwnAccount:
    """One's own account; `password`: whether there is one."""

    password: bool
    second_factor: bool
    changed_at: datetime | None
    sessions: list[SignedInAt]
    tokens: list[ApiToken]
    providers: list[BoundProvider]


@dataclass(frozen=True)
class NewPassword:
    """The present password and the next."""

    old: str
    new: Annotated[str, told(minLength=12, maxLength=200)]


@dataclass(frozen=True)
class SecondFactor:
    """What an authenticator app takes in: the picture to scan, or the secret to type."""

    secret: str
    uri: str
    picture: str


@dataclass(frozen=True)
class CodeGiven:
    """A code of the second factor."""

    code: str


@dataclass(frozen=True)
class RecoveryCodes:
    """Codes that stand in for the second factor, each once; shown this once."""

    codes: list[str]


@dataclass(frozen=True)
class NewToken:
    """A token to make; `days` it holds, for ever where not given."""

    name: Annotated[str, told(minLength=1, maxLength=80, pattern=WORDS)]
    permissions: list[str] = field(default_factory=list)
    days: Annotated[int, told(minimum=1, maximum=3660)] | None = None


@dataclass(frozen=True)
class TokenMade:
    """A new token and its secret, which is shown this once."""

    token: ApiToken
    secret: str


@dataclass(frozen=True)
class RoleNamed:
    """A role, and what it may do."""

    id: str
    name: Text
    permissions: list[str]


@dataclass(frozen=True)
class Employee:
    """A person of the company. `account`: none, invited, or active."""

    id: str
    name: str
    email: str | None
    department: str
    locale: str
    roles: list[str]
    active: bool
    stores: list[str]
    regions: list[str]
    brands: list[str]
    account: str
    second_factor: bool


@dataclass(frozen=True)
class DepartmentShown:
    """A department, `depth` steps below the top."""

    id: str
    name: Text
    parent: str | None
    head: str | None
    depth: int


@dataclass(frozen=True)
class People:
    """Everybody, every department, and the roles and permissions there are."""

    people: list[Employee]
    departments: list[DepartmentShown]
    roles: list[RoleNamed]
    permissions: list[Named]


@dataclass(frozen=True)
class NewPerson:
    """A person to add."""

    id: OwnId
    name: Annotated[str, told(minLength=1, pattern=WORDS)]
    department: str
    roles: list[str] = field(default_factory=list)
    email: str | None = None
    locale: str = "en"
    stores: list[str] = field(default_factory=list)
    regions: list[str] = field(default_factory=list)
    brands: list[str] = field(default_factory=list)
    reason: str = ""


@dataclass(frozen=True)
class PersonChange:
    """What changes about a person; what is not given stays."""

    name: str | None = None
    department: str | None = None
    roles: list[str] | None = None
    email: str | None = None
    locale: str | None = None
    active: bool | None = None
    stores: list[str] | None = None
    regions: list[str] | None = None
    brands: list[str] | None = None
    reason: str = ""


@dataclass(frozen=True)
class NewDepartment:
    """A department to add."""

    id: OwnId
    name: Text
    parent: str | None = None
    reason: str = ""


@dataclass(frozen=True)
class Why:
    """A reason."""

    reason: str = ""


@dataclass(frozen=True)
class InvitationLink:
    """The address by which a person chooses a password; shown this once."""

    url: str
