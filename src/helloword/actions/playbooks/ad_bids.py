"""Ad bids: towards the ACoS that a SKU can bear, in bounded steps, as the platforms' own bulk-upload files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from helloword.actions.action import BEGUN, Action, Proposal, Skipped
from helloword.actions.bidding_amounts import MONTH, basis, bids, with_bids
from helloword.actions.bidding_checking import (
    Applied,
    Told,
    applied,
    at_rest,
    changed_since,
    left_of,
    to_content,
    told_of,
)
from helloword.actions.bidding_judging import Judged, judge
from helloword.actions.bidding_judging import Terms as Rules
from helloword.actions.bidding_margins import margins_of
from helloword.actions.bidding_targets import Target, ads_of, targets_now
from helloword.actions.bidding_watching import contribution_of_ads
from helloword.actions.bidding_words import expected, line, reason, title
from helloword.actions.bulk_files import as_texts, place, put, read_back
from helloword.actions.bulk_rows import NAMES, WHERE, Bid, Format, format_of, sheets
from helloword.actions.effect import Watched
from helloword.actions.playbook import Amount, Step, Terms
from helloword.actions.queue import actions
from helloword.alerts.slices import At
from helloword.errors import InputError, WorkspaceError
from helloword.period import ONE_DAY
from helloword.stores.costs import last_sales_day
from helloword.stores.currencies import rates_on
from helloword.text import Text, counted
from helloword.workspace import Workspace

ID = "ad_bids"


class AdBids:
    """The functions of the playbook."""

    def propose(
        self, workspace: Workspace, terms: Terms, today: date, without: Collection[str] = ()
    ) -> Iterator[Proposal | Skipped]:
        """One proposal for each channel of a store, with a line for each bid."""
        targets, until = targets_now(workspace, today), last_sales_day(workspace, today)
        if not targets or until is None:
            return
        settings, rules = terms.settings, _rules(workspace, terms.settings, today)
        ads = ads_of(workspace, rules.until - (rules.days - 1) * ONE_DAY, rules.until)
        margins = margins_of(workspace, today, until, int(settings["margin_days"]), settings["lead_days"])
        lately = _lately(workspace, targets, today, int(settings["rest_days"]))
        yield from _not_applied(lately)
        resting = at_rest(lately).union(*(left_of(action) for action, _ in lately))
        oldest = today - int(settings["export_days"]) * ONE_DAY
        for (store, channel), of in _by_channel(t for t in targets if t.store not in without).items():
            at = (("store", store), ("channel", channel))
            fresh = [target for target in of if target.day >= oldest]
            if len(fresh) < len(of):
                yield Skipped(at, _old(min(target.day for target in of)))
            found = judge(fresh, ads, margins, rules, format_of(channel))
            changed = [each for each in found.changed if each.target.identity not in resting]
            yield from (Skipped(at, _of(count, why)) for why, count in found.left.items())
            most = int(settings["most_changes"])
            if changed[most:]:
                yield Skipped(at, _of(len(changed) - most, _ENOUGH))
            if changed[:most]:
                yield _proposal(workspace, at, changed[:most], rules)

    def amounts(self, workspace: Workspace, terms: Terms, proposal: Proposal, today: date) -> Sequence[Amount]:
        """The bid of each target."""
        return bids(proposal, _rules(workspace, terms.settings, today))

    def with_amounts(
        self, workspace: Workspace, terms: Terms, proposal: Proposal, amounts: Mapping[int, Decimal], today: date
    ) -> Proposal:
        """The proposal with other bids."""
        return with_bids(proposal, amounts, _rules(workspace, terms.settings, today), workspace.settings.currency)

    def steps(self) -> Sequence[Step]:
        """Write the file."""
        return (Step("write", _write),)

    def back(self) -> Sequence[Step]:
        """Write a file with the bids as they were."""
        return (Step("write_back", _write_back),)

    def verify(self, workspace: Workspace, action: Action) -> Text:
        """The file holds exactly the bids that were approved; that they were uploaded, only a later export shows."""
        format = _format(action)
        path, bids = place(workspace, action.key, NAMES[format]), [told.bid for told in told_of(action)]
        if read_back(path) != as_texts(sheets(format, bids)):
            raise WorkspaceError(
                f"{path} does not hold the {counted(len(bids), 'bid', 'bids')} of action {action.id}.",
                code="bids_not_written",
                id=str(action.id),
            )
        where, shown = WHERE[format], path.relative_to(workspace.folder)
        return Text(
            f"文件 {shown} 已写好，共 {len(bids)} 个出价。{where.zh}；要等下一次账户导出才算改成。",
            f"{shown} is written with {counted(len(bids), 'bid', 'bids')}. {where.en}; that counts as done once the next export of the account shows it.",
        )

    def watched(self, workspace: Workspace, action: Action, days: int) -> Watched:
        """Contribution of the ads touched against that of others."""
        return contribution_of_ads(workspace, action, days)


PLAYBOOK = AdBids()
_ENOUGH = Text("一次改够了，下次再说。", "Enough is changed at a time; they wait for the next time.")


def _rules(workspace: Workspace, settings: Mapping[str, Decimal], today: date) -> Rules:
    until = today - (1 + int(settings["delay_days"])) * ONE_DAY
    return Rules(
        until, max(1, int(settings["days"])), settings["target_share"], int(settings["least_clicks"]), settings["step"],
        settings["near"], settings["least_bid"], settings["most_bid"], settings["elasticity"],
        rates_on(workspace, today),
    )  # fmt: skip


def _by_channel(targets: Iterable[Target]) -> dict[tuple[str, str], list[Target]]:
    found: dict[tuple[str, str], list[Target]] = {}
    for target in targets:
        found.setdefault((target.store, target.channel), []).append(target)
    return found


def _lately(workspace: Workspace, targets: Sequence[Target], today: date, days: int) -> list[tuple[Action, Applied]]:
    """What the playbook did in the days that its bids rest."""
    begun = [each for each in actions(workspace, BEGUN, ID) if each.begun_at is not None]
    lately = [each for each in begun if each.begun_at and workspace.day_of(each.begun_at) > today - days * ONE_DAY]
    return [(action, applied(workspace, action, targets)) for action in lately]


def _not_applied(lately: Sequence[tuple[Action, Applied]]) -> Iterator[Skipped]:
    """What later exports say of files that were written: told as long as not all of it was done."""
    for action, found in lately:
        if not found.whole:
            yield Skipped((*action.proposal.subject, ("action", str(action.id))), found.text)


def _old(day: date) -> Text:
    return Text(f"账户的导出还是 {day} 的，请重新导出。", f"The export of the account is of {day}; export it again.")


def _of(count: int, why: Text) -> Text:
    return Text(f"{count} 个对象：{why.zh}", f"{counted(count, 'target', 'targets')}: {why.en}")


def _proposal(workspace: Workspace, at: At, changed: Sequence[Judged], rules: Rules) -> Proposal:
    (_, store), (_, channel) = at
    moved = sum((abs(each.spend) for each in changed), Decimal(0)) * MONTH
    spend, contribution = (sum((getattr(j, of) for j in changed), Decimal(0)) for of in ("spend", "contribution"))
    told = [Told(each.bid(), each.target.identity, each.evidence.key, each.break_even.acos) for each in changed]
    return Proposal(
        playbook=ID, subject=at, title=title(store, channel, [each.bid for each in told]), reason=reason(changed, rules),
        content={
            "store": store, "channel": channel, "format": format_of(channel),
            "as_of": max(each.target.day for each in changed).isoformat(), "bids": [to_content(each) for each in told],
        },
        lines=tuple(line(each, rules) for each in changed),
        expected=expected(spend, contribution, rules.elasticity, workspace.settings.currency), money=moved.quantize(Decimal("0.01")),
        change=max(abs(each.ratio - 1) for each in changed).quantize(Decimal("0.000001")),
        items=tuple(dict.fromkeys(each.target.campaign for each in changed)), stores=(store,),
        basis=basis(changed, rules),
    )  # fmt: skip


def _format(action: Action) -> Format:
    return format_of(str(action.proposal.content["channel"]))


def _write(workspace: Workspace, action: Action, now: datetime) -> str:
    format = _format(action)
    path = place(workspace, action.key, NAMES[format])
    moved = changed_since(workspace, action)
    if moved:
        raise InputError(
            f"{counted(len(moved), 'bid', 'bids')} of action {action.id} changed in the meantime, so nothing was written; let it be proposed again.",
            code="bids_moved", id=str(action.id), count=str(len(moved)),
        )  # fmt: skip
    put(path, sheets(format, [told.bid for told in told_of(action)]))
    return str(path.relative_to(workspace.folder))


def _write_back(workspace: Workspace, action: Action, now: datetime) -> str:
    """What later exports show as it was, or as something else, is left as it is."""
    format, stood = _format(action), applied(workspace, action).standings
    ours = [told.bid for told in told_of(action) if stood[told.identity] in ("applied", "unknown")]
    if not ours:
        return "-"
    path = place(workspace, action.key, f"back-{NAMES[format]}")
    put(path, sheets(format, [_turned(bid) for bid in ours]))
    return f"{path.relative_to(workspace.folder)} ({len(ours)}/{len(stood)})"


def _turned(bid: Bid) -> Bid:
    return replace(bid, before=bid.after, after=bid.before)
