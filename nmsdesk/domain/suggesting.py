"""Names for what a person has typed so far: brands and misspellings forgiven, nearest first."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nmsdesk.domain.drug import Drug, DrugClass, NameKind
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.names import Known
from nmsdesk.domain.recognition import Standing
from nmsdesk.domain.spelling import distance, key, letters

LEAST_TYPED = 2
FORGIVEN_FROM = 4
"""From so many letters on a misspelling is forgiven."""
KIND_RANK = {
    NameKind.INN: 0,
    NameKind.USAN: 0,
    NameKind.BAN: 0,
    NameKind.BRAND: 1,
    NameKind.BRAND_COMBINATION: 1,
}
SHOWN_AS_TYPED = frozenset((*KIND_RANK, NameKind.NATIONAL, NameKind.SALT))
"""Other names (misspellings, abbreviations) lead to the drug and are not repeated to the reader."""
WIDELY = 3
"""Used in so many countries, a name of ours comes before every other medicine; an INN always."""
AS_IF = 2
"""How widely the other medicines are used is not known; their generic names count as if so."""
BRANDS = (NameKind.BRAND, NameKind.BRAND_COMBINATION)
Rank = tuple[int, int, int, int, str]


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
    drugs: tuple[DrugId, ...] = ()
    """All that it stands for, those of a combination too."""


class Suggester:
    def __init__(self, names: Mapping[str, Known], drugs: Mapping[DrugId, Drug]) -> None:
        self._names = names
        self._drugs = drugs
        self._use = {drug.id: _use(drug) for drug in drugs.values()}
        self._sorted = sorted(
            one for one, known in names.items() if known.kind is not NameKind.STREET
        )

    def suggest(self, typed: str, limit: int) -> tuple[Suggestion, ...]:
        """At most `limit` lines, nearest first; nothing before the second letter."""
        word = key(typed)
        if len(word) < LEAST_TYPED or limit < 1:
            return ()
        ranked = [self._rank(one, word, 0) for one in self._beginning(word)]
        found = self._best(ranked, limit)
        if len(found) < limit and len(word) >= FORGIVEN_FROM:
            ranked += [self._rank(name, word, edits) for name, edits in self._forgiven(word)]
            found = self._best(ranked, limit)
        return found

    def _beginning(self, start: str) -> list[str]:
        first = bisect_left(self._sorted, start)
        return self._sorted[first : bisect_left(self._sorted, start + "\x7f", first)]

    def _forgiven(self, word: str) -> Iterator[tuple[str, int]]:
        """Names that begin an edit or two away from what was typed, their first letter right."""
        reach = 1 if len(word) < FORGIVEN_FROM + 2 else 2
        typed = letters(word)
        for name in self._beginning(word[0]):
            # Each letter that the name lacks takes an edit of its own.
            if (typed & ~letters(name[: len(word) + reach])).bit_count() > reach:
                continue
            edits = min(distance(word, name[:cut], reach) for cut in (len(word), len(word) + 1))
            if edits <= reach:
                yield name, edits

    def _rank(self, name: str, word: str, edits: int) -> Rank:
        """Fewer edits, the whole name, used in more countries, INN and brand, alphabet."""
        known = self._names[name]
        kind = KIND_RANK.get(known.kind, 2)
        whole = 0 if name == word else 2
        if edits and abs(len(name) - len(word)) <= edits:
            whole = 1
        return edits, whole, -self._used(known), kind, name

    def _used(self, known: Known) -> int:
        """In how many countries, as far as that is known: a stand-in for how common it is."""
        if known.standing is not Standing.OURS:
            return AS_IF if known.text[:1].islower() else 0
        of_drug = max((self._use[drug] for drug in known.drugs), default=0)
        match known.kind:
            case NameKind.INN:
                return max(of_drug, WIDELY)
            case NameKind.USAN | NameKind.BAN:
                # The name of a country or two, and there that of the whole medicine.
                return max(of_drug // 2, known.spread)
        return known.spread

    def _best(self, ranked: list[Rank], limit: int) -> tuple[Suggestion, ...]:
        """One line a medicine, by its nearest name."""
        found: dict[object, Suggestion] = {}
        for *_, name in sorted(ranked):
            known = self._names[str(name)]
            found.setdefault(known.drugs or (known.text,), self._suggestion(known))
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
        single = len(known.drugs) == 1
        if single and known.kind not in SHOWN_AS_TYPED and " " not in known.text:
            return Suggestion(known.drugs[0], together, together, classes, known.drugs)
        same = key(known.text) == key(together)
        shown = together if same else f"{known.text} ({together})"
        drug = known.drugs[0] if single else None
        return Suggestion(drug, shown, known.text, classes, known.drugs)


def _use(drug: Drug) -> int:
    """In how many countries it is sold, as far as its brands tell."""
    brands = (one for one in drug.names if one.kind in BRANDS)
    return len({country for one in brands for country in one.where})
