"""Turns what the database says into a sentence that a person can act on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import disk_usage

from sqlalchemy.exc import DBAPIError

from nmsdesk.domain.errors import UserError

_SENTENCES = {
    "SQLITE_FULL": (
        "The disk is full: nothing was written, and what was saved before is safe. "
        "Free some space on the disk that holds {path} and do it again."
    ),
    "SQLITE_READONLY": (
        "The record {path} may only be read: nothing was written. "
        "Ask for permission to write to this file and its folder."
    ),
    "SQLITE_BUSY": (
        "Another program holds the record {path}: nothing was written. "
        "Close that program and do it again."
    ),
    "SQLITE_CANTOPEN": (
        "The record {path} cannot be opened: nothing was changed. "
        "See that it is a file and that you may read and write it and its folder."
    ),
    "SQLITE_NOTADB": (
        "{path} is not a record of this program or is damaged: it was left as it is. "
        "Move it away and put a copy of the record in its place; if an upgrade made one, it is in "
        "the folder “backups” beside it."
    ),
    "SQLITE_IOERR": (
        "The disk that holds {path} answered with an error: nothing was written, and what was "
        "saved before stands. See whether the disk is still connected and do it again."
    ),
}
_SENTENCES["SQLITE_LOCKED"] = _SENTENCES["SQLITE_BUSY"]
_SENTENCES["SQLITE_CORRUPT"] = _SENTENCES["SQLITE_NOTADB"]
_SENTENCES["SQLITE_PERM"] = _SENTENCES["SQLITE_CANTOPEN"]


_LEAST_FREE = 256 * 1024
"""Bytes that opening a record takes; below this it is the disk that is full."""


class ChangedMeanwhile(UserError):
    """The row that was to be written is no longer the one that was read."""

    def __init__(self) -> None:
        super().__init__(
            "Somebody changed this line in the meantime: nothing was written. "
            "Look at it again and repeat the change if it is still needed."
        )


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Raise `UserError` for what a person can mend; every other error is a bug and stays one."""
    try:
        yield
    except UnicodeEncodeError:
        raise UserError(
            "A text holds half a character, which no record can keep: nothing was written. "
            "Type it again, or ask for the document anew."
        ) from None
    except DBAPIError as error:
        name = getattr(error.orig, "sqlite_errorname", "")
        if name.startswith("SQLITE_IOERR") and _nothing_free(path):
            name = "SQLITE_FULL"  # The file that WAL maps into memory fails so, a full disk or not.
        for known, sentence in _SENTENCES.items():
            if name.startswith(known):
                # Without `from`: the statement in the original holds what was to be stored.
                raise UserError(sentence.format(path=path)) from None
        raise


def _nothing_free(path: Path) -> bool:
    try:
        return disk_usage(path.parent).free < _LEAST_FREE
    except OSError:
        return False
