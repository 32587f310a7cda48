"""`nmsdesk`: a command where one is named, else the window."""

import sys
from collections.abc import Sequence
from pathlib import Path

from nmsdesk.cli import main as command_line


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code."""
    return command_line.main(sys.argv[1:] if argv is None else argv, open_window)


def open_window(data_dir: Path | None, demo: bool) -> int:  # noqa: FBT001 - the two answers of the command line
    """The window, whose rooms a command must neither need nor wait for."""
    from nmsdesk.ui import app  # noqa: PLC0415 - as above

    return app.run(data_dir, demo=demo)


if __name__ == "__main__":
    sys.exit(main())
