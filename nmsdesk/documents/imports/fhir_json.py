"""Reads FHIR's JSON forgivingly: what has the wrong type is as if it were left out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from nmsdesk.documents.imports.vocabulary import SYSTEMS
from nmsdesk.domain.order import Code

Node = dict[str, object]

_NOT_PRINTED = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")
_LONGEST = 2000
"""A name or an instruction longer than this is cut; no clinical text is."""
_FIGURE_LIMIT = Decimal("1e12")


@dataclass(frozen=True, slots=True)
class Concept:
    """A CodeableConcept: its text, and its codings as (system, code, display)."""

    text: str | None = None
    codings: tuple[tuple[str | None, str | None, str | None], ...] = ()

    @property
    def shown(self) -> str | None:
        """What a person reads: the text, else the first display, else the first code."""
        displays = (display for _, _, display in self.codings)
        codes = (code for _, code, _ in self.codings)
        return self.text or next(filter(None, displays), None) or next(filter(None, codes), None)

    @property
    def keys(self) -> tuple[str, ...]:
        """The codings of known systems as "system:code"."""
        return tuple(
            f"{SYSTEMS[system.casefold().rstrip('/')]}:{code}"
            for system, code, _ in self.codings
            if system and code and system.casefold().rstrip("/") in SYSTEMS
        )

    @property
    def codes(self) -> tuple[Code, ...]:
        return tuple(Code(system, code) for system, code, _ in self.codings if system and code)


def node(value: object) -> Node:
    """An object; empty where there is none."""
    return value if isinstance(value, dict) else {}


def nodes(value: object) -> tuple[Node, ...]:
    """The objects of a list; a lone object is a list of one."""
    if isinstance(value, dict):
        return (value,)
    return tuple(one for one in value if isinstance(one, dict)) if isinstance(value, list) else ()


def under(value: object, *keys: str) -> object:
    """What stands at the end of a path of objects; None where it breaks off."""
    for key in keys:
        value = node(value).get(key)
    return value


def text(value: object) -> str | None:
    """Text on one line without unprintable signs; None where nothing is said."""
    if not isinstance(value, str):
        return None
    if value.isprintable() and "  " not in value:
        return value.strip()[:_LONGEST] or None
    return " ".join(_NOT_PRINTED.sub(" ", value).split())[:_LONGEST] or None


def texts(value: object) -> Iterator[str]:
    """The texts of a list; a lone text is a list of one."""
    for one in value if isinstance(value, list) else (value,):
        if (said := text(one)) is not None:
            yield said


def figure(value: object) -> Decimal | None:
    """A JSON number; not true or false, not a number in quotes, nothing astronomical."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    exact = Decimal(value)
    return exact if exact.is_finite() and abs(exact) < _FIGURE_LIMIT else None


def concept(value: object) -> Concept:
    """A CodeableConcept; a coding that the user chose goes first."""
    codings = sorted(
        nodes(under(value, "coding")), key=lambda one: one.get("userSelected") is not True
    )
    return Concept(
        text(under(value, "text")),
        tuple(
            (text(one.get("system")), text(one.get("code")), text(one.get("display")))
            for one in codings
        ),
    )


def reference(value: object) -> str | None:
    """Where a Reference points to."""
    return text(under(value, "reference"))


def joined(parts: Iterable[str | None]) -> str | None:
    """The parts that are there, each once, in one line; None where none is."""
    return "; ".join(dict.fromkeys(filter(None, parts))) or None
