"""What the names found in one line of text stand for, and whether that is certain."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nmsdesk.domain.drug import NameKind
from nmsdesk.domain.medication_text import Amount
from nmsdesk.domain.mending import SURE_KINDS, Mender
from nmsdesk.domain.names import Known
from nmsdesk.domain.recognition import Standing
from nmsdesk.domain.spelling import WORD, plain
from nmsdesk.domain.vocabulary import (
    EXPLAINED,
    FORMS,
    NEGATIONS_AFTER,
    NEGATIONS_BEFORE,
    NEGATIONS_NEXT,
    RELEASE,
    ROUTES,
    SALTS,
)

MOST_WORDS_IN_A_NAME = 6
SHORT_NAME, SHORT_BRAND = 6, 8
"""A name with fewer letters is not certain among words that nobody knows."""
FREE_TEXT = 6
"""From this many unknown words on a line is free text: only a name with a dose is certain."""
NEGATION_REACH = 3
LEAST_PART = 4
"""Letters of an unknown word from which on it may be a medicine of its own."""
JOINER = re.compile(r"(?<!\bw)/|\+|&|\b(?:and|or|und|oder|et|ou)\b")
_COMPANION = re.compile(r"\bwith each(?: dose of| daily dose of)?\b")
PURPOSE = re.compile(r"\bfor\b")
LIST_MARKS = frozenset(",;+/&")
LEAST_PAIR = 8
"""Letters of joined words from which on a misspelling among them is mended."""
MOST_WORDS_MENDED = 4
MOST_DIGITS = 3
LETTERS_OF_A_FAMILY = 2
AFTER_A_BRAND = (frozenset(FORMS) | frozenset(ROUTES) | RELEASE) | frozenset(
    ("bd", "od", "qd", "hs", "mg", "ml", "g", "x", "am", "pm")
)


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
    mended: bool = False
    """It stands there with a misspelling that nobody had listed."""


def find_names(
    words: Sequence[Word], names: Mapping[str, Known], line: str = ""
) -> tuple[Match, ...]:
    """The known names of a line, the longest ones first where they overlap.

    A salt word beside a name belongs to it and is no name of its own. With the `line` one of ours
    is not lost in a list: "lithium, heparin" are two, "lithium heparin" is a tube.
    """
    found: list[Match] = []
    at = 0
    while at < len(words):
        match = _longest(words, at, names, line)
        if match is None or (_is_salt(words, match) and found):
            at += 1
            continue
        found.append(match)
        at = match.after
    return tuple(found)


def without_companions(matches: Sequence[Match], line: str) -> tuple[Match, ...]:
    """The names before "with each dose of ...": what stands behind it is another order's."""
    companion = _COMPANION.search(line) if "with each" in line else None
    if companion is None or not matches or companion.start() < matches[0].end:
        return tuple(matches)
    return tuple(match for match in matches if match.start < companion.start())


def _is_salt(words: Sequence[Word], match: Match) -> bool:
    return all(word.text in SALTS for word in words[match.first : match.after])


def _longest(words: Sequence[Word], at: int, names: Mapping[str, Known], line: str) -> Match | None:
    last = min(len(words), at + MOST_WORDS_IN_A_NAME)
    for after in range(last, at, -1):
        known = names.get("".join(word.text for word in words[at:after]))
        if known is not None:
            span = line[words[at].start : words[after - 1].end]
            if known.standing is not Standing.OURS and _is_a_list(span, words[at:after], names):
                continue
            return Match(known, at, after, words[at].start, words[after - 1].end)
    return None


def _is_a_list(span: str, words: Sequence[Word], names: Mapping[str, Known]) -> bool:
    """Are the words of another medicine's name parted, and one of them alone is one of ours."""
    return any(one in LIST_MARKS for one in span) and any(
        (known := names.get(word.text)) is not None and known.standing is Standing.OURS
        for word in words
    )


def mended_word(words: Sequence[Word], at: int, mender: Mender) -> Match | None:
    """The name that one misspelt word stands for."""
    known = mender.mended(words[at].text)
    if known is None:
        return None
    return Match(known, at, at + 1, words[at].start, words[at].end, mended=True)


