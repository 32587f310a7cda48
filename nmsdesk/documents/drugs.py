"""Loads the catalogue of drugs and the names of other medicines, and checks all of it."""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

from nmsdesk.documents.cursor import Cursor
from nmsdesk.documents.drug_checks import complaints_about, complaints_about_names
from nmsdesk.documents.drug_tables import DrugTable
from nmsdesk.documents.pharmacology_tables import DepotTable
from nmsdesk.documents.problem import DocumentError, Problem, Problems
from nmsdesk.documents.sources import load_sources
from nmsdesk.documents.toml_files import open_toml
from nmsdesk.domain.drug import Drug
from nmsdesk.domain.formulary import Formulary
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.names import NameRules, OtherMedicines

Table = TypeVar("Table")

DRUGS = Path("knowledge", "drugs")
OTHER_MEDICINES = Path("knowledge", "other_medicines.toml")
NOT_MODELLED = Path("knowledge", "not_modelled.toml")
NAME_RULES = Path("knowledge", "name_rules.toml")
_MESSAGE = re.compile(r"(?P<words>.*?)(?: - at `\$\.?(?P<path>.*)`)?", re.DOTALL)


class OtherMedicinesTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    medicines: list[str]
    hospital: list[str]
    brands: list[str]
    whole_lines: list[str]


class NotModelledTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    groups: dict[str, list[str]]
    brands: dict[str, list[str]]


class NameRulesTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    ordinary: list[str]
    asked: list[str]
    ratio_order: dict[str, list[str]]


def load_formulary(root: Path) -> Formulary:
    """The catalogue below `root` (the resources folder).

    Raise DocumentError with every problem found, each with its file and the path inside it.
    """
    problems = Problems()
    sources: Collection[str] | None = None
    with problems.gathered():
        sources = load_sources(root)
    drugs = _drugs(root, sources, problems)
    others, rules = OtherMedicines(), NameRules()
    with problems.gathered():
        others = _others(root)
    with problems.gathered():
        rules = _rules(root)
    problems.refuse()
    for words in complaints_about_names(drugs, others, rules):
        problems.add(words, file=DRUGS.as_posix())
    problems.refuse()
    return Formulary(drugs.values(), others, rules)


def _drugs(
    root: Path, sources: Collection[str] | None, problems: Problems
) -> Mapping[DrugId, Drug]:
    found: dict[DrugId, Drug] = {}
    for name, entry in _entries(root, problems):
        with problems.gathered():
            table = _drug_table(entry)
            for path, words in complaints_about(name, table, sources):
                problems.add(words, f"{entry.path}.{path}" if path else entry.path, entry.file)
            if name in found:
                entry.fail("stands in two files; keep one")
            found[DrugId(name)] = table.drug(DrugId(name))
    if not found:
        problems.add("no drug was found; install the program again", file=DRUGS.as_posix())
    return found


def _entries(root: Path, problems: Problems) -> Iterator[tuple[str, Cursor]]:
    """Every drug's table; a file that cannot be read is one problem and stops no other."""
    for path in sorted((root / DRUGS).glob("*.toml")):
        with problems.gathered():
            yield from open_toml(path, root).children()


def _drug_table(entry: Cursor) -> DrugTable:
    """Depots first, each by its own path: of a table's free keys msgspec does not tell which."""
    if entry.has("depots"):
        for _, depot in entry.at("depots").children():
            convert(depot, DepotTable)
    return convert(entry, DrugTable)


def _others(root: Path) -> OtherMedicines:
    none_of_ours = convert(open_toml(root / OTHER_MEDICINES, root), OtherMedicinesTable)
    not_modelled = convert(open_toml(root / NOT_MODELLED, root), NotModelledTable)
    return OtherMedicines(
        no_role=(*none_of_ours.medicines, *none_of_ours.hospital, *none_of_ours.brands),
        not_modelled=tuple(
            name
            for group in (*not_modelled.groups.values(), *not_modelled.brands.values())
            for name in group
        ),
        whole_lines=tuple(none_of_ours.whole_lines),
    )


def _rules(root: Path) -> NameRules:
    table = convert(open_toml(root / NAME_RULES, root), NameRulesTable)
    return NameRules(
        ordinary=tuple(table.ordinary),
        asked=tuple(table.asked),
        ratio_order={name: tuple(order) for name, order in table.ratio_order.items()},
    )


def convert(entry: Cursor, table: type[Table]) -> Table:
    """The entry as a table; DocumentError names file and path where it is not of that shape."""
    try:
        return msgspec.convert(entry.value, table)
    except msgspec.ValidationError as error:
        message = _MESSAGE.fullmatch(str(error))
        assert message is not None
        path = ".".join(part for part in (entry.path, message["path"]) if part)
        raise DocumentError([Problem(_mend(message["words"]), path, entry.file)]) from None


def _mend(words: str) -> str:
    """The words of msgspec, beginning small as all our complaints do."""
    return words[:1].lower() + words[1:]
