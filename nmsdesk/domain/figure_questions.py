"""Questions about figures: how often, how far above a baseline or a limit, how far apart."""

from decimal import Decimal

from nmsdesk.domain.asked import Asked, figure, text
from nmsdesk.domain.evidence import Answer, found
from nmsdesk.domain.ids import FindingId
from nmsdesk.domain.leaf import Ask
from nmsdesk.domain.moment import hours_of, within
from nmsdesk.domain.readings import Reading
from nmsdesk.domain.reason import Reason, because, label
from nmsdesk.domain.truth import MET, NOT_MET, UNKNOWN, Truth

_NOTHING = Decimal(0)


def occasions(asked: Asked, ask: Ask) -> Answer:
    """`occasions(finding, above, times)`: so many readings above, at different times.

    Not met where readings stand and none is above; one above leaves it open.
    """
    name, above, times = text(ask, 0), figure(ask, 1), figure(ask, 2)
    readings = asked.readings.counting.get(name, ())
    high = {reading.at: reading for reading in readings if _number(reading) > above}
    decided = tuple(found(reading) for reading in high.values())
    assumed = tuple(reason for reading in high.values() for reason in _site(reading))
    if len(high) >= times:
        return Answer(MET, decided, (), assumed)
    if readings and not high:
        return Answer(NOT_MET, (found(readings[-1]),))
    missing = FindingId(f"second_{name}" if high else name)
    return Answer(UNKNOWN, decided, (missing,), assumed)


def _site(reading: Reading) -> tuple[Reason, ...]:
    """A site left out is taken for oral, and said; another one counts, and is said."""
    site = reading.observation.findings.get(FindingId(f"{reading.finding}_site"))
    match site:
        case "oral":
            return ()
        case str(word):
            where = label("word", f"{reading.finding}_site.{word}")
            return (because("site_not_oral", site=where, at=reading.at),)
        case _:
            return (because("site_assumed_oral", at=reading.at),)


def _number(reading: Reading) -> Decimal:
    return reading.value if isinstance(reading.value, Decimal) else _NOTHING


def over_baseline(asked: Asked, ask: Ask) -> Answer:
    """`over_baseline(finding, percent)`: the newest figure that far above this person's own."""
    name, percent = text(ask, 0), figure(ask, 1)
    reading = asked.readings.newest.get(name)
    baseline: Decimal | None = getattr(asked.case.patient.baseline, name)
    missing = []
    if reading is None:
        missing.append(FindingId(name))
    if baseline is None:
        missing.append(FindingId(f"baseline_{name}"))
    if reading is None or baseline is None:
        return Answer(UNKNOWN, (), tuple(missing))
    met = _number(reading) * 100 >= baseline * (100 + percent)
    finding = label("finding", name)
    return Answer(
        Truth.of(met),
        (
            because(
                "against_baseline",
                finding=finding,
                figure=_number(reading),
                baseline=baseline,
                at=reading.at,
            ),
        ),
    )


def of_limit(asked: Asked, ask: Ask) -> Answer:
    """`of_limit(finding, times)`: so many times the upper limit of normal, stated or assumed."""
    name, times = text(ask, 0), figure(ask, 1)
    reading = asked.readings.newest.get(name)
    if reading is None:
        return Answer(UNKNOWN, (), (FindingId(name),))
    stated = reading.observation.findings.get(FindingId(f"{name}_uln"))
    limit = stated if isinstance(stated, Decimal) else asked.thresholds.limits[name]
    finding = label("finding", name)
    decided = because(
        "against_limit",
        finding=finding,
        figure=_number(reading),
        limit=limit,
        times=round(_number(reading) / limit, 1),
        at=reading.at,
    )
    assumed = (
        () if stated is not None else (because("limit_assumed", finding=finding, limit=limit),)
    )
    return Answer(Truth.of(_number(reading) >= limit * times), (decided,), (), assumed)


def swing(asked: Asked, ask: Ask) -> Answer:
    """`swing(finding, amount, hours)`: two readings within the hours that differ so much."""
    name, amount = text(ask, 0), figure(ask, 1)
    span = hours_of(figure(ask, 2))
    readings = asked.readings.counting.get(name, ())
    pairs = 0
    first = 0
    for last, reading in enumerate(readings):
        while not within(readings[first].at, reading.at, span, asked.case.zone):
            first += 1
        near = readings[first : last + 1]
        pairs += len(near) > 1
        figures = [_number(each) for each in near]
        if max(figures) - min(figures) >= amount:
            return Answer(
                MET,
                (
                    because(
                        "swung",
                        finding=label("finding", name),
                        low=min(figures),
                        high=max(figures),
                        at=reading.at,
                    ),
                ),
            )
    if pairs:
        return Answer(NOT_MET, (found(readings[-1]),))
    return Answer(UNKNOWN, (), (FindingId(f"second_{name}" if readings else name),))


def adult_above(asked: Asked, ask: Ask) -> Answer:
    """`adult_above(finding, bound)`: an adult's limit; unknown for a child under 16."""
    name, bound = text(ask, 0), figure(ask, 1)
    reading = asked.readings.newest.get(name)
    age = asked.case.patient.age_at(asked.case.now)
    if reading is None:
        return Answer(UNKNOWN, (), (FindingId(name),))
    if age is not None and age < asked.thresholds.child_under_years:
        finding = label("finding", name)
        years = asked.thresholds.child_under_years
        assumed = (because("adult_limit_not_applied", finding=finding, years=years),)
        return Answer(UNKNOWN, (found(reading),), (), assumed)
    return Answer(Truth.of(_number(reading) > bound), (found(reading),))
