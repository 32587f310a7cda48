"""The medication list: one row a medicine, with what changed last."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.assessment import Assessment
from nmsdesk.domain.case import Case
from nmsdesk.domain.change import Change
from nmsdesk.domain.ids import OrderId
from nmsdesk.domain.knowledge import Knowledge
from nmsdesk.domain.order import Order, Status
from nmsdesk.domain.recognition import Standing
from nmsdesk.presenters import medicine_words as words
from nmsdesk.presenters.change_chip import Chip, chips, day_of, is_open
from nmsdesk.presenters.depot_times import injected, injections
from nmsdesk.presenters.formats import day
from nmsdesk.presenters.order_status import Orders, Stage, is_depot
from nmsdesk.presenters.same_day import Rise, same_day_rise
from nmsdesk.presenters.wording import translate

RECENT = timedelta(days=14)
"""How far back the notice about ended medicines reaches (D-14)."""


@dataclass(frozen=True, slots=True)
class MedicationRow:
    """One medicine as the list shows it; `spoken` is the whole row for a screen reader."""

    order: OrderId
    name: str
    written: str
    dose: str
    line: str
    daily: str
    since: str
    until: str
    status: str
    chips: tuple[Chip, ...]
    day_of: str
    kind: words.Kind
    remarks: tuple[str, ...]
    offered: tuple[str, ...]
    highlighted: bool

    @property
    def spoken(self) -> str:
        """The whole row for a screen reader."""
        said = (
            self.status,
            self.name,
            self.written,
            self.dose,
            self.line,
            words.a_day(self.daily),
            translate("Medications", "since {day}").format(day=self.since),
            *(chip.spoken for chip in self.chips),
            self.day_of
            and translate("Medications", "watch window {day_of}").format(day_of=self.day_of),
            self.kind.words,
            *self.remarks,
        )
        return "; ".join(part for part in said if part)


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
    made = _Maker(case, assessment, knowledge, texts)
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
    made = _Maker(case, assessment, knowledge, texts)
    found = next((one for one in case.orders or () if one.id == order), None)
    if found is None:
        return ()
    changes = (change for change in made.changes(found) if change.at <= case.now)
    return tuple(sorted(changes, key=lambda change: change.at, reverse=True))


def rise_of(
    case: Case, assessment: Assessment, knowledge: Knowledge, texts: Texts, order: OrderId
) -> Rise | None:
    """The rise of one row that stands in no change of its own: on the day of the start."""
    made = _Maker(case, assessment, knowledge, texts)
    found = next((one for one in case.orders or () if one.id == order), None)
    return None if found is None else made.rise(found)


class _Maker:
    """Makes rows; holds what every row needs."""

    def __init__(
        self, case: Case, assessment: Assessment, knowledge: Knowledge, texts: Texts
    ) -> None:
        self.now = case.now
        self.recognised = assessment.recognised
        self._given = case.administrations
        self._formulary = knowledge.formulary
        self._texts = texts
        bridge = timedelta(days=float(knowledge.watch.bridging_days))
        self.stages = Orders(case.orders or (), self.recognised, case.now, bridge)
        self._changes: dict[OrderId | None, list[Change]] = {}
        for change in assessment.changes:
            self._changes.setdefault(change.order, []).append(change)

    def changes(self, order: Order) -> tuple[Change, ...]:
        """The changes that `order`, and where it is current those it continues, have brought."""
        current = self.stages.stage(order).is_current
        chain = self.stages.chain(order) if current else (order,)
        return tuple(change for one in chain for change in self._changes.get(one.id, ()))

    def rise(self, order: Order) -> Rise | None:
        """The rise within the day of its last change, where no change tells it."""
        if not self.stages.stage(order).is_current:
            return None
        return same_day_rise(self.stages.chain(order), self.changes(order), self.now)

    def watched(self, order: Order) -> tuple[Change, ...]:
        """Those of its changes whose window is open, the latest last."""
        found = (change for change in self.changes(order) if is_open(change, self.now))
        return tuple(sorted(found, key=lambda change: change.at))

    def place(self, order: Order) -> int:
        """Watched now; of a class that is judged; not judged (it may be anything); no role."""
        if self.watched(order):
            return 0
        recognition = self.recognised.get(order.drug)
        standing = Standing.UNKNOWN if recognition is None else recognition.standing
        return {Standing.OURS: 1, Standing.NO_ROLE: 3}.get(standing, 2)

    def kind(self, order: Order) -> words.Kind:
        if order.status is Status.ENTERED_IN_ERROR:
            return words.Kind(translate("Medications", "not evaluated"), "quiet", evaluated=False)
        return words.kind_of(self.recognised.get(order.drug), self._texts)

    def row(self, order: Order, stage: Stage) -> MedicationRow:
        recognition = self.recognised.get(order.drug)
        name = words.name_of(order, recognition)
        kind = self.kind(order)
        valid = stage is not Stage.NOT_VALID
        watched = self.watched(order) if valid and stage is not Stage.DOSE_CHANGED else ()
        dose, rest = words.line(order)
        return MedicationRow(
            order=order.id,
            name=name,
            written=words.as_written(order, recognition, name, self._formulary),
            dose=dose,
            line=rest,
            daily=words.daily(order, depot=is_depot(order, recognition)),
            since=self._since(order, stage),
            until=words.ended(order),
            status=stage.word,
            chips=self._chips(order, stage) if valid else (),
            day_of=day_of(watched[-1], self.now) if watched else "",
            kind=kind,
            remarks=(
                *self._injected(order, stage),
                *words.remarks(order, stage),
                *words.named_here(recognition),
            ),
            offered=recognition.offered if recognition and kind.unknown else (),
            highlighted=bool(watched),
        )

    def _chips(self, order: Order, stage: Stage) -> tuple[Chip, ...]:
        changes = self.changes(order)
        if stage is Stage.DOSE_CHANGED:
            # What it opened is told by the row that goes on; here it has no day to stand beside.
            changes = tuple(replace(change, watch=None) for change in changes)
        told = chips(changes, self.now)
        if not stage.is_current:
            return told
        rise = self.rise(order)
        return told if rise is None else (*told, rise.chip)

    def _injected(self, order: Order, stage: Stage) -> tuple[str, ...]:
        """Of a depot that is still given: the last injection, and when the next one is due."""
        if not stage.is_current or not is_depot(order, self.recognised.get(order.drug)):
            return ()
        said = injected(injections(order, self._given, self.now), self.now)
        return (said,) if said else ()

    def _since(self, order: Order, stage: Stage) -> str:
        since = self.stages.since(order) if stage.is_current else order.begins
        return translate("Medications", "not recorded") if since is None else day(since)


def _by_weight(orders: Sequence[Order], made: _Maker) -> list[Order]:
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


def _notice(gone: Sequence[Order], stages: dict[OrderId, Stage], made: _Maker) -> str:
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
