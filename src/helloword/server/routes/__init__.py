"""The API, one module a noun; each module's `router` is added here."""

from fastapi import APIRouter

from helloword.server.routes import (
    account,
    actions,
    alerts,
    audit,
    boards,
    company,
    costs,
    dimensions,
    events,
    freshness,
    goals,
    kpis,
    people,
    playbooks,
    purchases,
    reconciliation,
    reviews,
    session,
    surveys,
    values,
)

ROUTERS: tuple[APIRouter, ...] = (
    session.router,
    account.router,
    people.router,
    company.router,
    kpis.router,
    values.router,
    boards.router,
    dimensions.router,
    freshness.router,
    events.router,
    costs.router,
    goals.router,
    alerts.router,
    actions.router,
    playbooks.router,
    purchases.router,
    reconciliation.router,
    reviews.router,
    surveys.router,
    audit.router,
)
