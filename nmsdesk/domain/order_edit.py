"""What the two verbs and a stop make of an order; the preview and the record ask the same rules."""

import re
from dataclasses import replace
from datetime import datetime

from nmsdesk.domain.errors import UserError
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import Ending, Order, Status

_FIGURE = re.compile(r"\s\d.*")
"""Where a strength begins in a name such as "haloperidol 5 mg tablet"."""


def ended_by(old: Order, new: Order) -> Order:
    """The old order, ended at the minute at which the new dose begins.

    Raise `UserError` where that would leave no order before it, or where the old one had ended
    already: neither is a change of dose.
    """
    if new.start is None:
        raise UserError("The new dose has no start: nothing was saved. Say from when it is taken.")
    start = new.start.at
    if old.begins is not None and start <= old.begins:
        raise UserError(
            "The new dose would begin no later than the order that it replaces: nothing was "
            "saved. If the entry was wrong, correct it instead."
        )
    if old.end is Ending.UNKNOWN or (old.ends is not None and old.ends < start):
        raise UserError(
            "This order had ended before the new dose begins: nothing was saved. "
            "Add a new order instead."
        )
    return replace(old, end=Moment(start))


def refuse_another_medicine(old: Order, new: Order) -> None:
    """Raise `UserError` where the two name different medicines; a strength is no other medicine.

    The names alone are compared: what an order does not name as the other did is a stop and a
    start, and is written down as such by a person.
    """
    if _name(old.drug) != _name(new.drug):
        raise UserError(
            f"{new.drug} in place of {old.drug} is no change of dose: nothing was saved. "
            "Stop the one and add the other."
        )


def _name(drug: str) -> str:
    return " ".join(_FIGURE.sub("", drug.strip(), count=1).casefold().split())


def stopped(old: Order, end: Moment | Ending, now: datetime) -> Order:
    """The order with its end; `Ending.UNKNOWN` where nobody knows when it was stopped.

    The status says so once the end has passed. Raise `UserError` for an end before the start.
    """
    if end is Ending.OPEN:
        raise UserError("An order stops at a time: nothing was saved. Say when it was stopped.")
    ended = replace(old, end=end)
    if ended.ended_before_it_began:
        raise UserError(
            "The end lies before the start of the order: nothing was saved. "
            "See the date again, or correct the entry if its start is wrong."
        )
    past = ended.ends is None or ended.ends <= now
    return replace(ended, status=Status.STOPPED) if past else ended


def still_taken(order: Order, now: datetime) -> bool:
    """Has the order no end that has passed, and nothing that says it is over."""
    over = (Status.STOPPED, Status.COMPLETED, Status.ENTERED_IN_ERROR)
    if order.end is Ending.UNKNOWN or order.status in over:
        return False
    return order.ends is None or order.ends > now


def refuse_impossible(order: Order) -> None:
    """Raise `UserError` for an order without a medicine, or one that ends before it begins."""
    if not order.drug.strip():
        raise UserError("The order names no medicine: nothing was saved. Type its name.")
    if order.ended_before_it_began:
        raise UserError(
            "The end lies before the start of the order: nothing was saved. See both dates again."
        )
