"""What may be recorded of a dose; the form, the preview and the record ask the same rules."""

from collections.abc import Sequence
from datetime import datetime

from nmsdesk.domain.errors import UserError
from nmsdesk.domain.order import Administration, Given, Order, Status


def impossible(given: Administration, order: Order, now: datetime) -> str | None:
    """Why this cannot be recorded of `order`, as a sentence without its consequence; None: it can.

    A dose that lies ahead has not been given, refused or missed yet; of an order that does not
    count yet, or never did, no dose would be seen by any rule.
    """
    if order.status is Status.ENTERED_IN_ERROR:
        return "This order was entered in error, so that no dose of it can be given."
    if order.status is Status.PLANNED or (order.begins is not None and order.begins > now):
        return "This order has not begun. Correct its start first if it has."
    if order.ended_before_it_began:
        return "This order ends before it begins. Correct its dates first."
    if given.at.day_only and given.at.at.date() == now.date() and given.at.midday > now:
        return "A day alone stands for 12:00, which lies ahead today: write the time."
    if given.at.midday > now:
        return "This lies ahead: only what has happened can be recorded."
    if given.dose is not None and not given.status.taken:
        return "A dose that was not taken has no amount."
    return None


def refuse_impossible_dose(
    given: Administration,
    order: Order,
    recorded: Sequence[Administration],
    now: datetime,
) -> None:
    """Raise `UserError` for a dose that cannot be, and for one that is `recorded` already.

    Twice the same minute is one dose typed twice; an extra dose may stand beside another.
    """
    if why := impossible(given, order, now):
        raise UserError(f"{why} Nothing was saved.")
    if given.status is Given.EXTRA or given.at.day_only:
        return
    if any(one.at == given.at and one.status is not Given.EXTRA for one in recorded):
        raise UserError(
            "A dose of this order is recorded at that minute already: nothing was saved. "
            "Correct that entry, or write another time."
        )
