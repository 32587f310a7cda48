"""How many mg of an ingredient one administration of an order brings."""

from decimal import Decimal

from nmsdesk.domain.medication_text import MASS_IN_MG, PIECE_WORDS, Amount, amounts_in, mass_unit
from nmsdesk.domain.order import Order, administrations_a_day
from nmsdesk.domain.recognition import Ingredient, Recognition
from nmsdesk.domain.spelling import plain

HOURS_A_DAY = 24


def in_mg(order: Order, recognition: Recognition, ingredient: Ingredient) -> Decimal | None:
    """Return the mg of `ingredient` in one administration; None where it cannot be told.

    The upper end of a range counts. A dose in mg, micrograms or g is taken as it stands, where
    the medicine has one active part (5 mg of a combination is nobody's 5 mg). Tablets, capsules,
    ampoules and the like are multiplied by the strength in mg, ml by a strength per ml, drops and
    puffs by one per drop or puff: the strength of the order, else the one in the drug's text. A
    rate (a patch with mg/h) is multiplied by the hours until the next one. Nothing is guessed: a
    missing or unknown unit, units and mmol, ml of a strength per piece give None.
    """
    if order.dose is None or order.unit is None:
        return None
    unit = plain(order.unit).strip().rstrip(".")
    mass = mass_unit(unit)
    if mass is not None:
        single = recognition.parts == 1
        return order.dose.high * MASS_IN_MG[mass] if single and mass in MASS_IN_MG else None
    if "/" in unit or " per " in unit:
        rates = amounts_in(f"{order.dose.high} {unit}")
        single = recognition.parts == 1
        return _of_rate(rates[0], order) if rates and single else None
    strength = _strength(order, recognition, ingredient)
    if strength is None:
        return None
    return _of_pieces(order, unit, *strength)


def _strength(
    order: Order, recognition: Recognition, ingredient: Ingredient
) -> tuple[Decimal, str] | None:
    """Amount and unit; the order's own column before the text of the drug."""
    if order.strength is not None:
        given = amounts_in(plain(order.strength))
        if len(given) == 1 and not given[0].is_range and recognition.parts == 1:
            return given[0].low, given[0].unit
        if given and recognition.parts == 1:
            return None
    if ingredient.strength is None or ingredient.unit is None:
        return None
    return ingredient.strength, ingredient.unit


def _of_pieces(order: Order, unit: str, strength: Decimal, each: str) -> Decimal | None:
    """So many pieces, ml, drops or puffs of that strength."""
    assert order.dose is not None
    piece = PIECE_WORDS.get(unit)
    mass, _, per = each.partition("/")
    if piece is None or mass not in MASS_IN_MG:
        return None
    amount = order.dose.high * strength * MASS_IN_MG[mass]
    if not per:
        return amount if piece not in ("ml", "drop", "puff") else None
    if per == piece:
        return amount
    if piece == "patch" and per.endswith("h"):
        return _of_rate(
            Amount(strength * order.dose.high, strength * order.dose.high, each, 0, 0), order
        )
    return None


def _of_rate(rate: Amount, order: Order) -> Decimal | None:
    """A rate by the hours that one patch stays, which is until the next one."""
    mass, _, per = rate.unit.partition("/")
    a_day = administrations_a_day(order.frequency)
    if mass not in MASS_IN_MG or not per.endswith("h") or not a_day:
        return None
    hours = Decimal(per.removesuffix("h").strip() or 1)
    return rate.high * MASS_IN_MG[mass] * HOURS_A_DAY / hours / a_day
