"""Signing in by a provider of identity: OpenID Connect, authorization code flow with PKCE, state and nonce."""

from helloword.access.oidc.beginning import Begun, begin
from helloword.access.oidc.finishing import Entered, Returned, finish, finish_with_code
from helloword.access.oidc.identities import Bound, bound_to, unbind
from helloword.access.oidc.providers import Provider, providers, remove_provider, set_provider, the_provider

__all__ = [
    "Begun", "Bound", "Entered", "Provider", "Returned", "begin", "bound_to", "finish", "finish_with_code", "providers",
    "remove_provider", "set_provider", "the_provider", "unbind",
]  # fmt: skip
