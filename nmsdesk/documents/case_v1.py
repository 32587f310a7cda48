"""The public case file, version 1: what it is called, and how it is read as a whole."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import TypeVar

from nmsdesk.documents.cursor import Cursor, shown
from nmsdesk.documents.finding_reading import Vocabulary, read_observation
from nmsdesk.documents.json_text import read_json
from nmsdesk.documents.order_reading import read_administration, read_order
from nmsdesk.documents.patient_reading import check_birth, read_patient
from nmsdesk.documents.problem import Problems
from nmsdesk.documents.times import Times, read_zone
from nmsdesk.domain.case import Case, Provenance
from nmsdesk.domain.observation import Observation
from nmsdesk.domain.order import Administration, Order, Status
from nmsdesk.domain.patient import Patient

T = TypeVar("T")

VERSION_KEY = "nmsdesk_case"
VERSION = 1
KEYS = (
    VERSION_KEY, "title", "notes", "source", "now", "time_zone",
    "patient", "medications", "administrations", "observations",
)  # fmt: skip


def read_case(
    text: str | bytes,
    findings: Vocabulary,
    risk_factors: Collection[str],
    otherwise: datetime | None = None,
) -> Case:
    """The case that the text holds.

    `otherwise` is taken for now where the file names none and holds no observation and no start
    that would tell one (a list of medicines without dates); without it that is a problem.
    `findings` and `risk_factors` are those of `findings.toml`. Raises DocumentError with every
    problem found, each naming its path; nothing is taken from a file that has one.
    """
    at = read_json(text)
    _of_version_1(at)
    return _Reading(at, findings, risk_factors).case(otherwise)


def _of_version_1(at: Cursor) -> None:
    """An unknown version is told alone: its other keys are not ours to judge."""
    at.entries()
    version = at.required(VERSION_KEY, lambda one: one.whole(-(10**9), 10**9))
    if version != VERSION:
        at.at(VERSION_KEY).fail(f"version {shown(version)} is not known here; {VERSION} expected")
    at.keys(*KEYS)


class _Reading:
    """One file being read: the parts that are right so far, and all that is wrong."""

    def __init__(self, at: Cursor, findings: Vocabulary, risk_factors: Collection[str]) -> None:
        self._at = at
        self._findings = findings
        self._risk_factors = risk_factors
        self._problems = Problems()
        self._times = Times()

    def case(self, otherwise: datetime | None) -> Case:
        at, gathered = self._at, self._problems.gathered
        zone, now, title, notes, source = None, None, None, None, None
        with gathered():
            zone = at.optional("time_zone", read_zone)
        self._times = Times(zone)
        with gathered():
            now = at.optional("now", self._times.time)
        with gathered():
            title, notes = at.optional("title", Cursor.text), at.optional("notes", Cursor.text)
            source = at.optional("source", _provenance)
        patient = self._patient()
        orders = self._orders()
        administrations = self._administrations()
        observations = self._observations()
        self._problems.refuse()
        if now is None:
            now = _default_now(orders, observations, at, otherwise)
        check_birth(patient.birth_date, now, at.at("patient"))
        return Case(patient, now, orders, administrations, observations, zone, title, notes, source)

    def _patient(self) -> Patient:
        with self._problems.gathered():
            return self._at.required(
                "patient", lambda one: read_patient(one, self._risk_factors, self._times)
            )
        return Patient("")

    def _orders(self) -> tuple[Order, ...] | None:
        """None where the list is left out: not known."""
        if not self._at.has("medications"):
            return None
        return self._list("medications", lambda one, i: read_order(one, i, self._times))

    def _administrations(self) -> tuple[Administration, ...]:
        """An order that has a problem of its own can still be pointed at."""
        orders = self._at.at("medications").value
        count = len(orders) if isinstance(orders, list) else 0
        return self._list(
            "administrations", lambda one, _: read_administration(one, count, self._times)
        )

    def _observations(self) -> tuple[Observation, ...]:
        return self._list(
            "observations", lambda one, _: read_observation(one, self._findings, self._times)
        )

    def _list(self, key: str, read: Callable[[Cursor, int], T]) -> tuple[T, ...]:
        found: list[T] = []
        with self._problems.gathered():
            for index, item in enumerate(self._at.at(key).items() if self._at.has(key) else ()):
                with self._problems.gathered():
                    found.append(read(item, index))
        return tuple(found)


def _default_now(
    orders: tuple[Order, ...] | None,
    observations: tuple[Observation, ...],
    at: Cursor,
    otherwise: datetime | None,
) -> datetime:
    """The last observation, else the last start that was not only planned; never an end."""
    if observations:
        return max(one.at.midday for one in observations)
    not_begun = (Status.PLANNED, Status.ENTERED_IN_ERROR)
    starts = [
        one.begins for one in orders or () if one.begins is not None and one.status not in not_begun
    ]
    if starts:
        return max(starts)
    if otherwise is None:
        at.at("now").fail("is needed here: no observation and no start tells the time")
    return otherwise


def _provenance(at: Cursor) -> Provenance:
    at.keys("title", "address", "year")
    return Provenance(
        at.optional("title", Cursor.text),
        at.optional("address", Cursor.text),
        at.optional("year", lambda one: one.whole(1800, 2200)),
    )
