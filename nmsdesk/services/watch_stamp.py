"""What an index of the watch board was made from: the knowledge, and the names that hold here."""

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from nmsdesk import __version__


def stamp(resources: Path, names: Iterable[tuple[str, str]]) -> str:
    """Another catalogue, another rule or another local name makes another stamp."""
    made_of = sha256(_knowledge(resources))
    for name, drug in sorted(names):
        made_of.update(f"{name}\0{drug}\0".encode())
    return made_of.hexdigest()[:32]


@cache
def _knowledge(resources: Path) -> bytes:
    """Read once: what a running program knows does not change under it."""
    made_of = sha256(__version__.encode())
    for path in sorted((resources / "knowledge").rglob("*.toml")):
        made_of.update(path.relative_to(resources).as_posix().encode())
        made_of.update(path.read_bytes())
    return made_of.digest()
