"""The versions of one entry: who wrote what when, and why it was corrected."""

from collections.abc import Sequence
from dataclasses import dataclass

from nmsdesk.domain.order import Ending, Order
from nmsdesk.domain.record import OrderVersion
from nmsdesk.presenters.formats import BETWEEN, day_and_clock, moment
from nmsdesk.presenters.medicine_words import ended, line
from nmsdesk.presenters.wording import translate


@dataclass(frozen=True, slots=True)
class VersionView:
    """`head` says which version, when and by whom; `line` what it said; `why` the reason."""

    head: str
    line: str
    why: str


def history(versions: Sequence[OrderVersion]) -> tuple[VersionView, ...]:
    """The newest first; the one that stands now is named so."""
    newest = len(versions) - 1
    told = [_view(one, stands=place == newest) for place, one in enumerate(versions)]
    return tuple(reversed(told))


def _view(one: OrderVersion, *, stands: bool) -> VersionView:
    if one.taken_back:
        text = translate("History", "Version {number}, taken back {when} by {who}")
    elif stands:
        text = translate("History", "Version {number}, stands now, {when} by {who}")
    else:
        text = translate("History", "Version {number}, {when} by {who}")
    head = text.format(number=one.version, when=day_and_clock(one.at), who=one.who)
    why = ""
    if one.reason:
        why = translate("History", "Reason: {reason}").format(reason=one.reason)
    return VersionView(head, _line(one.order), why)


def _line(order: Order) -> str:
    amount, rest = line(order)
    parts = [order.drug, amount, rest]
    since = translate("History", "from {start}")
    parts.append(since.format(start=moment(order.start)))
    if order.end is not Ending.OPEN:
        parts.append(translate("History", "to {end}").format(end=ended(order)))
    return BETWEEN.join(parts)
