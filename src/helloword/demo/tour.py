"""Where to look in the demo company, and why: what is going wrong there now, each with the number that shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from helloword.demo.truth import Event
from helloword.text import Text

RECENT = timedelta(days=30)


@dataclass(frozen=True)
class Stop:
    """One thing to look at: what happened, and the KPI and slice where it shows."""

    text: Text
    kpi: str
    where: tuple[tuple[str, str], ...]

    @property
    def page(self) -> str:
        """The path of its page.

        >>> Stop(Text("", ""), "odr", (("store", "amazon-us"),)).page
        '/kpis/odr?where=store%3Aamazon-us'
        """
        query = urlencode([("where", f"{name}:{value}") for name, value in self.where])
        return f"/kpis/{self.kpi}?{query}"

    @property
    def command(self) -> str:
        """The same for a terminal.

        >>> Stop(Text("", ""), "roas", (("campaign", "SB Video"),)).command
        'helloword kpi show roas --grain month --where "campaign=SB Video"'
        """
        clauses = "".join(f' --where "{name}={value}"' for name, value in self.where)
        return f"helloword kpi show {self.kpi} --grain month{clauses}"


def stops(events: Iterable[Event], born: date) -> tuple[Stop, ...]:
    """The tour of a demo made on `born`: what is at work or was of late, in the order in which it is told."""
    recent = (e for e in events if e.moves and (e.last is None or born - e.last <= RECENT))
    return tuple(Stop(event.text, event.moves[0].kpi, event.moves[0].where) for event in recent)
