"""What was counted all the same, or counted once, and has to be said beside the answer."""

from collections.abc import Iterator, Mapping

from nmsdesk.domain.case import Case
from nmsdesk.domain.finding import FindingSpec
from nmsdesk.domain.history import History
from nmsdesk.domain.ids import FindingId
from nmsdesk.domain.readings import Reading, Readings
from nmsdesk.domain.reason import Label, Reason, because

_RIGIDITY = FindingId("rigidity")
_SLIGHT = ("mild", "cogwheel")
"""They count as rigidity of the criteria sets and are flagged (judgement.md section 2)."""


def remarks(
    case: Case, history: History, readings: Readings, findings: Mapping[FindingId, FindingSpec]
) -> tuple[Reason, ...]:
    """In a fixed order, whatever the order of the input."""
    return (
        *_slight_rigidity(readings),
        *_contradictions(readings, findings),
        *_ranges(case),
        *_duplicates(case, history),
    )


def _contradictions(
    readings: Readings, findings: Mapping[FindingId, FindingSpec]
) -> Iterator[Reason]:
    """A sign found and then not, or not and then found: both are shown, the newest decides."""
    several = [name for name, counting in readings.counting.items() if len(counting) > 1]
    for name in sorted(readings.newest.keys() & several):
        newest = readings.newest[name]
        now_there = _there(newest, findings)
        for older in reversed(readings.counting[name]):
            was_there = _there(older, findings)
            if None not in (now_there, was_there) and was_there is not now_there:
                key = "found_before_and_not_now" if was_there else "found_now_and_not_before"
                label = Label("finding", newest.finding)
                yield because(key, finding=label, before=older.at, at=newest.at)
                break


def _there(reading: Reading, findings: Mapping[FindingId, FindingSpec]) -> bool | None:
    """Is the sign there; None for what is no sign."""
    if isinstance(reading.value, bool):
        return reading.value
    if isinstance(reading.value, str) and findings[reading.finding].absent_words:
        return reading.value not in findings[reading.finding].absent_words
    return None


def _slight_rigidity(readings: Readings) -> Iterator[Reason]:
    reading = readings.newest.get(_RIGIDITY)
    if reading is not None and reading.value in _SLIGHT:
        word = Label("word", f"{_RIGIDITY}.{reading.value}")
        yield because("slight_rigidity_counts", word=word, at=reading.at)


def _ranges(case: Case) -> Iterator[Reason]:
    """The upper end of a range counts."""
    ranged = {
        (o.drug, o.dose.high) for o in case.orders or () if o.dose is not None and o.dose.is_range
    }
    for drug, high in sorted(ranged):
        yield because("upper_end_counts", drug=drug, high=high)


def _duplicates(case: Case, history: History) -> Iterator[Reason]:
    """Orders of one import that look alike are counted once until someone decides."""
    names = {order.id: order.drug for order in case.orders or ()}
    twins = sorted((min(names[order] for order in each), len(each)) for each in history.duplicates)
    for drug, orders in twins:
        yield because("counted_once", drug=drug, orders=orders)
