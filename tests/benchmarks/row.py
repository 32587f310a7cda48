"""One line of the table of figures."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    what: str
    measured: str
    target: str
    basis: str
