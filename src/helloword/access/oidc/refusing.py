"""Every refusal of a sign-in by a provider, worded once."""

from __future__ import annotations

from collections.abc import Mapping

from helloword.errors import InputError

_SAID: Mapping[str, str] = {
    "provider_cancelled": "{name} was told not to sign you in. Try again, or sign in another way.",
    "provider_declined": "{name} did not sign you in. Try again; if it stays so, whoever runs helloword has to look at "
    "its settings there: `helloword sign-in test {provider}`.",
    "provider_token": "What {name} says about you does not hold ({why}), so nobody was signed in. Try again; if it stays "
    "so, whoever runs helloword has to look: `helloword sign-in test {provider}`.",
    "sign_in_over": "This sign-in was used already, was begun more than ten minutes ago, or in another browser. Begin again.",
    "owner_first": "The owner comes first, with a password: open the link that `helloword serve` prints.",
    "email_unverified": "{name} does not confirm that your e-mail address is yours. Have it confirmed there, then sign in again.",
    "email_domain": "Addresses such as {email} are not let in by {name}. Choose your company's account there.",
    "not_known_here": "Nobody with the address {email} works here. Ask whoever manages people to add you with it.",
    "person_inactive": "{email} no longer works here. Ask whoever manages people if that is wrong.",
    "bound_to_other": "{email} is bound to another account at {name}. Whoever manages people can make you a new link; "
    "open it and sign in by {name} there.",
    "invited_as_other": "This link is for another address than {email}. Choose that account at {name}, or ask for a link "
    "for this one.",
}


def refused(code: str, **facts: str) -> InputError:
    """The refusal with this code."""
    return InputError(_SAID[code].format(**facts), code=code, **facts)
