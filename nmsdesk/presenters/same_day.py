"""A dose raised on the very day of the start: one start in the ledger, and still worth seeing.

By the ledger's definition the steps of one calendar day are one change, so a start raised before
midnight is one start at the higher dose. Whoever raised it looks for what they just did.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_EVEN, Decimal

from nmsdesk.domain.change import Change
from nmsdesk.domain.order import Order, administrations_a_day
from nmsdesk.presenters.change_chip import STARTS, UP, Chip, is_open
from nmsdesk.presenters.formats import day, day_and_clock, percent, rounded, unit_in_full
from nmsdesk.presenters.wording import translate


@dataclass(frozen=True, slots=True)
class Rise:
    """From the first dose of a day to the last one of it, a day's dose in `unit`."""

    drug: str
    at: datetime
    before: Decimal
    after: Decimal
    unit: str | None
    percent: Decimal
    of_start: bool
    """Is it the day of the start."""
    loud: bool

    @property
    def chip(self) -> Chip:
        """As it stands in the list, with its day."""
        told = {"percent": percent(self.percent), "day": day(self.at)}
        return Chip(
            UP,
            translate("Change", "{percent} on {day}").format(**told),
            "watch" if self.loud else "quiet",
            translate("Change", "raised by {percent} within the day of {day}").format(**told),
        )

    @property
    def coming(self) -> Chip:
        """As it stands in a preview, before it is saved."""
        if not self.of_start:
            return self.chip
        told = {"percent": percent(self.percent)}
        return Chip(
            UP,
            translate("Change", "{percent}, same day as its start").format(**told),
            "watch",
            translate("Change", "raised by {percent} on the same day as its start").format(**told),
        )

    @property
    def sentence(self) -> str:
        """For Why: what was raised, and that the record tells it with the start."""
        text = translate(
            "Change",
            "{drug} was raised on {when} from {before} to {after} a day ({percent}), on the day "
            "of its start: the steps of one day are told as one start.",
        )
        other = translate(
            "Change",
            "{drug} was raised on {when} from {before} to {after} a day ({percent}), on the day "
            "of another change: the steps of one day are told as one.",
        )
        return (text if self.of_start else other).format(
            drug=self.drug,
            when=day_and_clock(self.at),
            before=rounded(self.before),
            after=f"{rounded(self.after)} {unit_in_full(self.unit or '', self.after)}".strip(),
            percent=percent(self.percent),
        )


def same_day_rise(chain: Sequence[Order], changes: Iterable[Change], now: datetime) -> Rise | None:
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
    before, after = amounts[0], amounts[-1]
    if before is None or after is None or before <= 0 or after <= before:
        return None
    newest = of_day[0]
    return Rise(
        newest.drug,
        newest.begins or last,
        before,
        after,
        newest.unit,
        ((after - before) / before * 100).quantize(Decimal("0.1"), ROUND_HALF_EVEN),
        of_start=any(change.kind in STARTS for change in told),
        loud=any(is_open(change, now) for change in told),
    )


def _a_day(order: Order) -> Decimal | None:
    times = administrations_a_day(order.frequency)
    return None if order.dose is None or times is None else order.dose.high * times
