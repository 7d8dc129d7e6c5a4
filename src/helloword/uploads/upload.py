"""One file that was handed in, and how far it has come."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum

from helloword.audit import Json
from helloword.connectors.staging import Answers, DateOrder, DecimalMark
from helloword.text import Text


class Stage(StrEnum):
    """How far an upload has come: looked at, imported when somebody says so, ended."""

    LOOKING = "looking"
    READY = "ready"
    WAITING = "waiting"
    IMPORTING = "importing"
    DONE = "done"
    FAILED = "failed"

    @property
    def is_busy(self) -> bool:
        """Whether it is being imported, or is going to be."""
        return self in (Stage.WAITING, Stage.IMPORTING)


@dataclass(frozen=True)
class Choice:
    """What the file is read as; what is not given is found, where the file says it."""

    kind: str | None = None
    store: str | None = None
    dates: DateOrder | None = None
    decimal: DecimalMark | None = None

    @property
    def answers(self) -> Answers:
        """What the file was asked."""
        return Answers(self.dates, self.decimal)


@dataclass(frozen=True)
class Problem:
    """Why a file cannot be imported as it is."""

    code: str
    text: Text


@dataclass(frozen=True)
class Upload:
    """One file.

    Attributes:
        by: the name of the actor who handed it in; nobody else gets to see it.
        look: what an import would do, as `looking` tells it.
        looks: how often it was looked at.
        result: what an import did, as `bringing` tells it.
        tries: how often an import was begun whose process then died.
        asked_at: when the import was asked for; imports are done in this order.
    """

    token: str
    name: str
    size: int
    by: str
    at: datetime
    stage: Stage = Stage.LOOKING
    choice: Choice = Choice()
    look: dict[str, Json] | None = None
    looks: int = 0
    problem: Problem | None = None
    result: dict[str, Json] | None = None
    tries: int = 0
    asked_at: datetime | None = None

    def with_(self, stage: Stage, problem: Problem | None = None) -> Upload:
        """The same at another stage."""
        return replace(self, stage=stage, problem=problem)

    def text(self) -> str:
        """The upload as JSON."""
        return json.dumps(asdict(self), default=lambda value: value.isoformat(), ensure_ascii=False)

    @staticmethod
    def read(text: str) -> Upload:
        """The upload that `text` made."""
        data = json.loads(text)
        problem = data["problem"]
        return Upload(
            **{
                **data,
                "at": datetime.fromisoformat(data["at"]),
                "stage": Stage(data["stage"]),
                "choice": Choice(**data["choice"]),
                "problem": Problem(problem["code"], Text(**problem["text"])) if problem else None,
                "asked_at": datetime.fromisoformat(data["asked_at"]) if data["asked_at"] else None,
            }
        )
