"""The web app's files, and its page for every address that is the app's own."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from helloword.server.problems import locale_of
from helloword.text import Text

FOLDER = Path(__file__).parent / "static"
# The build puts a hash of the content into these names.
_HASHED = "assets/"
_FOREVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"
NOT_BUILT = Text(
    "网页还没有构建：在代码目录里执行 make setup；接口 /api/v1 可以照常使用。",
    "The web app is not built: run `make setup` in the repository. The API at /api/v1 works regardless.",
)


def is_built(folder: Path = FOLDER) -> bool:
    """Whether there is a web app to serve."""
    return (folder / "index.html").is_file()


def add_web_app(app: FastAPI, folder: Path = FOLDER) -> None:
    """Serve the web app in `folder`; without one, say how to build it."""
    if is_built(folder):
        app.mount("/", WebApp(directory=folder, html=True))
    else:
        app.add_api_route("/", _not_built, include_in_schema=False)


class WebApp(StaticFiles):
    """Files as they are; any other address outside /api is the app's page, which finds its way itself."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file at `path`, or the app's page."""
        try:
            response = await super().get_response(path, scope)
        except HTTPException as error:
            if error.status_code != 404 or _is_file_name(path):
                raise
            response = await super().get_response("index.html", scope)
        response.headers["Cache-Control"] = _FOREVER if path.startswith(_HASHED) else _ASK_AGAIN
        return response


def _is_file_name(path: str) -> bool:
    """Whether a missing address cannot be a page: the API's, or a file's.

    >>> _is_file_name("kpis/net_sales"), _is_file_name("api/nothing"), _is_file_name("assets/old.js")
    (False, True, True)
    """
    return path == "api" or path.startswith(("api/", _HASHED)) or "." in path.rsplit("/", 1)[-1]


def _not_built(request: Request) -> Response:
    return PlainTextResponse(NOT_BUILT.in_(locale_of(request)) + "\n", status_code=503)
