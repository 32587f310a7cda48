"""The form of one order: plain strings in, a problem by field or an order out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from nmsdesk.domain.ids import OrderId
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import (
    AsNeeded,
    Ending,
    EveryDays,
    EveryHours,
    Frequency,
    FrequencyUnknown,
    Once,
    Order,
    Route,
    Status,
    TimesPerDay,
)
from nmsdesk.presenters.formats import unit_in_full
from nmsdesk.presenters.order_draft import UNITS, OrderDraft, frequencies
from nmsdesk.presenters.typed_figure import read_dose, read_figure
from nmsdesk.presenters.typed_moment import read_moment, written
from nmsdesk.presenters.wording import translate

NEW = OrderId("")
"""The store gives the real one."""

_COUNTED: dict[str, type[TimesPerDay | EveryHours | EveryDays | AsNeeded]] = {
    "times": TimesPerDay,
    "hours": EveryHours,
    "days": EveryDays,
    "as_needed": AsNeeded,
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one field, as a sentence; `blocks` False where it may be saved so."""

    field: str
    says: str
    blocks: bool = True


@dataclass(frozen=True, slots=True)
class Checked:
    """An order, or the problems that keep it from being one; hints may stand beside an order."""

    order: Order | None
    problems: tuple[Problem, ...] = ()

    def of(self, field: str) -> Problem | None:
        return next((p for p in self.problems if p.field == field), None)


def check(draft: OrderDraft, now: datetime, base: Order | None = None) -> Checked:
    """The order in `draft`, or every field that keeps it from being one.

    `base` is the order that is corrected or followed: what the form does not show (its source,
    its codes, its text in a document) is kept from it.
    """
    problems = [
        *_drug(draft),
        *_dose_problems(draft, base),
        *_route(draft),
        *_frequency_problems(draft),
        *_time_problems(draft, now),
    ]
    if any(problem.blocks for problem in problems):
        return Checked(None, tuple(problems))
    return Checked(_order(draft, now, base), tuple(problems))


def sketch(draft: OrderDraft, now: datetime) -> Order | None:
    """What stands in the fields so far as an order; what is not chosen yet is not known.

    None where there is no medicine or no dose yet: nothing can be said of the dose.
    """
    dose = read_dose(draft.dose) if draft.dose.strip() else None
    if not draft.drug.strip() or dose is None or isinstance(dose, str):
        return None
    often = "unknown" if any(_frequency_problems(draft)) else draft.often
    route = "unknown" if any(_route(draft)) else draft.route
    known = replace(draft, often=often, route=route, start="unknown", end="")
    return _order(known, now, None)


def check_change(draft: OrderDraft, now: datetime, before: Order) -> Checked:
    """As `check`; besides, something must differ, and the new dose begins after the old one.

    What a document said of the old order (its text, its place, its codes) stays with that one.
    """
    fresh = Order(NEW, before.drug, unit=before.unit, given_elsewhere=before.given_elsewhere)
    checked = check(draft, now, fresh)
    new = checked.order
    if new is None:
        return checked
    more: list[Problem] = []
    if new.begins is None:
        says = translate("OrderForm", "Say when the new dose begins; the old one ends there.")
        more.append(Problem("start", says))
    elif before.begins is not None and new.begins <= before.begins:
        says = translate(
            "OrderForm",
            "The dose before began on {start}. A change comes after it; "
            "to mend what was written, correct the entry.",
        )
        more.append(Problem("start", says.format(start=written(before.start))))
    same = (new.dose, new.unit, new.strength, new.route, new.frequency) == (
        before.dose,
        before.unit,
        before.strength,
        before.route,
        before.frequency,
    )
    if same:
        says = translate("OrderForm", "Nothing differs from the order before yet.")
        more.append(Problem("dose", says))
    if not more:
        return checked
    return Checked(None, (*more, *checked.problems))


def check_end(typed: str, now: datetime, order: Order) -> tuple[Moment | Ending | None, str | None]:
    """When the order ends, or the sentence that says why not; "unknown" is an answer too."""
    read = read_moment(typed, now)
    if read.unknown:
        return Ending.UNKNOWN, None
    if read.moment is None:
        return None, read.problem
    if order.begins is not None and read.moment.after < order.begins:
        says = translate("OrderForm", "It began on {start}; an end cannot come before.")
        return None, says.format(start=written(order.start))
    return read.moment, None


