"""What every drug's row must say before it counts: a figure, a name, or that it is not known."""

from collections.abc import Iterator, Mapping

from nmsdesk.documents.drug_tables import OFFICIAL_NAMES, DrugTable, official_names

Complaint = tuple[str, str]
"""Path inside the entry, and what is wrong there."""

_OF_ALL = {
    "atc": 'its codes, or "none"',
    "mechanisms": 'what it does with weight and sources, or "not known"',
    "washout": 'a figure with its sources, or "not known"',
    "brands": 'each with its countries, or "not known"',
}
_OF_BLOCKERS = ("forms", "half_life", "maxima", "counts")
_OF_DEPOTS = ("oral_cover", "release", "counts", "where")


def complaints_about_gaps(table: DrugTable) -> Iterator[Complaint]:
    """Every required field that is absent; of blockers and long-acting products more is asked."""
    for name, expected in _OF_ALL.items():
        if getattr(table, name) in (None, [], {}):
            yield name, f"is missing: {expected}"
    yield from _about_official_names(table)
    yield from _about_countries("brands", table.brands)
    yield from _about_countries("combinations", table.combinations)
    if table.depots or any(one.blocks_dopamine for one in table.classes):
        for name in _OF_BLOCKERS:
            if getattr(table, name) in (None, []):
                yield name, 'is missing: what the sources say, or "not known"'
    for salt, depot in table.depots.items():
        for name in _OF_DEPOTS:
            if getattr(depot, name) in (None, []):
                yield f"depots.{salt}.{name}", 'is missing: what the labels say, or "not known"'


def _about_official_names(table: DrugTable) -> Iterator[Complaint]:
    """Each of the five is a name, the INN itself, or looked for and not found: never left out."""
    named = official_names(table)
    for one in OFFICIAL_NAMES:
        told = one in named or one in table.same_as_inn
        if not told and one not in table.names_not_known:
            yield "national", f"{one} is missing: a name, or under same_as_inn or names_not_known"
        if told and one in table.names_not_known:
            yield "names_not_known", f"{one} is said to be not known, and is told"


def _about_countries(
    path: str, brands: Mapping[str, list[str] | str] | str | None
) -> Iterator[Complaint]:
    for brand, where in brands.items() if isinstance(brands, Mapping) else ():
        if not where:
            yield f"{path}.{brand}", 'where it is sold is missing: countries, or "not known"'
