"""Does a dose make sense: ten times the usual, above a label, a unit that does not fit.

Each doubt is one sentence with its basis. None of them forbids anything: a person may know why.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from nmsdesk.domain.dose_limits import amount_doubt, short
from nmsdesk.domain.doubt import DoseField, Doubt
from nmsdesk.domain.drug import Drug
from nmsdesk.domain.form_doubts import form_doubts
from nmsdesk.domain.formulary import Formulary
from nmsdesk.domain.medication_text import PIECE_WORDS, mass_unit
from nmsdesk.domain.order import EveryDays, Order, Route, administrations_a_day
from nmsdesk.domain.pharmacology import DepotProduct
from nmsdesk.domain.reason import because
from nmsdesk.domain.recognition import Recognition
from nmsdesk.domain.spelling import plain

__all__ = ["DoseField", "Doubt", "dose_doubts"]

EARLY = Decimal("0.75")
"""A depot is doubted where it comes sooner than after three quarters of its interval (our choice):
one given every three weeks in place of four is nobody's slip of the pen."""

_FITS: dict[str, frozenset[Route]] = {
    "tablet": frozenset({Route.ORAL, Route.SUBLINGUAL}),
    "capsule": frozenset({Route.ORAL, Route.INHALED}),
    "patch": frozenset({Route.TRANSDERMAL}),
    # An inhaler is often written "by mouth".
    "puff": frozenset({Route.INHALED, Route.NASAL, Route.SUBLINGUAL, Route.ORAL}),
    "drop": frozenset({Route.ORAL, Route.SUBLINGUAL, Route.NASAL, Route.INHALED}),
    "suppository": frozenset({Route.RECTAL}),
}
"""What is counted -> the routes by which it can go."""
_RATE_ROUTES = frozenset({Route.TRANSDERMAL, Route.IV, Route.SC})
_NO_ROUTE = frozenset({Route.OTHER, Route.UNKNOWN})
_RATE = re.compile(r"(?:/|per)\d*(?:h|d|std|stunde|day|tag|jour)")
"""A rate, all spaces taken out: "25micrograms/h", "9.5mg/24h", "1mg/3days"."""


def dose_doubts(order: Order, formulary: Formulary) -> tuple[Doubt, ...]:
    """Everything about the dose of `order` that a person should look at again, gravest first.

    Empty where nothing is doubtful, and where nothing can be told: an unrecognised medicine, a
    dose without a figure, a drug whose usual dose no source gives.
    """
    recognition = formulary.recognise(order.drug)
    drugs = tuple(formulary.drug(one.drug) for one in recognition.ingredients)
    found = [*_unit_doubts(order, drugs)]
    if not found and len(drugs) == 1 and order.unit is not None:
        unit = _plain_unit(order.unit)
        found += form_doubts(order, drugs[0], unit, PIECE_WORDS.get(unit))
    for one, drug in zip(recognition.ingredients, drugs, strict=True):
        found += _depot_doubts(order, recognition, drug, formulary)
        amount = None if found else amount_doubt(order, recognition, one, drug)
        if amount is not None:
            found.append(amount)
    return tuple(found)


def _unit_doubts(order: Order, drugs: tuple[Drug, ...]) -> Iterator[Doubt]:
    """A thing that cannot go that way, a rate that is none, a patch of which no rate is said."""
    if order.unit is None or order.route in _NO_ROUTE:
        return
    unit = _plain_unit(order.unit)
    piece = PIECE_WORDS.get(unit)
    fits = _FITS.get(piece) if piece else None
    if fits is not None and order.route not in fits:
        yield Doubt(DoseField.UNIT, because("dose_unit_and_route", unit=order.unit))
    elif _is_rate(unit) and order.route not in _RATE_ROUTES:
        yield Doubt(DoseField.UNIT, because("dose_rate_and_route", unit=order.unit))
    elif order.route is Route.TRANSDERMAL and drugs and not _rate_is_told(order, piece, drugs):
        yield Doubt(DoseField.STRENGTH, because("dose_patch_without_rate"))


def _plain_unit(text: str) -> str:
    return plain(text).strip().rstrip(".")


def _is_rate(unit: str) -> bool:
    return "/h" in unit or "per h" in unit


def _rate_is_told(order: Order, piece: str | None, drugs: tuple[Drug, ...]) -> bool:
    """Is there a rate: in the unit, the strength, or the name ("50 micrograms/h patch").

    Of a patch that is sold by another figure (methylphenidate 10 mg) that figure is enough.
    """
    unit = _plain_unit(order.unit or "")
    if _is_rate(unit) or (piece is None and mass_unit(unit) is None):
        return True
    strength = _close(order.strength or "")
    sold = {
        _close(each)
        for drug in drugs
        for form in drug.forms
        if form.route is Route.TRANSDERMAL
        for each in form.strengths
    }
    return strength in sold or _RATE.search(f"{strength} {_close(order.drug)}") is not None


def _close(text: str) -> str:
    return plain(text).replace(" ", "")


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
    if days < EARLY * _shortest(product, drug):
        yield Doubt(
            DoseField.OFTEN,
            because(
                "dose_depot_daily" if days <= 1 else "dose_depot_early",
                product=product.name,
                days=short(product.interval_days),
                sources=product.sources,
            ),
        )


def _shortest(product: DepotProduct, drug: Drug) -> Decimal:
    """Its interval, or the shorter one by which a label counts its highest dose (a week)."""
    counted = [one.per_days for one in drug.maxima if one.salt in product.salts]
    return min((product.interval_days, *counted))
