"""Examples of the API: what to ask, what to send along and what comes back, a file for each noun.

A file has, by method and path, `parameters` (by name), `body` and `answer`. An operation without an answer of its own
shows that of another which answers in the same shape.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import TypedDict, cast

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Node = dict[str, object]


class Example(TypedDict, total=False):
    """What is shown of one operation."""

    parameters: Mapping[str, object]
    body: object
    answer: object


class Content(TypedDict, total=False):
    """A body by its media type, as a schema has it."""

    content: dict[str, Node]


class Operation(TypedDict, total=False):
    """What this module reads of an operation."""

    parameters: list[Node]
    requestBody: Content
    responses: dict[str, Content]


@cache
def examples() -> Mapping[str, Example]:
    """Every example by method and path, such as `GET /api/v1/kpis/{id}`."""
    found: dict[str, Example] = {}
    for file in sorted(files(__name__).iterdir(), key=lambda file: file.name):
        if file.name.endswith(".yml"):
            found |= yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader
    return found


def add_examples(paths: Mapping[str, Mapping[str, Operation]]) -> None:
    """Put the examples where the operations of a schema have them."""
    operations = {f"{method.upper()} {path}": one for path, every in paths.items() for method, one in every.items()}
    answers = dict(_answers(operations))
    for name, operation in operations.items():
        example = examples().get(name, {})
        _show(operation, example)
        for media in _answered(operation):
            answer = example.get("answer", answers.get(_shape(media)))
            if answer is not None:
                media["example"] = answer


def _show(operation: Operation, example: Example) -> None:
    given = example.get("parameters", {})
    for parameter in operation.get("parameters", ()):
        if (name := str(parameter["name"])) in given:
            parameter["example"] = given[name]
    for media in operation.get("requestBody", {}).get("content", {}).values():
        if "body" in example:
            media["example"] = example["body"]


def _answers(operations: Mapping[str, Operation]) -> Iterator[tuple[str, object]]:
    """Answers by their shape; of several, one that is read rather than changed."""
    for name in sorted(operations, key=lambda name: name.startswith("GET ")):
        answer = examples().get(name, {}).get("answer")
        for media in _answered(operations[name]):
            if answer is not None and (shape := _shape(media)):
                yield shape, answer


def _answered(operation: Operation) -> list[Node]:
    return list(operation.get("responses", {}).get("200", {}).get("content", {}).values())


def _shape(media: Node) -> str:
    """What an answer's shape is called; nothing where it has no name."""
    schema = cast(Node, media.get("schema", {}))
    inner = cast(Node, schema.get("items", schema))
    return f"{schema.get('type', '')} {inner['$ref']}" if "$ref" in inner else ""
