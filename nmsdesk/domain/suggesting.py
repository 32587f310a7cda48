"""Names for what a person has typed so far: brands and misspellings forgiven, nearest first."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from nmsdesk.domain.drug import Drug, DrugClass, NameKind
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.names import Known
from nmsdesk.domain.recognition import Standing
from nmsdesk.domain.spelling import Neighbours, key

LEAST_TYPED = 2
FORGIVEN_FROM = 4
"""From so many letters on a misspelling is forgiven."""
_RANK = {NameKind.INN: 0, NameKind.USAN: 1, NameKind.BAN: 1, NameKind.BRAND: 1}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line of the pick list: `name` as people write it, `shown` with the drug behind it.

    `drug` is None for a medicine that is not in the catalogue, and for one that stands for
    several of ours.
    """

    drug: DrugId | None
    shown: str
    name: str
    classes: tuple[DrugClass, ...] = ()


class Suggester:
    def __init__(self, names: Mapping[str, Known], drugs: Mapping[DrugId, Drug]) -> None:
        self._names = names
        self._drugs = drugs
        self._sorted = sorted(
            one for one, known in names.items() if known.kind is not NameKind.STREET
        )
        self._by_length: dict[int, Neighbours] = {}

    def suggest(self, typed: str, limit: int) -> tuple[Suggestion, ...]:
        word = key(typed)
        if len(word) < LEAST_TYPED or limit < 1:
            return ()
        ranked = [(self._rank(one, word, 0), one) for one in self._beginning(word)]
        found = self._best(ranked, limit)
        if len(found) < limit and len(word) >= FORGIVEN_FROM:
            for one, edits in self._forgiven(word).items():
                ranked += [(self._rank(name, word, edits), name) for name in self._beginning(one)]
            found = self._best(ranked, limit)
        return found

    def _beginning(self, start: str) -> list[str]:
        first = bisect_left(self._sorted, start)
        return self._sorted[first : bisect_left(self._sorted, start + "\x7f", first)]

    def _forgiven(self, word: str) -> Mapping[str, int]:
        """Beginnings of known names that are an edit or two away from what was typed."""
        reach = 1 if len(word) < FORGIVEN_FROM + 2 else 2
        length = len(word)
        if length not in self._by_length:
            self._by_length[length] = Neighbours(
                {one[:cut] for one in self._sorted for cut in (length, length + 1)}
            )
        return self._by_length[length].within(word, reach)

    def _rank(self, name: str, word: str, edits: int) -> tuple[int, int, int, int, str]:
        known = self._names[name]
        ours = 0 if known.standing is Standing.OURS else 1
        return (edits, 0 if name == word else 1, ours, _RANK.get(known.kind, 2), name)

    def _best(
        self, ranked: list[tuple[tuple[int, int, int, int, str], str]], limit: int
    ) -> tuple[Suggestion, ...]:
        """One line a medicine, by its nearest name."""
        found: dict[object, Suggestion] = {}
        for _, name in sorted(ranked):
            known = self._names[name]
            meant = known.drugs or (known.text,)
            if meant not in found:
                found[meant] = self._suggestion(known)
            if len(found) >= limit:
                break
        return tuple(found.values())

    def _suggestion(self, known: Known) -> Suggestion:
        if not known.drugs:
            return Suggestion(None, known.text, known.text)
        classes = tuple(
            dict.fromkeys(one for drug in known.drugs for one in self._drugs[drug].classes)
        )
        together = " + ".join(known.drugs)
        shown = known.text if key(known.text) == key(together) else f"{known.text} ({together})"
        drug = known.drugs[0] if len(known.drugs) == 1 else None
        return Suggestion(drug, shown, known.text, classes)
