"""A dose raised on the very day of the start: one start in the ledger, and still worth seeing.

By the ledger's definition the steps of one calendar day are one change, so a start raised before
midnight is one start at the higher dose. Whoever raised it looks for what they just did.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import ROUND_HALF_EVEN, Decimal

from nmsdesk.domain.change import Change
from nmsdesk.domain.order import Order, administrations_a_day
from nmsdesk.presenters.change_chip import UP, Chip, is_open
from nmsdesk.presenters.formats import day, percent
from nmsdesk.presenters.wording import translate


def same_day_rise(chain: Sequence[Order], changes: Iterable[Change], now: datetime) -> Chip | None:
    """The rise within the day of the last change, where that change is told without one.

    `chain` is the order and those before it, the latest first. None where units or frequencies
    leave it untold.
    """
    past = [change for change in changes if change.at <= now]
    last = max((change.at for change in past), default=None)
    if last is None:
        return None
    told = [change for change in past if change.at.date() == last.date()]
    if any(change.percent is not None for change in told):
        return None
    of_day = [o for o in chain if o.begins is not None and o.begins.date() == last.date()]
    amounts = [_a_day(order) for order in reversed(of_day)]
    if len(amounts) < 2 or len({order.unit for order in of_day}) > 1:
        return None
    rise = _percent(amounts[0], amounts[-1])
    if rise is None or rise <= 0:
        return None
    told_as = {"percent": percent(rise), "day": day(last)}
    words = translate("Change", "{percent} on {day}").format(**told_as)
    spoken = translate("Change", "raised by {percent} within the day of {day}").format(**told_as)
    loud = any(is_open(change, now) for change in told)
    return Chip(UP, words, "watch" if loud else "quiet", spoken)


def _a_day(order: Order) -> Decimal | None:
    times = administrations_a_day(order.frequency)
    return None if order.dose is None or times is None else order.dose.high * times


def _percent(before: Decimal | None, after: Decimal | None) -> Decimal | None:
    if before is None or after is None:
        return None
    share = (after - before) / before * 100
    return share.quantize(Decimal("0.1"), ROUND_HALF_EVEN)