def _drug(draft: OrderDraft) -> Iterator[Problem]:
    if not draft.drug.strip():
        yield Problem("drug", translate("OrderForm", "Which medicine?"))


def _dose_problems(draft: OrderDraft, base: Order | None) -> Iterator[Problem]:
    if not draft.dose.strip():
        says = translate("OrderForm", "Without a dose, a later increase cannot be told.")
        yield Problem("dose", says, blocks=False)
        return
    read = read_dose(draft.dose)
    if isinstance(read, str):
        yield Problem("dose", read)
    unit = draft.unit.strip()
    if not unit and not (base is not None and base.unit is None):
        yield Problem("unit", translate("OrderForm", "Which unit?"))
    elif unit and not known_unit(unit) and (base is None or unit != base.unit):
        says = translate("OrderForm", "This unit is not known; choose one of the list.")
        yield Problem("unit", says)


def known_unit(unit: str) -> bool:
    """Is it one of `UNITS`, however it was spelt (mcg, tablets)."""
    full = {unit_in_full(known) for known in UNITS}
    return unit in UNITS or unit_in_full(unit) in full


def _route(draft: OrderDraft) -> Iterator[Problem]:
    if draft.route not in {way.value for way in Route}:
        yield Problem("route", translate("OrderForm", "By which route? “Not known” is an answer."))


def _frequency_problems(draft: OrderDraft) -> Iterator[Problem]:
    choice = next((c for c in frequencies() if c.key == draft.often), None)
    if choice is None:
        says = translate("OrderForm", "How often? “Not known” is an answer.")
        yield Problem("often", says)
        return
    if choice.counts is None or (choice.key == "as_needed" and not draft.count.strip()):
        return
    if isinstance(said := read_figure(draft.count), str):
        yield Problem("count", said)


def _time_problems(draft: OrderDraft, now: datetime) -> Iterator[Problem]:
    start = read_moment(draft.start, now)
    if not draft.start.strip():
        yield Problem("start", translate("OrderForm", "Since when? “Unknown” is an answer."))
    elif start.problem:
        yield Problem("start", start.problem)
    elif start.moment is not None and start.moment.at > now:
        says = translate("OrderForm", "This lies ahead; it counts from then on.")
        yield Problem("start", says, blocks=False)
    if not draft.end.strip():
        return
    end = read_moment(draft.end, now)
    if end.problem:
        yield Problem("end", end.problem)
    elif end.moment and start.moment and end.moment.after < _begins(start.moment, draft):
        yield Problem("end", translate("OrderForm", "The end comes before the start."))


def _begins(start: Moment, draft: OrderDraft) -> datetime:
    return start.midday if draft.often == "once" else start.at


def _order(draft: OrderDraft, now: datetime, base: Order | None) -> Order:
    """The order of a draft in which nothing blocks."""
    dose = read_dose(draft.dose) if draft.dose.strip() else None
    assert not isinstance(dose, str)
    end = _end(draft, now)
    before = base or Order(NEW, draft.drug)
    reopened = end is Ending.OPEN and before.end is not Ending.OPEN
    finished = (Status.STOPPED, Status.COMPLETED)
    return replace(
        before,
        drug=draft.drug.strip(),
        dose=dose,
        unit=draft.unit.strip() or None,
        strength=draft.strength.strip() or None,
        route=Route(draft.route),
        frequency=_frequency(draft),
        start=read_moment(draft.start, now).moment,
        end=end,
        status=None if reopened and before.status in finished else before.status,
        given_elsewhere=draft.given_elsewhere or (False if before.given_elsewhere else None),
        reason=draft.reason.strip() or None,
    )


def _end(draft: OrderDraft, now: datetime) -> Moment | Ending:
    if not draft.end.strip():
        return Ending.OPEN
    return read_moment(draft.end, now).moment or Ending.UNKNOWN


def _frequency(draft: OrderDraft) -> Frequency:
    match draft.often:
        case "once":
            return Once()
        case "unknown":
            return FrequencyUnknown()
        case "as_needed" if not draft.count.strip():
            return AsNeeded()
    often = draft.often
    value = read_figure(draft.count if often in _COUNTED else often)
    assert isinstance(value, Decimal)
    return _COUNTED.get(often, TimesPerDay)(value)
