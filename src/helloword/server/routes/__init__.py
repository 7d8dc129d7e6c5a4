"""The API, one module a noun; each module's `router` is added here, with what the noun is about."""

from dataclasses import dataclass

from fastapi import APIRouter

from helloword.server.routes import (
    account,
    actions,
    alerts,
    analyses,
    annotations,
    audit,
    boards,
    comments,
    company,
    costs,
    dimensions,
    events,
    freshness,
    goals,
    imports,
    kpis,
    people,
    playbooks,
    purchases,
    reconciliation,
    reviews,
    session,
    sign_in,
    subscriptions,
    surveys,
    uploads,
    values,
)


@dataclass(frozen=True)
class Noun:
    """A part of the API: its tag in the schema, and what that says."""

    name: str
    about: str
    router: APIRouter


NOUNS = (
    Noun("session", "Coming in and going out: by a password, or by a one-time link.", session.router),
    Noun("sign-in", "Coming in by a provider of identity (OpenID Connect).", sign_in.router),
    Noun(
        "account",
        "One's own password, second factor, browsers, API tokens and providers. Takes a browser's session; a token changes none of it.",
        account.router,
    ),
    Noun("people", "Who works here, in which department, what they may do and see.", people.router),
    Noun("company", "The company, its stores, and the versions that numbers are computed with.", company.router),
    Noun(
        "kpis",
        "What KPIs mean, what a number is made of, what moved it, and the rows that it was counted from.",
        kpis.router,
    ),
    Noun("values", "The numbers, and the same numbers as a file.", values.router),
    Noun(
        "analyses", "Questions that take more than one KPI, such as profit by SKU, answered from KPIs.", analyses.router
    ),
    Noun(
        "boards", "What to show together, who sees and changes it, and the targets it is held against.", boards.router
    ),
    Noun("subscriptions", "Boards that are sent regularly, to whom, and what became of it.", subscriptions.router),
    Noun("dimensions", "The ways to slice, and the values they take.", dimensions.router),
    Noun("freshness", "How far each source reaches.", freshness.router),
    Noun(
        "annotations", "What stands on the days of a chart, and the notes that people write there.", annotations.router
    ),
    Noun("events", "What changed, told as it happens.", events.router),
    Noun("imports", "What was imported, which rows wait to be mended, and the way back.", imports.router),
    Noun("uploads", "Files handed in, looked at first and imported when somebody says so.", uploads.router),
    Noun("costs", "What each SKU costs to land.", costs.router),
    Noun("goals", "What is wanted, how far it has come, changing it, and scorecards.", goals.router),
    Noun("alerts", "What is off, the rules that watch for it, and what people do about both.", alerts.router),
    Noun("actions", "What playbooks propose, what people decide on it, and what became of it.", actions.router),
    Noun(
        "playbooks", "How playbooks may work, the switch that stops them all, and tasks of persons.", playbooks.router
    ),
    Noun("purchases", "Purchase orders from draft to inspection, and where suppliers are reached.", purchases.router),
    Noun("reconciliation", "What the platforms say against our own figures.", reconciliation.router),
    Noun(
        "reviews", "What was learned of a week or a month, and what people said they would do about it.", reviews.router
    ),
    Noun("surveys", "Which stores ask their buyers, and what became of it.", surveys.router),
    Noun("comments", "What people say to each other about a thing.", comments.router),
    Noun("audit", "Who changed what, when and why, and whether the log of it still holds.", audit.router),
)
