"""The catalogue made ready once: read back in a fraction of the time that its TOML takes.

The prepared file lies among what can be made again. Its name is the digest of everything that it
was made from, so another catalogue or another program never meets it; damaged, it is made anew.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import msgspec

import nmsdesk
from nmsdesk.documents import drug_tables, drugs, pharmacology_tables
from nmsdesk.documents.drugs import DRUGS, NAME_RULES, NOT_MODELLED, OTHER_MEDICINES, load_formulary
from nmsdesk.domain import drug, names, pharmacology, spelling
from nmsdesk.domain.drug import Drug
from nmsdesk.domain.formulary import Formulary
from nmsdesk.domain.names import Known, NameRules

SOURCES = Path("knowledge", "sources")
MADE_BY = (drug, names, pharmacology, spelling, drugs, drug_tables, pharmacology_tables)
"""The modules whose code decides what a row comes to; a change to one makes another catalogue."""
_BEGINS = "catalogue-"
_SEAL = 32


class _Prepared(msgspec.Struct, frozen=True, array_like=True):
    drugs: tuple[Drug, ...]
    names: dict[str, Known]
    whole_lines: tuple[str, ...]
    rules: NameRules


_READER = msgspec.msgpack.Decoder(_Prepared)


def prepared_formulary(root: Path, folder: Path) -> Formulary:
    """The catalogue below `root` (the resources folder), from `folder` where it lies ready there.

    DocumentError where the TOML is wrong; a folder that cannot be written only costs the time.
    """
    path = folder / f"{_BEGINS}{digest(root)}.bin"
    found = _read(path)
    if found is not None:
        return Formulary(found.drugs, rules=found.rules, ready=(found.names, found.whole_lines))
    formulary = load_formulary(root)
    with suppress(OSError):
        _keep(formulary, path)
    return formulary


def is_stale(formulary: Formulary, root: Path, folder: Path) -> bool:
    """Does a prepared catalogue lie in `folder` that says something else than the documents."""
    found = _read(folder / f"{_BEGINS}{digest(root)}.bin")
    return found is not None and (
        found.drugs != tuple(formulary.drugs.values())
        or found.names != formulary.names
        or found.whole_lines != formulary.whole_lines
        or found.rules != formulary.rules
    )


def digest(root: Path) -> str:
    """What the catalogue is made of, in 24 signs: its documents, and the code that reads them."""
    made_of = sha256(nmsdesk.__version__.encode())
    for path in _parts(root):
        made_of.update(path.name.encode())
        with suppress(OSError):
            made_of.update(path.read_bytes())
    return made_of.hexdigest()[:24]


def _parts(root: Path) -> Iterator[Path]:
    for folder in (DRUGS, SOURCES):
        yield from sorted((root / folder).glob("*.toml"))
    yield from (root / name for name in (OTHER_MEDICINES, NOT_MODELLED, NAME_RULES))
    yield from (Path(module.__file__) for module in MADE_BY if module.__file__)


def _read(path: Path) -> _Prepared | None:
    """None where there is none, or none that can be trusted."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    seal, body = content[:_SEAL], content[_SEAL:]
    if sha256(body).digest() != seal:
        return None
    try:
        return _READER.decode(body)
    except msgspec.MsgspecError:
        return None


def _keep(formulary: Formulary, path: Path) -> None:
    """Whole or not at all, as two programs may start at once; older ones go."""
    body = msgspec.msgpack.encode(
        _Prepared(
            tuple(formulary.drugs.values()),
            dict(formulary.names),
            formulary.whole_lines,
            formulary.rules,
        )
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    made, name = tempfile.mkstemp(dir=path.parent, prefix=_BEGINS)
    with os.fdopen(made, "wb") as file:
        file.write(sha256(body).digest() + body)
    for older in path.parent.glob(f"{_BEGINS}*.bin"):
        older.unlink(missing_ok=True)
    Path(name).replace(path)
