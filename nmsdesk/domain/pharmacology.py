"""What the labels say of a drug's preparations: forms, half-lives, maxima, long-acting products."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from nmsdesk.domain.ids import SourceId
from nmsdesk.domain.order import Route


class Counted(Enum):
    """What a label's milligrams are milligrams of."""

    BASE = "base"
    """The active moiety: 5 mg haloperidol, though the ampoule holds its lactate."""
    SALT = "salt"
    """The salt or ester by weight: 100 mg zuclopenthixol decanoate."""


@dataclass(frozen=True, slots=True)
class ProductForm:
    """A form in which the drug is sold; `strengths` as written ("5 mg", "25 mg/ml")."""

    form: str
    route: Route
    strengths: tuple[str, ...]
    where: tuple[str, ...]
    sources: tuple[SourceId, ...]


@dataclass(frozen=True, slots=True)
class HalfLife:
    """Elimination half-life in hours, as the sources' range; of a metabolite that counts too."""

    low: Decimal
    high: Decimal
    sources: tuple[SourceId, ...]
    metabolite: str | None = None
    metabolite_low: Decimal | None = None
    metabolite_high: Decimal | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Maximum:
    """A label's highest dose in mg over `per_days` days, with the usual adult range where known."""

    route: Route | None
    """None: over all routes together."""
    most: Decimal | None
    where: tuple[str, ...]
    sources: tuple[SourceId, ...]
    usual_low: Decimal | None = None
    usual_high: Decimal | None = None
    per_days: Decimal = Decimal(1)
    salt: str | None = None
    """The depot's ester, where the figure is one of a long-acting injection."""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class OralCover:
    """For how many days a source keeps the tablets beside the first injection; 0: none."""

    from_days: Decimal
    to_days: Decimal
    sources: tuple[SourceId, ...]


@dataclass(frozen=True, slots=True)
class DepotProduct:
    """A long-acting injection: interval, release and how long it is felt after the last one.

    Times in days. `tail_days` run on from the end of the interval; release begins
    `release_after_days` after the injection (microspheres: 21). A mg as written is
    `factor` mg of the active moiety, where the label counts the ester and a source says so.
    """

    name: str
    interval_days: Decimal
    tail_days: Decimal
    sources: tuple[SourceId, ...]
    salts: tuple[str, ...] = ()
    interval_to_days: Decimal | None = None
    oral_cover: tuple[OralCover, ...] = ()
    """More than one: the sources disagree."""
    release_after_days: Decimal = Decimal(0)
    release: str | None = None
    loading: str | None = None
    half_life_days: tuple[Decimal, Decimal] | None = None
    peak_days: tuple[Decimal, Decimal] | None = None
    counts: Counted | None = None
    factor: Decimal | None = None
    where: tuple[str, ...] = ()
    note: str | None = None

    @property
    def cover_is_disputed(self) -> bool:
        return len({(one.from_days, one.to_days) for one in self.oral_cover}) > 1
