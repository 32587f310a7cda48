"""Made-up people for a record of any size: the same seed and number make the same person.

The mix is a clinic's, not a ward's: most take nothing that matters here, some have for years what
they have always had, a few changed something of late. Written as lists are written: brands and
generic names, depots, gaps between prescriptions, duplicates of one import, names nobody knows.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from nmsdesk.domain.drug import Drug, NameKind
from nmsdesk.domain.ids import DrugId, FindingId, OrderId
from nmsdesk.domain.imported import ImportedPatient
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.observation import Observation
from nmsdesk.domain.order import (
    Administration,
    AsNeeded,
    Dose,
    Ending,
    EveryDays,
    Frequency,
    Given,
    Once,
    Order,
    Route,
    Source,
    TimesPerDay,
)
from nmsdesk.domain.patient import Patient, Sex
from nmsdesk.services.job import Progress
from nmsdesk.store.bulk_writing import fill
from nmsdesk.store.charts import ChartStore

DOCUMENT = "made up"
_DAY = timedelta(days=1)
_RECENT = timedelta(days=30)
_YEARS = 3 * 365
"""How far back the lists go, in days."""

_HARMLESS = (
    "metformin", "insulin glargine", "amlodipine", "ramipril", "atorvastatin", "simvastatin",
    "omeprazole", "salbutamol", "levothyroxine", "paracetamol", "ibuprofen", "amoxicillin",
    "furosemide", "warfarin", "aspirin", "gabapentin", "kwxatol 20",
)  # fmt: skip
"""The last one is a name that no catalogue knows."""
_FAMILY = ("Adler", "Brook", "Castell", "Dorn", "Elms", "Ferris", "Grau", "Holm", "Ivers", "Jansen")
_GIVEN = ("Alex", "Bea", "Chris", "Dana", "Eli", "Finn", "Gia", "Hana", "Ilse", "Jo")
_WARDS = (None, None, None, "A1", "A2", "B1", "B2", "C1", "C2", "D1")


_ONCE_A_DAY = TimesPerDay(Decimal(1))


@dataclass(frozen=True, slots=True)
class _Course:
    """What one kind of medicine is taken as; doses in mg, the usual one in the middle."""

    drugs: tuple[tuple[str, tuple[int, ...]], ...]
    route: Route = Route.ORAL
    frequency: Frequency = _ONCE_A_DAY
    days: int = 28
    changing: float = 0.06
    """The share of people who change something in the last weeks."""


_ANTIPSYCHOTIC = _Course(
    (
        ("olanzapine", (5, 10, 15)),
        ("quetiapine", (100, 200, 400)),
        ("risperidone", (2, 4, 6)),
        ("aripiprazole", (10, 15, 30)),
        ("haloperidol", (2, 5, 10)),
        ("clozapine", (200, 300, 450)),
    ),
    changing=0.15,
)
_DEPOT = _Course(
    (
        ("Haldol Decanoate", (50, 100, 150)),
        ("Invega Sustenna", (78, 156, 234)),
        ("Risperdal Consta", (25, 37, 50)),
    ),
    Route.DEPOT,
    EveryDays(Decimal(28)),
    168,
    0.1,
)
_SEROTONERGIC = _Course(
    (
        ("sertraline", (50, 100, 150)),
        ("citalopram", (10, 20, 40)),
        ("fluoxetine", (20, 20, 40)),
        ("venlafaxine", (75, 150, 225)),
        ("tramadol", (50, 100, 200)),
    )
)
_DOPAMINERGIC = _Course(
    (("levodopa/carbidopa", (100, 100, 200)), ("pramipexole", (1, 2, 3))),
    frequency=TimesPerDay(Decimal(3)),
)
_LITHIUM = _Course((("lithium", (400, 600, 800)),))

_KINDS: tuple[tuple[float, tuple[_Course, ...]], ...] = (
    (0.60, ()),
    (0.16, (_SEROTONERGIC,)),
    (0.10, (_ANTIPSYCHOTIC,)),
    (0.04, (_ANTIPSYCHOTIC, _SEROTONERGIC)),
    (0.04, (_DEPOT,)),
    (0.03, (_DOPAMINERGIC,)),
    (0.02, (_LITHIUM, _ANTIPSYCHOTIC)),
    (0.01, (_SEROTONERGIC, _SEROTONERGIC)),
)
"""Share of people, and what they take besides the medicines that play no role."""


class MadeUp:
    """People by number, each made from the seed and the number alone."""

    def __init__(self, drugs: Mapping[DrugId, Drug], now: datetime, seed: int) -> None:
        self._brands: dict[str, tuple[str, ...]] = {
            name: tuple(n.text for n in drug.names if n.kind is NameKind.BRAND)
            for name, drug in drugs.items()
        }
        self._today = now.date()
        self._seed = seed

    def batches(self, people: int, size: int = 500) -> Iterator[Sequence[ImportedPatient]]:
        for begin in range(0, people, size):
            yield [self.person(number) for number in range(begin, min(begin + size, people))]

    def person(self, number: int) -> ImportedPatient:
        """About 20 orders; the earliest of them up to three years ago."""
        dice = random.Random(f"{self._seed}:{number}")  # noqa: S311 - a made-up person, no secret
        made = _Person(dice, self._today, self._brands)
        kind = dice.choices(_KINDS, [share for share, _ in _KINDS])[0][1]
        for course in kind:
            made.take(course)
        if dice.random() < 0.03:
            made.single("metoclopramide", 10)
        wanted = 14 + dice.randrange(13)
        while len(made.orders) < wanted:
            made.harmless()
        if dice.random() < 0.05:
            made.twice()
        born = date(1930 + dice.randrange(75), 1 + dice.randrange(12), 1 + dice.randrange(28))
        patient = Patient(
            f"P{number:07d}",
            family_name=f"{dice.choice(_FAMILY)}-{number}",
            given_name=dice.choice(_GIVEN),
            sex=dice.choice((Sex.FEMALE, Sex.MALE)),
            birth_date=born,
            ward=dice.choice(_WARDS),
            risk_factors=("dehydration",) if dice.random() < 0.05 else (),
        )
        return ImportedPatient(patient, tuple(made.orders), tuple(made.given), tuple(made.checks()))


class _Person:
    def __init__(
        self, dice: random.Random, today: date, brands: Mapping[str, tuple[str, ...]]
    ) -> None:
        self._dice = dice
        self._today = today
        self._brands = brands
        self._changed = False
        self.orders: list[Order] = []
        self.given: list[Administration] = []

    def take(self, course: _Course) -> None:
        """Prescriptions one after the other, with gaps, until some time ago or until now."""
        name, doses = self._dice.choice(course.drugs)
        dose = doses[1]
        begin = self._today - timedelta(days=60 + self._dice.randrange(_YEARS - 60))
        until = self._today + timedelta(days=self._dice.randrange(course.days))
        if self._dice.random() < 0.25:
            until = begin + timedelta(days=self._dice.randrange(30, _YEARS))
        changes = self._dice.random() < course.changing
        planned = self._today + (course.days * _DAY if self._dice.random() < 0.05 else _DAY)
        while begin < min(until, planned) and len(self.orders) < 26:
            length = course.days * (1 + self._dice.randrange(3))
            end = min(begin + timedelta(days=length), until)
            if changes and not self._changed and end >= self._today - _RECENT:
                self._changed = True
                turn = self._today - timedelta(days=self._dice.randrange(30))
                if begin < turn < end:
                    self._add(self._called(name), dose, course, begin, turn)
                    begin = turn
                dose = doses[2]
            ends = Ending.OPEN if end > self._today and self._dice.random() < 0.6 else end
            self._add(self._called(name), dose, course, begin, ends)
            begin = end
            if self._dice.random() < 0.15:
                begin += self._dice.randrange(1, 9) * _DAY
            if self._dice.random() < 0.04:
                dose = self._dice.choice(doses)

    def single(self, name: str, mg: int) -> None:
        """A dose of one day, in the last weeks or long ago; some as needed with what was given."""
        day = self._today - timedelta(days=self._dice.choice((1, 4, 9, 20, 60, 200, 500)))
        if self._dice.random() < 0.5:
            self._add(name, mg, _Course((), Route.IV, Once()), day, Ending.OPEN)
            return
        self._add(name, mg, _Course((), frequency=AsNeeded(Decimal(3))), day, day + 3 * _DAY)
        at = Moment(datetime.combine(day, time(9 + self._dice.randrange(10))))
        self.given.append(Administration(self.orders[-1].id, at, Given.GIVEN))

    def harmless(self) -> None:
        begin = self._today - timedelta(days=self._dice.randrange(_YEARS))
        days = self._dice.choice((7, 28, 28, 84))
        end = begin + days * _DAY
        ends = Ending.OPEN if end > self._today and self._dice.random() < 0.5 else end
        self._add(self._dice.choice(_HARMLESS), 10, _Course(()), begin, ends)

    def twice(self) -> None:
        """One order stands on the list twice, as imports bring it."""
        one = self._dice.choice(self.orders)
        self.orders.append(
            Order(
                OrderId(str(len(self.orders))),
                one.drug,
                one.dose,
                one.unit,
                route=one.route,
                frequency=one.frequency,
                start=one.start,
                end=one.end,
                source=Source("again"),
            )
        )

    def checks(self) -> Iterator[Observation]:
        """Whoever changed something of late is mostly looked at, now and then with a sign."""
        if not self._changed or self._dice.random() < 0.2:
            return
        for _ in range(1 + self._dice.randrange(4)):
            at = datetime.combine(self._today, time(8)) - timedelta(
                hours=self._dice.randrange(24 * 14)
            )
            ill = self._dice.random() < 0.02
            yield Observation(
                Moment(at),
                {
                    FindingId("temperature"): Decimal("38.9" if ill else "36.8"),
                    FindingId("heart_rate"): Decimal(118 if ill else 76),
                    FindingId("rigidity"): "lead_pipe" if ill else "none",
                },
                "made up",
            )

    def _called(self, name: str) -> str:
        """By its generic name, or by a brand where it has one."""
        brands = self._brands.get(name, ())
        return self._dice.choice(brands) if brands and self._dice.random() < 0.3 else name

    def _add(self, drug: str, mg: int, course: _Course, begin: date, end: date | Ending) -> None:
        dose = Decimal(mg)
        self.orders.append(
            Order(
                OrderId(str(len(self.orders))),
                drug,
                Dose(dose, dose),
                "mg",
                route=course.route,
                frequency=course.frequency,
                start=_day(begin),
                end=end if isinstance(end, Ending) else _day(end),
                source=Source("made up"),
            )
        )


def _day(day: date) -> Moment:
    return Moment(datetime.combine(day, time()), day_only=True)


def filled(store: ChartStore, made_up: MadeUp, people: int, progress: Progress) -> int:
    """Write so many people into an empty record; how many orders they have."""

    def watched() -> Iterator[Sequence[ImportedPatient]]:
        done = 0
        for batch in made_up.batches(people):
            yield batch
            done += len(batch)
            progress.step(done, people)

    return fill(store, watched(), DOCUMENT)
