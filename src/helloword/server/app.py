"""The server: API, web app, and the guard before both."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from fastapi import Depends, FastAPI
from starlette.middleware.gzip import GZipMiddleware

from helloword.server.allowance import within
from helloword.server.allowing import allowed
from helloword.server.buyers import add_buyers
from helloword.server.guarding import Guard
from helloword.server.live import Live
from helloword.server.observing import Observer
from helloword.server.openapi import API_VERSION, described
from helloword.server.packing import FROM_BYTES, LEVEL
from helloword.server.probes import add_probes
from helloword.server.problems import add_problems
from helloword.server.routes import NOUNS
from helloword.server.served import Served
from helloword.server.strangers import no_strangers
from helloword.server.upload_answers import on_a_page
from helloword.server.uploading import Uploading
from helloword.server.web_app import FOLDER, add_web_app
from helloword.workspace import Workspace


def create_app(workspace: Workspace, web: Path = FOLDER) -> FastAPI:
    """The server of one workspace, with the web app built into `web`."""
    app = create_api()
    app.state.served = Served(replace(workspace, settings=within(workspace.settings)))
    app.state.live = Live(app.state.served)
    app.state.uploading = Uploading(app.state.served, on_a_page)
    add_probes(app)
    add_buyers(app)
    add_web_app(app, web)
    app.add_middleware(GZipMiddleware, minimum_size=FROM_BYTES, compresslevel=LEVEL)
    app.add_middleware(Guard)
    app.add_middleware(Observer, metrics=app.state.served.metrics)
    return app


def create_api() -> FastAPI:
    """The API alone, not yet of any workspace."""
    app = FastAPI(
        title="helloword",
        version=API_VERSION,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        dependencies=[Depends(allowed), Depends(no_strangers)],
    )
    for noun in NOUNS:
        app.include_router(noun.router, tags=[noun.name])
    add_problems(app)
    described(app)
    return app
