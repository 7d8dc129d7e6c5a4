"""Which kind a file is, by the names in its header."""

from __future__ import annotations

from collections.abc import Mapping

from helloword.connectors.foreign import is_foreign
from helloword.connectors.header import Header, plain_name
from helloword.connectors.kind import Field, Kind
from helloword.connectors.probing import Probe
from helloword.connectors.refusals import refusal
from helloword.errors import UnknownNameError

SHOWN = 12


def detect(probe: Probe, kinds: Mapping[str, Kind], kind_id: str | None = None) -> Kind:
    """The kind of a file; raises FileFormatError naming a kind that is near and which columns differ."""
    kind = _asked_for(probe, kinds, kind_id) if kind_id is not None else _likeliest(probe, kinds)
    if kind.of_no_use:
        raise refusal(kind.of_no_use, path=str(probe.path))
    return kind


def _likeliest(probe: Probe, kinds: Mapping[str, Kind]) -> Kind:
    found = possible(probe, kinds)
    if not found:
        raise _unknown(probe, kinds)
    likeliest = [kind for kind in found if _score(probe, kind) == _score(probe, found[0])]
    if len(likeliest) > 1:
        names = " / ".join(sorted(kind.id for kind in likeliest))
        raise refusal("ambiguous_kind", path=str(probe.path), kinds=names)
    return likeliest[0]


def possible(probe: Probe, kinds: Mapping[str, Kind]) -> tuple[Kind, ...]:
    """The kinds whose columns are all there, the likeliest first, but for those that have to be asked for."""
    named = (kind for kind in kinds.values() if not kind.asked_for)
    found = (kind for kind in named if any(fits(header, kind) for header in probe.headers))
    return tuple(sorted(found, key=lambda kind: _score(probe, kind), reverse=True))


def header_for(probe: Probe, kind: Kind) -> Header:
    """The header that belongs to the kind: in a workbook that of the first sheet that fits."""
    return next((header for header in probe.headers if fits(header, kind)), probe.headers[0])


def fits(header: Header, kind: Kind) -> bool:
    """Whether the header has every column that the kind needs."""
    return not missing(header, kind)


def missing(header: Header, kind: Kind) -> tuple[str, ...]:
    """Columns that the kind needs and the header lacks."""
    known = set(header.known_by)
    return tuple(
        field.name
        for field in kind.fields
        if field.in_header and not known & spellings(field) and not (field.stated and header.states(field.stated))
    )


def unknown(header: Header, kind: Kind) -> tuple[str, ...]:
    """Names in the header that the kind does not know."""
    known = {spelling for field in kind.fields for spelling in spellings(field)}
    return tuple(name.strip() for name in header.names if plain_name(name) and plain_name(name) not in known)


def spellings(field: Field) -> set[str]:
    """Every way a field's name is written, as names are compared."""
    return {plain_name(name) for name in (field.name, *field.aliases)}


def _asked_for(probe: Probe, kinds: Mapping[str, Kind], kind_id: str) -> Kind:
    if kind_id not in kinds:
        raise UnknownNameError("kind", kind_id, kinds, code="unknown_kind")
    kind = kinds[kind_id]
    header = header_for(probe, kind)
    if lacking := missing(header, kind):
        raise refusal(
            "foreign_missing_columns" if is_foreign(header, kinds.values()) else "missing_columns",
            path=str(probe.path),
            kind=kind.id,
            missing=_listed(lacking),
            unknown=_listed(unknown(header, kind)),
        )
    return kind


def _score(probe: Probe, kind: Kind) -> tuple[int, int]:
    """Few columns that the kind does not know, then many that it needs."""
    header = header_for(probe, kind)
    return -len(unknown(header, kind)), sum(field.in_header for field in kind.fields)


def _unknown(probe: Probe, kinds: Mapping[str, Kind]) -> Exception:
    path, header = str(probe.path), max(probe.headers, key=lambda each: len(each.names))
    near = [(kind, each) for kind in kinds.values() for each in probe.headers if _is_near(each, kind)]
    if not near:
        code = "foreign_no_kind" if is_foreign(header, kinds.values()) else "no_kind"
        return refusal(code, path=path, unknown=_listed(tuple(name.strip() for name in header.names if name.strip())))
    kind, header = min(near, key=lambda each: (_distance(each[1], each[0]), each[0].id))
    return refusal(
        "foreign_header" if is_foreign(header, kinds.values()) else "unknown_header",
        path=path,
        nearest=kind.id,
        missing=_listed(missing(header, kind)),
        unknown=_listed(unknown(header, kind)),
    )


def _is_near(header: Header, kind: Kind) -> bool:
    """Whether most of the columns that the kind needs are there."""
    return 2 * len(missing(header, kind)) < sum(field.in_header for field in kind.fields)


def _distance(header: Header, kind: Kind) -> float:
    """How far a header is from a kind: the share of columns that only one of them has, what it needs weighing most."""
    lacking, extra = len(missing(header, kind)), len(unknown(header, kind))
    known = len(header.names) - extra
    return (2 * lacking + extra) / max(2 * lacking + extra + 2 * known, 1)


def _listed(names: tuple[str, ...]) -> str:
    shown = ", ".join(names[:SHOWN]) + (f", ... ({len(names)})" if len(names) > SHOWN else "")
    return shown or "-"
