"""What the names found in one line of text stand for, and whether that is certain."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.medication_text import Amount, ratio_in
from nmsdesk.domain.mending import SURE_KINDS, Mender
from nmsdesk.domain.names import Known
from nmsdesk.domain.recognition import Standing
from nmsdesk.domain.spelling import WORD, plain
from nmsdesk.domain.vocabulary import NEGATIONS_AFTER, NEGATIONS_BEFORE, SALTS

MOST_WORDS_IN_A_NAME = 6
SHORT_NAME, SHORT_BRAND = 6, 8
"""A name with fewer letters is not certain among words that nobody knows."""
FREE_TEXT = 6
"""From this many unknown words on a line is free text: only a name with a dose is certain."""
NEGATION_REACH = 3
LEAST_PART = 4
"""Letters of an unknown word from which on it may be a medicine of its own."""
JOINER = re.compile(r"(?<!\bw)/|\+|&|\b(?:and|or|und|oder|et|ou)\b")
PURPOSE = re.compile(r"\bfor\b")
LEAST_PAIR = 8
"""Letters of two joined words from which on a misspelling among them is mended."""


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Match:
    """A known name in the text: from word `first` to before word `after`."""

    known: Known
    first: int
    after: int
    start: int
    end: int


def find_names(words: Sequence[Word], names: Mapping[str, Known]) -> tuple[Match, ...]:
    """The known names of a line, the longest ones first where they overlap.

    A salt word beside a name belongs to it and is no name of its own.
    """
    found: list[Match] = []
    at = 0
    while at < len(words):
        match = _longest(words, at, names)
        if match is None or (_is_salt(words, match) and found):
            at += 1
            continue
        found.append(match)
        at = match.after
    return tuple(found)


def _is_salt(words: Sequence[Word], match: Match) -> bool:
    return all(word.text in SALTS for word in words[match.first : match.after])


def _longest(words: Sequence[Word], at: int, names: Mapping[str, Known]) -> Match | None:
    last = min(len(words), at + MOST_WORDS_IN_A_NAME)
    for after in range(last, at, -1):
        known = names.get("".join(word.text for word in words[at:after]))
        if known is not None:
            return Match(known, at, after, words[at].start, words[after - 1].end)
    return None


def mended_word(words: Sequence[Word], at: int, mender: Mender) -> Match | None:
    """The name that one misspelt word stands for."""
    known = mender.mended(words[at].text)
    if known is None:
        return None
    return Match(known, at, at + 1, words[at].start, words[at].end)


def mended_pair(words: Sequence[Word], at: int, mender: Mender) -> Match | None:
    """The name of two words of which this one is misspelt ("methylene bleu")."""
    for first in (at - 1, at):
        if first < 0 or first + 1 >= len(words):
            continue
        joined = words[first].text + words[first + 1].text
        known = mender.mended(joined) if len(joined) >= LEAST_PAIR else None
        if known is not None and {words[first].text, words[first + 1].text} & set(
            WORD.findall(plain(known.text))
        ):
            return Match(known, first, first + 2, words[first].start, words[first + 1].end)
    return None


def is_denied(words: Sequence[Word], match: Match) -> bool:
    """Words that say the line is about the medicine without its being taken ("no", "level")."""
    before = words[max(0, match.first - NEGATION_REACH) : match.first]
    after = words[match.after : match.after + NEGATION_REACH]
    return any(word.text in NEGATIONS_BEFORE for word in before) or any(
        word.text in NEGATIONS_AFTER for word in after
    )


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a line holds beside its names."""

    line: str
    text: str
    words: tuple[Word, ...]
    unknown: tuple[str, ...]
    """Words that nobody knows, names left out."""
    amounts: tuple[Amount, ...]
    has_form: bool
    only_name: bool
    """One name makes up the whole text."""

    @property
    def has_dose(self) -> bool:
        return bool(self.amounts) or self.has_form


def is_certain(match: Match, around: Surroundings, others: int) -> bool:
    """Tell whether this name may be taken without asking a person.

    A shy name (an ordinary word, four letters or fewer) needs a dose or form beside it and
    nothing unknown, or stands alone with a capital.
    """
    known = match.known
    if known.mute or is_denied(around.words, match):
        return False
    if known.shy:
        if around.unknown or others:
            return False
        capital = around.only_name and not known.ordinary and around.text.strip()[:1].isupper()
        return around.has_dose or capital
    if not around.unknown:
        return True
    if len(around.unknown) >= FREE_TEXT:
        return bool(around.amounts) and match.end - match.start >= SHORT_NAME
    least = SHORT_NAME if known.kind in SURE_KINDS else SHORT_BRAND
    return match.end - match.start >= least or around.has_dose


