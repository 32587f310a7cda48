"""Names compared without accents, case, spaces and punctuation, and how many edits part two."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

_SPECIAL = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "Ø": "O", "ł": "l", "đ": "d", "µ": "u", "μ": "u",
        "½": "1/2", "¼": "1/4", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "×": " x ",
        "’": "'", "‘": "'", "®": " ", "™": " ", "©": " ", "\u00a0": " ",
    }
)  # fmt: skip
WORD = re.compile(r"[a-z0-9]+")


def plain(text: str) -> str:
    """Small letters without accents; punctuation and spaces as they are."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_SPECIAL))
        text = "".join(one for one in text if not unicodedata.combining(one))
    return text.lower()


@lru_cache(maxsize=32_768)
def key(text: str) -> str:
    """What two spellings of one name share: letters and digits only."""
    return "".join(WORD.findall(plain(text)))


def distance(one: str, other: str, limit: int) -> int:
    """Count edits (insert, leave out, replace, swap); beyond `limit` it is `limit` + 1."""
    if one == other:
        return 0
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    start = 0
    shortest = min(len(one), len(other))
    while start < shortest and one[start] == other[start]:
        start += 1
    ends, others = len(one), len(other)
    while ends > start and others > start and one[ends - 1] == other[others - 1]:
        ends, others = ends - 1, others - 1
    if start in (ends, others):
        return ends + others - 2 * start
    return min(_distance(one[start:ends], other[start:others]), limit + 1)


def _distance(one: str, other: str) -> int:
    """All rows of a column at once, a bit each (Hyyrö 2003, with swaps of neighbours)."""
    places: dict[str, int] = {}
    for place, letter in enumerate(one):
        places[letter] = places.get(letter, 0) | 1 << place
    full, last = (1 << len(one)) - 1, 1 << (len(one) - 1)
    rises, falls, same, before, edits = full, 0, 0, 0, len(one)
    for letter in other:
        fit = places.get(letter, 0)
        swap = ((~same & fit) << 1) & before
        same = (((fit & rises) + rises) ^ rises) | fit | falls | swap
        up, down = falls | (~(same | rises) & full), same & rises
        edits += 1 if up & last else -1 if down & last else 0
        up, down = (up << 1) | 1, down << 1
        rises, falls = (down | ~(same | up)) & full, up & same & full
        before = fit
    return edits


_BITS = {one: 1 << (ord(one) & 31) for one in "abcdefghijklmnopqrstuvwxyz0123456789"}


def letters(word: str) -> int:
    """Give each letter a bit, a further one for its second occurrence and so on.

    One edit changes at most two of them.
    """
    bits, known = 0, _BITS
    for one in word:
        bit = known[one] if one in known else 1 << (ord(one) & 31)
        while bits & bit:
            bit <<= 32
        bits |= bit
    return bits


class Neighbours:
    """Words from which those at most `limit` edits away from a typed one are found quickly.

    Each word is cut into `limit` + 1 pieces with a letter left out between them, so that an edit,
    and a swap too, harms one piece at most: a near word has a piece unharmed, hardly moved.
    """

    def __init__(self, words: Iterable[str], limit: int) -> None:
        self._letters: dict[str, int] = {}
        self._index: dict[tuple[int, int, str], list[str]] = {}
        self._cuts: dict[int, tuple[tuple[int, int], ...]] = {}
        index, cuts = self._index, self._cuts
        for word in words:
            length = len(word)
            if length not in cuts:
                cuts[length] = _cuts(length, limit + 1)
            for first, after in cuts[length]:
                place = (length, first, word[first:after])
                if place in index:
                    index[place].append(word)
                else:
                    index[place] = [word]

    def within(self, word: str, limit: int) -> Mapping[str, int]:
        """Word -> edits, for every one at most `limit` edits away (no more than the index's)."""
        bits, known, found = letters(word), self._letters, {}
        for other in self._sharing(word, limit):
            other_bits = known.get(other)
            if other_bits is None:
                other_bits = known[other] = letters(other)
            if (bits ^ other_bits).bit_count() <= 2 * limit:
                edits = distance(word, other, limit)
                if edits <= limit:
                    found[other] = edits
        return found

    def _sharing(self, word: str, limit: int) -> set[str]:
        """The words that have a piece in common with this one, where few edits leave it."""
        found: set[str] = set()
        for longer in range(-limit, limit + 1):
            length = len(word) + longer
            moves = [
                move for move in range(-limit, limit + 1) if abs(move) + abs(longer + move) <= limit
            ]
            for first, after in self._cuts.get(length, ()):
                for move in moves:
                    if first + move >= 0:
                        piece = word[first + move : after + move]
                        found.update(self._index.get((length, first, piece), ()))
        return found


def _cuts(length: int, pieces: int) -> tuple[tuple[int, int], ...]:
    """First and after-last place of each piece; short words have empty pieces, which all share."""
    spare = max(0, length - (pieces - 1))
    cuts, first = [], 0
    for number in range(pieces):
        after = first + (spare * (number + 1)) // pieces - (spare * number) // pieces
        cuts.append((first, after))
        first = after + 1
    return tuple(cuts)
