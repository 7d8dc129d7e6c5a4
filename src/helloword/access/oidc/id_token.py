"""Whether a signed token of a provider holds: its signature, who it is from, for whom, until when, and for which sign-in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from helloword.errors import InputError

if TYPE_CHECKING:
    from joserfc.jwk import Key

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519")
"""Signatures by a key that only the provider has; a shared secret is known to both, so that it proves less."""
LEEWAY = 60
"""Seconds that two clocks may differ."""
MOST_SUBJECT = 255

Keys = Callable[[str | None], Sequence[Mapping[str, object]]]
"""The keys that may have signed what names a key id."""


@dataclass(frozen=True)
class Expected:
    """What a token has to say."""

    issuer: str
    client_id: str
    nonce: str


class TokenError(InputError):
    """A token that does not hold; `why` is one word."""

    default_code = "provider_token"

    def __init__(self, why: str) -> None:
        super().__init__(f"The token does not hold: {why}.", why=why)
        self.why = why


def claims_of(token: str, keys: Keys, expected: Expected, now: datetime) -> Mapping[str, object]:
    """What a token claims, once all of it holds; raises TokenError."""
    from joserfc import jwt
    from joserfc.errors import ClaimError, JoseError

    claims: dict[str, object] = _signed(token, keys)
    wanted = jwt.JWTClaimsRegistry(
        now=int(now.timestamp()), leeway=LEEWAY,
        iss={"essential": True, "value": expected.issuer}, aud={"essential": True, "value": expected.client_id},
        nonce={"essential": True, "value": expected.nonce}, sub={"essential": True}, exp={"essential": True},
        iat={"essential": True},
    )  # fmt: skip
    try:
        wanted.validate(claims)
    except ClaimError as error:
        raise TokenError(str(error.claim).partition(",")[0]) from None
    except (JoseError, TypeError, ValueError):
        raise TokenError("claims") from None
    _check_more(claims, expected)
    return claims


def _check_more(claims: Mapping[str, object], expected: Expected) -> None:
    subject, audience = claims["sub"], claims["aud"]
    if not isinstance(subject, str) or not 0 < len(subject) <= MOST_SUBJECT:
        raise TokenError("sub")
    if not isinstance(claims["nonce"], str):
        raise TokenError("nonce")
    several = isinstance(audience, list) and len(audience) > 1
    if claims.get("azp", None if several else expected.client_id) != expected.client_id:
        raise TokenError("azp")


def _signed(token: str, keys: Keys) -> dict[str, object]:
    """What a token holds, once one of the provider's keys is found to have signed it."""
    from joserfc import jwt
    from joserfc.errors import JoseError
    from joserfc.jws import extract_compact

    try:
        kid = extract_compact(token.encode()).headers().get("kid")
    except (JoseError, ValueError):
        raise TokenError("signature") from None
    for key in map(_key, keys(kid if isinstance(kid, str) else None)):
        try:
            if key is not None:
                return jwt.decode(token, key, algorithms=ALGORITHMS).claims
        except (JoseError, ValueError):
            continue
    raise TokenError("signature")


def _key(told: Mapping[str, object]) -> Key | None:
    """A provider's public key; None for one of a kind that is not taken."""
    from joserfc.errors import JoseError
    from joserfc.jwk import import_key

    if told.get("kty") not in ("RSA", "EC", "OKP"):
        return None
    try:
        return import_key({name: value for name, value in told.items() if isinstance(value, str)})
    except (JoseError, ValueError):
        return None
