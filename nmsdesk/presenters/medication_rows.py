"""One row of the medication list: what it says, and in which place it stands."""

from dataclasses import dataclass, replace
from datetime import timedelta

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.assessment import Assessment
from nmsdesk.domain.case import Case
from nmsdesk.domain.change import Change
from nmsdesk.domain.ids import OrderId
from nmsdesk.domain.knowledge import Knowledge
from nmsdesk.domain.order import Administration, Order, Status
from nmsdesk.domain.recognition import Standing
from nmsdesk.presenters import medicine_words as words
from nmsdesk.presenters.change_chip import Chip, chips, day_of, is_open
from nmsdesk.presenters.depot_times import injected, injections
from nmsdesk.presenters.formats import day
from nmsdesk.presenters.given_words import doses_in_short
from nmsdesk.presenters.order_status import Orders, Stage, is_depot
from nmsdesk.presenters.same_day import Rise, same_day_rise
from nmsdesk.presenters.wording import translate


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


class RowMaker:
    """Makes rows; holds what every row needs."""

    def __init__(
        self, case: Case, assessment: Assessment, knowledge: Knowledge, texts: Texts
    ) -> None:
        self.now = case.now
        self.recognised = assessment.recognised
        self._given: dict[OrderId, list[Administration]] = {}
        for given in case.administrations:
            self._given.setdefault(given.order, []).append(given)
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
                *(self._doses(order) if stage.is_current else ()),
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
        given = self._given.get(order.id, ())
        said = injected(injections(order, given, self.now), self.now)
        return (said,) if said else ()

    def _doses(self, order: Order) -> tuple[str, ...]:
        """What was recorded of its doses: the last as-needed one, those that were not taken."""
        if order.id not in self._given:
            return ()
        depot = is_depot(order, self.recognised.get(order.drug))
        return doses_in_short(order, self._given[order.id], self.now, depot=depot)

    def _since(self, order: Order, stage: Stage) -> str:
        since = self.stages.since(order) if stage.is_current else order.begins
        return translate("Medications", "not recorded") if since is None else day(since)
