"""The two ends of the command line: what goes out as UTF-8, and a complaint on one line."""

import io
import os
import sys
import unicodedata


def prepare() -> None:
    """Speak UTF-8 with plain line ends on every platform, so that answers are the same bytes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")


def complain(words: str) -> None:
    """Print on standard error, on one line whatever a file's name or content holds."""
    print(f"nmsdesk: {one_line(words)}", file=sys.stderr)


def one_line(words: str) -> str:
    """Line ends and control signs become spaces."""
    plain = "".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in words)
    return " ".join(plain.split())


def close_quietly() -> None:
    """Nobody reads any more, or nothing more can be written: let the exit not complain again."""
    try:
        end = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device, not a path of ours
        os.dup2(nowhere.fileno(), end)
