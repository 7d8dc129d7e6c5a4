"""Whether bids that a file was written for are what they were to become, as later exports of the account say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, cast

from helloword.actions.action import Action, Proposal
from helloword.actions.bidding_targets import Key, Target, targets_now
from helloword.actions.bulk_rows import Bid
from helloword.audit import Json
from helloword.money import full_text
from helloword.text import Text, counted
from helloword.workspace import Workspace

Standing = Literal["applied", "as_before", "other", "gone", "unknown"]
_CELLS = (
    "campaign_id", "campaign", "ad_group_id", "ad_group", "target_id", "kind", "target", "match_type", "ad_type",
    "currency",
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """A changed bid as an action's content holds it.

    Attributes:
        identity: by what the target is known again in an export.
        evidence: by what its ads are known again.
        break_even: the break-even ACoS that it was judged by.
        proposed: the bid that a person changed to another.
    """

    bid: Bid
    identity: Key
    evidence: Key
    break_even: Decimal
    proposed: Decimal | None = None


@dataclass(frozen=True)
class Applied:
    """How many of an action's bids stand as it set them; `as_of` is the day of the export that says so."""

    as_of: date | None
    standings: Mapping[Key, Standing]

    def count(self, *standings: Standing) -> int:
        """How many stand so."""
        counted = Counter(self.standings.values())
        return sum(counted[each] for each in standings)

    @property
    def whole(self) -> bool:
        """Whether all are known to stand as they were set."""
        return self.count("applied") == len(self.standings)

    @property
    def text(self) -> Text:
        """What is said of it."""
        if self.count("unknown") == len(self.standings):
            return Text(
                "还没有之后的账户导出，不知道改了没有。",
                "No later export of the account has come, so nobody knows yet.",
            )
        known = [
            (Text("已改", "changed"), self.count("applied")), (Text("没改", "not changed"), self.count("as_before")),
            (Text("改成了别的", "something else"), self.count("other")), (Text("已不在账户里", "gone"), self.count("gone")),
            (Text("不明", "not known"), self.count("unknown")),
        ]  # fmt: skip
        zh, en = ("，".join(f"{t.zh} {n}" for t, n in known if n), ", ".join(f"{n} {t.en}" for t, n in known if n))
        return Text(f"{len(self.standings)} 个出价：{zh}（{self.as_of} 的导出）", f"Of {counted(len(self.standings), 'bid', 'bids')}: {en} (export of {self.as_of})")  # fmt: skip


def to_content(told: Told) -> dict[str, Json]:
    """A changed bid as JSON."""
    cells: dict[str, Json] = {name: cast(str, getattr(told.bid, name)) for name in _CELLS}
    return {
        **cells, "before": full_text(told.bid.before), "after": full_text(told.bid.after),
        "identity": list(told.identity), "evidence": list(told.evidence), "break_even": full_text(told.break_even),
        **({} if told.proposed is None else {"proposed": full_text(told.proposed)}),
    }  # fmt: skip


def all_told(proposal: Proposal) -> tuple[Told, ...]:
    """The bids of a proposal, those included that a person leaves as they are."""
    return tuple(_told(cast(dict[str, Json], each)) for each in cast(list[Json], proposal.content["bids"]))


def told_of(action: Action) -> tuple[Told, ...]:
    """The bids that an action changes."""
    return tuple(told for told in all_told(action.proposal) if told.bid.after != told.bid.before)


def left_of(action: Action) -> frozenset[Key]:
    """Targets whose bid a person left as it is."""
    return frozenset(told.identity for told in all_told(action.proposal) if told.bid.after == told.bid.before)


def applied(workspace: Workspace, action: Action, now: Sequence[Target] | None = None) -> Applied:
    """How an action's bids stand in the newest exports; an export before it says nothing."""
    told, targets = told_of(action), targets_now(workspace) if now is None else now
    store, channel = str(action.proposal.content["store"]), str(action.proposal.content["channel"])
    here = [t for t in targets if (t.store, t.channel) == (store, channel)]
    since = date.fromisoformat(str(action.proposal.content["as_of"]))
    known = {t.identity: t for t in here}
    days = {t.ad_type: t.day for t in here}
    newest = max(days.values(), default=None)
    standings = {each.identity: _standing(each.bid, known.get(each.identity), days, since) for each in told}
    return Applied(newest, standings)


def changed_since(workspace: Workspace, action: Action) -> tuple[Told, ...]:
    """Those whose bid is no longer the one that the action goes from, nor the one that it sets."""
    known = {t.identity: t for t in targets_now(workspace)}

    def moved(each: Told) -> bool:
        target = known.get(each.identity)
        return target is None or target.bid not in (each.bid.before, each.bid.after) or target.state != "enabled"

    return tuple(each for each in told_of(action) if moved(each))


def at_rest(actions: Iterable[tuple[Action, Applied]]) -> frozenset[Key]:
    """Targets that one of these actions set or is setting; one that later exports show as it was is free again."""
    return frozenset(
        key
        for _, found in actions
        for key, standing in found.standings.items()
        if standing not in ("as_before", "gone")
    )


def _standing(bid: Bid, target: Target | None, days: Mapping[str, date], since: date) -> Standing:
    if target is not None and target.bid == bid.after:
        return "applied"
    later = days.get(bid.ad_type, since) > since
    if not later:
        return "unknown"
    if target is None:
        return "gone"
    return "as_before" if target.bid == bid.before else "other"


def _told(cells: Mapping[str, Json]) -> Told:
    texts = {name: str(cells[name]) for name in _CELLS}
    bid = Bid(**texts, before=Decimal(str(cells["before"])), after=Decimal(str(cells["after"])))
    keys = (tuple(str(part) for part in cast(list[Json], cells[name])) for name in ("identity", "evidence"))
    identity, evidence = keys
    proposed = Decimal(str(cells["proposed"])) if "proposed" in cells else None
    return Told(bid, identity, evidence, Decimal(str(cells["break_even"])), proposed)
