"""The TOML of forms, half-lives, maxima and long-acting products, and the values they become."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

import msgspec

from nmsdesk.domain.ids import SourceId
from nmsdesk.domain.order import Route
from nmsdesk.domain.pharmacology import (
    Counted,
    DepotProduct,
    HalfLife,
    Maximum,
    OralCover,
    ProductForm,
)

NotKnown = Literal["not known"]
"""Looked for in the sources and not found: said, never left out."""
NOT_KNOWN: NotKnown = "not known"


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table whose keys are all known."""


class FormTable(Table, frozen=True):
    form: str
    route: Route
    sources: list[str]
    strengths: list[str] = []
    where: list[str] = []

    def form_of_drug(self) -> ProductForm:
        return ProductForm(
            self.form, self.route, tuple(self.strengths), tuple(self.where), ids(self.sources)
        )


class HalfLifeTable(Table, frozen=True):
    low: Decimal
    high: Decimal
    sources: list[str]
    metabolite: str | None = None
    metabolite_low: Decimal | None = None
    metabolite_high: Decimal | None = None
    note: str | None = None

    def half_life(self) -> HalfLife:
        return HalfLife(
            self.low,
            self.high,
            ids(self.sources),
            self.metabolite,
            self.metabolite_low,
            self.metabolite_high,
            self.note,
        )


class MaximumTable(Table, frozen=True):
    """Without a route the figure is for all routes together."""

    route: Route | None = None
    sources: list[str] = []
    most: Decimal | None = None
    where: list[str] = []
    low: Decimal | None = None
    high: Decimal | None = None
    per_days: Decimal = Decimal(1)
    salt: str | None = None
    note: str | None = None

    def maximum(self) -> Maximum:
        return Maximum(
            route=self.route,
            most=self.most,
            where=tuple(self.where),
            sources=ids(self.sources),
            usual_low=self.low,
            usual_high=self.high,
            per_days=self.per_days,
            salt=self.salt,
            note=self.note,
        )


class CoverTable(Table, frozen=True):
    from_days: Decimal
    to_days: Decimal
    sources: list[str]

    def cover(self) -> OralCover:
        return OralCover(self.from_days, self.to_days, ids(self.sources))


class DepotTable(Table, frozen=True):
    """`words` are what people write for it; times in days, pairs as [low, high].

    Four fields with None for a default may still not be left out: `required_fields` refuses it.
    """

    product: str
    words: list[str]
    interval_days: Decimal
    tail_days: Decimal
    sources: list[str]
    interval_to_days: Decimal | None = None
    oral_cover: list[CoverTable] | NotKnown | None = None
    release_after_days: Decimal = Decimal(0)
    release: str | None = None
    loading: str | None = None
    half_life_days: tuple[Decimal, Decimal] | None = None
    peak_days: tuple[Decimal, Decimal] | None = None
    counts: Literal["base", "salt", "not known"] | None = None
    factor: Decimal | None = None
    where: list[str] | NotKnown | None = None
    note: str | None = None

    def covers(self) -> list[CoverTable]:
        """How long each source keeps the tablets; none where no source was found."""
        return self.oral_cover if isinstance(self.oral_cover, list) else []

    def product_of(self, salt: str) -> DepotProduct:
        """The table's own key comes first among the words: it is what a recognition names."""
        return DepotProduct(
            name=self.product,
            interval_days=self.interval_days,
            tail_days=self.tail_days,
            sources=ids(self.sources),
            salts=tuple(dict.fromkeys((salt, *self.words))),
            interval_to_days=self.interval_to_days,
            oral_cover=tuple(one.cover() for one in self.covers()),
            release_after_days=self.release_after_days,
            release=None if self.release == NOT_KNOWN else self.release,
            loading=self.loading,
            half_life_days=self.half_life_days,
            peak_days=self.peak_days,
            counts=counted(self.counts),
            factor=self.factor,
            where=tuple(self.where) if isinstance(self.where, list) else (),
            note=self.note,
        )

    def claims(self) -> Iterator[tuple[str, list[str]]]:
        """Every statement with its sources, and the path at which it stands."""
        yield "", self.sources
        for place, cover in enumerate(self.covers()):
            yield f".oral_cover[{place}]", cover.sources


def counted(words: str | None) -> Counted | None:
    """What the milligrams are of; None where that is not known."""
    return None if words in (None, NOT_KNOWN) else Counted(words)


def ids(sources: Sequence[str]) -> tuple[SourceId, ...]:
    return tuple(SourceId(one) for one in sources)
