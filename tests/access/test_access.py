"""Coming in: one-time links, passwords, second factors, sessions and tokens, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyotp
import pytest

from helloword.access import (
    accept,
    account_of,
    anybody_signs_in,
    confirm,
    end_second_factor,
    end_session,
    end_sessions,
    enrol,
    found_company,
    invite,
    make_token,
    owner_link,
    revoke_token,
    sessions_of,
    set_password,
    sign_in,
    the_invitation,
    token_of,
    tokens_of,
)
from helloword.access.second_factor import end_own
from helloword.access.sessions import IDLE, LASTS
from helloword.audit import entries, verify
from helloword.errors import InputError, UnknownNameError
from helloword.people import Department, Person, add_department, add_person, change_person, deactivate_person, staff
from helloword.text import Text
from helloword.workspace import Workspace
from tests.access.conftest import session_of

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
GOOD, BETTER = "violet anchor cactus", "marble winter tractor"
AGENT = "Firefox"


def later(**time: float) -> datetime:
    return NOW + timedelta(**time)


@pytest.fixture
def company(tmp_path: Path, state_url: str | None) -> Iterator[Workspace]:
    made = Workspace.create(
        tmp_path / "acme", name="Acme", currency="EUR", timezone="UTC", state_url=state_url
    )  # fmt: skip
    add_department(made, Department("sales", Text("销售", "Sales")))
    add_person(made, Person("wu", "Wu Li", "sales", ("marketing",), "wu@acme.example"))
    yield made
    made.state.close()


@pytest.fixture
def signed(company: Workspace) -> Workspace:
    """With Wu, who signs in by password."""
    accept(company, invite(company, "wu", now=NOW), GOOD, AGENT, NOW)
    return company


def come_in(company: Workspace, password: str = GOOD, code: str = "", at: datetime = NOW) -> str:
    return sign_in(company, "WU@acme.example ", password, code, AGENT, at)


def refused(code: str):
    return pytest.raises(InputError, check=lambda error: error.code == code)


def test_the_first_link_makes_the_owner_and_signs_them_in(company: Workspace) -> None:
    assert not anybody_signs_in(company)
    older, secret = owner_link(company, NOW), owner_link(company, NOW)
    assert the_invitation(company, older, NOW).person is None
    assert the_invitation(company, secret, NOW).person is None

    cookie = found_company(company, secret, "Ana Sousa", "ana@acme.example", GOOD, AGENT, now=NOW)

    visit = session_of(company, cookie, NOW)
    assert visit is not None
    assert (visit.person, staff(company).person("ana").roles) == ("ana", ("owner",))
    assert anybody_signs_in(company)
    with refused("owner_there"):
        owner_link(company, NOW)
    for link in (older, secret):
        with refused("link_over"):
            found_company(company, link, "Eve", "eve@acme.example", GOOD, AGENT, now=NOW)
    assert verify(company.state).broken is None


def test_the_owner_of_a_company_without_departments_gets_one(tmp_path: Path) -> None:
    made = Workspace.create(tmp_path / "new", name="New", currency="EUR", timezone="UTC")
    found_company(made, owner_link(made), "Ana", "ana@new.example", GOOD, AGENT)

    assert staff(made).person("ana").department == "company"
    made.state.close()


def test_somebody_who_is_there_already_becomes_the_owner_too(company: Workspace) -> None:
    found_company(company, owner_link(company, NOW), "Wu", "Wu@Acme.example", GOOD, AGENT, now=NOW)

    assert staff(company).person("wu").roles == ("marketing", "owner")


def test_an_invitation_works_once_and_for_three_days(company: Workspace) -> None:
    first, secret = invite(company, "wu", now=NOW), invite(company, "wu", now=NOW)
    for over, at in ((first, NOW), (secret, later(days=3)), ("x", NOW)):
        with refused("link_over"):
            accept(company, over, GOOD, AGENT, at)

    assert accept(company, secret, GOOD, AGENT, later(days=2))
    with refused("link_over"):
        accept(company, secret, BETTER, AGENT, later(days=2))
    assert session_of(company, come_in(company), NOW)


def test_who_left_or_has_no_address_is_not_invited(company: Workspace) -> None:
    add_person(company, Person("li", "Li", "sales"))
    deactivate_person(company, "wu")
    for person in ("wu", "li"):
        with refused("cannot_invite"):
            invite(company, person)


def test_a_new_link_gives_a_new_password_and_ends_all_that_was_there(signed: Workspace) -> None:
    old = come_in(signed)
    secret = enrol(signed, "wu").secret
    confirm(signed, "wu", pyotp.TOTP(secret).at(NOW), NOW)
    link = invite(signed, "wu", now=NOW)
    assert the_invitation(signed, link, NOW).again

    accept(signed, link, BETTER, AGENT, NOW)

    assert session_of(signed, old, NOW) is None
    assert come_in(signed, BETTER)
    with refused("not_signed_in"):
        come_in(signed, GOOD)


@pytest.mark.parametrize(
    ("password", "code"),
    [("short", "password_length"), ("x" * 201, "password_length"), ("password1234", "password_weak"),
     ("wu li wu li wu li", "password_weak"), ("aaaaaaaaaaaaaaaa", "password_weak"), ("123456789123", "password_weak")],
)  # fmt: skip
def test_a_password_that_would_be_guessed_is_refused_and_the_link_stays(
    company: Workspace, password: str, code: str
) -> None:
    link = invite(company, "wu", now=NOW)
    with refused(code):
        accept(company, link, password, AGENT, NOW)

    assert accept(company, link, GOOD, AGENT, NOW)


def test_a_wrong_address_and_a_wrong_password_are_refused_in_the_same_words(signed: Workspace) -> None:
    said = []
    for email, password in (("wu@acme.example", BETTER), ("nobody@acme.example", GOOD), ("", GOOD)):
        with refused("not_signed_in") as error:
            sign_in(signed, email, password, "", AGENT, NOW)
        said.append(str(error.value))

    assert len(set(said)) == 1


def test_too_many_wrong_tries_close_the_account_for_longer_and_longer(signed: Workspace) -> None:
    for _ in range(5):
        with refused("not_signed_in"):
            come_in(signed, BETTER)
    with refused("locked"):
        come_in(signed)
    with refused("locked"):
        come_in(signed, at=later(seconds=59))
    with refused("not_signed_in"):
        come_in(signed, BETTER, at=later(seconds=60))
    with refused("locked"):
        come_in(signed, at=later(seconds=179))

    assert come_in(signed, at=later(seconds=180))
    with refused("not_signed_in"):
        come_in(signed, BETTER, at=later(seconds=181))
    assert come_in(signed, at=later(seconds=182))
    assert [e.action for e in entries(signed.state, subject="person:wu", action="account.locked")]


def test_who_left_does_not_come_in(signed: Workspace) -> None:
    deactivate_person(signed, "wu")
    with refused("not_signed_in"):
        come_in(signed)


def test_the_second_factor_is_asked_and_each_code_works_once(signed: Workspace) -> None:
    asked = enrol(signed, "wu")
    totp = pyotp.TOTP(asked.secret)
    assert come_in(signed)  # not in force before it was confirmed
    with refused("wrong_code"):
        confirm(signed, "wu", "000000" if totp.at(NOW) != "000000" else "000001", NOW)
    recovery = confirm(signed, "wu", totp.at(NOW), NOW)

    assert "Acme" in asked.uri
    assert account_of(signed, "wu").second_factor
    with refused("second_factor"):
        come_in(signed)
    with refused("second_factor"):
        come_in(signed, code=totp.at(NOW))
    soon = later(seconds=30)
    assert come_in(signed, code=totp.at(soon)[:3] + " " + totp.at(soon)[3:], at=soon)
    with refused("second_factor"):
        come_in(signed, code=totp.at(soon), at=soon)
    assert len(recovery) == 10
    assert come_in(signed, code=recovery[3].upper(), at=soon)
    with refused("second_factor"):
        come_in(signed, code=recovery[3], at=soon)


def test_codes_cannot_be_guessed_one_after_another(signed: Workspace) -> None:
    totp = pyotp.TOTP(enrol(signed, "wu").secret)
    confirm(signed, "wu", totp.at(NOW), NOW)
    right = {totp.at(later(seconds=s)) for s in (-30, 0, 30)}
    wrong = next(code for code in ("000000", "000001", "000002", "000003") if code not in right)
    for _ in range(5):
        with refused("second_factor"):
            come_in(signed, code=wrong)

    with refused("locked"):
        come_in(signed, code=totp.at(later(seconds=30)))


def test_the_second_factor_ends_with_a_code_or_by_somebody_who_manages_people(signed: Workspace) -> None:
    totp = pyotp.TOTP(enrol(signed, "wu").secret)
    confirm(signed, "wu", totp.at(NOW), NOW)
    with refused("second_factor_there"):
        enrol(signed, "wu")
    with refused("wrong_code"):
        end_own(signed, "wu", totp.at(NOW), NOW)
    end_own(signed, "wu", totp.at(later(seconds=30)), NOW)
    assert come_in(signed)

    confirm(signed, "wu", pyotp.TOTP(enrol(signed, "wu").secret).at(NOW), NOW)
    end_second_factor(signed, "wu", "lost the telephone")
    assert come_in(signed)


def test_a_session_ends_when_it_is_old_or_idle_or_ended(signed: Workspace) -> None:
    end_sessions(signed, "wu")
    idle, kept = come_in(signed), come_in(signed)
    at = NOW
    while at < NOW + LASTS - IDLE:
        at += IDLE - timedelta(seconds=1)
        assert session_of(signed, kept, at)

    assert session_of(signed, idle, NOW + IDLE) is None
    assert session_of(signed, kept, NOW + LASTS) is None
    third = come_in(signed, at=at)
    assert [v.agent for v in sessions_of(signed, "wu", at)] == [AGENT, AGENT]
    end_session(signed, session_of(signed, third, at).id)
    assert session_of(signed, third, at) is None
    assert session_of(signed, "", at) is None


def test_a_password_is_changed_with_the_old_one_and_other_browsers_are_signed_out(signed: Workspace) -> None:
    here, there = come_in(signed), come_in(signed)
    with refused("wrong_password"):
        set_password(signed, "wu", BETTER, BETTER)
    set_password(signed, "wu", GOOD, BETTER, keep=session_of(signed, here, NOW).id)

    assert session_of(signed, here, NOW)
    assert session_of(signed, there, NOW) is None
    assert come_in(signed, BETTER)


def test_a_token_may_what_it_was_given_until_it_ends(signed: Workspace) -> None:
    token, secret = make_token(signed, "wu", "loader", ["import_files"], 30, NOW)

    assert secret.startswith("hw_")
    assert token_of(signed, secret, NOW).permissions == {"import_files"}
    assert token_of(signed, secret, later(days=30)) is None
    assert token_of(signed, secret + "x", NOW) is None
    with pytest.raises(UnknownNameError, match="approve_actions"):
        make_token(signed, "wu", "too much", ["approve_actions"])
    with pytest.raises(UnknownNameError):
        revoke_token(signed, "ana", token.id)
    revoke_token(signed, "wu", token.id)
    assert token_of(signed, secret, NOW) is None
    assert tokens_of(signed, "wu") == ()


def test_nothing_that_opens_a_door_is_kept_readable(signed: Workspace, state_url: str | None) -> None:
    cookie, totp = come_in(signed), enrol(signed, "wu").secret
    recovery = confirm(signed, "wu", pyotp.TOTP(totp).at(NOW), NOW)
    link, (_, token) = invite(signed, "wu", now=NOW), make_token(signed, "wu", "loader", now=NOW)
    secrets = (GOOD, cookie, totp, link, token, *recovery)
    if state_url is None:
        signed.state.close()
        kept = b"".join(p.read_bytes() for p in signed.folder.rglob("*") if p.is_file())
        assert [s for s in secrets if s.encode() in kept] == []
    assert [s for s in secrets if s in "".join(e.detail + e.reason for e in entries(signed.state))] == []


def test_what_a_person_sees_is_kept_with_them(company: Workspace) -> None:
    change_person(company, "wu", lambda now: replace(now, stores=("us", "eu", " eu"), roles=("customer_service",)))
    scope = staff(company).person("wu").scope

    assert (scope.stores, scope.regions, scope.brands) == (frozenset({"eu", "us"}), None, None)
    assert (scope.costs, scope.whole) == (False, False)
    assert '"stores":{"from":[],"to":["eu","us"]}' in entries(company.state, subject="person:wu")[0].detail
    change_person(company, "wu", lambda now: replace(now, stores=()))
    assert staff(company).person("wu").scope.whole
