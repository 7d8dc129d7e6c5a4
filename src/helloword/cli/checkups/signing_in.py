"""Checks of how people come in."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from helloword.access.oidc import Provider, providers
from helloword.access.oidc.discovery import discover, keys_of
from helloword.access.oidc.providers import secret_of
from helloword.cli.checkups.finding import Finding, Level, Patient
from helloword.cli.language import spoken
from helloword.errors import HellowordError
from helloword.server.wording import worded


def providers_answer(patient: Patient) -> Iterator[Finding]:
    """Every provider can be reached and is what it was set up as."""
    known = providers(patient.workspace)
    if known:
        with ThreadPoolExecutor(len(known)) as pool:
            for provider, problem in zip(known, pool.map(lambda p: _problem(patient, p), known), strict=True):
                if problem is not None:
                    yield Finding(
                        Level.WARNING, "provider", {"id": provider.id, "name": provider.name, "what": problem}
                    )


def _problem(patient: Patient, provider: Provider) -> str | None:
    try:
        secret_of(patient.workspace, provider.id)
        keys_of(discover(provider.issuer, again=True), None, again=True)
    except HellowordError as error:
        return worded(error, spoken())
    return None
