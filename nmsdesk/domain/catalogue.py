"""What the ledger asks of the catalogue: which drug a text means, and what that drug is."""

from collections.abc import Mapping
from typing import Protocol

from nmsdesk.domain.drug import Drug
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.recognition import Recognition


class Catalogue(Protocol):
    """The formulary, as far as the ledger needs it; tests hand in a handful of drugs."""

    @property
    def drugs(self) -> Mapping[DrugId, Drug]: ...

    def recognise(self, text: str) -> Recognition: ...
