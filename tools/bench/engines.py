"""Whether a Spark Connect server answers what DuckDB does, and in how much of its time, from facts alone.

Each server, in one process and with workers, is asked the whole catalogue by month and random slices, or what a large
company is asked most (`--ask twenty`); DuckDB answers the same first. A value that differs ends the run with 1.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

from helloword.errors import HellowordError
from helloword.kpis.answering import answer_on
from helloword.kpis.company import catalogue_of, dimension_values, ground_of, slices_of
from helloword.kpis.ground import Ground
from helloword.kpis.query import Query, Reading
from helloword.period import Grain
from helloword.workspace import Workspace
from tools.bench.large import TWENTY
from tools.bench.measured import HELLOWORD, run
from tools.bench.sail import sail

Told = tuple[Reading, ...] | str
Answered = tuple[list[Told], float]


def main() -> int:
    """Ask, compare and print; 1 where a value differs."""
    options = _options()
    with tempfile.TemporaryDirectory() as made:
        folder = options.company or _demo(Path(made) / "company")
        workspace = Workspace.open(folder)
        questions = {name: ASKED[name](workspace, options) for name in options.ask}
        known = {name: _asked(workspace, asked) for name, asked in questions.items()}
        for name, (_, seconds) in known.items():
            print(f"{name}: {len(questions[name])} questions, seed {options.seed}; DuckDB: {seconds:.1f} s", flush=True)
        return max([_held_against(workspace, questions, known, count) for count in options.workers])


def _held_against(
    workspace: Workspace, questions: Mapping[str, Sequence[Query]], known: Mapping[str, Answered], workers: int
) -> int:
    where = f"Sail with {workers} workers" if workers else "Sail in one process"
    differ = 0
    with sail(workers) as url:
        server = replace(workspace, settings=replace(workspace.settings, engine="spark", engine_url=url))
        for name, asked in questions.items():
            print(f"{where}, {name}: ", end="", flush=True)
            differ += _compared(asked, known[name], _asked(server, asked))
    return int(bool(differ))


def _compared(questions: Sequence[Query], known: Answered, told: Answered) -> int:
    """Print how they compare; how many questions were answered in two ways."""
    (ours, seconds), (theirs, taken) = known, told
    wrong = [query for query, one, other in zip(questions, ours, theirs, strict=True) if one != other]
    values = sum(len(one) for one in ours if not isinstance(one, str))
    equal = f"{len(wrong)} questions differ" if wrong else "all equal"
    print(f"{taken:.1f} s, {taken / seconds:.1f} times DuckDB's; {values:,} values, {equal}", flush=True)
    for query in wrong[:10]:
        print(f"  differs: {query}")
    return len(wrong)


def _asked(workspace: Workspace, questions: Sequence[Query]) -> Answered:
    """All answers, and how long they took once the company was opened."""
    days = {query.known_on for query in questions}
    facts = {day: replace(ground_of(workspace, known_on=day), place=None) for day in days}
    started = time.perf_counter()
    return [_told(facts[query.known_on], query) for query in questions], time.perf_counter() - started


def _told(ground: Ground, query: Query) -> Told:
    try:
        return answer_on(ground, query).readings
    except HellowordError as error:
        return error.message


def _twenty(workspace: Workspace, options: argparse.Namespace) -> list[Query]:
    """What a large company is asked most, in one question."""
    return [Query(TWENTY, by=("store",), grain=Grain.DAY)]


def _catalogue(workspace: Workspace, options: argparse.Namespace) -> list[Query]:
    """Every KPI by month over all there is."""
    return [Query((kpi,), grain=Grain.MONTH) for kpi in catalogue_of(workspace).kpis]


def _random(workspace: Workspace, options: argparse.Namespace) -> list[Query]:
    """Questions for one KPI each, sliced, filtered, compared and converted in some way."""
    dice = Random(options.seed)
    values: dict[str, tuple[str, ...]] = {}
    first, last = ground_of(workspace).span(("order_lines",)) or (workspace.today, workspace.today)
    found = []
    for _ in range(options.slices):
        kpi = dice.choice(tuple(catalogue_of(workspace).kpis))
        dims = dice.sample(slices_of(workspace, kpi), min(3, len(slices_of(workspace, kpi))))
        by, kept = tuple(dims[: dice.choice((0, 1, 1, 2))]), dims[2 : dice.choice((2, 2, 3))]
        for dim in kept:
            values.setdefault(dim, dimension_values(workspace, dim))
        where = {dim: tuple(dice.sample(values[dim], min(2, len(values[dim])))) for dim in kept if values[dim]}
        start = first + timedelta(days=dice.randrange((last - first).days + 1))
        end = min(last, start + timedelta(days=dice.choice((0, 6, 27, 90, 365))))
        grain, compare = dice.choice((Grain.TOTAL, Grain.WEEK, Grain.MONTH)), dice.choice((None, None, "previous"))
        known_on = end if dice.random() < 0.1 else None
        currency = dice.choice((None, None, "JPY"))
        found.append(
            Query((kpi,), by, grain, start, end, where, currency, compare, known_on=known_on)  # type: ignore[arg-type]
        )
    return found


ASKED = {"twenty": _twenty, "catalogue": _catalogue, "slices": _random}


def _demo(folder: Path) -> Path:
    run([HELLOWORD, "demo", str(folder), "--no-serve"])
    return folder


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.bench.engines", description=__doc__)
    parser.add_argument("--company", type=Path, help="a company to ask; a demo company is made where it is not given")
    parser.add_argument("--ask", choices=ASKED, nargs="+", default=["catalogue", "slices"])
    parser.add_argument("--slices", type=int, default=60, help="how many random questions")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, nargs="+", default=[0, 2], help="0 is one process")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
