"""JSON text that keeps every figure as it was written: 38.50 comes back as 38.50."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from nmsdesk.domain.finding import Value
from nmsdesk.domain.ids import FindingId

_string = json.JSONEncoder(ensure_ascii=False).encode


def written(value: object) -> str:
    """Text, truth, whole and decimal numbers, None, and lists and mappings of these, as JSON."""
    match value:
        case Decimal():
            if not value.is_finite():
                raise ValueError(f"{value} is no figure")
            return str(value)
        case None | bool() | int() | str():
            return _string(value)
        case Mapping():
            inside = (f"{_string(str(key))}: {written(item)}" for key, item in value.items())
            return "{" + ", ".join(inside) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(written, value)) + "]"
    raise TypeError(f"a {type(value).__name__} is not stored")


def read(text: str) -> Any:
    """What `written` wrote; every number comes back as a `Decimal`."""
    return json.loads(text, parse_float=Decimal, parse_int=Decimal)


def findings(text: str) -> dict[FindingId, Value]:
    """Findings as stored; the grades of a scale are whole numbers."""
    return {
        FindingId(name): {item: int(grade) for item, grade in value.items()}
        if isinstance(value, dict)
        else value
        for name, value in read(text).items()
    }
