"""What the program tells its makers: a rotating file, and nothing about any patient in it.

An exception's own words may hold a name or a finding, so the file keeps its kind and where it was
raised, never its words.
"""

import logging
import sys
import threading
import traceback
from importlib import import_module
from pathlib import Path
from types import TracebackType

from typing_extensions import override

FILE = "nmsdesk.log"
_LARGEST = 1_000_000
_KEPT = 3
_LINE = "%(asctime)s %(levelname)s %(name)s %(message)s"

ExceptionTriple = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)

logger = logging.getLogger(__name__)


class Discreet(logging.Formatter):
    """Writes of an exception its kind and its places, and leaves out what it says."""

    @override
    def formatException(self, ei: ExceptionTriple) -> str:
        return "" if ei[1] is None else discreet_trace(ei[1])


def discreet_trace(error: BaseException) -> str:
    """Kind and places of an exception and of those behind it, the first cause first."""
    lines: list[str] = []
    chain: list[BaseException] = []
    one: BaseException | None = error
    while one is not None and one not in chain:
        chain.append(one)
        one = one.__cause__ or one.__context__
    for each in reversed(chain):
        lines.extend(
            f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(each.__traceback__)
        )
        lines.append(f"{type(each).__module__}.{type(each).__qualname__}")
    return "\n".join(lines)


def start_logging(folder: Path, *, console: bool = False) -> Path | None:
    """Log into a rotating file in `folder`, with `console` to standard error too.

    Returns the file; None where it cannot be written, which stops nobody.
    """
    root = logging.getLogger("nmsdesk")
    stop_logging()
    root.setLevel(logging.DEBUG if console else logging.INFO)
    handlers: list[logging.Handler] = [logging.NullHandler()]
    file: Path | None = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handlers.append(
            # Fetched here and not above: it brings sockets along, and the first window waits.
            import_module("logging.handlers").RotatingFileHandler(
                folder / FILE, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8"
            )
        )
    except OSError:
        file = None
    if console:
        handlers.append(logging.StreamHandler())
    for handler in handlers:
        handler.setFormatter(Discreet(_LINE))
        root.addHandler(handler)
    return file


def stop_logging() -> None:
    """Close what `start_logging` opened."""
    root = logging.getLogger("nmsdesk")
    for handler in tuple(root.handlers):
        root.removeHandler(handler)
        handler.close()


def catch_uncaught() -> None:
    """From now on what nobody caught, on any thread, is written into the log."""

    def uncaught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        logger.critical("nobody caught an error", exc_info=(kind, error, trace))

    def on_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            uncaught(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = uncaught
    threading.excepthook = on_thread
