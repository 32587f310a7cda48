"""The shape of a drug's TOML table, and the drug it becomes."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, TypeVar, get_args

import msgspec

from nmsdesk.documents.pharmacology_tables import (
    DepotTable,
    FormTable,
    HalfLifeTable,
    MaximumTable,
    NotKnown,
    Table,
    counted,
    ids,
)
from nmsdesk.domain.drug import Drug, DrugClass, Mechanism, Name, NameKind, Washout
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.pharmacology import HalfLife

Row = TypeVar("Row", "MechanismTable", FormTable, MaximumTable)

Official = Literal["USAN", "BAN", "de", "fr", "es"]
"""Who names medicines beside the WHO: two authorities in capitals, three languages."""
OFFICIAL_NAMES: tuple[Official, ...] = get_args(Official)


class MechanismTable(Table, frozen=True):
    kind: str
    weight: str
    sources: list[str]


class WashoutTable(Table, frozen=True):
    hours: Decimal
    sources: list[str]


class DrugTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One drug; `national`, `brands` and `combinations` say where each name is used.

    What has None for a default may still not be left out: `required_fields` refuses it then, with
    all else that is wrong. `same_as_inn` says which official names are the INN, accents aside;
    `names_not_known` which were looked for and not found.
    """

    classes: list[DrugClass]
    atc: list[str] | Literal["none"] | None = None
    mechanisms: list[MechanismTable] | NotKnown | None = None
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
    same_as_inn: list[Official] = []
    names_not_known: list[Official] = []
    name_sources: list[str] = []
    inns: list[str] = []
    usan: list[str] = []
    ban: list[str] = []
    synonyms: list[str] = []
    salts: list[str] = []
    abbreviations: list[str] = []
    misspellings: list[str] = []
    street: list[str] = []
    national: dict[str, list[str]] = {}
    brands: dict[str, list[str] | NotKnown] | NotKnown | None = None
    combinations: dict[str, list[str] | NotKnown] = {}
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
        yield from (Name(text, NameKind.NATIONAL, tuple(w)) for text, w in self.national.items())
        for kind, brands in (
            (NameKind.BRAND, self.brands),
            (NameKind.BRAND_COMBINATION, self.combinations),
        ):
            for text, where in brands.items() if isinstance(brands, dict) else ():
                yield Name(text, kind, tuple(where) if isinstance(where, list) else ())

    def drug(self, drug: DrugId) -> Drug:
        return Drug(
            id=drug,
            classes=tuple(self.classes),
            names=tuple(self.names()),
            atc=tuple(self.codes()),
            mechanisms=tuple(
                Mechanism(one.kind, one.weight, ids(one.sources)) for one in listed(self.mechanisms)
            ),
            washout=_washout(self.washout),
            forms=tuple(form.form_of_drug() for form in listed(self.forms)),
            half_life=_half_life(self.half_life),
            maxima=tuple(one.maximum() for one in listed(self.maxima)),
            counts=counted(self.counts),
            depots=tuple(table.product_of(salt) for salt, table in self.depots.items()),
            no_equivalent=self.equivalents is not None,
            bridging_days=self.bridging_days,
            look_alikes=tuple(self.look_alikes),
            tall_man=self.tall_man,
            note=self.note,
            note_sources=ids(self.note_sources),
            names_not_known=tuple(self.names_not_known),
        )

    def codes(self) -> list[str]:
        """Its ATC codes; none where the index has none for it."""
        return self.atc if isinstance(self.atc, list) else []

    def claims(self) -> Iterator[tuple[str, list[str]]]:
        """Every statement that needs a source: its path, and the sources that it names."""
        yield from (
            (f"mechanisms[{i}]", one.sources) for i, one in enumerate(listed(self.mechanisms))
        )
        yield from ((f"forms[{i}]", one.sources) for i, one in enumerate(listed(self.forms)))
        yield from ((f"maxima[{i}]", one.sources) for i, one in enumerate(listed(self.maxima)))
        if self.name_sources:
            yield "name_sources", self.name_sources
        if self.note_sources:
            yield "note", self.note_sources
        if isinstance(self.washout, WashoutTable):
            yield "washout", self.washout.sources
        if isinstance(self.half_life, HalfLifeTable):
            yield "half_life", self.half_life.sources
        for salt, depot in self.depots.items():
            yield from ((f"depots.{salt}{path}", named) for path, named in depot.claims())


def official_names(table: DrugTable) -> set[str]:
    """Whose names for the drug are given and are not the INN."""
    named = {language for languages in table.national.values() for language in languages}
    named.update({"USAN"} if table.usan else (), {"BAN"} if table.ban else ())
    return named


def listed(rows: list[Row] | NotKnown | None) -> list[Row]:
    """The rows of a list that may be said to be not known."""
    return rows if isinstance(rows, list) else []


def _washout(table: WashoutTable | NotKnown | None) -> Washout | None:
    return Washout(table.hours, ids(table.sources)) if isinstance(table, WashoutTable) else None


def _half_life(table: HalfLifeTable | NotKnown | None) -> HalfLife | None:
    return table.half_life() if isinstance(table, HalfLifeTable) else None
