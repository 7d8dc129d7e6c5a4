"""The book of goals as somebody sees it: goals of KPIs and slices inside their view, and how many there are besides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from helloword.goals.book import Book, Version
from helloword.goals.goal import Goal
from helloword.kpis.sight import Sight

Versions = Mapping[str, tuple[Version, ...]]


def seen(book: Book, sight: Sight) -> Book:
    """What may be seen of a book; plans, and what was written when periods were closed, are of the whole company alone."""
    if sight.everything:
        return book
    kept = {id: versions for id, versions in book.versions.items() if _seen(versions, sight)}
    hidden = {id: versions for id, versions in book.versions.items() if id not in kept}
    torn = {versions[-1].goal.parent for versions in hidden.values() if _is_part(versions[-1].goal, book)}
    below = {id: _placed(versions, kept, torn) for id, versions in kept.items()}
    closings = tuple(replace(closing, content="{}") for closing in book.closings)
    return replace(book, versions=below, plans={}, closings=closings, hidden=hidden)


def _seen(versions: tuple[Version, ...], sight: Sight) -> bool:
    """A goal is seen when all that it ever was may be."""
    goals = [version.goal for version in versions]
    return all(sight.of_kpi(goal.kpi) and sight.within(dict(goal.where)) for goal in goals)


def _is_part(goal: Goal, book: Book) -> bool:
    """Whether it makes up the goal above it, whose rest would be wrong without it."""
    above = book.goals.get(goal.parent or "")
    return above is not None and above.kpi == goal.kpi


def _placed(versions: tuple[Version, ...], kept: Versions, torn: set[str | None]) -> tuple[Version, ...]:
    """A goal stands by itself when the one above it is not seen, or is not whole without what is hidden."""
    return tuple(
        replace(v, goal=replace(v.goal, parent=None)) if v.goal.parent not in kept or v.goal.parent in torn else v
        for v in versions
    )
