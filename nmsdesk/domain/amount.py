"""How many milligrams one administration of an order holds, where that can be told for certain."""

import re
from decimal import Decimal

from nmsdesk.domain.order import Order
from nmsdesk.domain.recognition import Ingredient, Recognition

IN_MG: dict[str, Decimal] = {
    "mg": Decimal(1),
    "milligram": Decimal(1),
    "milligrams": Decimal(1),
    "g": Decimal(1000),
    "gram": Decimal(1000),
    "grams": Decimal(1000),
    "mcg": Decimal("0.001"),
    "ug": Decimal("0.001"),
    "µg": Decimal("0.001"),
    "μg": Decimal("0.001"),
    "microgram": Decimal("0.001"),
    "micrograms": Decimal("0.001"),
}
"""Units of mass as people and documents write them -> milligrams."""

PIECES = frozenset(
    "tablet tablets tab tabs capsule capsules cap caps ampoule ampoules suppository suppositories"
    " vial vials sachet sachets film films lozenge lozenges".split()
)
"""Units of which each piece holds the strength once."""

VOLUMES = frozenset({"ml", "millilitre", "millilitres"})

_STRENGTH = re.compile(
    r"^\s*(?P<amount>\d+(?:\.\d+)?)\s*(?P<unit>[a-zµμ]+)"
    r"(?:\s*(?:/|per|in)\s*(?P<volume>\d+(?:\.\d+)?)?\s*(?P<per>[a-z]+))?\s*$"
)


def in_mg(order: Order, recognition: Recognition, ingredient: Ingredient) -> Decimal | None:
    """Milligrams of `ingredient` in one administration; None where nobody can tell.

    A mass as dose is taken as it stands (as labelled; of a combination only where there is one
    ingredient). Pieces (tablets) and millilitres need a strength: the order's own, else the one
    in the medication's text. The upper end of a range counts. A missing unit, and every other
    unit (units, mmol, drops, puffs, mg/h), leaves it unknown: nothing is guessed.
    """
    if order.dose is None or order.unit is None:
        return None
    amount, unit = order.dose.high, order.unit.strip().casefold()
    if unit in IN_MG:
        return amount * IN_MG[unit] if recognition.parts == 1 else None
    if unit in PIECES:
        each = _of_piece(order, recognition, ingredient)
    elif unit in VOLUMES:
        each = _of_millilitre(order, recognition)
    else:
        each = None
    return None if each is None else amount * each


def _of_piece(order: Order, recognition: Recognition, ingredient: Ingredient) -> Decimal | None:
    if order.strength is not None and recognition.parts == 1:
        found = _STRENGTH.match(order.strength.replace(",", ".").casefold())
        if found is not None and found["per"] is None and found["unit"] in IN_MG:
            return Decimal(found["amount"]) * IN_MG[found["unit"]]
        if found is None or found["per"] not in PIECES:
            return None
        return Decimal(found["amount"]) * IN_MG.get(found["unit"], Decimal(0)) or None
    if ingredient.strength is None or ingredient.unit is None:
        return None
    factor = IN_MG.get(ingredient.unit.casefold())
    return None if factor is None else ingredient.strength * factor


def _of_millilitre(order: Order, recognition: Recognition) -> Decimal | None:
    """A strength such as 25 mg/ml, or 5 mg/5 ml."""
    if order.strength is None or recognition.parts != 1:
        return None
    found = _STRENGTH.match(order.strength.replace(",", ".").casefold())
    if found is None or found["per"] not in VOLUMES or found["unit"] not in IN_MG:
        return None
    volume = Decimal(found["volume"] or 1)
    return Decimal(found["amount"]) * IN_MG[found["unit"]] / volume if volume else None
