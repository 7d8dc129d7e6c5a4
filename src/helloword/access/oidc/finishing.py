"""Letting somebody in whom a provider sent back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from helloword.access.accounts import account_row
from helloword.access.invitations import begin_anew, use_link
from helloword.access.locking import check_lock, count_wrong
from helloword.access.oidc.admitting import DOOR, admit, person_invited, person_meant
from helloword.access.oidc.asking import Identity, identity
from helloword.access.oidc.beginning import nonce_of, verifier_of
from helloword.access.oidc.id_token import TokenError
from helloword.access.oidc.identities import bind
from helloword.access.oidc.providers import Provider, the_provider
from helloword.access.oidc.refusals import refused
from helloword.access.second_factor import code_needed, passes
from helloword.access.secrets import hash_of
from helloword.access.sessions import start_session
from helloword.access.tables import AccountRow, BegunRow
from helloword.audit import Actor, Subject, record
from helloword.audit.entry import moment
from helloword.errors import InputError
from helloword.people import Person, Staff, staff
from helloword.workspace import Workspace

_MOST_CODE = 4_000


@dataclass(frozen=True)
class Returned:
    """What a browser brings back from a provider; `browser` is the secret of its cookie."""

    state: str
    browser: str
    code: str = ""
    error: str = ""
    issuer: str = ""


@dataclass(frozen=True)
class Entered:
    """A new session's secret, and the page that was wanted."""

    secret: str
    back_to: str


def finish(
    workspace: Workspace, provider: str, back: Returned, redirect: str, agent: str, now: datetime | None = None
) -> Entered:
    """Let in whom a provider sent back.

    Raises InputError: `sign_in_over` for a state that is unknown, old, used, or another browser's; `second_factor` where
    the account asks for a code, which `finish_with_code` takes; and why the provider's word was not enough.
    """
    at = now or datetime.now(UTC)
    chosen = the_provider(workspace, provider)
    _take(workspace, chosen, back, at)
    if back.error or not 0 < len(back.code) <= _MOST_CODE:
        code = "provider_cancelled" if back.error in ("access_denied", "login_required") else "provider_declined"
        raise refused(code, name=chosen.name, provider=chosen.id)
    try:
        if back.issuer and back.issuer != chosen.issuer:
            raise TokenError("iss")
        verifier, nonce = (of(workspace, back.state, back.browser) for of in (verifier_of, nonce_of))
        who = identity(workspace, chosen, back.code, verifier, nonce, redirect, at)
    except TokenError as error:
        _note_refusal(workspace, chosen, error.code, {"why": error.why})
        raise refused("provider_token", name=chosen.name, provider=chosen.id, why=error.why) from None
    return _enter(workspace, chosen, who, back, agent, at)


def finish_with_code(
    workspace: Workspace, provider: str, back: Returned, agent: str, now: datetime | None = None
) -> Entered:
    """Let in somebody whose provider has spoken, by the code of their second factor."""
    at = now or datetime.now(UTC)
    with workspace.state.write() as session:
        begun = _begun(session, provider, back, at)
        if begun.taken_at is None or begun.person is None or begun.issuer is None or begun.subject is None:
            raise refused("sign_in_over")
        row = session.get_one(AccountRow, begun.person)
        check_lock(row, at)
        person = staff(workspace).person(begun.person)
        if person.active and (row.totp_since is None or passes(workspace, session, row, back.code, at)):
            bind(session, person.id, provider, begun.issuer, begun.subject, at)
            return _let_in(session, row, begun, agent, at)
        count_wrong(session, row, at)
    raise code_needed(wrong=True)


def _take(workspace: Workspace, provider: Provider, back: Returned, at: datetime) -> None:
    """Use a state, once."""
    with workspace.state.write() as session:
        begun = _begun(session, provider.id, back, at)
        if begun.taken_at is not None:
            raise refused("sign_in_over")
        begun.taken_at = moment(at)


def _begun(session: Session, provider: str, back: Returned, at: datetime) -> BegunRow:
    row = session.get(BegunRow, hash_of(back.state))
    if row is None or row.provider != provider or row.browser != hash_of(back.browser) or row.expires_at <= moment(at):
        raise refused("sign_in_over")
    return row


def _enter(
    workspace: Workspace, provider: Provider, who: Identity, back: Returned, agent: str, at: datetime
) -> Entered:
    everybody = staff(workspace)
    with workspace.state.write() as session:
        begun = _begun(session, provider.id, back, at)
        try:
            person = _person(session, workspace, everybody, provider, who, begun, at)
            row = account_row(session, person.id, at)
            check_lock(row, at)
        except InputError as error:
            refusal = error
            _note(session, provider, error.code, {"email": who.email})
        else:
            if row.totp_since is None:
                bind(session, person.id, provider.id, who.issuer, who.subject, at)
                return _let_in(session, row, begun, agent, at)
            begun.person, begun.issuer, begun.subject = person.id, who.issuer, who.subject
            refusal = code_needed(wrong=False)
    raise refusal


def _person(
    session: Session, workspace: Workspace, everybody: Staff, provider: Provider, who: Identity, begun: BegunRow,
    at: datetime,
) -> Person:  # fmt: skip
    if begun.link is None:
        return person_meant(session, everybody, provider, who) or admit(session, workspace, provider, who)
    invited = person_invited(session, everybody, begun.link, provider, who, at)
    use_link(session, begun.link, at)
    begin_anew(session, invited.id, None, at)
    return invited


def _let_in(session: Session, row: AccountRow, begun: BegunRow, agent: str, at: datetime) -> Entered:
    row.failures, row.locked_until = 0, None
    session.delete(begun)
    told = {"provider": begun.provider}
    record(session, Actor(f"person:{row.person}"), "account.signed_in", Subject("person", row.person), told)
    return Entered(start_session(session, row.person, agent, at), begun.back_to)


def _note_refusal(workspace: Workspace, provider: Provider, code: str, told: dict[str, str | None]) -> None:
    with workspace.state.write() as session:
        _note(session, provider, code, told)


def _note(session: Session, provider: Provider, code: str, told: dict[str, str | None]) -> None:
    """Only what a provider has signed, or failed to sign, is written down: anybody can send the rest."""
    record(session, DOOR, "sign_in.refused", Subject("provider", provider.id), {"code": code, **told})
