"""Questions that the words of the newest readings answer, whatever the figures are."""

from nmsdesk.domain.evidence import Answer, found
from nmsdesk.domain.ids import FindingId
from nmsdesk.domain.readings import Readings
from nmsdesk.domain.truth import MET, NOT_MET, UNKNOWN, Truth

Names = tuple[str, ...]
_NOT_DENIED = Answer(NOT_MET)


def work_up(readings: Readings, names: Names) -> Answer:
    """`work_up(finding, finding)`: both negative is met, a cause found is not; else unfinished."""
    done = [readings.newest[name] for name in names if name in readings.newest]
    decided = tuple(found(reading) for reading in done)
    results = [reading.value for reading in done]
    if "cause_found" in results:
        return Answer(NOT_MET, decided)
    if results == ["negative", "negative"]:
        return Answer(MET, decided)
    negative = {reading.finding for reading in done if reading.value == "negative"}
    return Answer(UNKNOWN, decided, tuple(FindingId(n) for n in names if n not in negative))


def not_present(readings: Readings, names: Names) -> Answer:
    """`not_present(finding)`: nobody found it; for a pull that another sign takes away."""
    reading = readings.newest.get(names[0])
    there = reading is not None and reading.value is not False and reading.value != "none"
    return Answer(Truth.of(not there))


def not_word(readings: Readings, names: Names) -> Answer:
    """`not_word(finding, word)`: it is not known to be that word."""
    reading = readings.newest.get(names[0])
    return Answer(Truth.of(reading is None or reading.value != names[1]))


def denied(readings: Readings, names: Names) -> Answer:
    """`denied(sign, figure)`: a later check found the sign absent, so that the figure is past.

    The newest decides, a word against an older figure too (judgement.md section 1). Without a
    figure the word denies nothing: it cannot decide an item that asks for one (section 2).
    """
    sign, figure = (readings.newest.get(name) for name in names)
    if sign is None or figure is None or sign.value is not False or sign.at <= figure.at:
        return _NOT_DENIED
    return Answer(MET, (found(sign),))
