"""The API, one module a noun; each module's `router` is added here."""

from fastapi import APIRouter

from helloword.server.routes import alerts, boards, company, costs, dimensions, freshness, goals, kpis, reviews, values

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
    reviews.router,
)
