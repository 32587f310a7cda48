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
    while len(one) > start and len(other) > start and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return _distance(one[start:], other[start:], limit)


def _distance(one: str, other: str, limit: int) -> int:
    """Only cells at most `limit` off the diagonal can hold an answer within the limit."""
    far, width = limit + 1, len(other) + 1
    before: list[int] = [far] * width
    last = [min(column, far) for column in range(width)]
    for row, letter in enumerate(one, 1):
        now = [far] * width
        if row <= limit:
            now[0] = row
        for column in range(max(1, row - limit), min(width, row + limit + 1)):
            facing = other[column - 1]
            best = last[column - 1] if letter == facing else last[column - 1] + 1
            best = min(best, last[column] + 1, now[column - 1] + 1)
            if row > 1 < column and letter == other[column - 2] and one[row - 2] == facing:
                best = min(best, before[column - 2] + 1)
            now[column] = best
        if min(now) > limit < min(last):
            return far
        before, last = last, now
    return min(last[-1], far)


def letters(word: str) -> int:
    """Give each letter a bit, a further one for its second occurrence and so on.

    One edit changes at most two of them.
    """
    bits = 0
    for one in word:
        bit = 1 << (ord(one) & 31)
        while bits & bit:
            bit <<= 32
        bits |= bit
    return bits


class Neighbours:
    """Words from which those few edits away from a typed one are found quickly."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_length: dict[int, list[tuple[int, str]]] = {}
        for word in words:
            self._by_length.setdefault(len(word), []).append((letters(word), word))

    def within(self, word: str, limit: int) -> Mapping[str, int]:
        """Word -> edits, for every one at most `limit` edits away."""
        bits, found = letters(word), {}
        for length in range(len(word) - limit, len(word) + limit + 1):
            for other_bits, other in self._by_length.get(length, ()):
                if (bits ^ other_bits).bit_count() <= 2 * limit:
                    edits = distance(word, other, limit)
                    if edits <= limit:
                        found[other] = edits
        return found
