"""From the record to the assessment of one patient, quickly enough for every key pressed."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from nmsdesk.domain.assess import assess
from nmsdesk.domain.assessment import Assessment
from nmsdesk.domain.case import Case
from nmsdesk.domain.change import Change
from nmsdesk.domain.ids import OrderId, PatientId
from nmsdesk.domain.knowledge import Knowledge
from nmsdesk.domain.ledger import Ledger, keep
from nmsdesk.domain.observation import Observation
from nmsdesk.domain.order import Administration, Order
from nmsdesk.domain.order_edit import ended_by
from nmsdesk.domain.record import Seen
from nmsdesk.domain.turns import next_moment
from nmsdesk.domain.watching import without_closed
from nmsdesk.services.bus import Bus
from nmsdesk.services.charts import Charts
from nmsdesk.services.events import ChartChanged, NamesChanged, Part

DRAFT = OrderId("draft")
"""The id of an order that is typed and not yet saved."""

KEPT_FOR = timedelta(hours=1)
"""Where nothing begins or ends, a ledger is kept anew after this long all the same."""

PATIENTS_KEPT = 32
"""How many patients' records are kept at hand; the one looked at longest ago goes first."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything that the pages show of one patient at one moment."""

    key: PatientId
    case: Case
    assessment: Assessment
    ledger: Ledger
    acknowledged: Mapping[str, Seen]
    until: datetime
    """From then on it has to be read anew, whoever writes or not."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was read of a patient, with the ledger kept at `case.now`."""

    case: Case
    ledger: Ledger
    acknowledged: Mapping[str, Seen]
    until: datetime
    """From then on the ledger has to be kept anew."""
    fresh: bool = True
    """False once checks or acknowledgements changed; the ledger knows neither and stays."""

    def holds_at(self, now: datetime) -> bool:
        """Would a ledger kept now be the same: time went on, nothing began or ended meanwhile."""
        return self.case.now <= now < self.until


class Watcher:
    """Reads a patient once and keeps it until the bus says that something changed."""

    def __init__(
        self,
        charts: Charts,
        knowledge: Callable[[], Knowledge],
        bus: Bus,
        now: Callable[[], datetime],
        written: Callable[[PatientId], tuple[Case, Ledger] | None] = lambda _key: None,
    ) -> None:
        """`written` hands over what the last write read and kept already, where it did."""
        self._charts = charts
        self._written = written
        self._knowledge = knowledge
        self._now = now
        self._kept: OrderedDict[PatientId, _Kept] = OrderedDict()
        bus.subscribe(ChartChanged, self._forget)
        bus.subscribe(NamesChanged, lambda _event: self._kept.clear())

    def chart(self, key: PatientId) -> Chart:
        """The patient as they stand now; `UserError` where the patient stands no more."""
        now = self._now()
        kept = self._at(key, now)
        case = replace(kept.case, now=now)
        assessment = assess(case, self._knowledge(), kept.ledger)
        return Chart(key, case, assessment, kept.ledger, kept.acknowledged, kept.until)

    def known(self, key: PatientId) -> tuple[Case, Ledger] | None:
        """The case as it was read last, with every order that is saved, and its ledger.

        None where none is held.
        """
        kept = self._kept.get(key)
        return None if kept is None else (kept.case, kept.ledger)

    def with_draft(self, key: PatientId, observation: Observation) -> Assessment:
        """The assessment as if this check were saved already; reads no database."""
        now = self._now()
        kept = self._at(key, now)
        checks = (*kept.case.observations, observation)
        case = replace(kept.case, now=now, observations=checks)
        return assess(case, self._knowledge(), kept.ledger)

    def preview(
        self, key: PatientId, order: Order, replaces: OrderId | None = None
    ) -> tuple[Change, ...]:
        """The changes that saving the order would bring, those that come later included.

        `replaces` is the order that a change of dose ends where this one begins. `UserError` for
        what saving would refuse.
        """
        now = self._now()
        kept = self._at(key, now)
        begins = order.begins
        then = now if begins is None else max(now, begins)
        before = replace(kept.case, now=then)
        listed = tuple(
            ended_by(one, order) if one.id == replaces else one for one in before.orders or ()
        )
        after = replace(before, orders=(*listed, replace(order, id=DRAFT)))
        ledger = kept.ledger if then == now else self._keep(before, kept.ledger)
        known = {_meaning(change) for change in ledger.changes}
        return tuple(
            change for change in self._keep(after, ledger).changes if _meaning(change) not in known
        )

    def preview_dose(
        self, key: PatientId, given: Administration, instead_of: Administration | None = None
    ) -> tuple[Change, ...]:
        """The changes that recording a dose would bring; `instead_of` is the one it corrects."""
        now = self._now()
        kept = self._at(key, now)
        others = list(kept.case.administrations)
        if instead_of in others:
            others.remove(instead_of)
        after = replace(kept.case, now=now, administrations=(*others, given))
        known = {_meaning(change) for change in kept.ledger.changes}
        return tuple(
            change for change in self._keep(after).changes if _meaning(change) not in known
        )

    def _at(self, key: PatientId, now: datetime) -> _Kept:
        kept = self._kept.get(key)
        if kept is None:
            case = self._charts.case(key, now)
            ledger = self._keep(case)
            seen = self._charts.acknowledged(key)
            kept = _Kept(case, ledger, seen, _until(case, ledger))
        if not kept.fresh:
            case = self._charts.case(key, kept.case.now)
            kept = replace(kept, case=case, acknowledged=self._charts.acknowledged(key), fresh=True)
        if not kept.holds_at(now):
            case = replace(kept.case, now=now)
            ledger = self._keep(case, kept.ledger)
            kept = replace(kept, case=case, ledger=ledger, until=_until(case, ledger))
        self._kept[key] = kept
        self._kept.move_to_end(key)
        while len(self._kept) > PATIENTS_KEPT:
            self._kept.popitem(last=False)
        return kept

    def _keep(self, case: Case, before: Ledger | None = None) -> Ledger:
        knowledge = self._knowledge()
        kept = keep(case, knowledge.formulary, knowledge.watch, before)
        return without_closed(kept, case.closed)

    def _forget(self, event: ChartChanged) -> None:
        kept = self._kept.pop(event.patient, None)
        written = self._written(event.patient)
        if kept is not None and written is not None:
            case, ledger = written
            acknowledged = self._charts.acknowledged(event.patient)
            self._kept[event.patient] = _Kept(case, ledger, acknowledged, _until(case, ledger))
        elif kept is not None and not event.parts & _OF_THE_LEDGER:
            self._kept[event.patient] = replace(kept, fresh=False)


_OF_THE_LEDGER = frozenset({Part.MEDICATIONS, Part.PERSON, Part.WATCHING})
"""Parts that the ledger is kept from; checks and acknowledgements leave it as it is."""


def _until(case: Case, ledger: Ledger) -> datetime:
    turn = next_moment(case, case.orders or (), ledger, case.now)
    latest = case.now + KEPT_FOR
    return latest if turn is None else min(turn, latest)


def _meaning(change: Change) -> tuple[object, ...]:
    """What makes two rows the same change, whichever order brought it."""
    return (
        change.kind,
        change.drug,
        change.drug_class,
        change.other,
        change.at,
        change.before_mg,
        change.after_mg,
        change.route,
    )
