"""An amount against what the labels say: ten times the usual, above the highest dose.

The country in which the program is used is not known, so that an amount which is usual by one
label is not doubted because another country stops earlier.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from nmsdesk.domain.amount import in_mg
from nmsdesk.domain.doubt import DoseField, Doubt
from nmsdesk.domain.drug import Drug
from nmsdesk.domain.medication_text import mass_unit
from nmsdesk.domain.order import AsNeeded, EveryDays, Order, Route, administrations_a_day
from nmsdesk.domain.pharmacology import Maximum
from nmsdesk.domain.reason import Label, because
from nmsdesk.domain.recognition import Ingredient, Recognition
from nmsdesk.domain.spelling import plain

TENFOLD = Decimal(10)
CLEARLY_ABOVE = Decimal(2)
"""A dose of which a tenth is usual is doubted from twice the usual highest on (our choice)."""
LEEWAY = Decimal("1.05")
"""So much above a label's figure is not said: it may be printed for another salt of the drug
(propoxyphene hydrochloride 390 mg, napsylate 400 mg; our choice)."""


def amount_doubt(
    order: Order, recognition: Recognition, ingredient: Ingredient, drug: Drug
) -> Doubt | None:
    """What is odd about the amount; None too where the mg or the usual dose cannot be told.

    Where the route is not known, only what would be odd by every route that a label names.
    """
    single = in_mg(order, recognition, ingredient)
    if single is None:
        return None
    found: list[tuple[Decimal, Doubt]] = []
    for bounds in _ways(order, recognition, drug):
        doubt = _doubt(order, single, bounds)
        if doubt is None:
            return None
        found.append((_highest(bounds), doubt))
    return max(found, key=lambda each: each[0])[1] if found else None


def limits_for(order: Order, recognition: Recognition, drug: Drug) -> tuple[Maximum, ...]:
    """Every label's figure that the dose of `order` is held against."""
    return tuple(bound for bounds in _ways(order, recognition, drug) for bound in bounds)


def _ways(order: Order, recognition: Recognition, drug: Drug) -> list[list[Maximum]]:
    """The labels' figures for each route that the order may mean."""
    salt = recognition.depot_salt
    if salt is not None or order.route is Route.DEPOT:
        depots = [one for one in drug.maxima if one.route is Route.DEPOT or one.salt is not None]
        # Which ester is meant stands in the name; without it, any of them may be.
        salts = dict.fromkeys(one.salt for one in depots) if salt is None else (salt,)
        return [[one for one in depots if one.salt in (way, None)] for way in salts]
    plain_ones = [one for one in drug.maxima if one.route is not Route.DEPOT and one.salt is None]
    if order.route is not Route.UNKNOWN:
        return [[one for one in plain_ones if one.route in (order.route, None)]]
    routes = dict.fromkeys(one.route for one in plain_ones if one.route is not None)
    return [[one for one in plain_ones if one.route in (way, None)] for way in routes]


def _highest(bounds: Sequence[Maximum]) -> Decimal:
    figures = (one.most or one.usual_high for one in bounds)
    return max((one for one in figures if one is not None), default=Decimal(0))


def _doubt(order: Order, single: Decimal, bounds: Sequence[Maximum]) -> Doubt | None:
    for period in _periods(order, bounds):
        within = [one for one in bounds if one.per_days == period]
        amount = _amount_in(order, single, period, within)
        limited = [one for one in bounds if one.most is not None]
        passed = not limited or any(_passed(one, amount, period) for one in limited)
        doubt = _tenfold(order, amount, within, passed=passed) or _above(amount, within)
        if doubt is not None:
            return doubt
    return None


def _periods(order: Order, bounds: Sequence[Maximum]) -> list[Decimal]:
    """In how many days to count: what comes every 14 days is not held against 28 days' worth."""
    periods = sorted({one.per_days for one in bounds})
    days = _interval(order)
    if days is None:
        return periods
    return [each for each in periods if each <= days] or periods[:1]


def _interval(order: Order) -> Decimal | None:
    """In days, from one dose to the next; None where there is no schedule."""
    if isinstance(order.frequency, EveryDays):
        return order.frequency.days
    a_day = administrations_a_day(order.frequency)
    return 1 / a_day if a_day else None


