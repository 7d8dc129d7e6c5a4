"""What an analysis can be asked, and the bench on which it is made of answers of the KPI room."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cached_property

from helloword.analyses.analysis import Analysis, Chosen, Label, Note, Setting, Table
from helloword.errors import InputError, NotAllowedError, UnknownNameError
from helloword.kpis.company import answer, catalogue_of, ground_of, slices_of
from helloword.kpis.comparing import Kind as Against
from helloword.kpis.definitions import Catalogue
from helloword.kpis.dimensions import dimension
from helloword.kpis.query import Query, Reading
from helloword.kpis.seeing import seen_kpis
from helloword.model import TABLES
from helloword.money import currency_code
from helloword.period import Grain, start_of
from helloword.text import Text
from helloword.workspace import Workspace

ROWS, MOST_ROWS = 50, 500
"""How many rows a table has where nothing else is said, and at most; the rest is one row more."""


@dataclass(frozen=True)
class Question:
    """How an analysis is asked; `start` and `end` are inclusive store-local days, `by` the analysis's own when None."""

    start: date | None = None
    end: date | None = None
    by: str | None = None
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    currency: str | None = None
    compare: Against | None = None
    event: date | None = None
    as_of: int | None = None
    rows: int = ROWS
    settings: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True)
class Method:
    """An analysis as it is declared.

    Attributes:
        question: what it answers, in a sentence.
        days: how many days up to the last one with orders it is of, where nothing is said.
        by: the dimension of its rows, and the others that they can be of instead.
        begins: what its days begin with the first of, where nothing is said.
        compute: makes its tables on a bench.
    """

    id: str
    name: Text
    question: Text
    days: int
    by: tuple[str, ...]
    compute: Callable[[Bench], Sequence[Table]]
    settings: tuple[Setting, ...] = ()
    labels: tuple[Label, ...] = ()
    begins: Grain = Grain.DAY


