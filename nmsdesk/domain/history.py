"""What one person took, drug by drug: exposure, dose steps, and what is not known of either."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from itertools import accumulate

from nmsdesk.domain.case import Case
from nmsdesk.domain.catalogue import Catalogue
from nmsdesk.domain.course import Course, Mode
from nmsdesk.domain.drug import Drug, DrugClass
from nmsdesk.domain.exposing import Doubt, Exposing, Stretch, place
from nmsdesk.domain.ids import DrugId, OrderId
from nmsdesk.domain.levels import Level, runs, steps
from nmsdesk.domain.list_reading import Read, Unread, read_list
from nmsdesk.domain.moment import days_of
from nmsdesk.domain.order import INJECTED
from nmsdesk.domain.portion import DrugLoad
from nmsdesk.domain.taking import settled, taken
from nmsdesk.domain.turning import Turning, Turns
from nmsdesk.domain.watch_rules import WatchRules
from nmsdesk.domain.withdrawal import Withdrawal


def _felt_longer(one: Stretch, other: Stretch) -> Stretch:
    return other if other.exposed_until > one.exposed_until else one


def _taken_longer(one: Stretch, other: Stretch) -> Stretch:
    return other if other.end > one.end else one


@dataclass(frozen=True, slots=True)
class Spans:
    """Stretches in order of their start, with what is needed to ask about a moment quickly.

    Of the first i + 1: `longest[i]` is the one felt longest, `last[i]` the one taken longest,
    `active[i]` the latest moment until which one counts as being taken.
    """

    stretches: tuple[Stretch, ...]
    starts: tuple[datetime, ...]
    longest: tuple[Stretch, ...]
    last: tuple[Stretch, ...]
    active: tuple[datetime, ...]

    @staticmethod
    def of(stretches: Sequence[Stretch]) -> "Spans":
        return Spans(
            tuple(stretches),
            tuple([each.start for each in stretches]),
            tuple(accumulate(stretches, _felt_longer)),
            tuple(accumulate(stretches, _taken_longer)),
            tuple(accumulate([each.active_until for each in stretches], max)),
        )

    def active_at(self, at: datetime) -> bool:
        """Is it being taken: an order in effect, a dose of the last hours, a depot in its time."""
        begun = bisect_right(self.starts, at)
        return begun > 0 and self.active[begun - 1] > at

    def felt_at(self, at: datetime) -> Stretch | None:
        """What exposes to the drug at a moment: taken then, or less than a washout ago."""
        begun = bisect_right(self.starts, at)
        if not begun or self.longest[begun - 1].exposed_until <= at:
            return None
        return self.longest[begun - 1]

    def run_of(self, stretch: Stretch, bridging: timedelta) -> datetime:
        """Since when it was taken without a gap that counts, up to this stretch."""
        since = stretch.start
        for earlier in reversed(self.stretches[: bisect_right(self.starts, stretch.start)]):
            if earlier.start < since and since - earlier.end <= bridging:
                since = earlier.start
        return since

    def last_before(self, at: datetime) -> Stretch | None:
        """The stretch whose last dose is nearest before a moment, or that holds the moment."""
        begun = bisect_right(self.starts, at)
        return self.last[begun - 1] if begun else None


PREVIOUS_NMS = "previous_nms"
_NO_SPANS = Spans.of(())


@dataclass(frozen=True, slots=True)
class DrugHistory:
    """One drug: when it was there, its daily dose, its depots, and where its course turns."""

    drug: Drug
    spans: Spans
    levels: tuple[Level, ...]
    depots: Spans
    doubts: tuple[Doubt, ...]
    turns: Turns
    bridging: timedelta
    """A gap shorter than this is no stop."""
    courses: tuple[Course, ...]
    duplicates: tuple[tuple[OrderId, ...], ...]

    @property
    def injected(self) -> bool:
        """Is any of it given as an injection: a next one may fall due as time goes on."""
        return any(each.route in INJECTED or each.mode is Mode.DEPOT for each in self.courses)


@dataclass(frozen=True, slots=True)
class History:
    """All that detectors look at; `drugs` by name. `listed` False: the list is not known.

    `classed` is each drug with each of its classes; a drug of two classes comes twice.
    `long_washout`: the drugs that lengthen a serotonin window (fluoxetine, irreversible MAOIs).
    """

    drugs: Mapping[DrugId, DrugHistory]
    classed: tuple[tuple[DrugHistory, DrugClass], ...]
    long_washout: tuple[DrugHistory, ...]
    unread: tuple[Unread, ...]
    duplicates: tuple[tuple[OrderId, ...], ...]
    listed: bool
    now: datetime
    zone: tzinfo | None
    rules: WatchRules
    had_nms: bool = False
    """An earlier NMS stands among the person's risk factors."""
    withdrawals: tuple[Withdrawal, ...] = ()
    """Of dopaminergic drugs, in order of time; filled in when the ledger is kept."""
    loads: tuple[DrugLoad, ...] = ()
    """What each antipsychotic brings under the method of the rules; filled in with it."""
    lines: Mapping[OrderId, Read] = field(default_factory=dict)
    """The list as it was read, with the catalogue that it was read with."""
    catalogue: Catalogue | None = None

    def of_class(self, *classes: DrugClass) -> list[tuple[DrugHistory, DrugClass]]:
        """Each drug with each of its classes among these; of two classes it comes twice."""
        return [each for each in self.classed if each[1] in classes]

    def serves(self, case: Case, catalogue: Catalogue, rules: WatchRules) -> bool:
        """Can a later history rest on this one: read by the same rules, and time went on."""
        same = self.catalogue is catalogue and self.rules is rules and self.zone == case.zone
        return same and self.now <= case.now

    def unchanged(
        self, drug: DrugId, courses: tuple[Course, ...], now: datetime
    ) -> DrugHistory | None:
        """What is held of a drug, where these courses make the same of it; else None."""
        one = self.drugs.get(drug)
        if one is None or one.courses != courses:
            return None
        return one if self.now == now or settled(courses) else None