def _amount_in(order: Order, single: Decimal, days: Decimal, bounds: Sequence[Maximum]) -> Decimal:
    """The mg in so many days as ordered; where that is not told, one dose is the least there is.

    What is taken every seventh day and would not be far too much for one (fluoxetine 90 mg once a
    week) is counted by the day.
    """
    match order.frequency:
        case AsNeeded(most) if most is not None:
            return single * max(most, Decimal(1)) * days
        case EveryDays(every):
            amount = single * days / every
            return amount if single <= CLEARLY_ABOVE * _highest(bounds) else max(single, amount)
    a_day = administrations_a_day(order.frequency)
    return max(single, single * a_day * days) if a_day else single


@dataclass(frozen=True, slots=True)
class _Usual:
    """The usual adult range over all labels that give one."""

    low: Decimal
    high: Decimal


def _usual(bounds: Iterable[Maximum]) -> _Usual | None:
    lows = [one.usual_low for one in bounds if one.usual_low is not None]
    highs = [one.usual_high for one in bounds if one.usual_high is not None]
    return _Usual(min(lows), max(highs)) if lows and highs else None


def _passed(bound: Maximum, amount: Decimal, days: Decimal) -> bool:
    """Is the amount in so many days more than the label's highest dose, reckoned by the day."""
    return bound.most is not None and amount / days > LEEWAY * bound.most / bound.per_days


def _tenfold(
    order: Order, amount: Decimal, bounds: Sequence[Maximum], *, passed: bool
) -> Doubt | None:
    """Ten times the usual highest, or clearly above it while a tenth would be usual.

    The latter only where a label's highest dose is passed too, or none is printed: the usual
    doses of depots lie so far apart that a tenth is nearly always usual.
    """
    usual = _usual(bounds)
    if usual is None:
        return None
    tenth = amount / TENFOLD
    clearly = passed and amount >= CLEARLY_ABOVE * usual.high and tenth >= usual.low
    if tenth < usual.high and not clearly:
        return None
    in_g = mass_unit(plain(order.unit or "").strip().rstrip(".")) == "g"
    told = [one for one in bounds if one.usual_high is not None]
    reason = because(
        "dose_tenfold_in_g" if in_g else "dose_tenfold",
        sources=dict.fromkeys(source for one in told for source in one.sources),
        amount=short(amount),
        low=short(usual.low),
        high=short(usual.high),
        period=period_of(bounds[0]),
    )
    return Doubt(DoseField.UNIT if in_g else DoseField.DOSE, reason)


def _above(amount: Decimal, bounds: Sequence[Maximum]) -> Doubt | None:
    """Above a label's highest dose, and above what is usual by any."""
    usual = _usual(bounds)
    if usual is not None and amount <= usual.high:
        return None
    limits = [one for one in bounds if one.most is not None]
    passed = [one for one in limits if _passed(one, amount, one.per_days)]
    if not passed:
        return None
    said, most = max(((one, one.most or Decimal(0)) for one in passed), key=_figure)
    further, furthest = max(((one, one.most or Decimal(0)) for one in limits), key=_figure)
    goes_on = len(passed) < len(limits) and said.where and further.where
    key = "dose_above_one_label" if goes_on else "dose_above_label"
    reason = because(
        key if said.where else "dose_above_source",
        sources=dict.fromkeys((*said.sources, *(further.sources if goes_on else ()))),
        amount=short(amount),
        most=short(most),
        period=period_of(said),
        where=", ".join(said.where),
        other=short(furthest),
        elsewhere=", ".join(further.where),
    )
    return Doubt(DoseField.DOSE, reason)


def _figure(each: tuple[Maximum, Decimal]) -> Decimal:
    return each[1]


def period_of(bound: Maximum) -> Label:
    """In how many days the amount is counted, as a word: a day, in 28 days."""
    return Label("dose_period", str(short(bound.per_days)))


def short(figure: Decimal) -> Decimal:
    """Without trailing zeros and without an exponent."""
    rounded = round(figure, 3).normalize()
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded
