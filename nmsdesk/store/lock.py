"""Keeps a second window off the same store; the system lets go when the process is gone."""

import os
import sys
from pathlib import Path
from typing import BinaryIO

from nmsdesk.domain.errors import UserError

if sys.platform == "win32":
    import msvcrt

    _BEYOND = 1 << 30  # Windows hides locked bytes from readers: lock where no text stands.

    def _take(file: BinaryIO) -> None:
        file.seek(_BEYOND)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: BinaryIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


class StoreLock:
    """Held from the making of it to `release`, or to the end of the process, however it ends."""

    def __init__(self, path: Path) -> None:
        """Raise `UserError` naming the other process where the store is open already."""
        try:
            self._file = path.open("a+b")
        except OSError as error:
            raise UserError(
                f"The folder {path.parent} cannot be written to ({error.strerror}): nothing was "
                "opened. Ask for permission to write there, or name another with --data-dir."
            ) from error
        try:
            _take(self._file)
        except OSError:
            self._file.seek(0)
            holder = self._file.read(32).decode("ascii", "replace").strip() or "unknown"
            self._file.close()
            raise UserError(
                f"This record is already open in another window (process {holder}): nothing was "
                "changed. Use that window, or close it and start again."
            ) from None
        self._file.seek(0)
        self._file.truncate()
        self._file.write(f"{os.getpid()}\n".encode("ascii"))
        self._file.flush()

    def release(self) -> None:
        self._file.close()
