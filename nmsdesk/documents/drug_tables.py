"""The shape of a drug's TOML table, and the drug it becomes."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

import msgspec

from nmsdesk.domain.drug import (
    DepotProduct,
    Drug,
    DrugClass,
    Mechanism,
    Name,
    NameKind,
    Washout,
)
from nmsdesk.domain.ids import DrugId, SourceId


class MechanismTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: str
    weight: str
    sources: list[str]


class WashoutTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    hours: Decimal
    sources: list[str]


class DepotTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    product: str
    words: list[str]
    interval_days: Decimal
    tail_days: Decimal
    sources: list[str]
    oral_cover_days: Decimal | None = None
    note: str | None = None


class DrugTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One drug; `national`, `brands` and `combinations` say where each name is used."""

    classes: list[DrugClass]
    atc: list[str] = []
    mechanisms: list[MechanismTable] = []
    washout: WashoutTable | None = None
    bridging_days: Decimal | None = None
    look_alikes: list[str] = []
    tall_man: str | None = None
    note: str | None = None
    inns: list[str] = []
    usan: list[str] = []
    ban: list[str] = []
    synonyms: list[str] = []
    salts: list[str] = []
    abbreviations: list[str] = []
    misspellings: list[str] = []
    street: list[str] = []
    national: dict[str, list[str]] = {}
    brands: dict[str, list[str]] = {}
    combinations: dict[str, list[str]] = {}
    depots: dict[str, DepotTable] = {}

    def names(self) -> Iterator[Name]:
        """Every name of the drug but its own, with its kind and where it is used."""
        for kind, texts in (
            (NameKind.INN, self.inns),
            (NameKind.USAN, self.usan),
            (NameKind.BAN, self.ban),
            (NameKind.SYNONYM, self.synonyms),
            (NameKind.SALT, self.salts),
            (NameKind.ABBREVIATION, self.abbreviations),
            (NameKind.MISSPELLING, self.misspellings),
            (NameKind.STREET, self.street),
        ):
            yield from (Name(text, kind) for text in texts)
        for kind, placed in (
            (NameKind.NATIONAL, self.national),
            (NameKind.BRAND, self.brands),
            (NameKind.BRAND_COMBINATION, self.combinations),
        ):
            yield from (Name(text, kind, tuple(where)) for text, where in placed.items())

    def drug(self, drug: DrugId) -> Drug:
        return Drug(
            id=drug,
            classes=tuple(self.classes),
            names=tuple(self.names()),
            atc=tuple(self.atc),
            mechanisms=tuple(
                Mechanism(one.kind, one.weight, _ids(one.sources)) for one in self.mechanisms
            ),
            washout=_washout(self.washout),
            depots=tuple(_depot(one, table) for one, table in self.depots.items()),
            bridging_days=self.bridging_days,
            look_alikes=tuple(self.look_alikes),
            tall_man=self.tall_man,
            note=self.note,
        )


def paths_of_sources(table: DrugTable) -> Iterator[tuple[str, str]]:
    """Every source that the table names, with the path at which it stands."""
    for place, mechanism in enumerate(table.mechanisms):
        yield from ((f"mechanisms[{place}].sources", one) for one in mechanism.sources)
    if table.washout:
        yield from (("washout.sources", one) for one in table.washout.sources)
    for salt, depot in table.depots.items():
        yield from ((f"depots.{salt}.sources", one) for one in depot.sources)


def claims_without_source(table: DrugTable) -> Iterator[str]:
    """Paths of statements that name no source."""
    claims: Mapping[str, list[str]] = {
        **{f"mechanisms[{i}]": one.sources for i, one in enumerate(table.mechanisms)},
        **{f"depots.{salt}": one.sources for salt, one in table.depots.items()},
        **({"washout": table.washout.sources} if table.washout else {}),
    }
    return (path for path, sources in claims.items() if not sources)


def _ids(sources: list[str]) -> tuple[SourceId, ...]:
    return tuple(SourceId(one) for one in sources)


def _washout(table: WashoutTable | None) -> Washout | None:
    return None if table is None else Washout(table.hours, _ids(table.sources))


def _depot(salt: str, table: DepotTable) -> DepotProduct:
    """The table's own key comes first among the words: it is what a recognition names."""
    return DepotProduct(
        name=table.product,
        interval_days=table.interval_days,
        tail_days=table.tail_days,
        sources=_ids(table.sources),
        salts=tuple(dict.fromkeys((salt, *table.words))),
        oral_cover_days=table.oral_cover_days,
        note=table.note,
    )
