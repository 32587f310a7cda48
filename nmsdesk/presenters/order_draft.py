"""What stands in the fields of the order form, as plain strings, and an order written so."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import (
    AsNeeded,
    Dose,
    Ending,
    EveryDays,
    EveryHours,
    Frequency,
    FrequencyUnknown,
    Once,
    Order,
    TimesPerDay,
)
from nmsdesk.presenters.formats import figure
from nmsdesk.presenters.typed_moment import written
from nmsdesk.presenters.wording import translate

UNITS = (
    "mg",
    "micrograms",
    "g",
    "ml",
    "tablet",
    "capsule",
    "drops",
    "patch",
    "puff",
    "units",
    "mmol",
    "mg/h",
    "micrograms/h",
    "nanograms",
)
"""The units of a dose, the usual first."""


@dataclass(frozen=True, slots=True)
class OrderDraft:
    """What stands in the fields. `route` is a Route's value, `often` a key of `FREQUENCIES`."""

    drug: str = ""
    dose: str = ""
    unit: str = ""
    strength: str = ""
    route: str = ""
    often: str = ""
    count: str = ""
    start: str = ""
    end: str = ""
    given_elsewhere: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list to choose from; `counts` is the word beside the figure it asks for."""

    key: str
    shown: str
    counts: str | None = None


def frequencies() -> tuple[Choice, ...]:
    """How often, the usual first; the figure is asked for where `counts` has a word."""
    return (
        Choice("1", translate("OrderForm", "once a day")),
        Choice("2", translate("OrderForm", "twice a day")),
        Choice("3", translate("OrderForm", "three times a day")),
        Choice("4", translate("OrderForm", "four times a day")),
        Choice("times", translate("OrderForm", "n times a day"), translate("OrderForm", "times")),
        Choice("hours", translate("OrderForm", "every n hours"), translate("OrderForm", "hours")),
        Choice("days", translate("OrderForm", "every n days"), translate("OrderForm", "days")),
        Choice(
            "as_needed",
            translate("OrderForm", "as needed"),
            translate("OrderForm", "at most in 24 hours"),
        ),
        Choice("once", translate("OrderForm", "once only")),
        Choice("unknown", translate("OrderForm", "not known")),
    )


def blank(now: datetime) -> OrderDraft:
    """A new order: it starts now; what to give is chosen by a person, nothing is preselected."""
    return OrderDraft(start=written(Moment(now.replace(second=0, microsecond=0))))


def draft_of(order: Order) -> OrderDraft:
    """The fields that read back as `order`."""
    often, count = _often(order.frequency)
    return OrderDraft(
        drug=order.drug,
        dose=_typed_dose(order.dose),
        unit=order.unit or "",
        strength=order.strength or "",
        route=order.route.value,
        often=often,
        count=count,
        start=written(order.start),
        end=_typed_end(order.end),
        given_elsewhere=bool(order.given_elsewhere),
        reason=order.reason or "",
    )


def draft_of_change(order: Order, now: datetime) -> OrderDraft:
    """The order that follows `order`: the same, beginning now, without an end."""
    return replace(draft_of(order), start=blank(now).start, end="")


def _often(frequency: Frequency) -> tuple[str, str]:
    """The key and the figure that read back as `frequency`."""
    match frequency:
        case TimesPerDay(times) if times in {Decimal(n) for n in (1, 2, 3, 4)}:
            return figure(times), ""
        case TimesPerDay(times):
            return "times", _plain(times)
        case EveryHours(hours):
            return "hours", _plain(hours)
        case EveryDays(days):
            return "days", _plain(days)
        case AsNeeded(most):
            return "as_needed", "" if most is None else _plain(most)
        case Once():
            return "once", ""
        case FrequencyUnknown():
            return "unknown", ""


def _plain(value: Decimal) -> str:
    """A figure without the comma of the thousands, as it is typed."""
    return figure(value).replace(",", "")


def _typed_dose(dose: Dose | None) -> str:
    if dose is None:
        return ""
    return f"{_plain(dose.low)} to {_plain(dose.high)}" if dose.is_range else _plain(dose.high)


def _typed_end(end: Moment | Ending) -> str:
    if isinstance(end, Moment):
        return written(end)
    return "" if end is Ending.OPEN else "unknown"
