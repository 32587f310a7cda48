"""Fetches the bytes of a file that a person named, or says in one line why it cannot."""

import stat
from pathlib import Path

from nmsdesk.documents.problem import DocumentError, Problem

LARGEST = 256 * 1024 * 1024
"""More than any record of one person; what has no end is not read to its end."""


def read_file(path: Path) -> bytes:
    """All bytes of the file; DocumentError naming it where it cannot be read or is empty."""
    if _is_no_file(path):
        raise _refused(path, "is no regular file; copy what it gives into one and name that")
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise _refused(path, "there is no such file; check its name and folder") from None
    except IsADirectoryError:
        raise _refused(path, "is a folder; name a file inside it") from None
    except PermissionError:
        raise _refused(path, _why_not_allowed(path)) from None
    except OSError as error:
        raise _refused(path, f"cannot be read ({error.strerror})") from None
    if not content:
        raise _refused(path, "is empty (0 bytes); fetch or save it again")
    if len(content) > LARGEST:
        raise _refused(path, f"is larger than {LARGEST // 1024**2} MB; name a smaller file")
    return content


def _is_no_file(path: Path) -> bool:
    """A pipe, a socket or a device: asked before it is opened, since a pipe would keep us waiting.

    What cannot be asked, and a folder, is told by the attempt to open it.
    """
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _why_not_allowed(path: Path) -> str:
    """Windows calls a folder that is opened as a file a matter of rights."""
    try:
        if path.is_dir():
            return "is a folder; name a file inside it"
    except PermissionError:
        return "you may not look into its folder; ask its owner for the right to read"
    return "you may not read it; ask its owner for the right to read"


def _refused(path: Path, words: str) -> DocumentError:
    return DocumentError([Problem(words, file=str(path))])
