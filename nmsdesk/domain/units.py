"""A measured value in any unit that documents use, into the one unit in which it is kept."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

_ANNOTATION = re.compile(r"\{[^}]*\}")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Conversion:
    """kept = (measured − `subtract`) × `times` ÷ `over`, to `decimals` where there are some."""

    subtract: Decimal = Decimal(0)
    times: Decimal = Decimal(1)
    over: Decimal = Decimal(1)
    decimals: int | None = None

    def __call__(self, measured: Decimal) -> Decimal:
        kept = (measured - self.subtract) * self.times / self.over
        return kept if self.decimals is None else round(kept, self.decimals)


AS_IT_STANDS = Conversion()


@dataclass(frozen=True, slots=True)
class Quantity:
    """One measured thing: the unit in which it is kept, and the spellings that lead there.

    `needs_unit` False: a bare figure can only mean the kept unit (pH).
    """

    unit: str
    spellings: Mapping[str, Conversion]
    needs_unit: bool = True

    def conversion(self, spelled: str) -> Conversion | None:
        """How to get from a unit as spelled to the kept one; None for a unit that is not known."""
        return self.spellings.get(plain_unit(spelled))


def plain_unit(spelled: str) -> str:
    """A spelling without what does not tell units apart here.

    Capitals, spaces, the two signs for micro, and UCUM's annotations in braces, which by UCUM's
    own rule carry no meaning: `{beats}/min` is `/min`.
    """
    bare = _SPACE.sub("", _ANNOTATION.sub("", spelled)).replace("\u00b5", "\u03bc")
    return bare.casefold()
