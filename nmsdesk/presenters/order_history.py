"""The whole line of one medicine: who wrote what when, what was done, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from nmsdesk.domain.order import Ending, Order
from nmsdesk.domain.recognition import Recognition
from nmsdesk.domain.record import OrderVersion, Verb
from nmsdesk.presenters.formats import BETWEEN, day_and_clock, moment
from nmsdesk.presenters.medicine_words import ended, line
from nmsdesk.presenters.order_status import key_of
from nmsdesk.presenters.wording import translate


@dataclass(frozen=True, slots=True)
class VersionView:
    """`head` says what was done, when and by whom; `line` what it said; `why` the reason."""

    head: str
    line: str
    why: str


def line_of(
    order: Order, orders: Sequence[Order], recognised: Mapping[str, Recognition]
) -> tuple[Order, ...]:
    """`order` and the others of the same medicine, under whatever name, by their start."""
    mine = key_of(order, recognised)
    same = [one for one in orders if key_of(one, recognised) == mine]
    return tuple(sorted(same, key=lambda one: one.begins or datetime.min))


def history(orders: Sequence[Sequence[OrderVersion]]) -> tuple[VersionView, ...]:
    """`orders` are the orders of the line, each with its versions; the newest entry comes first.

    The version of each order that stands now is named so.
    """
    told = [
        (one.at, one.order.begins or datetime.min, one.version, _view(one, versions[-1]))
        for versions in orders
        for one in versions
    ]
    return tuple(view for *_, view in sorted(told, key=lambda each: each[:3], reverse=True))


def _view(one: OrderVersion, newest: OrderVersion) -> VersionView:
    done = _done(one)
    if one is newest and not one.taken_back:
        done = translate("History", "{done}, stands now").format(done=done)
    text = translate("History", "{done}: {when} by {who}")
    head = text.format(done=done, when=day_and_clock(one.at), who=one.who)
    why = ""
    if one.reason:
        why = translate("History", "Reason: {reason}").format(reason=one.reason)
    return VersionView(head, _line(one.order), why)


def _done(one: OrderVersion) -> str:
    match one.verb:
        case Verb.UNDO if one.taken_back:
            return translate("History", "Undone, taken away")
        case Verb.UNDO:
            return translate("History", "Undone, back to what stood before")
        case Verb.ADD_ORDER:
            return translate("History", "Added")
        case Verb.CHANGE_DOSE if one.version == 1:
            return translate("History", "New dose")
        case Verb.CHANGE_DOSE:
            return translate("History", "Ended by a new dose")
        case Verb.CORRECT_ORDER:
            return translate("History", "Corrected")
        case Verb.STOP_ORDER:
            return translate("History", "Stopped")
        case Verb.IMPORT:
            return translate("History", "Imported")
    if one.taken_back:
        return translate("History", "Taken away")
    return translate("History", "Version {number}").format(number=one.version)


def _line(order: Order) -> str:
    amount, rest = line(order)
    parts = [order.drug, amount, rest]
    since = translate("History", "from {start}")
    parts.append(since.format(start=moment(order.start)))
    if order.end is not Ending.OPEN:
        parts.append(translate("History", "to {end}").format(end=ended(order)))
    return BETWEEN.join(parts)
