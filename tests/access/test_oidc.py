"""Coming in by a provider: a real one, that signs real tokens over HTTP, on both databases."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pyotp
import pytest

from helloword.access import accept, account_of, confirm, enrol, found_company, invite, owner_link, sign_in
from helloword.access.oidc import (
    Begun,
    Entered,
    Provider,
    Returned,
    begin,
    bound_to,
    finish,
    finish_with_code,
    providers,
    remove_provider,
    set_provider,
    unbind,
)
from helloword.access.oidc.asking import vouched_for
from helloword.access.oidc.discovery import discover, keys_of
from helloword.access.oidc.id_token import Expected, TokenError, claims_of
from helloword.audit import entries, verify
from helloword.errors import InputError, OutsideError, UnknownNameError
from helloword.people import Department, Person, add_department, add_person, deactivate_person, staff
from helloword.text import Text
from helloword.workspace import Workspace
from tests.access.conftest import session_of
from tests.openid import CLIENT, SECRET, OpenId

GOOD, BETTER = "violet anchor cactus", "marble winter tractor"
ONE_DATABASE = pytest.mark.parametrize("state_url", [None])
BACK = "http://127.0.0.1:8765/sign-in/idp"
AGENT = "Firefox"


def founded(folder: Path, idp: OpenId, state_url: str | None) -> Workspace:
    """A company with an owner and Wu, who has no account yet, and one provider."""
    made = Workspace.create(folder, name="Acme", currency="EUR", timezone="UTC", state_url=state_url)
    add_department(made, Department("sales", Text("销售", "Sales")))
    found_company(made, owner_link(made), "Ana Sousa", "ana@acme.example", GOOD, AGENT)
    add_person(made, Person("wu", "Wu Li", "sales", ("marketing",), "Wu@acme.example"))
    set_provider(made, Provider("idp", "Big ID", idp.issuer, CLIENT), SECRET)
    return made


@pytest.fixture(scope="module")
def in_a_file(tmp_path_factory: pytest.TempPathFactory, idp: OpenId) -> Path:
    made = founded(tmp_path_factory.mktemp("oidc") / "acme", idp, None)
    made.state.close()
    return made.folder


@pytest.fixture
def company(tmp_path: Path, state_url: str | None, idp: OpenId, in_a_file: Path) -> Iterator[Workspace]:
    if state_url is None:
        shutil.copytree(in_a_file, tmp_path / "acme")
    made = founded(tmp_path / "acme", idp, state_url) if state_url else Workspace.open(tmp_path / "acme")
    yield made
    made.state.close()


def refused(code: str):
    return pytest.raises(InputError, check=lambda error: error.code == code)


def returned(idp: OpenId, sent: Begun, subject: str, **changed: str) -> Returned:
    """What the browser brings back of a person with this subject; `changed` of what it was sent with."""
    parts = urlsplit(sent.url)
    asked = {name: values[0] for name, values in parse_qs(parts.query).items()} | changed
    told = idp.sends_back(parts._replace(query=urlencode(asked)).geturl(), subject)
    state = parse_qs(parts.query)["state"][0]
    return Returned(state, sent.browser, told.get("code", ""), told.get("error", ""), told.get("iss", ""))


def come_in(company: Workspace, idp: OpenId, subject: str, link: str = "", now: datetime | None = None) -> Entered:
    sent = begin(company, "idp", BACK, back_to="/goals", link=link)
    return finish(company, "idp", returned(idp, sent, subject), BACK, AGENT, now)


def person_in(company: Workspace, entered: Entered) -> str | None:
    visit = session_of(company, entered.secret)
    return visit.person if visit else None


def wu(idp: OpenId, subject: str = "wu-1", **claims: object) -> str:
    return idp.knows(subject, **{"email": "wu@acme.example", "email_verified": True, "name": "Wu", **claims})


def test_whoever_is_known_by_their_address_comes_in_and_is_bound_to_the_subject(
    company: Workspace, idp: OpenId
) -> None:
    entered = come_in(company, idp, wu(idp))
    assert (person_in(company, entered), entered.back_to) == ("wu", "/goals")
    assert not account_of(company, "wu").password

    # From now on it is the subject that counts, whatever its address, and no other subject with the address.
    wu(idp, email="other@elsewhere.example", email_verified=False)
    assert person_in(company, come_in(company, idp, "wu-1")) == "wu"
    with refused("bound_to_other"):
        come_in(company, idp, wu(idp, "wu-2"))
    told = [(e.action, json.loads(e.detail).get("provider")) for e in entries(company.state, subject="person:wu")]
    assert ("account.signed_in", "idp") in told
    assert ("account.provider_bound", "idp") in told
    (entry,) = entries(company.state, action="sign_in.refused")
    assert json.loads(entry.detail) == {"code": "bound_to_other", "email": "wu@acme.example"}
    assert verify(company.state).broken is None


@ONE_DATABASE
def test_the_request_carries_pkce_state_and_nonce_and_nothing_of_them_is_kept(
    company: Workspace, idp: OpenId, state_url: str | None
) -> None:
    sent = begin(company, "idp", BACK)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(sent.url).query).items()}

    assert asked["code_challenge_method"] == "S256"
    assert len({asked["state"], asked["nonce"], asked["code_challenge"], sent.browser}) == 4
    assert SECRET not in sent.url
    assert asked["redirect_uri"] == BACK
    if state_url is None:
        company.state.close()
        kept = b"".join(p.read_bytes() for p in company.folder.rglob("*") if p.is_file())
        hidden = (asked["state"], asked["nonce"], asked["code_challenge"], sent.browser, SECRET)
        assert [secret for secret in hidden if secret.encode() in kept] == []


@ONE_DATABASE
def test_a_state_works_once_in_its_browser_for_its_provider_and_for_ten_minutes(
    company: Workspace, idp: OpenId
) -> None:
    set_provider(company, Provider("two", "Other ID", idp.issuer, CLIENT), SECRET)
    back = returned(idp, begin(company, "idp", BACK), wu(idp))
    late = datetime.now(UTC) + timedelta(minutes=10)
    for id, given, at in (
        ("idp", Returned(back.state, "another browser", back.code), None),
        ("idp", Returned("unknown", back.browser, back.code), None),
        ("two", back, None),
        ("idp", back, late),
    ):
        with refused("sign_in_over"):
            finish(company, id, given, BACK, AGENT, at)

    assert finish(company, "idp", back, BACK, AGENT)
    with refused("sign_in_over"):
        finish(company, "idp", back, BACK, AGENT)
    with refused("sign_in_over"):
        finish_with_code(company, "idp", back, AGENT)


@ONE_DATABASE
def test_a_code_of_another_sign_in_is_worth_nothing(company: Workspace, idp: OpenId) -> None:
    back = returned(idp, begin(company, "idp", BACK), wu(idp), nonce="another")
    with refused("provider_token"):
        finish(company, "idp", back, BACK, AGENT)
    back = returned(idp, begin(company, "idp", BACK), wu(idp))
    with refused("provider_token"):
        finish(
            company, "idp", Returned(back.state, back.browser, back.code, issuer="https://evil.example"), BACK, AGENT
        )
    back = returned(idp, begin(company, "idp", BACK), wu(idp))
    with refused("provider_declined"):
        finish(company, "idp", Returned(back.state, back.browser, "made-up"), BACK, AGENT)
    for error, code in (("access_denied", "provider_cancelled"), ("server_error", "provider_declined")):
        back = returned(idp, begin(company, "idp", BACK), "wu-1")
        with refused(code):
            finish(company, "idp", Returned(back.state, back.browser, error=error), BACK, AGENT)
    told = [json.loads(e.detail) for e in entries(company.state, action="sign_in.refused")]
    assert [t["why"] for t in told] == ["iss", "nonce"]


@ONE_DATABASE
def test_a_token_is_for_one_client_of_one_issuer_and_ends(company: Workspace, idp: OpenId) -> None:
    sent = begin(company, "idp", BACK)
    nonce = parse_qs(urlsplit(sent.url).query)["nonce"][0]
    back = returned(idp, sent, wu(idp))
    form = {"grant_type": "authorization_code", "code": back.code, "redirect_uri": BACK}
    token = httpx.post(f"{idp.issuer}/oauth2/token", data=form, auth=(CLIENT, SECRET)).json()["id_token"]
    found, now = discover(idp.issuer), datetime.now(UTC)

    def keys(kid: str | None):
        return keys_of(found, kid)

    assert claims_of(token, keys, Expected(idp.issuer, CLIENT, nonce), now)["sub"] == "wu-1"
    head, body, signature = token.split(".")
    for why, text, expected, at in (
        ("aud", token, Expected(idp.issuer, "another", nonce), now),
        ("iss", token, Expected("https://evil.example", CLIENT, nonce), now),
        ("nonce", token, Expected(idp.issuer, CLIENT, "another"), now),
        ("exp", token, Expected(idp.issuer, CLIENT, nonce), now + timedelta(hours=2)),
        ("iat", token, Expected(idp.issuer, CLIENT, nonce), now - timedelta(hours=2)),
        ("signature", f"{head}.{body}.{signature[::-1]}", Expected(idp.issuer, CLIENT, nonce), now),
        ("signature", f"eyJhbGciOiJub25lIn0.{body}.", Expected(idp.issuer, CLIENT, nonce), now),
        ("signature", "nothing", Expected(idp.issuer, CLIENT, nonce), now),
    ):
        with pytest.raises(TokenError, check=lambda error, why=why: error.why == why):
            claims_of(text, keys, expected, at)


def test_a_key_that_all_know_signs_nothing(idp: OpenId) -> None:
    """The public key taken for a shared secret is the oldest trick with signed tokens."""
    from joserfc import jwt
    from joserfc.jwk import OctKey, RSAKey

    (told,) = keys_of(discover(idp.issuer), None)
    public = RSAKey.import_key({k: str(v) for k, v in told.items()}).as_pem(private=False)
    now = datetime.now(UTC)
    claims = {"iss": idp.issuer, "aud": CLIENT, "sub": "wu-1", "nonce": "n", "iat": int(now.timestamp()), "exp": int(now.timestamp()) + 60}  # fmt: skip
    forged = jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(public.hex()))
    with pytest.raises(TokenError, match="signature"):
        claims_of(forged, lambda _: [told], Expected(idp.issuer, CLIENT, "n"), now)


@ONE_DATABASE
def test_whom_the_provider_does_not_vouch_for_or_nobody_knows_stays_out(company: Workspace, idp: OpenId) -> None:
    add_person(company, Person("gone", "Gone", "sales", email="gone@acme.example"))
    deactivate_person(company, "gone")
    cases: list[tuple[dict[str, object], str]] = [
        ({"email": "wu@acme.example", "email_verified": False}, "email_unverified"),
        ({"email": "wu@acme.example"}, "email_unverified"),
        ({}, "email_unverified"),
        ({"email": "eve@acme.example", "email_verified": True}, "not_known_here"),
        ({"email": "gone@acme.example", "email_verified": True}, "person_inactive"),
        ({"email": "wu@acme.example\u200b", "email_verified": True}, "email_unverified"),
    ]
    for claims, code in cases:
        with refused(code):
            come_in(company, idp, idp.knows("somebody", **claims))

    told = [json.loads(entry.detail)["code"] for entry in entries(company.state, action="sign_in.refused")]
    assert told == [code for _, code in reversed(cases)]
    assert staff(company).people.keys() == {"ana", "wu", "gone"}


@ONE_DATABASE
def test_who_left_stays_out_although_bound(company: Workspace, idp: OpenId) -> None:
    come_in(company, idp, wu(idp))
    deactivate_person(company, "wu")
    with refused("person_inactive"):
        come_in(company, idp, "wu-1")


@ONE_DATABASE
def test_a_provider_may_be_kept_to_domains_and_let_their_people_in(company: Workspace, idp: OpenId) -> None:
    set_provider(company, Provider("idp", "Big ID", idp.issuer, CLIENT, ("acme.example",), "viewer", "sales"), SECRET)
    with refused("email_domain"):
        come_in(company, idp, idp.knows("eve", email="eve@evil.example", email_verified=True))
    with refused("email_unverified"):
        come_in(company, idp, idp.knows("kim", email="kim@acme.example", name="Kim  Lee"))
    entered = come_in(company, idp, idp.knows("kim", email="Kim@acme.example", email_verified=True, name="Kim  Lee"))

    kim = staff(company).person(person_in(company, entered) or "")
    assert (kim.id, kim.name, kim.roles, kim.department, kim.email) == (
        "kim", "Kim Lee", ("viewer",), "sales", "kim@acme.example",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("provider", "code"),
    [({"domains": ()}, "letting_in_anybody"), ({"domains": ("gmail.com",)}, "letting_in_anybody"),
     ({"role": "owner"}, "letting_in_managers"), ({"issuer": "http://id.example"}, "bad_issuer"),
     ({"issuer": "https://a:b@id.example"}, "bad_issuer"), ({"id": "No Id"}, "bad_provider_id"),
     ({"domains": ("nothing",)}, "bad_domain"), ({"client_id": ""}, "provider_incomplete")],
)  # fmt: skip
def test_a_provider_that_would_let_in_too_many_is_not_kept(provider: dict[str, object], code: str) -> None:
    whole = {"id": "x", "name": "X", "issuer": "https://id.example", "client_id": "c", "domains": ("acme.example",), "role": "viewer"}  # fmt: skip
    with refused(code):
        Provider(**{**whole, **provider}).checked()


def test_the_second_factor_set_up_here_is_asked_for_and_cannot_be_guessed(company: Workspace, idp: OpenId) -> None:
    now = datetime.now(UTC)
    come_in(company, idp, wu(idp))
    totp = pyotp.TOTP(enrol(company, "wu").secret)
    confirm(company, "wu", totp.at(now - timedelta(seconds=30)), now)
    back = returned(idp, begin(company, "idp", BACK, back_to="/kpis"), "wu-1")
    with refused("second_factor"):
        finish(company, "idp", back, BACK, AGENT)
    with refused("sign_in_over"):
        finish(company, "idp", back, BACK, AGENT)
    code = Returned(back.state, back.browser, totp.at(now))
    with refused("sign_in_over"):
        finish_with_code(company, "idp", Returned(back.state, "another browser", totp.at(now)), AGENT, now)
    with refused("second_factor"):
        finish_with_code(company, "idp", Returned(back.state, back.browser, "nonsense"), AGENT, now)
    entered = finish_with_code(company, "idp", code, AGENT, now)
    assert (person_in(company, entered), entered.back_to) == ("wu", "/kpis")

    back = returned(idp, begin(company, "idp", BACK), "wu-1")
    with refused("second_factor"):
        finish(company, "idp", back, BACK, AGENT)
    for _ in range(5):
        with refused("second_factor"):
            finish_with_code(company, "idp", Returned(back.state, back.browser, "nonsense"), AGENT, now)
    with refused("locked"):
        finish_with_code(company, "idp", Returned(back.state, back.browser, totp.at(now)), AGENT, now)
    with refused("locked"):
        come_in(company, idp, "wu-1", now=now)


def test_an_invitation_is_accepted_by_the_invited_address_and_starts_the_account_anew(
    company: Workspace, idp: OpenId
) -> None:
    accept(company, invite(company, "wu"), GOOD, AGENT)
    confirm(company, "wu", pyotp.TOTP(enrol(company, "wu").secret).now())
    add_person(company, Person("kim", "Kim", "sales", email="kim@acme.example"))
    link = invite(company, "wu")
    assert "login_hint=Wu%40acme.example" in begin(company, "idp", BACK, link=link).url
    with refused("invited_as_other"):
        come_in(company, idp, idp.knows("kim", email="kim@acme.example", email_verified=True), link)

    assert person_in(company, come_in(company, idp, wu(idp), link)) == "wu"

    assert (account_of(company, "wu").password, account_of(company, "wu").second_factor) == (False, False)
    with refused("not_signed_in"):
        sign_in(company, "wu@acme.example", GOOD, "", AGENT)
    with refused("link_over"):
        come_in(company, idp, "wu-1", link)
    # A newer account at the provider takes the place of the old one by a link, and by nothing else.
    with refused("bound_to_other"):
        come_in(company, idp, wu(idp, "wu-2"))
    assert person_in(company, come_in(company, idp, "wu-2", invite(company, "wu"))) == "wu"
    with refused("bound_to_other"):
        come_in(company, idp, wu(idp))


def test_the_link_that_makes_the_owner_takes_a_password(tmp_path: Path, idp: OpenId) -> None:
    made = Workspace.create(tmp_path / "new", name="New", currency="EUR", timezone="UTC")
    set_provider(made, Provider("idp", "Big ID", idp.issuer, CLIENT), SECRET)
    for link in ("", owner_link(made)):
        with refused("owner_first"):
            begin(made, "idp", BACK, link=link)
    made.state.close()


@ONE_DATABASE
def test_a_provider_is_let_go_where_a_password_is_left(company: Workspace, idp: OpenId) -> None:
    come_in(company, idp, wu(idp))
    with refused("no_password"):
        unbind(company, "wu", "idp")
    first = come_in(company, idp, idp.knows("ana", email="ana@acme.example", email_verified=True))
    here = sign_in(company, "ana@acme.example", GOOD, "", AGENT)
    assert [bound.provider for bound in bound_to(company, "ana")] == ["idp"]

    visit = session_of(company, here)
    unbind(company, "ana", "idp", keep=visit.id if visit else None)

    assert bound_to(company, "ana") == ()
    assert session_of(company, here)
    assert session_of(company, first.secret) is None
    with pytest.raises(UnknownNameError):
        unbind(company, "ana", "idp")
    assert remove_provider(company, "idp") == ("wu",)
    assert providers(company) == ()
    with pytest.raises(UnknownNameError):
        begin(company, "idp", BACK)


def test_what_is_no_provider_is_said(idp: OpenId) -> None:
    other = idp.issuer.replace("localhost", "127.0.0.1")
    for issuer, what in (
        (f"{idp.issuer}/", "it calls itself"),
        (f"{other}/nothing", "no JSON|status 404"),
        ("http://127.0.0.1:1", "cannot be reached"),
    ):
        with pytest.raises(OutsideError, match=what):
            discover(issuer)


@pytest.mark.parametrize(
    ("claims", "email"),
    [({"email": "wu@acme.example", "email_verified": True, "hd": "acme.example"}, "wu@acme.example"),
     ({"email": "wu@gmail.com", "email_verified": True}, "wu@gmail.com"),
     ({"email": "wu@acme.example", "email_verified": True}, None), ({"email": "a@b@gmail.com", "email_verified": True}, None)],
)  # fmt: skip
def test_google_vouches_for_its_own_addresses(claims: dict[str, object], email: str | None) -> None:
    assert vouched_for("https://accounts.google.com", claims) == email
