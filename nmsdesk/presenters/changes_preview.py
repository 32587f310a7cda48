"""What saving an order would open, before it is saved: windows, a second drug, a rise."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from nmsdesk.domain.case import Case
from nmsdesk.domain.change import Change, Syndrome
from nmsdesk.domain.knowledge import Knowledge
from nmsdesk.domain.ledger import keep
from nmsdesk.domain.order import Order
from nmsdesk.presenters.change_chip import Chip, chip, syndrome_word
from nmsdesk.presenters.formats import day
from nmsdesk.presenters.wording import translate


@dataclass(frozen=True, slots=True)
class PreviewView:
    """`chips` the changes, `windows` a sentence for each syndrome that would be watched.

    `notes` are what else has to be seen before it is saved.
    """

    title: str
    chips: tuple[Chip, ...]
    windows: tuple[str, ...]
    heard: str = ""
    """The same for the ear, where the names are written for the eye."""
    notes: tuple[str, ...] = ()

    @property
    def spoken(self) -> str:
        return self.heard or "; ".join(
            (self.title, *(one.spoken for one in self.chips), *self.windows, *self.notes)
        )


def preview(changes: Sequence[Change], now: datetime) -> PreviewView:
    """`changes` are those that would be new; none of them: saving opens nothing."""
    if not changes:
        return PreviewView(translate("Preview", "Saving opens no watch window."), (), ())
    shown: dict[str, Chip] = {}
    for change in changes:
        made = chip(change, now)
        shown.setdefault(made.in_full, made)
    return PreviewView(
        translate("Preview", "Saving would record"),
        tuple(shown.values()),
        _windows(changes, now),
    )


def _windows(changes: Sequence[Change], now: datetime) -> tuple[str, ...]:
    """One sentence a syndrome, to the latest end; a window that has passed already says so."""
    ends: dict[Syndrome, datetime | None] = {}
    for change in changes:
        if change.watch is None:
            continue
        syndrome, end = change.watch.syndrome, change.watch.span.end
        before = ends.get(syndrome, end)
        ends[syndrome] = None if end is None or before is None else max(end, before)
    told = []
    for syndrome, end in ends.items():
        name = syndrome_word(syndrome)
        if end is None:
            text = translate("Preview", "opens a watch window for {syndrome}")
            told.append(text.format(syndrome=name))
        elif end <= now:
            text = translate("Preview", "its watch window for {syndrome} ended on {day}")
            told.append(text.format(syndrome=name, day=day(end)))
        else:
            text = translate("Preview", "opens a watch window for {syndrome} to {day}")
            told.append(text.format(syndrome=name, day=day(end)))
    return tuple(told)


def of_correction(case: Case, corrected: Order, knowledge: Knowledge) -> tuple[Change, ...]:
    """The changes that stand in the record only once `corrected` has taken its order's place."""
    before = keep(case, knowledge.formulary, knowledge.watch).changes
    orders = tuple(corrected if order.id == corrected.id else order for order in case.orders or ())
    after = keep(replace(case, orders=orders), knowledge.formulary, knowledge.watch).changes
    return new_between(before, after)


def new_between(before: Sequence[Change], after: Sequence[Change]) -> tuple[Change, ...]:
    """The changes of `after` that nobody was told of `before`."""
    known = set(map(_told, before))
    return tuple(change for change in after if _told(change) not in known)


def _told(change: Change) -> tuple[object, ...]:
    """What a person is told of a change; which order brought it is not part of that."""
    return (change.kind, change.drug, change.other, change.at, change.percent, change.watch)
