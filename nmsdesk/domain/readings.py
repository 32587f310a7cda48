"""Which of the recorded values count at a moment, and which of them is the newest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from decimal import Decimal
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from nmsdesk.domain.finding import FindingSpec, Group, Value
from nmsdesk.domain.ids import FindingId
from nmsdesk.domain.moment import within
from nmsdesk.domain.observation import Observation

WORKUP = frozenset({"infection_workup", "other_causes_workup"})
OCCASIONS = "temperature"
"""Older readings of it still count as occasions, though they no longer say how it is now."""


class Reading(NamedTuple):
    """One value of one finding, with the observation that it belongs to.

    A long record has thousands, so it is a named tuple: made in a third of the time.
    """

    finding: FindingId
    value: Value
    at: datetime
    observation: Observation


def in_order(observations: Iterable[Observation], now: datetime) -> tuple[Observation, ...]:
    """What was seen up to `now`, oldest first; nothing depends on the order of the input."""
    timed = [(each.at.midday, each) for each in observations]
    timed = sorted([each for each in timed if each[0] <= now], key=itemgetter(0))
    seen = [each for _, each in timed]
    if any(one[0] == other[0] for one, other in pairwise(timed)):
        seen.sort(key=_fixed)
    return tuple(seen)


def _fixed(observation: Observation) -> tuple[datetime, list[tuple[str, str]]]:
    """A fixed place for checks of the same minute."""
    found = sorted((str(name), str(value)) for name, value in observation.findings.items())
    return observation.at.midday, found


def severity(value: Value, spec: FindingSpec | None) -> tuple[int, Decimal | int]:
    """Of two values seen at the same minute the graver one is taken; words as they are listed."""
    if isinstance(value, bool):
        return (0, int(value))
    if isinstance(value, Decimal):
        return (1, value)
    if isinstance(value, str):
        return (2, spec.words.index(value) if spec is not None and value in spec.words else 0)
    return (3, sum(value.values()))


@dataclass(frozen=True, slots=True)
class Readings:
    """`newest` decides; `counting` are all values of a finding that count, oldest first."""

    newest: Mapping[str, Reading]
    counting: Mapping[str, tuple[Reading, ...]]


@dataclass(frozen=True, slots=True)
class Spans:
    """How far back values count: examinations and vital signs, and laboratory values.

    `onset` opens the second span further where the picture began before that.
    """

    examined: timedelta
    onset: datetime


def take(
    observations: tuple[Observation, ...],
    findings: Mapping[FindingId, FindingSpec],
    now: datetime,
    spans: Spans,
    zone: tzinfo | None,
) -> Readings:
    """Sort out what counts at `now`, of observations that are in order (judgement.md section 1).

    Examination and vital signs of the last 72 h count; laboratory values, work-up and
    temperature occasions since onset and at least for 72 h.
    """
    counting: dict[str, list[Reading]] = {}
    newest: dict[str, Reading] = {}
    for observation in reversed(observations):
        at = observation.at.midday
        recent = within(at, now, spans.examined, zone)
        if not recent and at < spans.onset:
            break
        for name, value in observation.findings.items():
            spec = findings.get(name)
            lasting = recent or counts_since_onset(name, spec)
            if not lasting and name != OCCASIONS:
                continue
            reading = Reading(name, value, at, observation)
            counting.setdefault(name, []).append(reading)
            if lasting and _decides(reading, newest.get(name), spec):
                newest[name] = reading
    return Readings(
        newest, {name: tuple(reversed(readings)) for name, readings in counting.items()}
    )


def _decides(reading: Reading, held: Reading | None, spec: FindingSpec | None) -> bool:
    """Walking backwards the first one seen is the newest; at one minute the graver is taken."""
    if held is None:
        return True
    return held.at == reading.at and severity(reading.value, spec) > severity(held.value, spec)


def counts_since_onset(name: FindingId, spec: FindingSpec | None) -> bool:
    return name in WORKUP or (spec is not None and spec.group is Group.LABORATORY)
