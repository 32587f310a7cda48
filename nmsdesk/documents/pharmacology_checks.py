"""What must hold for a drug's figures: spans the right way round, doses and times that can be."""

from collections.abc import Iterator
from decimal import Decimal

from nmsdesk.documents.drug_tables import DrugTable
from nmsdesk.documents.pharmacology_tables import (
    DepotTable,
    FormTable,
    HalfLifeTable,
    MaximumTable,
)

Complaint = tuple[str, str]
"""Path inside the entry, and what is wrong there."""

LONGEST_TAIL_DAYS = Decimal(3 * 365)
LONGEST_HALF_LIFE_HOURS = Decimal(24 * 60)


def complaints_about_pharmacology(table: DrugTable) -> Iterator[Complaint]:
    """Everything wrong with the figures of one drug."""
    if isinstance(table.half_life, HalfLifeTable):
        yield from _about_half_life(table.half_life)
    if isinstance(table.forms, list):
        for place, form in enumerate(table.forms):
            yield from ((f"forms[{place}]", words) for words in _about_form(form))
    if isinstance(table.maxima, list):
        for place, most in enumerate(table.maxima):
            yield from ((f"maxima[{place}]", words) for words in _about_maximum(most, table))
    for salt, depot in table.depots.items():
        yield from ((f"depots.{salt}.{path}", words) for path, words in _about_depot(depot))


def _about_half_life(table: HalfLifeTable) -> Iterator[Complaint]:
    if not 0 < table.low <= table.high <= LONGEST_HALF_LIFE_HOURS:
        yield "half_life", f"{table.low} to {table.high} hours is no span"
    low, high = table.metabolite_low, table.metabolite_high
    if (low is None) != (high is None) or (low and high and not 0 < low <= high):
        yield "half_life", "metabolite_low and metabolite_high belong together, low first"


def _about_form(form: FormTable) -> Iterator[str]:
    if not form.form.strip():
        yield "form is empty"
    for strength in form.strengths:
        if not any(sign.isdigit() for sign in strength):
            yield f"{strength!r} is no strength"


def _about_maximum(most: MaximumTable, table: DrugTable) -> Iterator[str]:
    figures = [one for one in (most.low, most.high, most.most) if one is not None]
    if not figures:
        yield "low, high or most expected"
    if figures != sorted(figures) or any(one <= 0 for one in figures):
        yield "low, high and most are above 0 and rise"
    if most.per_days <= 0:
        yield "per_days is above 0"
    if most.salt is not None and most.salt not in table.depots:
        yield f"salt {most.salt!r} is none of this drug's depots"


def _about_depot(depot: DepotTable) -> Iterator[Complaint]:
    if not 0 < depot.interval_days <= (depot.interval_to_days or depot.interval_days):
        yield "interval_days", "more than 0 expected, and at most interval_to_days"
    if not 0 < depot.tail_days <= LONGEST_TAIL_DAYS:
        yield "tail_days", f"more than 0 and at most {LONGEST_TAIL_DAYS} expected"
    if depot.release_after_days < 0:
        yield "release_after_days", "0 or more expected"
    if depot.factor is not None and not 0 < depot.factor <= 1:
        yield "factor", "more than 0 and at most 1 expected"
    for place, cover in enumerate(depot.covers()):
        if not 0 <= cover.from_days <= cover.to_days:
            yield f"oral_cover[{place}]", "0 or more days expected, from_days first"
    for name, span in (("half_life_days", depot.half_life_days), ("peak_days", depot.peak_days)):
        if span is not None and not 0 <= span[0] <= span[1]:
            yield name, "two figures expected, the lower first"
