"""Costs that a person entered: all of them are kept, by an ordinary import, or none and each mistake is told."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from helloword.audit import Actor, Json, Subject, record
from helloword.connectors.staging import Answers
from helloword.errors import FieldsError
from helloword.kpis.company import ground_of
from helloword.lake.importing import import_file
from helloword.money import plain
from helloword.stores.checking import Change, Entered, Known, checked, code_of
from helloword.stores.costs import Cost, cost_history, product_titles, sold_skus
from helloword.stores.currencies import convertible
from helloword.workspace import Workspace

__all__ = ["Change", "Saved", "change_costs"]

KIND = "general.costs"
_COLUMNS = ("sku", "effective_from", "purchase", "inbound", "duty", "currency")


@dataclass(frozen=True)
class Saved:
    """What came of the changes; the import can be undone like any other."""

    import_id: int
    file: str
    new: int
    changed: int
    unchanged: int


def change_costs(workspace: Workspace, changes: Sequence[Change], reason: str, actor: Actor) -> Saved:
    """Keep the costs that `changes` state, as texts that a person typed.

    Raises FieldsError that says what is wrong in which row and field; then nothing is kept.
    """
    today = datetime.now(UTC).date()
    known = _known(workspace, changes, today)
    entered, wrong = checked(changes, known, today)
    if wrong:
        raise FieldsError(wrong)
    with TemporaryDirectory(prefix="helloword-costs-") as folder:
        path = Path(folder) / f"entered-costs-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.csv"
        _write(path, entered)
        # Told first: a process that dies in between leaves an entry too many, never a change that nobody made.
        _record(workspace, entered, known, path.name, reason, actor)
        done = import_file(workspace, path, kind=KIND, answers=Answers(decimal="point"))
    return Saved(done.import_id, done.file, done.new, done.changed, done.unchanged)


def _known(workspace: Workspace, changes: Sequence[Change], today: date) -> Known:
    ground = ground_of(workspace)
    names = frozenset({*product_titles(ground), *sold_skus(workspace)})
    return Known(cost_history(ground), names, convertible(workspace, {code_of(change) for change in changes}, today))


def _write(path: Path, entered: Sequence[Entered]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_COLUMNS)
        for row in entered:
            told = cost_json(row.cost)
            writer.writerow([row.sku, *(told[name] for name in _COLUMNS[1:])])


def _record(
    workspace: Workspace, entered: Sequence[Entered], known: Known, file: str, reason: str, actor: Actor
) -> None:
    with workspace.state.write() as session:
        for row in entered:
            before = known.on(row.sku, row.cost.effective_from)
            detail: dict[str, Json] = {
                "file": file,
                "to": cost_json(row.cost),
                "from": cost_json(before) if before else None,
            }
            record(session, actor, "costs.entered", Subject("sku", row.sku), detail, reason)


def cost_json(cost: Cost) -> dict[str, str]:
    """A cost as text, amounts to the last digit."""
    return {
        "effective_from": cost.effective_from.isoformat(),
        "purchase": plain(cost.purchase),
        "inbound": plain(cost.inbound),
        "duty": plain(cost.duty),
        "currency": cost.currency,
    }
