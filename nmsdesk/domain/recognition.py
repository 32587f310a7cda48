"""What a medication text was recognised as, and how certainly."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.order import Dose, Frequency, Route


class Standing(Enum):
    OURS = "ours"
    NO_ROLE = "no_role"
    """A medicine without a role here (metformin)."""
    NOT_MODELLED = "not_modelled"
    """Recognised; an arguable role that the program does not model."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Ingredient:
    drug: DrugId
    classes: tuple[DrugClass, ...]
    strength: Decimal | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Recognition:
    """The answer to one line of text; `ingredients` only where nothing else it could be.

    `offered` are at most five names that a person might have meant, nearest first; they are
    never taken without that person.
    """

    text: str
    ingredients: tuple[Ingredient, ...] = ()
    form: str | None = None
    route: Route | None = None
    dose: Dose | None = None
    dose_unit: str | None = None
    frequency: Frequency | None = None
    offered: tuple[str, ...] = ()
    standing: Standing = Standing.UNKNOWN
    depot_salt: str | None = None
    """The salt or product word that makes it a depot ("decanoate"), where the text has one."""
    parts: int = 1
    """Active substances that the text names, those that are not ours counted too."""
    local: tuple[str, ...] = ()
    """Keys of the local names that it rests on: somebody here said what they stand for."""
