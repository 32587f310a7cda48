"""Names for the kinds of identifier, so that one is never handed over for another."""

from typing import NewType

DrugId = NewType("DrugId", str)
"""The catalogue's name of a drug: the INN of the active moiety, lower case."""

FindingId = NewType("FindingId", str)
"""A key of `findings.toml`."""

CriteriaId = NewType("CriteriaId", str)
"""The name of a criteria set, such as `iec_2011`."""

SourceId = NewType("SourceId", str)
"""A key of `sources.toml`."""

OrderId = NewType("OrderId", str)
"""An order within one case: its place in the case file, or its key in the store."""

PatientId = NewType("PatientId", int)
"""A patient's key in the store; not the identifier that people read."""
