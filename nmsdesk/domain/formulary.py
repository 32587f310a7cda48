"""The catalogue of drugs: recognises medication texts and finds names while they are typed."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from nmsdesk.domain.drug import Drug
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.mending import Mender
from nmsdesk.domain.names import Known, NameRules, OtherMedicines, all_names
from nmsdesk.domain.pharmacology import DepotProduct
from nmsdesk.domain.recognising import Word
from nmsdesk.domain.recognition import Recognition, Standing
from nmsdesk.domain.spelling import WORD, key, plain
from nmsdesk.domain.suggesting import Suggester, Suggestion
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
    ) -> None:
        """`ready` are the names and whole lines of a catalogue that was joined before."""
        self.drugs: Mapping[DrugId, Drug] = {drug.id: drug for drug in drugs}
        self._others = others or OtherMedicines()
        self.rules = rules or NameRules()
        self._ready = ready[0] if ready else None
        self.whole_lines = ready[1] if ready else tuple(map(key, self._others.whole_lines))
        self._lines = frozenset(self.whole_lines)
        self._ratio_order = {key(name): order for name, order in self.rules.ratio_order.items()}
        self._kept: dict[str, Recognition] = {}

    @cached_property
    def names(self) -> Mapping[str, Known]:
        """Key of a name -> whose it is; of all medicines."""
        if self._ready is not None:
            return self._ready
        return all_names(self.drugs.values(), self._others, self.rules)

    @cached_property
    def _mender(self) -> Mender:
        return Mender(self.names)

    @cached_property
    def _suggester(self) -> Suggester:
        return Suggester(self.names, self.drugs)

    def drug(self, drug: DrugId) -> Drug:
        """Raise KeyError for a drug that is not in the catalogue."""
        return self.drugs[drug]

    def suggest(self, typed: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """Names for what was typed so far, from two letters on; nearest first."""
        return self._suggester.suggest(typed, limit)

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
        line = plain(text)
        words = tuple(
            Word(found.group(), found.start(), found.end()) for found in WORD.finditer(line)
        )
        if not words or len(text) > LONGEST:
            return Recognition(text)
        if "".join(word.text for word in words) in self._lines:
            return Recognition(text, standing=Standing.NO_ROLE)
        reading = Reading(text, line, words, self.names, self.drugs, self._mender)
        return reading.recognition(self._ratio_order)
