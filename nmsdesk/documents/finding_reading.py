"""Reads the observations of a case file against the vocabulary of findings."""

import re
from collections.abc import Mapping

from nmsdesk.documents.cursor import Cursor, clip, shown
from nmsdesk.documents.json_text import plain
from nmsdesk.documents.problem import Problems
from nmsdesk.documents.times import Times
from nmsdesk.domain.finding import FindingKind, FindingSpec, Value
from nmsdesk.domain.ids import FindingId
from nmsdesk.domain.observation import Observation

Vocabulary = Mapping[FindingId, FindingSpec]

_NO_LETTER = re.compile(r"[^a-z]+")
_LIKELY_FAHRENHEIT = (85, 115)


def read_observation(at: Cursor, vocabulary: Vocabulary, times: Times) -> Observation:
    """One entry of `observations`; a finding that is null was not assessed, as if left out."""
    at.keys("at", "findings", "by", "note")
    return Observation(
        at=at.required("at", times.moment),
        findings=at.optional("findings", lambda one: read_findings(one, vocabulary)) or {},
        by=at.optional("by", Cursor.text),
        note=at.optional("note", Cursor.text),
    )


def read_findings(at: Cursor, vocabulary: Vocabulary) -> dict[FindingId, Value]:
    """All findings of one moment; every one that is wrong is told."""
    at.once_each()
    problems, found = Problems(), {}
    for key, one in at.children():
        with problems.gathered():
            spec = vocabulary.get(FindingId(key))
            if spec is None:
                at.unknown_key(key, vocabulary, "finding")
            if one.value is not None:
                found[spec.id] = read_value(one, spec)
    problems.refuse()
    return found


def read_value(at: Cursor, spec: FindingSpec) -> Value:
    """One value as its finding takes it.

    `false` of a word finding that may be plainly `true` (rigidity) says that it is absent.
    """
    match spec.kind:
        case FindingKind.SIGN:
            return at.flag()
        case FindingKind.FIGURE:
            return _figure(at, spec)
        case FindingKind.WORD:
            if spec.accepts_true and isinstance(at.value, bool):
                return at.value
            return at.word(spec.words)
        case FindingKind.SCALE:
            return _grades(at, spec)


def _figure(at: Cursor, spec: FindingSpec) -> Value:
    assert spec.possible is not None
    least, most = spec.possible
    figure = at.number(-(10**9), 10**9)
    if not least <= figure <= most:
        unit = f" {spec.unit}" if spec.unit else ""
        low, high = _LIKELY_FAHRENHEIT
        mend = " (°F? the file takes °C)" if spec.unit == "°C" and low <= figure <= high else ""
        limits = f"from {plain(least)} to {plain(most)}{unit} expected"
        at.fail(f"{clip(plain(figure))}{unit} cannot be; {limits}{mend}")
    return figure


def _grades(at: Cursor, spec: FindingSpec) -> Value:
    """Items with their grades; an item may be written as the form prints it."""
    at.once_each()
    grades: dict[str, int] = {}
    for key, one in at.children():
        name = _NO_LETTER.sub("_", key.lower()).strip("_")
        if name not in spec.items:
            at.unknown_key(key, spec.items, "item")
        if name in grades:
            one.fail("stands here twice; keep one")
        if one.value is None:
            continue
        grades[name] = one.whole(0, spec.highest_grade)
        if name in spec.all_or_none_items and grades[name] not in (0, spec.highest_grade):
            one.fail(f"this item is 0 or {spec.highest_grade}, not {shown(one.value)}")
    return grades
