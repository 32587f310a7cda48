"""A misspelt name: taken where one edit leads to one drug and near nothing else, else offered."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from nmsdesk.domain.drug import NameKind
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.names import Known
from nmsdesk.domain.recognition import Standing
from nmsdesk.domain.spelling import WORD, Neighbours, plain
from nmsdesk.domain.vocabulary import EXPLAINED

LEAST_LETTERS = 6
"""A shorter name has too many neighbours for an edit to be sure."""
LEAST_LETTERS_OF_A_BRAND = 8
WIDELY_SOLD, LEAST_LETTERS_WIDELY_SOLD = 3, 7
"""A brand of so many countries is what people mean more often than one that nobody has listed."""
BRANDS = (NameKind.BRAND, NameKind.BRAND_COMBINATION)
NO_LOOK_ALIKES = (NameKind.MISSPELLING, NameKind.STREET)
"""Two edits from one of these a word is near no other medicine, only near a slip of somebody."""
SURE_KINDS = frozenset(
    {NameKind.INN, NameKind.USAN, NameKind.BAN, NameKind.NATIONAL, NameKind.SALT}
)
LEAST_OF_KIND = {
    **dict.fromkeys(SURE_KINDS, LEAST_LETTERS),
    NameKind.BRAND: LEAST_LETTERS_OF_A_BRAND,
    NameKind.BRAND_COMBINATION: LEAST_LETTERS_OF_A_BRAND,
    NameKind.SYNONYM: 10,
    NameKind.NATIONAL: 8,
}
"""Other kinds (misspellings, abbreviations, street names) are never mended."""
NEAR = 2
"""So near a name of another medicine nothing is taken."""
FAR, LONG = 3, 10
"""So near a name is offered for a word of that many letters or more."""
KEPT = 20_000
"""Words whose neighbours are kept."""
LIKE_BEGINNING = 0.03
"""What each of the first four letters that are right is worth against edits a letter."""


class Mender:
    """Compares words that nobody knows with all names and all words that stand beside names."""

    def __init__(self, names: Mapping[str, Known]) -> None:
        self._names = names
        self._neighbours = Neighbours(
            {one for one in names if len(one) >= LEAST_LETTERS - NEAR}
            | {one for one in EXPLAINED if len(one) >= LEAST_LETTERS - 1}
            | _words_of_names(names.values()),
            NEAR,
        )
        self._found: dict[str, Mapping[str, int]] = {}
        self._found_ours: dict[str, Mapping[str, int]] = {}

    def mended(self, word: str) -> Known | None:
        """The one name that a misspelt word stands for; None where it could be two, or none."""
        if len(word) < LEAST_LETTERS - 1:
            return None
        near = self._near(word)
        one_edit = [one for one, edits in near.items() if edits == 1 and len(one) >= LEAST_LETTERS]
        if not one_edit:
            return None
        meant = {
            (known.standing, known.drugs)
            for one, edits in near.items()
            if (known := self._names.get(one)) is not None
            and not (edits > 1 and known.kind in NO_LOOK_ALIKES)
        }
        if len(meant) != 1 or any(one not in self._names for one in near):
            return None
        return next((known for one in one_edit if (known := self._mendable(one, word))), None)

    def beside(self, joined: str, drugs: tuple[DrugId, ...]) -> bool:
        """Is a name written together with its neighbour one edit from a name of other drugs."""
        return any(
            edits == 1 and (known := self._names.get(one)) is not None and known.drugs != drugs
            for one, edits in self._near(joined).items()
        )

    def _mendable(self, name: str, word: str) -> Known | None:
        """A misspelling of a misspelling is none; of brands there are too many we do not know."""
        known = self._names[name]
        least = LEAST_OF_KIND.get(known.kind)
        if known.kind in BRANDS and known.spread >= WIDELY_SOLD:
            least = LEAST_LETTERS if _is_swapped(word, name) else LEAST_LETTERS_WIDELY_SOLD
        fit = least is not None and len(name) >= least and name[0] == word[0]
        return known if fit and not (known.shy or known.mute) else None

    def near(self, words: Iterable[str]) -> tuple[str, ...]:
        """The words that look like a name of ours, closely enough to ask."""
        return tuple(word for word in words if self._ours(word))

    def offered(self, words: Iterable[str]) -> tuple[DrugId, ...]:
        """Drugs of ours that the words may have meant, nearest first."""
        ranked: dict[DrugId, tuple[float, str]] = {}
        for word in words:
            for name, edits in self._ours(word).items():
                rank = (edits / len(name) - LIKE_BEGINNING * _beginning(word, name), name)
                for drug in self._names[name].drugs:
                    ranked[drug] = min(rank, ranked.get(drug, rank))
        return tuple(sorted(ranked, key=lambda drug: (ranked[drug], drug)))

    def _ours(self, word: str) -> Mapping[str, int]:
        """Names of ours within reach: one edit from four letters on, more for longer words."""
        if len(word) < LEAST_LETTERS - NEAR:
            return {}
        kept = self._found_ours.get(word)
        if kept is None:
            if len(word) >= LONG:
                kept = self._far_ours.within(word, FAR)
            else:
                reach = 1 if len(word) < LEAST_LETTERS else NEAR
                kept = {
                    one: edits
                    for one, edits in self._near(word).items()
                    if edits <= reach and self._is_ours(one)
                }
            _keep(self._found_ours, word, kept)
        return kept

    @cached_property
    def _far_ours(self) -> Neighbours:
        least = LONG - FAR
        ours = [one for one in self._names if len(one) >= least and self._is_ours(one)]
        return Neighbours(ours, FAR)

    def _is_ours(self, name: str) -> bool:
        known = self._names.get(name)
        return known is not None and known.standing is Standing.OURS

    def _near(self, word: str) -> Mapping[str, int]:
        kept = self._found.get(word)
        if kept is None:
            kept = self._neighbours.within(word, NEAR)
            _keep(self._found, word, kept)
        return kept


def _keep(found: dict[str, Mapping[str, int]], word: str, near: Mapping[str, int]) -> None:
    if len(found) >= KEPT:
        found.clear()
    found[word] = near


def _is_swapped(word: str, name: str) -> bool:
    """Is the one edit between them a swap of two neighbours, a slip of the fingers."""
    return len(word) == len(name) and sorted(word) == sorted(name)


def _beginning(word: str, name: str) -> int:
    """How many of the first four letters are the same."""
    return next((at for at in range(4) if word[at : at + 1] != name[at : at + 1]), 4)


def _words_of_names(known: Iterable[Known]) -> set[str]:
    """The single words of names of several: one edit of such a word is no other name."""
    return {
        word
        for one in known
        if " " in one.text or "-" in one.text
        for word in WORD.findall(plain(one.text))
        if len(word) >= LEAST_LETTERS - NEAR
    }
