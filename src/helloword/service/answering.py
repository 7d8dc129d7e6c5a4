"""Answers that buyers click, and their word that they want no more mails."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helloword.audit import Actor, Json, Subject, record
from helloword.errors import InputError
from helloword.lake.contacts import TABLE, address_hash, let_go
from helloword.mail.account import is_address
from helloword.service.rule import SCORES
from helloword.service.tables import AnswerRow, AskRow, OptOutRow
from helloword.state.tables import ContactRow
from helloword.text import filled
from helloword.workspace import Workspace

BUYER = Actor("buyer")
_NO_ADDRESS = "{wrong} of the {lines} {lines:line|lines} given {wrong:is|are} no e-mail address; give one address a line. Nothing was kept."


def answer(workspace: Workspace, ask: AskRow, score: int, now: datetime | None = None) -> None:
    """Keep an answer in place of the one before; raises InputError for a score that there is not."""
    if score not in SCORES[ask.kind]:
        raise InputError(f"There is no score {score} in a {ask.kind} survey.", code="survey_score", score=str(score))
    with workspace.state.write() as session:
        row = session.get(AnswerRow, ask.id)
        if row is None:
            session.add(
                AnswerRow(
                    ask=ask.id, score=score, answered_at=now or datetime.now(UTC), version=1, told=0,
                    language=ask.language,
                )
            )  # fmt: skip
        elif row.score != score:
            row.score, row.answered_at, row.version = score, now or datetime.now(UTC), row.version + 1


def given(workspace: Workspace, ask: int) -> int | None:
    """The score that a buyer gave; None where there is none yet."""
    with workspace.state.read() as session:
        row = session.get(AnswerRow, ask)
        return row.score if row else None


def stop_asking(workspace: Workspace, ask: AskRow) -> None:
    """The buyer of an asked order wants no more mails."""
    if ask.address is not None:
        _opt_out(workspace, [ask.address], BUYER)


def opt_out(workspace: Workspace, addresses: Iterable[str]) -> int:
    """Note that some e-mail addresses want no mails, as keyed hashes only; how many were not known before.

    Raises InputError for a text that is no address.
    """
    wanted = [text.strip() for text in addresses if text.strip()]
    wrong = sum(not is_address(text) for text in wanted)
    if wrong or not wanted:
        raise InputError(
            filled(_NO_ADDRESS, wrong=wrong, lines=len(wanted)),
            code="survey_opt_out_lines", wrong=str(wrong), lines=str(len(wanted)),
        )  # fmt: skip
    return _opt_out(workspace, [address_hash(workspace, text) for text in wanted], workspace.actor)


def opted_out(workspace: Workspace) -> int:
    """How many addresses want no mails."""
    with workspace.state.read() as session:
        return session.scalar(select(func.count()).select_from(OptOutRow)) or 0


def _opt_out(workspace: Workspace, hashes: list[str], actor: Actor) -> int:
    now, new = datetime.now(UTC), 0
    with workspace.state.write() as session:
        for address in dict.fromkeys(hashes):
            if session.get(OptOutRow, address) is None:
                session.add(OptOutRow(address=address, at=now, by=actor.name))
                new += 1
        gone = let_go(_held(session, hashes), "opted_out")
        if new:
            detail: dict[str, Json] = {"addresses": new}
            record(session, actor, "survey.opted_out", Subject("survey", "opt-outs"), detail)
    if gone:
        workspace.state.scrub(TABLE)
    return new


def _held(session: Session, hashes: list[str]) -> list[ContactRow]:
    return [row for some in hashes for row in session.scalars(select(ContactRow).where(ContactRow.address == some))]
