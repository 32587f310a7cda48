"""Opens a TOML document of the project as a cursor that names its file; figures stay decimal."""

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from nmsdesk.documents.cursor import Cursor
from nmsdesk.documents.problem import DocumentError, Problem


def open_toml(path: Path, root: Path) -> Cursor:
    """The document at `path`; complaints name it as it lies below `root`."""
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    try:
        value = _parsed(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DocumentError([Problem("is missing; install the program again", file=name)]) from None
    except OSError as error:
        raise DocumentError([Problem(f"cannot be read ({error.strerror})", file=name)]) from None
    except UnicodeDecodeError as error:
        words = f"is not UTF-8 (byte {error.start})"
        raise DocumentError([Problem(words, file=name)]) from None
    except tomllib.TOMLDecodeError as error:
        raise DocumentError([Problem(f"is no TOML: {error}", file=name)]) from None
    return Cursor(value, file=name)


def toml_below(folder: Path, root: Path) -> Iterator[Cursor]:
    """Every TOML document of a folder, by name."""
    for path in sorted(folder.glob("*.toml")):
        yield open_toml(path, root)


def forget_toml() -> None:
    """Let go of the documents, once all that is wanted has been read out of them."""
    _parsed.cache_clear()


@lru_cache(maxsize=128)
def _parsed(text: str) -> dict[str, object]:
    """Parsing is the slow part, and the checks walk through what the readers have just read."""
    return tomllib.loads(text, parse_float=Decimal)
