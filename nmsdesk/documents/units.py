"""Reads the units in which documents give what we keep, from `units.toml`."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from nmsdesk.documents.cursor import Cursor
from nmsdesk.documents.problem import Problems
from nmsdesk.documents.toml_files import open_toml
from nmsdesk.domain.units import AS_IT_STANDS, Conversion, Quantity, plain_unit

WEIGHT = "weight_kg"
"""The one measured thing here that is no finding: it belongs to the patient."""

_WIDE = Decimal("1e6")


def load_units(root: Path) -> Mapping[str, Quantity]:
    """Finding id (or `weight_kg`) -> its quantity; DocumentError with all that is wrong."""
    problems, found = Problems(), {}
    for _, entry in open_toml(root / "knowledge" / "units.toml", root).children():
        with problems.gathered():
            quantity = _quantity(entry)
            for finding in entry.each("findings", Cursor.words):
                if finding in found:
                    entry.at("findings").fail(f"{finding} stands in two tables; keep one")
                found[finding] = quantity
    problems.refuse()
    return found


def _quantity(entry: Cursor) -> Quantity:
    entry.keys("findings", "unit", "spelled", "other", "needs_unit")
    spellings = {plain_unit(word): AS_IT_STANDS for word in entry.each("spelled", Cursor.words)}
    for place in entry.at("other").items() if entry.has("other") else ():
        conversion = _conversion(place)
        for word in place.each("spelled", Cursor.words):
            if spellings.setdefault(plain_unit(word), conversion) != conversion:
                place.at("spelled").fail(f"{word} leads to two conversions; keep one")
    return Quantity(
        unit=entry.optional("unit", Cursor.words) or "",
        spellings=spellings,
        needs_unit=entry.optional("needs_unit", Cursor.flag) is not False,
    )


def _conversion(place: Cursor) -> Conversion:
    place.keys("spelled", "subtract", "times", "over", "decimals", "basis")
    place.required("basis", Cursor.words)
    return Conversion(
        subtract=place.optional("subtract", lambda at: at.number(-_WIDE, _WIDE)) or Decimal(0),
        times=place.optional("times", lambda at: at.above(_WIDE)) or Decimal(1),
        over=place.optional("over", lambda at: at.above(_WIDE)) or Decimal(1),
        decimals=place.optional("decimals", lambda at: at.whole(0, 9)),
    )
