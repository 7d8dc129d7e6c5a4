"""How people of the company come in: one-time links, passwords, second factors, sessions and API tokens."""

from helloword.access.accounts import Account, account_of, anybody_signs_in, end_second_factor, set_password
from helloword.access.invitations import Invitation, accept, found_company, invite, owner_link, the_invitation
from helloword.access.second_factor import Enrolment, confirm, enrol
from helloword.access.sessions import Visit, end_session, end_sessions, sessions_of
from helloword.access.signing_in import sign_in
from helloword.access.tokens import Token, make_token, revoke_token, token_of, tokens_of

__all__ = [
    "Account", "Enrolment", "Invitation", "Token", "Visit", "accept", "account_of", "anybody_signs_in", "confirm",
    "end_second_factor", "end_session", "end_sessions", "enrol", "found_company", "invite", "make_token", "owner_link",
    "revoke_token", "sessions_of", "set_password", "sign_in", "the_invitation", "token_of", "tokens_of",
]  # fmt: skip
