"""Reads the published dose equivalents: a file a method, every row with the drug it belongs to."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from nmsdesk.documents.drugs import convert
from nmsdesk.documents.pharmacology_tables import Table, ids
from nmsdesk.documents.problem import Problems
from nmsdesk.documents.toml_files import toml_below
from nmsdesk.domain.drug import Drug
from nmsdesk.domain.equivalents import Basis, Equivalent, Given, Method, Methods
from nmsdesk.domain.ids import DrugId

EQUIVALENTS = Path("knowledge", "equivalents")


class BasisTable(Table, frozen=True):
    drug: str
    mg: Decimal
    given: Given


class RowTable(Table, frozen=True):
    """`printed` is the drug's name in the publication, where it is not ours."""

    drug: str
    mg: Decimal
    printed: str | None = None
    interval_days: Decimal | None = None
    salt: str | None = None


class GroupTable(Table, frozen=True):
    given: Given
    basis: BasisTable
    rows: list[RowTable]


class MethodTable(Table, frozen=True):
    label: str
    sources: list[str]
    tables: list[GroupTable]

    def method(self, name: str) -> Method:
        return Method(name, self.label, ids(self.sources), tuple(self._rows()))

    def _rows(self) -> Iterator[Equivalent]:
        for group in self.tables:
            of = group.basis
            basis = Basis(DrugId(of.drug), of.mg, of.given)
            for row in group.rows:
                yield Equivalent(
                    drug=DrugId(row.drug),
                    printed=row.printed or row.drug,
                    given=group.given,
                    mg=row.mg,
                    basis=basis,
                    interval_days=row.interval_days,
                    salt=row.salt,
                )


def load_methods(root: Path, drugs: Mapping[DrugId, Drug]) -> Methods:
    """Method id (the file's name) -> method; DocumentError with everything that is wrong."""
    problems = Problems()
    found: dict[str, Method] = {}
    for document in toml_below(root / EQUIVALENTS, root):
        with problems.gathered():
            method = convert(document, MethodTable).method(Path(document.file).stem)
            for words in _complaints(method, drugs):
                problems.add(words, file=document.file)
            found[method.id] = method
    if not found:
        problems.add("no method was found; install the program again", file=EQUIVALENTS.as_posix())
    problems.refuse()
    for words in _about_unpublished(found, drugs):
        problems.add(words, file=EQUIVALENTS.as_posix())
    problems.refuse()
    return found


def _complaints(method: Method, drugs: Mapping[DrugId, Drug]) -> Iterator[str]:
    if not method.sources:
        yield "names no source"
    seen: set[tuple[object, ...]] = set()
    for row in method.rows:
        place = f"{row.printed!r} ({row.given.value})"
        if row.drug not in drugs or row.basis.drug not in drugs:
            yield f"{place}: {row.drug!r} or its basis is not in the catalogue"
            continue
        if row.mg <= 0 or row.basis.mg <= 0 or (row.interval_days or 1) <= 0:
            yield f"{place}: doses and intervals are above 0"
        if row.salt is not None and not any(
            row.salt in depot.salts for depot in drugs[row.drug].depots
        ):
            yield f"{place}: {row.salt!r} is no long-acting product of {row.drug}"
        if (same := (row.printed, row.given, row.interval_days)) in seen:
            yield f"{place} stands twice"
        seen.add(same)


def _about_unpublished(methods: Methods, drugs: Mapping[DrugId, Drug]) -> Iterator[str]:
    """A blocker either stands in a method or says "no published equivalent", never both."""
    counted = {row.drug for method in methods.values() for row in method.rows}
    for drug in drugs.values():
        if drug.no_equivalent and drug.id in counted:
            yield f"{drug.id} says that no equivalent is published, and a method has one"
        blocks = any(one.blocks_dopamine for one in drug.classes) or drug.depots
        if blocks and not drug.no_equivalent and drug.id not in counted:
            yield f'{drug.id} stands in no method; say equivalents = "no published equivalent"'