def mended_span(words: Sequence[Word], at: int, mender: Mender) -> Match | None:
    """The name of several words of which this one is misspelt ("methylene bleu")."""
    for count in range(MOST_WORDS_MENDED, 1, -1):
        for first in range(max(0, at - count + 1), min(at, len(words) - count) + 1):
            span = words[first : first + count]
            joined = "".join(word.text for word in span)
            known = mender.mended(joined) if len(joined) >= LEAST_PAIR else None
            if known is not None and {word.text for word in span} & set(
                WORD.findall(plain(known.text))
            ):
                return Match(known, first, first + count, span[0].start, span[-1].end, mended=True)
    return None


def is_denied(words: Sequence[Word], match: Match) -> bool:
    """Words that say the line is about the medicine without its being taken ("no", "level")."""
    before = words[max(0, match.first - NEGATION_REACH) : match.first]
    after = words[match.after : match.after + NEGATION_REACH]
    return (
        any(word.text in NEGATIONS_BEFORE for word in before)
        or any(word.text in NEGATIONS_AFTER for word in after)
        or any(word.text in NEGATIONS_NEXT for word in after[:1])
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

    @property
    def reads_like_an_order(self) -> bool:
        """A dose or form, or a bare figure and nothing unknown ("seraquel 50 at night")."""
        figures = any(word.text.isdigit() and len(word.text) <= MOST_DIGITS for word in self.words)
        return self.has_dose or (figures and not self.unknown)


def is_certain(match: Match, around: Surroundings, others: int) -> bool:
    """Tell whether this name may be taken without asking a person.

    A shy name (an ordinary word, four letters or fewer) needs a dose or form beside it and
    nothing unknown, or stands alone with a capital; one that is a word of a sig ("Twice", "INH")
    never. A misspelt brand needs a dose or form too: everyday words are as near ("Parkinson").
    """
    known = match.known
    if known.mute or is_denied(around.words, match) or _is_another_of_its_family(around, match):
        return False
    brand = known.kind in (NameKind.BRAND, NameKind.BRAND_COMBINATION)
    if match.mended and brand and not around.reads_like_an_order:
        return False
    if known.shy:
        word = around.words[match.first].text
        if around.unknown or others or (match.after - match.first == 1 and word in EXPLAINED):
            return False
        capital = around.only_name and not known.ordinary and around.text.strip()[:1].isupper()
        return around.has_dose or capital
    if not around.unknown:
        return True
    if len(around.unknown) >= FREE_TEXT:
        return bool(around.amounts) and match.end - match.start >= SHORT_NAME
    least = SHORT_NAME if known.kind in SURE_KINDS else SHORT_BRAND
    return match.end - match.start >= least or around.has_dose


def _is_another_of_its_family(around: Surroundings, match: Match) -> bool:
    """A letter or two behind a brand that nobody knows there: "Ciatyl-W" is no Ciatyl."""
    if not match.known.family or match.after >= len(around.words):
        return False
    behind = around.words[match.after].text
    if around.line[match.end] == "-" and behind.isalpha():
        return behind not in RELEASE
    return len(behind) <= LETTERS_OF_A_FAMILY and behind.isalpha() and behind not in AFTER_A_BRAND


def has_unknown_part(
    words: Sequence[Word], unknown: Sequence[str], matches: Sequence[Match], line: str
) -> bool:
    """Is one part of a combination a name that nobody knows ("foobarine and metformin").

    What the medicine is taken for ("for pain and fever") is no part of it.
    """
    if not unknown:
        return False
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


_ALTERNATIVE = re.compile(
    r"\b(?:or|oder|ou|vs|versus|to|statt|instead of|rather than|replac(?:es|ed by|ing))\b|->"
)
_QUERY = re.compile(r"(?<!\S)\?|\?(?!\S)")


def is_asked(matches: Sequence[Match], line: str) -> bool:
    """Does the text leave it open: a question mark, one or another, one in place of another."""
    if "?" in line and _QUERY.search(line):
        return True
    return any(
        not set(one.known.drugs) & set(other.known.drugs)
        and _ALTERNATIVE.search(line, one.end, other.start) is not None
        for one, other in pairwise(matches)
    )


def standing_of(matches: Sequence[Match]) -> Standing:
    """Ours before not modelled before no role; unknown where nothing was found."""
    found = {match.known.standing for match in matches}
    for standing in (Standing.OURS, Standing.NOT_MODELLED, Standing.NO_ROLE):
        if standing in found:
            return standing
    return Standing.UNKNOWN
