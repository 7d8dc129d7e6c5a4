"""The API, one module a noun; each module's `router` is added here."""

from fastapi import APIRouter

from helloword.server.routes import (
    actions,
    alerts,
    audit,
    boards,
    company,
    costs,
    dimensions,
    freshness,
    goals,
    kpis,
    playbooks,
    purchases,
    reconciliation,
    reviews,
    surveys,
    values,
)

ROUTERS: tuple[APIRouter, ...] = (
    company.router,
    kpis.router,
    values.router,
    boards.router,
    dimensions.router,
    freshness.router,
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