class Bench:
    """One analysis under way: asks the KPI room, and collects what is to be said beside the numbers."""

    def __init__(self, workspace: Workspace, method: Method, question: Question) -> None:
        self.workspace = workspace
        self.method = method
        self.question = question
        self.by = _by(method, question.by)
        self.settings = dict(_settings(method, question.settings))
        if not 1 <= question.rows <= MOST_ROWS:
            raise InputError(f"A table has 1 to {MOST_ROWS} rows.", code="bad_rows", most=str(MOST_ROWS))
        self.rows = question.rows
        self.start, self.end = self._days()
        self._notes: dict[Note, None] = {}
        self._left_out: dict[str, None] = {}
        self._compared: tuple[date, date] | None = None
        self._coverage = Decimal(1)
        self._so_far: dict[str, datetime] = {}

    @cached_property
    def catalogue(self) -> Catalogue:
        """The KPIs in force."""
        return catalogue_of(self.workspace)

    @cached_property
    def currency(self) -> str:
        """The currency of all amounts."""
        asked = self.question.currency
        return currency_code(asked) if asked else self.workspace.settings.currency

    @cached_property
    def known(self) -> tuple[date, date] | None:
        """The first and the last day on which orders are known."""
        return ground_of(self.workspace, self.question.as_of).span(("order_lines",))

    @cached_property
    def days_known(self) -> tuple[date, date] | None:
        """The days asked that orders are known of; None where there are none. What is asked day by day keeps to them."""
        if self.known is None:
            return None
        days = max(self.start, self.known[0]), min(self.end, self.known[1])
        return days if days[0] <= days[1] else None

    def seen(self, kpis: Iterable[str]) -> tuple[str, ...]:
        """Those of `kpis` that the asker may see; the others are told of as left out."""
        allowed = seen_kpis(self.catalogue, self.workspace.scope)
        wanted = tuple(kpis)
        self._left_out |= dict.fromkeys(id for id in wanted if id not in allowed)
        return tuple(id for id in wanted if id in allowed)

    def able(self, kpis: Iterable[str], by: str | None = None) -> tuple[str, ...]:
        """Those of `kpis` that can be sliced `by` and filtered as asked."""
        dims = {*self.question.where, *((by,) if by else ())}
        return tuple(id for id in kpis if dims <= set(slices_of(self.workspace, id)))

    def fitting(self, kpis: Iterable[str], by: str | None = None, needed: Sequence[str] = ()) -> tuple[str, ...]:
        """Those of `kpis` that can be sliced `by` and filtered as asked; the others are noted.

        Raises InputError where a filter fits none of `needed`, or none at all. Where the slice fits none, all are given
        back, for the KPI room to refuse in its own words.
        """
        wanted = tuple(kpis)
        kept, dims = self.able(wanted, by), {*self.question.where, *((by,) if by else ())}
        if not kept or (needed and not set(needed) & set(kept)):
            self._refuse_filter(needed or wanted)
            return wanted
        left = [self.catalogue.kpis[id].name for id in wanted if id not in kept]
        if left:
            named = [dimension(dim).name for dim in sorted(dims)]
            zh, en = "、".join(n.zh for n in left), ", ".join(n.en for n in left)
            dims_zh, dims_en = "、".join(n.zh for n in named), ", ".join(n.en.lower() for n in named)
            self.note(
                "not_by",
                f"不能按{dims_zh}来看，所以没有：{zh}。",
                f"Left out, because they are not known by {dims_en}: {en}.",
            )
        return kept

    def _refuse_filter(self, kpis: Sequence[str]) -> None:
        known = {dim for id in kpis for dim in slices_of(self.workspace, id)}
        unknown = [dimension(dim).name for dim in self.question.where if dim not in known]
        if unknown:
            zh, en = "、".join(name.zh for name in unknown), ", ".join(name.en.lower() for name in unknown)
            raise InputError(
                f"{self.method.name.en} is made of data that know no {en}; take the filter by {en} away.",
                code="analysis_not_where", name_zh=self.method.name.zh, filters_zh=zh,
            )  # fmt: skip

    def need(self, *kpis: str) -> None:
        """Raise NotAllowedError where the asker may see none of the KPIs that an analysis stands on."""
        allowed = seen_kpis(self.catalogue, self.workspace.scope)
        if not any(id in allowed for id in kpis):
            raise NotAllowedError(
                f"{self.method.name.en} stands on {', '.join(kpis)}, which your view does not show.",
                code="analysis_not_in_view", name=self.method.id, kpis=", ".join(kpis),
            )  # fmt: skip

    def read(
        self,
        kpis: Sequence[str],
        by: Sequence[str] = (),
        *,
        where: Mapping[str, tuple[str, ...]] | None = None,
        grain: Grain = Grain.TOTAL,
        days: tuple[date, date] | None = None,
        compared: bool = True,
    ) -> tuple[Reading, ...]:
        """Readings of KPIs in the analysis's days, or others; their warnings are noted."""
        if not kpis:
            return ()
        asked, (start, end) = self.question, days or (self.start, self.end)
        compare = asked.compare if compared and days is None and grain is Grain.TOTAL else None
        query = Query(
            kpis=tuple(kpis), by=tuple(by), grain=grain, start=start, end=end,
            where={**asked.where, **(where or {})}, currency=asked.currency, compare=compare,
            event=asked.event if compare else None, as_of=asked.as_of,
        )  # fmt: skip
        found = answer(self.workspace, query).readings
        for reading in found:
            self._notes |= dict.fromkeys(Note("warning", text) for text in reading.warnings)
            self._so_far |= dict(reading.so_far)
            if reading.cost_coverage is not None and not by and not where and days is None:
                self._coverage = min(self._coverage, reading.cost_coverage)
            # Days far ahead are compared with days that end before they begin, for nothing is known so late.
            if reading.comparison and reading.comparison.start <= reading.comparison.end:
                self._compared = (reading.comparison.start, reading.comparison.end)
        return found

    def note(self, code: str, zh: str, en: str) -> None:
        """Say something beside the numbers, once."""
        self._notes[Note(code, Text(zh, en))] = None

    def finished(self, tables: Sequence[Table]) -> Analysis:
        """The analysis with all that was collected."""
        method, ground = self.method, ground_of(self.workspace, self.question.as_of)
        self._note_whole()
        chosen = tuple(Chosen(setting, self.settings[setting.id]) for setting in method.settings)
        return Analysis(
            id=method.id, name=method.name, question=method.question, start=self.start, end=self.end,
            compared=self._compared, by=self.by, where=self.question.where, currency=self.currency, settings=chosen,
            tables=tuple(tables), labels=method.labels, notes=tuple(self._notes), left_out=tuple(self._left_out),
            provenance=ground.provenance,
        )  # fmt: skip

    def _note_whole(self) -> None:
        """Say what is true of the whole analysis: what is left out, not over yet, or without a cost."""
        if self._left_out:
            names = [self.catalogue.kpis[id].name for id in self._left_out]
            zh, en = "、".join(name.zh for name in names), ", ".join(name.en for name in names)
            self.note("left_out", f"你的权限看不到：{zh}。", f"Your view does not show: {en}.")
        if self._coverage < 1:
            share = f"{self._coverage * 100:.1f}%"
            self.note(
                "coverage",
                f"有成本记录的销售占 {share}，其余按成本为零计，利润偏高。",
                f"{share} of sales have a known cost; the rest counts as cost zero, so that profit is too high.",
            )
        if self._so_far:
            told = ", ".join(f"{store} {at:%Y-%m-%d %H:%M}" for store, at in sorted(self._so_far.items()))
            self.note(
                "so_far_day",
                f"最后一天还没过完，算到 {told}。",
                f"The last day is not over; it is counted up to {told}.",
            )

    def _days(self) -> tuple[date, date]:
        ground = ground_of(self.workspace, self.question.as_of)
        span = ground.span(("order_lines",)) or ground.span(TABLES)
        if span is None:
            raise InputError("There is no data yet; import a file first.", code="no_data")
        end = self.question.end or max(span[1], self.question.start or span[1])
        usual = start_of(self.method.begins, end - timedelta(days=self.method.days - 1))
        start = self.question.start or min(max(span[0], usual), end)
        if start > end:
            raise InputError(f"--from {start} is after --to {end}; swap them.", code="bad_range")
        # Years before anything was known have no rows, but their days would be looked at one by one.
        first = (ground.span(TABLES) or span)[0].replace(month=1, day=1)
        return max(start, min(first, end)), end


def _by(method: Method, asked: str | None) -> str | None:
    if asked is None:
        return method.by[0] if method.by else None
    dimension(asked)
    if asked not in method.by:
        known = ", ".join(method.by) or "nothing"
        raise InputError(
            f"{method.id} is not made by {asked}; it can be made by {known}.",
            code="analysis_not_by", name=method.id, dimension=asked, known=known,
        )  # fmt: skip
    return asked


def _settings(method: Method, asked: Mapping[str, Decimal]) -> Iterable[tuple[str, Decimal]]:
    known = {setting.id: setting for setting in method.settings}
    for id in asked:
        if id not in known:
            raise UnknownNameError("threshold", id, known, code="unknown_threshold")
    for id, setting in known.items():
        value = asked.get(id, setting.default)
        if not setting.lowest <= value <= setting.highest:
            raise InputError(
                f"{id} goes from {setting.lowest} to {setting.highest}; {value} is outside.",
                code="bad_threshold", setting=id, value=str(value), lowest=str(setting.lowest), highest=str(setting.highest),
            )  # fmt: skip
        yield id, value
