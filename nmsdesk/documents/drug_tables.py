"""The shape of a drug's TOML table, and the drug it becomes."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, TypeVar

import msgspec

from nmsdesk.documents.pharmacology_tables import (
    DepotTable,
    FormTable,
    HalfLifeTable,
    MaximumTable,
    NotKnown,
    Table,
    ids,
)
from nmsdesk.domain.drug import Drug, DrugClass, Mechanism, Name, NameKind, Washout
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.pharmacology import Counted, HalfLife

Row = TypeVar("Row", FormTable, MaximumTable)


class MechanismTable(Table, frozen=True):
    kind: str
    weight: str
    sources: list[str]


class WashoutTable(Table, frozen=True):
    hours: Decimal
    sources: list[str]


class DrugTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One drug; `national`, `brands` and `combinations` say where each name is used."""

    classes: list[DrugClass]
    atc: list[str] = []
    mechanisms: list[MechanismTable] = []
    washout: WashoutTable | NotKnown | None = None
    forms: list[FormTable] | NotKnown | None = None
    half_life: HalfLifeTable | NotKnown | None = None
    maxima: list[MaximumTable] | NotKnown | None = None
    counts: Literal["base", "salt", "not known"] | None = None
    equivalents: Literal["no published equivalent"] | None = None
    bridging_days: Decimal | None = None
    look_alikes: list[str] = []
    tall_man: str | None = None
    note: str | None = None
    note_sources: list[str] = []
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
                Mechanism(one.kind, one.weight, ids(one.sources)) for one in self.mechanisms
            ),
            washout=_washout(self.washout),
            forms=tuple(form.form_of_drug() for form in _listed(self.forms)),
            half_life=_half_life(self.half_life),
            maxima=tuple(one.maximum() for one in _listed(self.maxima)),
            counts=None if self.counts in (None, "not known") else Counted(self.counts),
            depots=tuple(table.product_of(salt) for salt, table in self.depots.items()),
            no_equivalent=self.equivalents is not None,
            bridging_days=self.bridging_days,
            look_alikes=tuple(self.look_alikes),
            tall_man=self.tall_man,
            note=self.note,
            note_sources=ids(self.note_sources),
        )

    def claims(self) -> Iterator[tuple[str, list[str]]]:
        """Every statement that needs a source: its path, and the sources that it names."""
        yield from ((f"mechanisms[{i}]", one.sources) for i, one in enumerate(self.mechanisms))
        yield from ((f"forms[{i}]", one.sources) for i, one in enumerate(_listed(self.forms)))
        yield from ((f"maxima[{i}]", one.sources) for i, one in enumerate(_listed(self.maxima)))
        if self.note_sources:
            yield "note", self.note_sources
        if isinstance(self.washout, WashoutTable):
            yield "washout", self.washout.sources
        if isinstance(self.half_life, HalfLifeTable):
            yield "half_life", self.half_life.sources
        for salt, depot in self.depots.items():
            yield from ((f"depots.{salt}{path}", named) for path, named in depot.claims())


def _listed(rows: list[Row] | NotKnown | None) -> list[Row]:
    return rows if isinstance(rows, list) else []


def _washout(table: WashoutTable | NotKnown | None) -> Washout | None:
    return Washout(table.hours, ids(table.sources)) if isinstance(table, WashoutTable) else None


def _half_life(table: HalfLifeTable | NotKnown | None) -> HalfLife | None:
    return table.half_life() if isinstance(table, HalfLifeTable) else None
