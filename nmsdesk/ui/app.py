"""Starts the window: what Qt needs is looked for first, then an empty window is painted at once."""

import gc
import os
import sys
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from nmsdesk.domain.errors import UserError
from nmsdesk.paths import Paths
from nmsdesk.ui import preflight

UNUSABLE = 2


def run(data_dir: Path | None = None, *, demo: bool = False) -> int:
    """Open the window and stay until it is closed; the answer is the exit code.

    `data_dir` holds everything where it is given. 2: the window could not be opened, and the
    reason stands on standard error.
    """
    problem = preflight.problem(preflight.Surroundings(sys.platform, os.environ))
    if problem is not None:
        sys.stderr.write(f"{problem}\n")
        return UNUSABLE
    try:
        paths = Paths.standard() if data_dir is None else Paths.under(data_dir)
    except UserError as error:
        sys.stderr.write(f"nmsdesk: {error}\n")
        return UNUSABLE
    # Importing makes much and frees nothing; the window's own collector takes over afterwards.
    gc.disable()
    # Only now: loading Qt without its libraries ends in an ImportError or in an abort.
    application = import_module("PySide6.QtWidgets").QApplication(sys.argv[:1])
    application.setApplicationName("NMS Desk")
    application.setDesktopFileName("nmsdesk")
    opening = import_module("nmsdesk.ui.opening").Opening(paths.settings)
    begun: list[Any] = []

    def begin() -> None:
        # After the first paint: the frame, the look and the record are what takes time.
        session = import_module("nmsdesk.ui.session").Session
        begun.append(session(application, opening, paths, wall_clock, demo=demo))

    opening.painted.connect(begin)
    opening.show()
    code: int = application.exec()
    return code or (begun[0].exit_code if begun else 0)


def wall_clock() -> datetime:
    """The desk's local wall time, to the second below."""
    return datetime.now().replace(microsecond=0)  # noqa: TID251 - the one place where the window reads the clock
