"""Annotations as the API gives them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from helloword.annotations import Annotation, Chosen, Note
from helloword.annotations.notes import changeable
from helloword.people.naming import name_of, names_of
from helloword.server.asking_for import Asker
from helloword.server.readings import Json, at_text
from helloword.text import Text
from helloword.workspace import Workspace


@dataclass(frozen=True)
class Telling:
    """Annotations told to somebody: names of people, and what they may change."""

    asker: Asker
    names: Mapping[str, str]

    @classmethod
    def of(cls, workspace: Workspace, asker: Asker) -> Telling:
        """With the people who work here now."""
        return cls(asker, names_of(workspace))

    def all(self, found: Iterable[Annotation], chosen: Iterable[Chosen]) -> Json:
        """What was found, and how it was chosen."""
        kinds: list[Json] = [
            {"kind": each.kind, "found": each.found, "shown": each.shown, "how": each.how.as_json()} for each in chosen
        ]
        return {"annotations": [self.one(each) for each in found], "kinds": kinds}

    def one(self, each: Annotation) -> Json:
        """One annotation."""
        note = each.note
        return {
            "kind": each.kind,
            "first": each.first.isoformat(),
            "until": each.until.isoformat(),
            "text": each.text.as_json(),
            "stores": list(each.stores),
            "kpi": each.kpi,
            "link": each.at,
            "id": note.id if note else None,
            "version": note.number if note else None,
            "by": self._name(note.owner) if note else None,
            "at": at_text(note.at) if note else None,
            "changeable": note is not None and changeable(note, self.asker.actor, self.asker.permissions),
        }

    def note(self, note: Note) -> Json:
        """A note alone."""
        text = Text(note.text, note.text)
        return self.one(Annotation("note", note.first, note.until, text, note.stores, note.kpi, note=note))

    def history(self, versions: Sequence[Note]) -> Json:
        """Every version, the newest first."""
        return [
            {
                "number": note.number, "at": at_text(note.at), "by": self._name(note.by), "what": note.what,
                "text": note.text, "first": note.first.isoformat(), "until": note.until.isoformat(),
                "stores": list(note.stores), "kpi": note.kpi,
            }
            for note in reversed(versions)
        ]  # fmt: skip

    def _name(self, actor: str) -> str | None:
        return name_of(actor, self.names)