def has_unknown_part(
    words: Sequence[Word], unknown: Sequence[str], matches: Sequence[Match], line: str
) -> bool:
    """Is one part of a combination a name that nobody knows ("foobarine and metformin").

    What the medicine is taken for ("for pain and fever") is no part of it.
    """
    reason = PURPOSE.search(line)
    end = len(line) if reason is None else reason.start()
    edges = [0, *(joiner.start() for joiner in JOINER.finditer(line, 0, end)), end]
    if len(edges) == 2:
        return False
    for first, after in pairwise(edges):
        names = any(match.start < after and first < match.end for match in matches)
        doubtful = any(
            first <= word.start < after and word.text in unknown and len(word.text) >= LEAST_PART
            for word in words
        )
        if doubtful and not names:
            return True
    return False


def contradicts(matches: Sequence[Match], line: str) -> bool:
    """A name in brackets that is no name of what stands before them: two medicines, or an error."""
    opening = min((line.find(one) for one in "([" if one in line), default=-1)
    if opening < 0 or line[opening + 1 :].lstrip().startswith(("with", "and", "+", "&")):
        return False
    outside = {drug for match in matches if match.end <= opening for drug in match.known.drugs}
    inside = {drug for match in matches if match.start > opening for drug in match.known.drugs}
    return bool(outside) and bool(inside) and not outside & inside


def active_parts(matches: Sequence[Match]) -> int:
    """How many active substances the names stand for; a brand may repeat what stands before it."""
    return max(len(_distinct(matches)), *(match.known.parts for match in matches))


def standing_of(matches: Sequence[Match]) -> Standing:
    """Ours before not modelled before no role; unknown where nothing was found."""
    found = {match.known.standing for match in matches}
    for standing in (Standing.OURS, Standing.NOT_MODELLED, Standing.NO_ROLE):
        if standing in found:
            return standing
    return Standing.UNKNOWN


LEVODOPA = DrugId("levodopa")
"""Of a ratio with a decarboxylase inhibitor its figure is the larger one, whichever comes first."""


def strengths(
    matches: Sequence[Match],
    amounts: Sequence[Amount],
    line: str,
    ratio_order: Sequence[str],
) -> Mapping[DrugId, tuple[Decimal, str]]:
    """Drug -> strength and unit, where the text leaves no doubt which figure is whose."""
    single = [one for one in amounts if not one.is_range and not one.after_verb]
    parts = [match for match in matches if match.known.standing is not Standing.UNKNOWN]
    drugs = [drug for match in parts for drug in match.known.drugs]
    if len(parts) == 1 and parts[0].known.parts == 1:
        after = [one for one in single if one.start >= parts[0].start]
        chosen = after[0] if after else (single[0] if single else None)
        return {drugs[0]: (chosen.low, chosen.unit)} if chosen and drugs else {}
    pair = set(drugs)
    if LEVODOPA in pair and len(pair) == 2 and (two := ratio_in(line, 2)):
        other = next(drug for drug in drugs if drug != LEVODOPA)
        return {LEVODOPA: (max(two), "mg"), other: (min(two), "mg")}
    order = list(ratio_order) or [_owner(match) for match in _distinct(parts)]
    ratio = ratio_in(line, len(order))
    if ratio:
        return {
            DrugId(owner): (value, "mg") for owner, value in zip(order, ratio, strict=True) if owner
        }
    return _each_its_own(_distinct(parts), single)


def _owner(match: Match) -> str:
    return match.known.drugs[0] if len(match.known.drugs) == 1 else ""


def _distinct(parts: Sequence[Match]) -> list[Match]:
    """Each active substance once: a brand in brackets repeats what stands before it."""
    seen: set[DrugId] = set()
    distinct: list[Match] = []
    for match in parts:
        if match.known.drugs and set(match.known.drugs) <= seen:
            continue
        if len(match.known.drugs) > 1 and set(match.known.drugs) & seen:
            continue
        seen.update(match.known.drugs)
        distinct.append(match)
    return distinct


def _each_its_own(
    parts: Sequence[Match], single: Sequence[Amount]
) -> Mapping[DrugId, tuple[Decimal, str]]:
    found: dict[DrugId, tuple[Decimal, str]] = {}
    behind = [one for one in single if parts and one.start >= parts[-1].end]
    if len(parts) == len(single) == len(behind):
        chosen: list[Amount | None] = list(behind)
    else:
        ends = [match.start for match in parts[1:]] + [10**9]
        chosen = [
            next((one for one in single if match.end <= one.start < end), None)
            for match, end in zip(parts, ends, strict=True)
        ]
    for match, amount in zip(parts, chosen, strict=True):
        if amount is not None and len(match.known.drugs) == 1 and match.known.parts == 1:
            found[match.known.drugs[0]] = (amount.low, amount.unit)
    return found
