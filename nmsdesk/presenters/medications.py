"""The medication list: one row a medicine, with what changed last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.assessment import Assessment
from nmsdesk.domain.case import Case
from nmsdesk.domain.change import Change
from nmsdesk.domain.ids import OrderId
from nmsdesk.domain.knowledge import Knowledge
from nmsdesk.domain.order import Order
from nmsdesk.presenters.medication_rows import MedicationRow, RowMaker
from nmsdesk.presenters.order_status import Stage
from nmsdesk.presenters.same_day import Rise
from nmsdesk.presenters.wording import translate

RECENT = timedelta(days=14)
"""How far back the notice about ended medicines reaches (D-14)."""


@dataclass(frozen=True, slots=True)
class EmptyList:
    """What stands in place of rows; `may_confirm` where "takes no medicines" can be recorded."""

    title: str
    body: str
    may_confirm: bool


@dataclass(frozen=True, slots=True)
class MedicationsView:
    """One of the two lists; of the other one only its count."""

    past: bool
    rows: tuple[MedicationRow, ...]
    current_count: int
    past_count: int
    notice: str
    empty: EmptyList | None

    def row(self, order: OrderId | None) -> MedicationRow | None:
        return next((row for row in self.rows if row.order == order), None)


def medications(
    case: Case, assessment: Assessment, knowledge: Knowledge, texts: Texts, *, past: bool
) -> MedicationsView:
    """The current or the past list at `case.now`; past by newest end."""
    made = RowMaker(case, assessment, knowledge, texts)
    orders = case.orders or ()
    stages = {order.id: made.stages.stage(order) for order in orders}
    current = [order for order in orders if stages[order.id].is_current]
    gone = [order for order in orders if not stages[order.id].is_current]
    shown = _by_end(gone) if past else _by_weight(current, made)
    return MedicationsView(
        past,
        tuple(made.row(order, stages[order.id]) for order in shown),
        len(current),
        len(gone),
        _notice(gone, stages, made),
        None if shown else _empty(case, gone, past=past),
    )


def changes_of(
    case: Case, assessment: Assessment, knowledge: Knowledge, texts: Texts, order: OrderId
) -> tuple[Change, ...]:
    """The changes behind one row, the newest first."""
    made = RowMaker(case, assessment, knowledge, texts)
    found = next((one for one in case.orders or () if one.id == order), None)
    if found is None:
        return ()
    changes = (change for change in made.changes(found) if change.at <= case.now)
    return tuple(sorted(changes, key=lambda change: change.at, reverse=True))


def rise_of(
    case: Case, assessment: Assessment, knowledge: Knowledge, texts: Texts, order: OrderId
) -> Rise | None:
    """The rise of one row that stands in no change of its own: on the day of the start."""
    made = RowMaker(case, assessment, knowledge, texts)
    found = next((one for one in case.orders or () if one.id == order), None)
    return None if found is None else made.rise(found)


def _by_weight(orders: Sequence[Order], made: RowMaker) -> list[Order]:
    """What is watched first, what has no role last; within each, the newest start first (D-13)."""
    begun = sorted(
        orders,
        key=lambda order: (made.stages.since(order) or datetime.min, order.begins or datetime.min),
        reverse=True,
    )
    return sorted(begun, key=made.place)


def _by_end(orders: Sequence[Order]) -> list[Order]:
    return sorted(orders, key=_ended_at, reverse=True)


def _ended_at(order: Order) -> datetime:
    """When it was over; a single dose at its time; earliest of all where nobody knows."""
    if order.is_single and order.begins is not None:
        return order.begins
    return order.ends or datetime.min


def _notice(gone: Sequence[Order], stages: dict[OrderId, Stage], made: RowMaker) -> str:
    """How many medicines ended lately, and how many of them are still watched."""
    quiet = (Stage.DOSE_CHANGED, Stage.NOT_VALID)
    recent = [
        order
        for order in gone
        if stages[order.id] not in quiet and made.now - _ended_at(order) <= RECENT
    ]
    if not recent:
        return ""
    text = translate("Medications", "%n medicine(s) ended in the last 14 days", n=len(recent))
    watched = sum(bool(made.watched(order)) for order in recent)
    if not watched:
        return text
    both = translate("Medications", "{ended}, {watched} of them in an open watch window")
    return both.format(ended=text, watched=watched)


def _empty(case: Case, gone: Sequence[Order], *, past: bool) -> EmptyList:
    if past:
        title = translate("Medications", "No past medicines")
        body = translate("Medications", "Medicines that have ended are kept here with their dates.")
        return EmptyList(title, body, may_confirm=False)
    if case.orders is None:
        title = translate("Medications", "No medicines recorded")
        body = translate(
            "Medications",
            "Nobody has said yet what this person takes. Unknown is not the same as none: "
            "until then, exposure to any drug stays unknown.",
        )
        return EmptyList(title, body, may_confirm=True)
    if gone:
        title = translate("Medications", "No current medicine")
        body = translate("Medications", "All that is recorded has ended or was an error; see Past.")
        return EmptyList(title, body, may_confirm=False)
    title = translate("Medications", "Confirmed: takes no medicines")
    body = translate("Medications", "Somebody has recorded that this person takes none.")
    return EmptyList(title, body, may_confirm=False)
