"""Where a line of text holds a local name: exactly it, and no name that everybody knows."""

from collections import ChainMap
from collections.abc import Callable, Mapping, Sequence
from typing import cast

from nmsdesk.domain.drug import NameKind
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.names import Known
from nmsdesk.domain.recognising import MOST_WORDS_IN_A_NAME, Match, Word, find_names
from nmsdesk.domain.recognition import Standing
from nmsdesk.domain.vocabulary import ANOTHER_PRODUCT, EXPLAINED, SALTS

_TOGETHER = (" ", "-", " - ")
"""What parts the words of one name; a bracket or a comma parts two."""


def both(local: Mapping[str, Known], names: Mapping[str, Known]) -> Mapping[str, Known]:
    """The local names of one line before all others, without a copy of those."""
    # A chain would write into its first part only; nobody writes into it, and both are dicts.
    return ChainMap(dict(local), cast("dict[str, Known]", names))


def local_names_in(
    words: Sequence[Word],
    local: Mapping[str, DrugId],
    names: Mapping[str, Known],
    is_known: Callable[[Match], bool],
    line: str,
) -> Mapping[str, Known]:
    """The local names of a line that may be taken there, by their keys; mostly none.

    Given way to is any name of `names` that reaches into a local one and means something else,
    and every local one that `is_known` without it, as after a new edition of the catalogue. One
    that is only a part of a longer name ("Foodol Ultra" for "Foodol") is none.
    """
    found = _occurring(words, local)
    if not found:
        return {}
    firm = [match for match in find_names(words, names) if not _only_salts(words, match)]
    refused = {
        match.known.text
        for match in found
        if is_known(match)
        or any(in_the_way(match, other) for other in firm)
        or _is_part_of_a_name(match, words, firm, line)
    }
    return {one.known.text: one.known for one in found if one.known.text not in refused}


def _is_part_of_a_name(
    match: Match, words: Sequence[Word], firm: Sequence[Match], line: str
) -> bool:
    """Stands a word right before or behind it that nothing explains and no known name holds.

    Of "plus", "comp" and their like the reading itself asks.
    """
    known = {place for one in firm for place in range(one.first, one.after)}
    beside = (
        (match.first - 1, line[words[match.first - 1].end : match.start] if match.first else ""),
        (
            match.after,
            line[match.end : words[match.after].start] if match.after < len(words) else "",
        ),
    )
    return any(
        between in _TOGETHER
        and place not in known
        and words[place].text.isalpha()
        and words[place].text not in EXPLAINED | ANOTHER_PRODUCT
        for place, between in beside
    )


def in_the_way(match: Match, other: Match) -> bool:
    """Does a known name overlap, save as a part that means the same ("Haldol-neuraxpharm")."""
    apart = other.after <= match.first or match.after <= other.first
    inside = match.first <= other.first and other.after <= match.after
    return not apart and not (inside and other.known.drugs == match.known.drugs)


def _occurring(words: Sequence[Word], local: Mapping[str, DrugId]) -> tuple[Match, ...]:
    """Every place at which neighbouring words make up a local name, those that overlap too."""
    found = []
    for first in range(len(words)):
        last = min(len(words), first + MOST_WORDS_IN_A_NAME)
        spelled = ""
        for after in range(first + 1, last + 1):
            spelled += words[after - 1].text
            if (drug := local.get(spelled)) is not None:
                known = local_name(spelled, drug)
                start, end = words[first].start, words[after - 1].end
                found.append(Match(known, first, after, start, end))
    return tuple(found)


def local_name(spelled: str, drug: DrugId) -> Known:
    """A local name is as sure as a synonym of the catalogue: not shy, and never mended."""
    return Known(spelled, Standing.OURS, (drug,), NameKind.SYNONYM)


def _only_salts(words: Sequence[Word], match: Match) -> bool:
    return all(word.text in SALTS for word in words[match.first : match.after])
