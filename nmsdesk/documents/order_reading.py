"""Reads the orders and administrations of a case file."""

from decimal import Decimal

from nmsdesk.documents.cursor import Cursor, shown
from nmsdesk.documents.times import Times
from nmsdesk.domain.ids import OrderId
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import (
    Administration,
    AsNeeded,
    Code,
    Dose,
    Ending,
    EveryDays,
    EveryHours,
    Frequency,
    FrequencyUnknown,
    Given,
    Once,
    Order,
    Route,
    Source,
    Status,
    TimesPerDay,
)

MOST_DOSE = 1_000_000_000
"""Ours: units and micrograms reach millions; what is above is a slip."""
MOST_TIMES_A_DAY = 1440
MOST_HOURS_APART = 8784
MOST_DAYS_APART = 3660

UNKNOWN = "unknown"
FREQUENCIES = ("times_per_day", "every_hours", "every_days", "as_needed", "once")


def read_order(at: Cursor, index: int, times: Times) -> Order:
    """One entry of `medications`; its id is its place."""
    at.keys(
        "drug", "dose", "unit", "strength", "route", "frequency", "start", "end", "status",
        "reason", "text", "given_elsewhere", "codes", "source", "confirmed",
    )  # fmt: skip
    order = Order(
        id=OrderId(str(index)),
        drug=at.required("drug", Cursor.words),
        dose=at.optional("dose", _dose),
        unit=at.optional("unit", Cursor.text),
        strength=at.optional("strength", Cursor.text),
        route=at.optional("route", lambda one: one.choice(Route)) or Route.UNKNOWN,
        frequency=at.optional("frequency", _frequency) or FrequencyUnknown(),
        start=at.optional("start", lambda one: _start(one, times)),
        end=at.optional("end", lambda one: _end(one, times)) or Ending.OPEN,
        status=at.optional("status", lambda one: one.choice(Status)),
        reason=at.optional("reason", Cursor.text),
        text=at.optional("text", Cursor.text),
        given_elsewhere=at.optional("given_elsewhere", Cursor.flag),
        codes=at.each("codes", _code),
        source=at.optional("source", _source),
        confirmed=at.optional("confirmed", Cursor.flag),
    )
    # An imported order (it has a source) is kept as it came, marked, and never evaluated.
    if order.source is None and order.ended_before_it_began and order.begins is not None:
        began = order.begins.isoformat()
        at.at("end").fail(f"is before the start {began}; correct one of them or leave one out")
    return order


def read_administration(at: Cursor, orders: int, times: Times) -> Administration:
    """One entry of `administrations`, which must point into `medications`."""
    at.keys("order", "at", "status", "dose", "unit", "note")
    index = at.required("order", lambda one: one.whole(0, MOST_DOSE))
    if index >= orders:
        at.at("order").fail(f"there is no medications[{index}]; the list has {orders}")
    return Administration(
        order=OrderId(str(index)),
        at=at.required("at", times.moment),
        status=at.required("status", lambda one: one.choice(Given)),
        dose=at.optional("dose", lambda one: one.above(MOST_DOSE)),
        unit=at.optional("unit", Cursor.text),
        note=at.optional("note", Cursor.text),
    )


def _dose(at: Cursor) -> Dose:
    if not isinstance(at.value, dict):
        amount = at.above(MOST_DOSE)
        return Dose(amount, amount)
    at.keys("low", "high")
    low, high = (at.required(key, lambda one: one.above(MOST_DOSE)) for key in ("low", "high"))
    if high < low:
        at.at("high").fail("is below `low`; the lower end comes first")
    return Dose(low, high)


def _frequency(at: Cursor) -> Frequency:
    if at.value == UNKNOWN:
        return FrequencyUnknown()
    if isinstance(at.value, str):
        at.fail(
            f'unknown word {shown(at.value)}; "unknown" expected, or an object '
            f'like {{"times_per_day": 2}} with one of {", ".join(FREQUENCIES)}'
        )
    at.keys(*FREQUENCIES, "max_per_day")
    kinds = [key for key in FREQUENCIES if at.has(key)]
    if len(kinds) != 1:
        found = " and ".join(kinds) if kinds else "none"
        at.fail(f"exactly one of {', '.join(FREQUENCIES)} expected, found {found}")
    kind = kinds[0]
    if kind != "as_needed" and at.has("max_per_day"):
        at.at("max_per_day").fail("belongs beside as_needed alone")
    return _of_kind(kind, at)


def _of_kind(kind: str, at: Cursor) -> Frequency:
    one = at.at(kind)
    match kind:
        case "times_per_day":
            return TimesPerDay(one.above(MOST_TIMES_A_DAY))
        case "every_hours":
            return EveryHours(one.above(MOST_HOURS_APART))
        case "every_days":
            return EveryDays(one.above(MOST_DAYS_APART))
    if not one.flag():
        one.fail("only true is meant here; leave it out otherwise")
    if kind == "once":
        return Once()
    return AsNeeded(at.optional("max_per_day", _most_per_day))


def _most_per_day(at: Cursor) -> Decimal:
    return at.above(MOST_TIMES_A_DAY)


def _start(at: Cursor, times: Times) -> Moment | None:
    return None if at.value == UNKNOWN else times.moment(at)


def _end(at: Cursor, times: Times) -> Moment | Ending:
    return Ending.UNKNOWN if at.value == UNKNOWN else times.moment(at)


def _code(at: Cursor) -> Code:
    at.keys("system", "code")
    return Code(at.required("system", Cursor.text), at.required("code", Cursor.text))


def _source(at: Cursor) -> Source:
    at.keys("where", "id")
    return Source(at.required("where", Cursor.text), at.optional("id", Cursor.text))
