"""Names that somebody here gave to medicines of the catalogue: given, listed, taken back."""

from collections.abc import Callable, Mapping

from nmsdesk.domain.errors import UserError
from nmsdesk.domain.formulary import Formulary
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.local_names import refuse_name, written
from nmsdesk.domain.record import LocalName
from nmsdesk.domain.spelling import key
from nmsdesk.services.bus import Bus
from nmsdesk.services.events import NamesChanged
from nmsdesk.store.charts import ChartStore
from nmsdesk.store.local_names import give_name, standing_names, take_name_back

__all__ = ["LocalName", "LocalNames"]


class LocalNames:
    """They hold on this computer, for exactly the name given, and for every patient.

    Every verb writes once, commits, then tells; with `UserError` nothing was written.
    """

    def __init__(self, store: ChartStore, formulary: Callable[[], Formulary], bus: Bus) -> None:
        self._store = store
        self._formulary = formulary
        self._bus = bus

    def all(self) -> tuple[LocalName, ...]:
        """Those in force, in the order of the alphabet."""
        with self._store.reading() as reader:
            return tuple(sorted(standing_names(reader), key=lambda one: one.name.casefold()))

    def map(self, name: str, drug: DrugId) -> LocalName:
        """Say which medicine of the catalogue the name stands for here."""
        name = written(name)
        refuse_name(name, drug, self._formulary())
        with self._store.writing() as writer:
            for one in standing_names(writer.read):
                if one.key == key(name):
                    raise UserError(
                        f"“{one.name}” stands for {one.drug} here already, as {one.who} said: "
                        "nothing was saved. Take that back first, in the settings."
                    )
            given = give_name(writer, name, drug)
        self._bus.publish(NamesChanged())
        return given

    def take_back(self, name: str) -> LocalName:
        """The name holds no more; what was given stays on record."""
        with self._store.writing() as writer:
            taken = take_name_back(writer, name)
            if taken is None:
                raise UserError(
                    f"“{name}” stands for no medicine here any more: nothing was changed. "
                    "Look at the list again."
                )
        self._bus.publish(NamesChanged())
        return taken


def names_in_force(store: ChartStore) -> Mapping[str, DrugId]:
    """Key -> drug, as the catalogue takes them."""
    with store.reading() as reader:
        return {one.key: one.drug for one in standing_names(reader)}
