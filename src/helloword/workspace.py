"""The folder of one company: settings, key, state database and lake."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from helloword.audit import LOCAL, Actor, Subject
from helloword.errors import InputError, OutsideError, UnknownNameError, WorkspaceError
from helloword.scope import EVERYTHING, Scope
from helloword.settings import FILE_NAME, Settings, read_settings, write_settings
from helloword.state.database import Database
from helloword.state.keys import company_key, make_key, person_hasher
from helloword.state.stores import Prices, Store, add_store, all_stores
from helloword.storage.opening import check_new, lake_of
from helloword.storage.place import Place


@dataclass(frozen=True)
class Workspace:
    """One company's workspace.

    Attributes:
        state: the state database; `state.read()` and `state.write()` give sessions.
        actor: who makes the changes that are made through this value.
        scope: what is seen through it.
    """

    folder: Path
    settings: Settings
    state: Database = field(repr=False)
    actor: Actor = LOCAL
    scope: Scope = EVERYTHING

    @classmethod
    def create(
        cls, folder: Path, *, name: str, currency: str, timezone: str, locale: str = "en",
        state_url: str | None = None, lake_url: str | None = None, actor: Actor = LOCAL,
    ) -> Workspace:  # fmt: skip
        """Make a workspace in `folder`; the settings are written last, so that a killed attempt can be repeated."""
        settings = Settings(name, currency, timezone, locale, state_url, lake_url=lake_url).checked()
        if (folder / FILE_NAME).exists():
            raise WorkspaceError(f"{folder} is a workspace already. Choose another folder.", code="workspace_exists")
        check_new(lake_of(settings, folder.absolute() / "lake"))
        try:
            (folder / "lake").mkdir(parents=True, exist_ok=True)
            make_key(folder)
            database = Database.open(folder, settings.state_url)
            company_key(folder, database)
            database.close()
            write_settings(folder, settings)
        except (FileExistsError, NotADirectoryError):
            raise WorkspaceError(f"{folder} is not a folder. Choose another name.", code="not_a_folder") from None
        except OSError as error:
            raise OutsideError(f"{folder} cannot be made a workspace: {error.strerror}.", code="disk") from error
        return cls.open(folder, actor)

    @classmethod
    def open(cls, folder: Path, actor: Actor = LOCAL) -> Workspace:
        """The workspace in `folder`; its state database is brought to the newest schema first."""
        settings = read_settings(folder)
        (folder / "lake").mkdir(exist_ok=True)
        return cls(folder.absolute(), settings, Database.open(folder, settings.state_url), actor)

    @property
    def today(self) -> date:
        """The present day where the company is."""
        return self.day_of(datetime.now(UTC))

    def day_of(self, moment: datetime) -> date:
        """The day that it is where the company is, at a moment."""
        return moment.astimezone(ZoneInfo(self.settings.timezone)).date()

    def acting_as(self, actor: Actor) -> Workspace:
        """The same workspace in the hands of somebody else."""
        return replace(self, actor=actor)

    def seen_through(self, scope: Scope) -> Workspace:
        """The same workspace for somebody who may see so much of it."""
        return replace(self, scope=scope)

    @property
    def lake(self) -> Place:
        """Where the lake's tables are."""
        return lake_of(self.settings, self.lake_folder)

    @property
    def lake_folder(self) -> Path:
        """The lake's folder in the workspace: locks, files in the making, roll-ups, and the tables unless they lie elsewhere."""
        return self.folder / "lake"

    def hash_person(self) -> Callable[[Sequence[str]], list[str]]:
        """Keyed hashing of persons' identifiers with this company's key."""
        return person_hasher(company_key(self.folder, self.state))

    def add_store(
        self,
        id: str,  # the word users type
        platform: str,
        marketplace: str,
        currency: str,
        timezone: str,
        region: str | None = None,
        opened: date | None = None,
        prices: Prices = "tax-excluded",
    ) -> Store:
        """Add a store; the same one again changes nothing, other facts under its id are refused."""
        from helloword.audit import record

        store = Store(id, platform, marketplace, currency, timezone, region, opened, prices).checked()
        with self.state.write() as session:
            if add_store(session, store):
                record(session, self.actor, "store.added", Subject("store", store.id), store.facts())
        return store

    def stores(self) -> tuple[Store, ...]:
        """Every store, in the order of ids."""
        return all_stores(self.state)

    def store(self, id: str) -> Store:
        """The store called `id`; raises UnknownNameError with the known ones otherwise."""
        stores = {store.id: store for store in self.stores()}
        if id not in stores:
            if not stores:
                raise InputError(
                    f'There is no store "{id}"; add it first: helloword store add {id} --platform P --marketplace M '
                    "--currency C --timezone Z.",
                    code="unknown_store",
                )
            raise UnknownNameError("store", id, stores, code="unknown_store")
        return stores[id]
