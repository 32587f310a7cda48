"""The catalogue of drugs: recognises medication texts and finds names while they are typed."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from nmsdesk.domain.drug import Drug
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.mending import Mender
from nmsdesk.domain.names import Known, NameRules, OtherMedicines, all_names
from nmsdesk.domain.pharmacology import DepotProduct
from nmsdesk.domain.recognising import Match, Word
from nmsdesk.domain.recognition import Recognition, Standing
from nmsdesk.domain.sig_words import tidy
from nmsdesk.domain.spelling import WORD, key
from nmsdesk.domain.suggesting import Suggester, Suggestion
from nmsdesk.domain.synonyms import both, local_names_in
from nmsdesk.domain.text_reading import Reading

KEPT = 20_000
"""Texts whose recognition is kept; a hospital's order list has some hundreds of kinds."""
LONGEST = 2_000
"""A longer text is no line of a medication list."""

__all__ = ["Formulary", "Suggestion"]


class Formulary:
    """Every drug of the catalogue, and the names of the medicines that are not in it.

    Pure but for a cache: the same text gives the same recognition.
    """

    def __init__(
        self,
        drugs: Iterable[Drug],
        others: OtherMedicines | None = None,
        rules: NameRules | None = None,
        *,
        ready: tuple[Mapping[str, Known], tuple[str, ...]] | None = None,
        local: tuple["Formulary", Mapping[str, DrugId]] | None = None,
    ) -> None:
        """`ready` are the names and whole lines of a catalogue that was joined before.

        `local` is that catalogue with the names to put beside it: see `with_local`.
        """
        self.drugs: Mapping[DrugId, Drug] = {drug.id: drug for drug in drugs}
        self._others = others or OtherMedicines()
        self.rules = rules or NameRules()
        self._ready = ready[0] if ready else None
        self.whole_lines = ready[1] if ready else tuple(map(key, self._others.whole_lines))
        self._lines = frozenset(self.whole_lines)
        self._ratio_order = {key(name): order for name, order in self.rules.ratio_order.items()}
        self._kept: dict[str, Recognition] = {}
        self._base, self._local = (self, {}) if local is None else local

    def with_local(self, names: Mapping[str, DrugId]) -> "Formulary":
        """The same catalogue with `names` (key -> drug) that hold at this installation only.

        A local name is taken where the text has exactly it; it is never mended, gives way to every
        name that is known without it, and leaves the recognition of all other texts as it is. Names
        for drugs that are not in the catalogue are left out. Those of an earlier call are replaced.
        """
        base = self._base
        kept = {
            spelled: drug
            for spelled, drug in names.items()
            if drug in base.drugs and spelled not in base.names
        }
        ready = (base.names, base.whole_lines)
        return Formulary(base.drugs.values(), rules=base.rules, ready=ready, local=(base, kept))

    def without_local(self) -> "Formulary":
        """The catalogue alone."""
        return self._base

    @cached_property
    def names(self) -> Mapping[str, Known]:
        """Key of a name -> whose it is; of all medicines."""
        if self._ready is not None:
            return self._ready
        return all_names(self.drugs.values(), self._others, self.rules)

    @cached_property
    def mender(self) -> Mender:
        """Mends misspelt names; the local ones it does not know."""
        return Mender(self.names) if self._base is self else self._base.mender

    @cached_property
    def suggester(self) -> Suggester:
        """Finds names by their beginning; the local ones it does not know."""
        return Suggester(self.names, self.drugs) if self._base is self else self._base.suggester

    def drug(self, drug: DrugId) -> Drug:
        """Raise KeyError for a drug that is not in the catalogue."""
        return self.drugs[drug]

    def suggest(self, typed: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """Names for what was typed so far, from two letters on; nearest first.

        A local name comes first once it is typed whole.
        """
        found = self.suggester.suggest(typed, limit)
        local = self.recognise(typed) if key(typed) in self._local else None
        if local is None or not local.local:
            return found
        drug = self._local[key(typed)]
        mine = Suggestion(
            drug, f"{typed.strip()} ({drug})", typed.strip(), self.drugs[drug].classes
        )
        return (mine, *found)[:limit]

    def depot(self, drug: DrugId, salt: str | None) -> DepotProduct | None:
        """The long-acting product that `Recognition.depot_salt` names; None where it is none.

        Without a salt (a plain "haloperidol" given as a depot) the drug's first product.
        """
        products = self.drugs[drug].depots if drug in self.drugs else ()
        for product in products:
            if salt is not None and salt in product.salts:
                return product
        return products[0] if products and salt is None else None

    def recognise(self, text: str) -> Recognition:
        """What the text names; `ingredients` only where nothing else it could be."""
        kept = self._kept.get(text)
        if kept is None:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            kept = self._kept[text] = self._recognise(text)
        return kept

    def _recognise(self, text: str) -> Recognition:
        line = tidy(text)
        words = words_in(line)
        if not words or len(text) > LONGEST:
            return Recognition(text)
        if "".join(word.text for word in words) in self._lines:
            return Recognition(text, standing=Standing.NO_ROLE)
        local = self._local_names_in(line, words) if self._local else {}
        if self._local and not local:
            return self._base.recognise(text)
        names = both(local, self.names) if local else self.names
        reading = Reading(text, line, words, names, self.drugs, self.mender)
        found = reading.recognition(self._ratio_order)
        taken = found.standing is Standing.OURS
        return replace(found, local=tuple(local)) if local and taken else found

    def _local_names_in(self, line: str, words: tuple[Word, ...]) -> Mapping[str, Known]:
        def is_known(match: Match) -> bool:
            alone = self._base.recognise(line[match.start : match.end])
            return alone.standing is not Standing.UNKNOWN

        return local_names_in(words, self._local, self.names, is_known, line)


def words_in(line: str) -> tuple[Word, ...]:
    """The words of a plain line with their places."""
    return tuple(Word(found.group(), found.start(), found.end()) for found in WORD.finditer(line))
