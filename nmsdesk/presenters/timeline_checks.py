"""The lanes of the timeline that tell of the checks: their temperatures, and creatine kinase."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from math import log10

from nmsdesk.documents.texts import TEMPERATURE, Texts
from nmsdesk.domain.ids import FindingId
from nmsdesk.domain.observation import Observation
from nmsdesk.domain.reason import Label
from nmsdesk.presenters.formats import day_and_clock
from nmsdesk.presenters.timeline_axis import days
from nmsdesk.presenters.timeline_view import Lane, Point, Reading
from nmsdesk.presenters.wording import translate

WARMTH = FindingId("temperature")
COLDEST, HOTTEST = Decimal(35), Decimal(42)
"""The fixed scale of the temperatures, °C; never stretched to fit (D-30)."""
KINASE = FindingId("creatine_kinase")
_KINASE_UNIT = Label("unit", "creatine_kinase")
_LEAST_KINASE, _DECADES = 10, 4
"""The fixed scale of creatine kinase, U/L: four tens, for it is told in multiples."""
LONGEST_LINE = timedelta(days=3)
"""Two checks further apart are not joined: nobody knows what was between (D-32)."""
_DAY = timedelta(days=1)


def checked(observations: Iterable[Observation], now: datetime) -> tuple[Observation, ...]:
    """The checks up to now, in order of time."""
    return tuple(sorted((o for o in observations if o.at.midday <= now), key=lambda o: o.at.midday))


def check_lane(past: Sequence[Observation], texts: Texts) -> Lane | None:
    """The checks, at the height of their temperature where one was taken.

    `past` in order of time; `texts` tells the temperatures in the scale of whoever reads them.
    """
    if not past:
        return None
    return Lane(
        translate("Timeline", "checks"),
        _last_temperatures(past, texts),
        "quiet",
        points=tuple(_temperatures(past, texts)),
        readings=tuple(_reading(one, texts) for one in past),
        caption=translate("Timeline", "temperature; open: none taken"),
    )


def _temperatures(past: Sequence[Observation], texts: Texts) -> Iterator[Point]:
    before: datetime | None = None
    for one in past:
        at, value = one.at.midday, _figure(one, WARMTH)
        if value is None:
            yield Point(days(at), None, "")
            continue
        height = float((value - COLDEST) / (HOTTEST - COLDEST))
        joined = before is not None and at - before <= LONGEST_LINE
        label = texts.measured(value, TEMPERATURE)
        yield Point(days(at), min(max(height, 0.0), 1.0), label, joined)
        before = at


def kinase_lane(past: Sequence[Observation], texts: Texts) -> Lane | None:
    """Creatine kinase on a scale of multiples; None where it was never measured."""
    measured = [
        (one.at.midday, value) for one in past if (value := _figure(one, KINASE)) is not None
    ]
    if not measured:
        return None
    said = [texts.measured(value, _KINASE_UNIT) for _at, value in measured]
    points, readings = [], []
    before: datetime | None = None
    for (at, value), words in zip(measured, said, strict=True):
        joined = before is not None and at - before <= LONGEST_LINE
        points.append(Point(days(at), _multiples(value), words, joined))
        text = translate("Timeline", "{figure} at {when}")
        readings.append(Reading(at, at + _DAY, text.format(figure=words, when=day_and_clock(at))))
        before = at
    return Lane(
        translate("Timeline", "creatine kinase"),
        _two(said),
        "quiet",
        points=tuple(points),
        readings=tuple(readings),
        caption=translate("Timeline", "each tenfold is a quarter of the height"),
    )


def _multiples(value: Decimal) -> float:
    return min(max(log10(max(float(value), 1) / _LEAST_KINASE) / _DECADES, 0.0), 1.0)


def _figure(one: Observation, finding: FindingId) -> Decimal | None:
    """The figure as the record has it."""
    value = one.findings.get(finding)
    return value if isinstance(value, Decimal) else None


def _reading(one: Observation, texts: Texts) -> Reading:
    at, value = one.at.midday, _figure(one, WARMTH)
    if value is not None:
        text = translate("Timeline", "check at {when}, {temperature}")
        words = text.format(when=day_and_clock(at), temperature=texts.measured(value, TEMPERATURE))
    else:
        words = translate("Timeline", "check at {when}").format(when=day_and_clock(at))
    return Reading(at, at + _DAY, words)


def _last_temperatures(past: Sequence[Observation], texts: Texts) -> str:
    """The latest temperature and the one before (D-27), else when the last check was."""
    values = [value for one in past if (value := _figure(one, WARMTH)) is not None]
    if not values:
        return translate("Timeline", "last {when}").format(when=day_and_clock(past[-1].at.midday))
    return _two([texts.measured(value, TEMPERATURE) for value in values[-2:]])


def _two(told: Sequence[str]) -> str:
    """The latest figure and the one before."""
    if len(told) == 1:
        return told[0]
    text = translate("Timeline", "{latest}, before {previous}")
    return text.format(latest=told[-1], previous=told[-2])
