"""A defect of the program: kept in the log, said in the window, and the work goes on."""

import logging
import sys
from collections.abc import Callable
from types import TracebackType

from nmsdesk.domain.errors import UserError
from nmsdesk.logs import discreet_trace
from nmsdesk.presenters.wording import translate

log = logging.getLogger(__name__)

Said = Callable[[str, str], None]
"""A sentence for the person, and the report that they may copy (empty: none)."""


def install(said: Said) -> None:
    """Let every exception that nobody caught reach the person; nothing is swallowed."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if isinstance(error, UserError):
            said(str(error), "")
            return
        log.error("an exception nobody caught", exc_info=(kind, error, trace))
        said(sentence(), report(error))

    sys.excepthook = hook


def sentence() -> str:
    return translate(
        "Errors",
        "The program made a mistake. What was saved before is safe; look whether your last step"
        " was done. The report names no patient.",
    )


def report(error: BaseException) -> str:
    """Where it happened, without the values: these could hold a person's data."""
    return discreet_trace(error)
