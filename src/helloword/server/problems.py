"""Every refusal of the API in one shape: RFC 9457 problem details, worded in the reader's language."""

from __future__ import annotations

import json
import re
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from helloword.errors import (
    ConflictError,
    FieldsError,
    HellowordError,
    InputError,
    NotAllowedError,
    OutsideError,
    SignInNeededError,
    TooLargeError,
    TooOftenError,
    UnknownNameError,
)
from helloword.server.language import wanted_locale
from helloword.server.request_id import request_id
from helloword.server.wording import worded
from helloword.text import Locale, Text, filled

MEDIA_TYPE = "application/problem+json"
RETRY_SECONDS = "2"
_TITLES = {
    400: Text("请求有误", "Bad request"),
    401: Text("请先登录", "Sign in first"),
    403: Text("被拒绝", "Refused"),
    404: Text("不存在", "Not found"),
    405: Text("方法不允许", "Method not allowed"),
    413: Text("文件太大", "Too large"),
    409: Text("已被改动", "Changed meanwhile"),
    422: Text("不能这样问", "Cannot be answered as asked"),
    429: Text("太频繁", "Too often"),
    500: Text("内部错误", "Internal error"),
    503: Text("暂时不可用", "Not available now"),
}
_NO_ROUTE = Text(
    "没有这个地址；全部地址见 /api/v1/openapi.json。", "There is no such address; /api/v1/openapi.json lists them."
)
_NO_METHOD = Text("这个地址不接受 {method}。", "This address does not answer to {method}.")
_CRASHED = Text(
    "服务器出错，原因写在它的日志里（启动它的终端），按请求编号查找。",
    "The server failed; its log, in the terminal it was started from, says why under the name of this request.",
)
_INVALID = Text("参数 {name}：{what}。", "Parameter {name}: {what}.")


def add_problems(app: FastAPI) -> None:
    """Answer every error of `app` with a problem."""
    app.add_exception_handler(HellowordError, _on_refusal)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(HTTPException, _on_http)


def problem(status: int, code: str, detail: str, locale: Locale, facts: dict[str, str] | None = None) -> Response:
    """A problem as an HTTP response."""
    title = _TITLES.get(status) or Text(HTTPStatus(status).phrase, HTTPStatus(status).phrase)
    body = {
        "type": f"urn:helloword:problem:{code}",
        "title": title.in_(locale),
        "status": status,
        "detail": detail,
        "code": code,
        "facts": facts or {},
    }
    if named := request_id():
        body["instance"] = f"urn:helloword:request:{named}"
    headers = {"Cache-Control": "no-store", "Content-Language": locale}
    if status == 503:
        headers["Retry-After"] = RETRY_SECONDS
    return Response(json.dumps(body, ensure_ascii=False), status, headers, MEDIA_TYPE)


def status_of(error: HellowordError) -> int:
    """The HTTP status that says whose turn it is: the asker's, or the machine's.

    >>> from helloword.errors import BusyError
    >>> status_of(UnknownNameError("KPI", "x", ["y"])), status_of(InputError("no")), status_of(BusyError("wait"))
    (404, 422, 503)
    """
    if isinstance(error, FieldsError):
        return 400
    if isinstance(error, NotAllowedError):
        return 401 if isinstance(error, SignInNeededError) else 403
    if isinstance(error, ConflictError):
        return 409
    if isinstance(error, TooOftenError):
        return 429
    if isinstance(error, TooLargeError):
        return 413
    if isinstance(error, UnknownNameError):
        return 404
    if isinstance(error, InputError):
        return 422
    return 503 if isinstance(error, OutsideError) else 500


def locale_of(request: Request) -> Locale:
    """The language that the request wants."""
    asked, accepted = request.query_params.get("lang"), request.headers.get("accept-language")
    return wanted_locale(asked, accepted, request.app.state.served.locale)


async def _on_refusal(request: Request, error: Exception) -> Response:
    assert isinstance(error, HellowordError)
    locale = locale_of(request)
    return problem(status_of(error), error.code, worded(error, locale), locale, _facts(error, locale))


def _facts(error: HellowordError, locale: Locale) -> dict[str, str]:
    """The facts of an error; of rows that were filled in, what is wrong by row and field: `0.purchase`."""
    if isinstance(error, FieldsError):
        return {f"{w.row}.{w.field}": Text(w.zh, w.en).in_(locale) for w in error.wrong}
    return error.facts


async def _on_invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    locale = locale_of(request)
    first = error.errors()[0]
    name = str(first["loc"][-1])
    detail = _INVALID.in_(locale).format(name=name, what=_what_is_wrong(first, locale))
    return problem(422, "bad_parameter", detail, locale, {"parameter": name})


async def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    locale = locale_of(request)
    if error.status_code == 404:
        return problem(404, "not_found", _NO_ROUTE.in_(locale), locale)
    if error.status_code == 405:
        return problem(405, "method_not_allowed", _NO_METHOD.in_(locale).format(method=request.method), locale)
    return problem(error.status_code, "http", str(error.detail), locale)


def crashed(request: Request) -> Response:
    """What is told of a failure of the server itself: nothing of the inside, but where to look for it."""
    locale = locale_of(request)
    return problem(500, "internal", _CRASHED.in_(locale), locale)


_WRONG = {
    "missing": Text("必须给出", "it is needed"),
    "extra_forbidden": Text("没有这个参数", "there is no such parameter"),
    "enum": Text("应为 {expected}", "it must be {expected}"),
    "literal_error": Text("应为 {expected}", "it must be {expected}"),
    "less_than_equal": Text("最大 {le}", "at most {le}"),
    "greater_than_equal": Text("最小 {ge}", "at least {ge}"),
    "too_long": Text("最多 {max_length} 个", "at most {max_length}"),
    "too_short": Text("至少 {min_length} 个", "at least {min_length}"),
    "string_too_long": Text("最多 {max_length} 个字", "at most {max_length} {max_length:character|characters}"),
    "string_too_short": Text("至少 {min_length} 个字", "at least {min_length} {min_length:character|characters}"),
    "string_pattern_mismatch": Text("写法不对", "it is not written as it must be"),
    "string_type": Text("应为文字", "it must be text"),
    "int_type": Text("应为整数", "it must be a whole number"),
    "bool_parsing": Text("应为 true 或 false", "it must be true or false"),
    "json_invalid": Text("不是合法的 JSON", "it is no JSON"),
    "int_parsing": Text("应为整数", "it must be a whole number"),
    "date_from_datetime_parsing": Text("应为日期，如 2026-01-31", "it must be a date such as 2026-01-31"),
    "date_parsing": Text("应为日期，如 2026-01-31", "it must be a date such as 2026-01-31"),
    "date_from_datetime_inexact": Text("应为日期，如 2026-01-31", "it must be a date such as 2026-01-31"),
}


def _what_is_wrong(first: dict[str, object], locale: Locale) -> str:
    """Pydantic's finding in our words, else in its own."""
    text = _WRONG.get(str(first["type"]))
    context = first.get("ctx")
    if text is None:
        return str(first["msg"])
    facts = {str(name): _listed(str(value)) for name, value in context.items()} if isinstance(context, dict) else {}
    return filled(text.in_(locale), **facts)


def _listed(choices: str) -> str:
    """Pydantic's `'a', 'b' or 'c'` as `a, b, c`."""
    return ", ".join(re.findall(r"'([^']*)'", choices)) or choices
