"""Does a dose make sense: ten times the usual, above a label, a unit that does not fit.

Each doubt is one sentence with its basis. None of them forbids anything: a person may know why.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from nmsdesk.domain.amount import in_mg
from nmsdesk.domain.drug import Drug
from nmsdesk.domain.formulary import Formulary
from nmsdesk.domain.medication_text import MASS_IN_MG, PIECE_WORDS, mass_unit
from nmsdesk.domain.order import EveryDays, Order, Route, administrations_a_day
from nmsdesk.domain.pharmacology import Maximum
from nmsdesk.domain.reason import Reason, because
from nmsdesk.domain.recognition import Ingredient, Recognition
from nmsdesk.domain.spelling import plain

TENFOLD = Decimal(10)
CLEARLY_ABOVE = Decimal(2)
"""A dose of which a tenth is usual is doubted from twice the usual highest on (our choice)."""

_FITS: dict[str, frozenset[Route]] = {
    "tablet": frozenset({Route.ORAL, Route.SUBLINGUAL}),
    "capsule": frozenset({Route.ORAL, Route.INHALED}),
    "patch": frozenset({Route.TRANSDERMAL}),
    "puff": frozenset({Route.INHALED, Route.NASAL}),
    "drop": frozenset({Route.ORAL, Route.SUBLINGUAL, Route.NASAL}),
    "suppository": frozenset({Route.RECTAL}),
}
"""What is counted -> the routes by which it can go."""
_RATE_ROUTES = frozenset({Route.TRANSDERMAL, Route.IV, Route.SC})
_NO_ROUTE = frozenset({Route.OTHER, Route.UNKNOWN})


class DoseField(Enum):
    """The field of an order beside which the sentence belongs."""

    DOSE = "dose"
    UNIT = "unit"
    STRENGTH = "strength"
    ROUTE = "route"
    OFTEN = "often"


@dataclass(frozen=True, slots=True)
class Doubt:
    field: DoseField
    reason: Reason


def dose_doubts(order: Order, formulary: Formulary) -> tuple[Doubt, ...]:
    """Everything about the dose of `order` that a person should look at again, gravest first.

    Empty where nothing is doubtful, and where nothing can be told: an unrecognised medicine, a
    dose without a figure, a drug whose usual dose no source gives.
    """
    recognition = formulary.recognise(order.drug)
    found = [*_unit_doubts(order)]
    for one in recognition.ingredients:
        drug = formulary.drug(one.drug)
        found += _depot_doubts(order, recognition, drug, formulary)
        if not found:
            found += _amount_doubts(order, recognition, one, drug)
    return tuple(found)


def _unit_doubts(order: Order) -> Iterator[Doubt]:
    """A thing that cannot go that way, a rate that is none, a patch of which no rate is said."""
    if order.unit is None or order.route in _NO_ROUTE:
        return
    unit = plain(order.unit).strip().rstrip(".")
    piece = PIECE_WORDS.get(unit)
    fits = _FITS.get(piece) if piece else None
    if fits is not None and order.route not in fits:
        yield Doubt(DoseField.UNIT, because("dose_unit_and_route", unit=order.unit))
    elif _is_rate(unit) and order.route not in _RATE_ROUTES:
        yield Doubt(DoseField.UNIT, because("dose_rate_and_route", unit=order.unit))
    elif order.route is Route.TRANSDERMAL and not _rate_is_told(order, unit, piece):
        yield Doubt(DoseField.STRENGTH, because("dose_patch_without_rate"))


def _is_rate(unit: str) -> bool:
    return "/h" in unit or "per h" in unit


def _rate_is_told(order: Order, unit: str, piece: str | None) -> bool:
    """Is there a rate: in the unit, in the strength, or in the name ("50 micrograms/h patch")."""
    if _is_rate(unit) or (piece is None and mass_unit(unit) is None):
        return True
    told = plain(f"{order.strength or ''} {order.drug}").replace(" ", "")
    return any(each in told for each in ("/h", "/24h", "perh", "per24h", "/1h"))


def _depot_doubts(
    order: Order, recognition: Recognition, drug: Drug, formulary: Formulary
) -> Iterator[Doubt]:
    """A long-acting injection more often than its label has it, or of a drug that has none."""
    if order.route is not Route.DEPOT and recognition.depot_salt is None:
        return
    product = formulary.depot(drug.id, recognition.depot_salt)
    if product is None:
        if order.route is Route.DEPOT:
            yield Doubt(DoseField.ROUTE, because("dose_no_depot", drug=drug.id))
        return
    a_day = administrations_a_day(order.frequency)
    if a_day is None or order.is_single:
        return
    days = order.frequency.days if isinstance(order.frequency, EveryDays) else 1 / a_day
    if days < product.interval_days:
        yield Doubt(
            DoseField.OFTEN,
            because(
                "dose_depot_daily" if days <= 1 else "dose_depot_early",
                product=product.name,
                days=_short(product.interval_days),
                sources=product.sources,
            ),
        )


def _amount_doubts(
    order: Order, recognition: Recognition, ingredient: Ingredient, drug: Drug
) -> Iterator[Doubt]:
    single = in_mg(order, recognition, ingredient)
    if single is None or order.dose is None:
        return
    salt = recognition.depot_salt
    bounds = [one for one in drug.maxima if _applies(one, order.route, salt)]
    for period in sorted({one.per_days for one in bounds}):
        within = [one for one in bounds if one.per_days == period]
        amount = _amount_in(order, single, period)
        doubt = _tenfold(order, amount, within) or _above(amount, within)
        if doubt is not None:
            yield doubt
            return


def _applies(bound: Maximum, route: Route, salt: str | None) -> bool:
    """A label's figure for this route; a depot's only for its own ester."""
    if bound.route is Route.DEPOT or bound.salt is not None:
        return salt is not None and bound.salt in (salt, None)
    return salt is None and route is not Route.DEPOT and bound.route in (route, None)


def _amount_in(order: Order, single: Decimal, days: Decimal) -> Decimal:
    """The mg in so many days as ordered; where that is not told, one dose is the least there is."""
    a_day = administrations_a_day(order.frequency)
    return max(single, single * a_day * days) if a_day else single


def _tenfold(order: Order, amount: Decimal, bounds: list[Maximum]) -> Doubt | None:
    """Ten times the usual highest, or clearly above it while a tenth would be usual."""
    usual = [one for one in bounds if one.usual_low is not None and one.usual_high is not None]
    if not usual:
        return None
    low = min(one.usual_low for one in usual if one.usual_low is not None)
    high = max(one.usual_high for one in usual if one.usual_high is not None)
    tenth = amount / TENFOLD
    if not (tenth >= high or (amount >= CLEARLY_ABOVE * high and tenth >= low)):
        return None
    unit = mass_unit(plain(order.unit or "").strip().rstrip("."))
    key = "dose_tenfold_in_g" if unit in MASS_IN_MG and unit == "g" else "dose_tenfold"
    sources = [source for one in usual for source in one.sources]
    values = {"amount": _short(amount), "low": _short(low), "high": _short(high)}
    reason = because(key, sources=dict.fromkeys(sources), days=_short(usual[0].per_days), **values)
    return Doubt(DoseField.UNIT if key == "dose_tenfold_in_g" else DoseField.DOSE, reason)


def _above(amount: Decimal, bounds: list[Maximum]) -> Doubt | None:
    """Above a label's highest dose: the highest of those that are passed, and where it holds."""
    passed = [one for one in bounds if one.most is not None and amount > one.most]
    if not passed:
        return None
    highest = max(passed, key=lambda one: one.most or Decimal(0))
    assert highest.most is not None
    return Doubt(
        DoseField.DOSE,
        because(
            "dose_above_label" if highest.where else "dose_above_source",
            amount=_short(amount),
            most=_short(highest.most),
            days=_short(highest.per_days),
            where=", ".join(highest.where),
            sources=highest.sources,
        ),
    )


def _short(figure: Decimal) -> Decimal:
    """Without trailing zeros and without an exponent."""
    rounded = round(figure, 3).normalize()
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded
