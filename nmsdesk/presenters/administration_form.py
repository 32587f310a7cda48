"""The form of one dose of an order: what became of it, when, how much; plain strings in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from nmsdesk.domain.administering import impossible
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import Administration, AsNeeded, Given, Once, Order
from nmsdesk.presenters.formats import dose, quantity
from nmsdesk.presenters.order_draft import UNITS, Choice
from nmsdesk.presenters.order_form import Problem, known_unit
from nmsdesk.presenters.typed_figure import read_figure
from nmsdesk.presenters.typed_moment import read_moment, written
from nmsdesk.presenters.wording import translate

AS_ORDERED = "as_ordered"
ANOTHER = "another"
"""Given in an amount that a person types."""
WITH_AMOUNT = frozenset({ANOTHER, Given.EXTRA.value})
UNKNOWN = ("unknown", "not known", "not recorded")


@dataclass(frozen=True, slots=True)
class DoseDraft:
    """What stands in the fields; `what` is a key of `outcomes`, nothing is chosen beforehand."""

    what: str = ""
    at: str = ""
    amount: str = ""
    unit: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CheckedDose:
    """A dose, or the problems that keep it from being one."""

    given: Administration | None
    problems: tuple[Problem, ...] = ()


def outcomes(order: Order) -> tuple[Choice, ...]:
    """What can have become of a dose of this order.

    "As ordered" is offered only where the order says one amount; of a range a person says which.
    """
    found: list[Choice] = []
    if order.dose is not None and order.unit and not order.dose.is_range:
        text = translate("DoseForm", "given as ordered: {dose}")
        found.append(Choice(AS_ORDERED, text.format(dose=quantity(order.dose, order.unit))))
        found.append(Choice(ANOTHER, translate("DoseForm", "given, another amount")))
    elif order.dose is not None:
        text = translate("DoseForm", "given (ordered: {dose})")
        found.append(Choice(ANOTHER, text.format(dose=dose(order.dose, order.unit))))
    else:
        found.append(Choice(ANOTHER, translate("DoseForm", "given")))
    found += [
        Choice(Given.REFUSED.value, translate("DoseForm", "refused by the person")),
        Choice(Given.HELD.value, translate("DoseForm", "held back by the staff")),
        Choice(Given.MISSED.value, translate("DoseForm", "missed")),
    ]
    if not isinstance(order.frequency, AsNeeded | Once):
        found.append(Choice(Given.EXTRA.value, translate("DoseForm", "given besides the schedule")))
    return tuple(found)


def blank_dose(order: Order, now: datetime) -> DoseDraft:
    """The time stands at now and the unit as ordered; what happened is for a person to say."""
    at = written(Moment(now.replace(second=0, microsecond=0)))
    return DoseDraft(at=at, unit=order.unit or "")


def draft_of_dose(given: Administration, order: Order) -> DoseDraft:
    """The fields that read back as `given`."""
    what = given.status.value
    ordered = order.dose
    if given.status is Given.GIVEN:
        same = ordered is not None and not ordered.is_range and given.unit == order.unit
        as_ordered = same and ordered is not None and given.dose == ordered.high and order.unit
        what = AS_ORDERED if as_ordered else ANOTHER
    amount = "" if not given.status.taken else "unknown"
    if given.dose is not None:
        amount = f"{given.dose:f}"
    unit = given.unit or order.unit or ""
    return DoseDraft(what, written(given.at), amount, unit, given.note or "")


def check_dose(draft: DoseDraft, order: Order, now: datetime) -> CheckedDose:
    """The dose in `draft`, or every field that keeps it from being one."""
    problems = [*_what(draft, order), *_time(draft, now), *_amount(draft, order)]
    if problems:
        return CheckedDose(None, tuple(problems))
    moment = read_moment(draft.at, now).moment
    assert moment is not None
    amount, unit = _given(draft, order)
    given = Administration(order.id, moment, _status(draft), amount, unit, _note(draft))
    if why := impossible(given, order, now):
        return CheckedDose(None, (Problem("at", why),))
    return CheckedDose(given)


def _what(draft: DoseDraft, order: Order) -> Iterator[Problem]:
    if draft.what not in {choice.key for choice in outcomes(order)}:
        yield Problem("what", translate("DoseForm", "What became of the dose?"))


def _time(draft: DoseDraft, now: datetime) -> Iterator[Problem]:
    read = read_moment(draft.at, now)
    if not draft.at.strip() or read.unknown:
        says = translate("DoseForm", "When? The day alone will do.")
        yield Problem("at", says)
    elif read.problem:
        yield Problem("at", read.problem)


def _amount(draft: DoseDraft, order: Order) -> Iterator[Problem]:
    if draft.what not in WITH_AMOUNT:
        return
    typed = draft.amount.strip()
    if not typed:
        says = translate("DoseForm", "How much? “Unknown” is an answer.")
        yield Problem("amount", says)
        return
    if typed.lower() in UNKNOWN:
        return
    if isinstance(said := read_figure(typed), str):
        yield Problem("amount", said)
    unit = draft.unit.strip()
    if not unit:
        yield Problem("unit", translate("DoseForm", "Which unit?"))
    elif not known_unit(unit) and unit != order.unit:
        says = translate("DoseForm", "This unit is not known; choose one of the list.")
        yield Problem("unit", says)


def _status(draft: DoseDraft) -> Given:
    return Given.GIVEN if draft.what in (AS_ORDERED, ANOTHER) else Given(draft.what)


def _given(draft: DoseDraft, order: Order) -> tuple[Decimal | None, str | None]:
    """Figure and unit; neither where nobody knows the amount, or nothing was taken."""
    if draft.what == AS_ORDERED and order.dose is not None:
        return order.dose.high, order.unit
    if draft.what not in WITH_AMOUNT or draft.amount.strip().lower() in UNKNOWN:
        return None, None
    figure = read_figure(draft.amount)
    assert not isinstance(figure, str)
    return figure, draft.unit.strip()


def _note(draft: DoseDraft) -> str | None:
    """Exactly as typed; blanks alone are nothing."""
    return draft.note if draft.note.strip() else None


def units_for(order: Order) -> tuple[str, ...]:
    """The units to choose from; one that the order alone has comes with them."""
    own = (order.unit,) if order.unit and order.unit not in UNITS else ()
    return (*own, *UNITS)
