"""Is a name that was found only a part of a longer one, which stands for something else."""

from collections.abc import Collection, Sequence

from nmsdesk.domain.mending import Mender
from nmsdesk.domain.recognising import Match, Word
from nmsdesk.domain.vocabulary import ANOTHER_PRODUCT, MAKERS, RELEASE, SALTS

LETTERS_FALLEN_OFF = 4
"""The first word of a line, so short, may be the beginning of the name behind it."""


def is_another_product(words: Sequence[Word], match: Match, matches: Sequence[Match]) -> bool:
    """Tell whether "tramadol plus" stands there: a product that nobody listed, with a partner.

    Before a further name "plus" only joins the two. Behind a maker "forte" is the higher strength.
    """
    place = match.after
    while place < len(words) and (words[place].text in SALTS or words[place].text in MAKERS):
        place += 1
    if place >= len(words) or words[place].text not in ANOTHER_PRODUCT:
        return False
    if words[place].text == "forte" and words[place - 1].text in MAKERS:
        return False
    joins = words[place].text == "plus" and any(one.first == place + 1 for one in matches)
    return not joins and all(one.first != place for one in matches)


def looks_like_a_longer_name(
    words: Sequence[Word], match: Match, open_words: Collection[str], mender: Mender
) -> bool:
    """With the word before or behind it, one edit from another name: "Domical forte".

    So is the beginning of a name that fell apart: "de venlafaxine" with the s left out.
    `open_words` are the ones that nobody knows and those of other names.
    """
    name = "".join(word.text for word in words[match.first : match.after])
    for place in (match.first - 1, match.after):
        if not 0 <= place < len(words):
            continue
        beside = words[place].text
        lone = len(beside) <= (LETTERS_FALLEN_OFF if place == 0 < match.first else 1)
        fallen_off = lone and beside.isalpha()
        if fallen_off or beside in RELEASE or beside in SALTS or beside in open_words:
            joined = beside + name if place < match.first else name + beside
            if mender.beside(joined, match.known.drugs):
                return True
    return False