def history_of(
    case: Case, catalogue: Catalogue, rules: WatchRules, before: History | None = None
) -> History:
    """Read a case's orders and administrations. n log n in the orders of one drug.

    `before`: an earlier history of the same person. A drug of which every course is as it was
    there is taken from it, so that an order that is saved costs the orders of its own drug.
    """
    if before is not None and not before.serves(case, catalogue, rules):
        before = None
    reading = read_list(case, catalogue, {} if before is None else before.lines)
    drugs: dict[DrugId, DrugHistory] = {}
    for name in sorted(reading.courses):
        courses = tuple(reading.courses[name])
        one = None if before is None else before.unchanged(name, courses, case.now)
        drugs[name] = _drug(courses, case, rules) if one is None else one
    return History(
        drugs,
        tuple([(one, each) for one in drugs.values() for each in one.drug.classes]),
        tuple(one for one in drugs.values() if _stays_long(one.drug, rules)),
        tuple(sorted(reading.unread, key=lambda each: (each.begin, each.text, each.end))),
        tuple(sorted(twins for one in drugs.values() for twins in one.duplicates)),
        case.orders is not None,
        case.now,
        case.zone,
        rules,
        PREVIOUS_NMS in case.patient.risk_factors,
        lines=reading.lines,
        catalogue=catalogue,
    )


def _drug(courses: tuple[Course, ...], case: Case, rules: WatchRules) -> DrugHistory:
    drug = courses[0].drug
    bridging = days_of(drug.bridging_days or rules.bridging_days)
    regular = [each for each in courses if each.mode is Mode.SCHEDULED]
    injected = [each for each in courses if each.mode is Mode.DEPOT]
    exposing = Exposing(drug, case.zone, rules)
    stretches = [
        each
        for course in courses
        for each in (exposing.doses if course.mode is Mode.DOSES else exposing.extra)(course)
    ]
    doses, twins = taken(regular, bridging, case.now, case.zone)
    stretches.extend(map(exposing.regular, doses))
    depots: list[Stretch] = []
    if injected:
        injections, depot_twins = taken(injected, bridging, case.now, case.zone)
        twins.extend(depot_twins)
        depots = sorted(map(exposing.depot, injections), key=place)
        stretches.extend(depots)
    stretches.sort(key=place)
    doubts = tuple(
        sorted(
            exposing.doubts(courses, stretches), key=lambda each: (each.start, each.end, each.why)
        )
    )
    levels = steps(doses)
    turning = Turning(
        stretches,
        tuple(runs(levels, bridging, case.zone)),
        depots,
        doubts,
        bridging,
        case.zone,
        rules.least_increase_percent,
    )
    return DrugHistory(
        drug,
        Spans.of(stretches),
        levels,
        Spans.of(depots) if depots else _NO_SPANS,
        doubts,
        turning.turns(),
        bridging,
        courses,
        tuple(twins),
    )


def _stays_long(drug: Drug, rules: WatchRules) -> bool:
    irreversible = any(each.kind == "maoi_irreversible" for each in drug.mechanisms)
    return irreversible or drug.id in rules.long_washout_drugs
