"""Gathers each person's observations into checks: what was seen at one time stands together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from nmsdesk.documents.imports.fhir_bundle import Found
from nmsdesk.documents.imports.fhir_json import joined
from nmsdesk.documents.imports.fhir_observations import Refused, Seen, seen
from nmsdesk.documents.imports.fhir_orders import Reading
from nmsdesk.documents.imports.fhir_patients import People
from nmsdesk.domain.finding import Value
from nmsdesk.domain.ids import FindingId
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.observation import Observation


@dataclass(slots=True)
class Watched:
    """One person's checks in the order of the document, and the latest weight in kg."""

    checks: list[Observation] = field(default_factory=list)
    weight: Decimal | None = None
    _weighed: Moment | None = None
    _places: dict[Moment, int] = field(default_factory=dict)

    def add(self, one: Seen) -> None:
        """Two different values of one finding at one time stay two checks."""
        if one.weight is not None and (
            self._weighed is None or self._weighed.midday <= one.at.midday
        ):
            self._weighed, self.weight = one.at, one.weight
        if not one.findings:
            return
        place = self._places.get(one.at)
        if place is None or _differ(self.checks[place].findings, one.findings):
            self._places[one.at] = len(self.checks)
            self.checks.append(Observation(one.at, one.findings, note=one.note))
            return
        held = self.checks[place]
        self.checks[place] = replace(
            held, findings={**held.findings, **one.findings}, note=joined((held.note, one.note))
        )


def _differ(held: Mapping[FindingId, Value], more: Mapping[FindingId, Value]) -> bool:
    return any(finding in held and held[finding] != value for finding, value in more.items())


class Checks:
    """Reads the observations among the entries."""

    def __init__(self, people: People, reading: Reading) -> None:
        self._people = people
        self._reading = reading
        self._watched: dict[str, Watched] = {}

    def of(self, key: str) -> Watched:
        return self._watched.get(key, Watched())

    def read(self, found: Iterable[Found]) -> None:
        for one in found:
            if one.kind == "Observation":
                self._read(one)

    def _read(self, found: Found) -> None:
        tally = self._reading.tally
        try:
            key = self._person(found)
            what = seen(found, self._reading)
        except Refused as refused:
            tally.leave_out_because(found.number, found.where, refused.reason)
            return
        self._watched.setdefault(key, Watched()).add(what)
        tally.read(found.number)

    def _person(self, found: Found) -> str:
        subject = self._people.subject(found)
        if subject.other is not None:
            raise Refused("import_not_about_a_person", who=subject.other)
        if subject.key is None:
            raise Refused("import_no_person")
        return subject.key
