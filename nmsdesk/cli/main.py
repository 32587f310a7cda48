"""The command line: which command, and which exit code it ends with.

0: done; 2: something a person can mend, told on one line; 70: a fault of the program, logged.
"""

import argparse
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from typing_extensions import override

from nmsdesk import __version__
from nmsdesk.cli import console
from nmsdesk.domain.errors import UserError

DONE, MENDABLE, FAULT, INTERRUPTED = 0, 2, 70, 130

Window = Callable[[Path | None, bool], int]
"""Opens the window on a data folder (None: the platform's), with the demonstration or not."""

logger = logging.getLogger(__name__)


class Parser(argparse.ArgumentParser):
    """Says what is wrong with the command on one line, as everything else is said."""

    @override
    def error(self, message: str) -> NoReturn:
        raise UserError(f"{message}; `{self.prog} --help` shows what there is")


def parser() -> Parser:
    """`command` is None where the window is wanted."""
    top = Parser(
        prog="nmsdesk",
        allow_abbrev=False,
        description="Notice neuroleptic malignant syndrome early. Without a command: the window.",
    )
    top.add_argument("--version", action="version", version=f"nmsdesk {__version__}")
    top.add_argument(
        "--data-dir", type=Path, metavar="DIR", help="keep record, settings and logs in DIR"
    )
    top.add_argument(
        "--demo", action="store_true", help="open the demonstration record, kept apart"
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    assess = commands.add_parser("assess", help="what a case file shows", allow_abbrev=False)
    assess.add_argument("case", type=Path, metavar="CASE", help="a .nmscase.json file")
    assess.add_argument("--json", action="store_true", help="the whole answer as JSON")
    read = commands.add_parser("read", help="what an import would store", allow_abbrev=False)
    read.add_argument("file", type=Path, metavar="FILE", help="a document, such as a FHIR bundle")
    read.add_argument("--json", action="store_true", help="the whole answer as JSON")
    read.add_argument(
        "--zone", metavar="ZONE", help="convert times with an offset to this zone (else UTC)"
    )
    recognise = commands.add_parser(
        "recognise", help="medication texts on standard input, one a line", allow_abbrev=False
    )
    recognise.add_argument("--json", action="store_true", help="one JSON object a line")
    check = commands.add_parser(
        "check", help="whether the clinical knowledge holds together", allow_abbrev=False
    )
    check.add_argument("--root", type=Path, metavar="DIR", help="another folder of resources")
    _at_scale(commands)
    return top


def _at_scale(commands: "argparse._SubParsersAction[Parser]") -> None:
    """The commands for a record of many patients."""
    rebuild = commands.add_parser(
        "rebuild", help="make the index of the watch board anew", allow_abbrev=False
    )
    rebuild.add_argument(
        "--workers", type=int, metavar="N", help="so many processes (else one for each core)"
    )
    demo = commands.add_parser(
        "demo", help="make a demonstration record of many made-up patients", allow_abbrev=False
    )
    demo.add_argument("--patients", type=int, required=True, metavar="N")
    demo.add_argument("--seed", type=int, default=1, metavar="N", help="another mix (else 1)")
    audit = commands.add_parser(
        "audit-alerts", help="how often a hospital's orders would interrupt", allow_abbrev=False
    )
    audit.add_argument("file", type=Path, metavar="FILE", help="a table of prescriptions (CSV)")


def main(argv: Sequence[str], window: Window) -> int:
    """Run one command, or the window; every way it can end becomes an exit code."""
    console.prepare()
    data_dir: Path | None = None
    try:
        arguments = parser().parse_args(argv)
        data_dir = arguments.data_dir
        code = run(arguments, window)
        sys.stdout.flush()
    except UserError as error:
        console.complain(str(error))
        return MENDABLE
    except BrokenPipeError:
        console.close_quietly()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        console.close_quietly()
        console.complain(f"the answer could not be written: {error.strerror or error}")
        return MENDABLE
    except Exception as error:  # noqa: BLE001 - the edge: a fault becomes a log entry and a code
        return _fault(error, data_dir)
    return code


def run(arguments: argparse.Namespace, window: Window) -> int:
    """Each command brings its own rooms along, so that none waits for those of another."""
    match arguments.command:
        case "assess":
            from nmsdesk.cli import assess  # noqa: PLC0415 - as above

            return assess.run(arguments.case, as_json=arguments.json)
        case "read":
            from nmsdesk.cli import read  # noqa: PLC0415 - as above

            return read.run(arguments.file, as_json=arguments.json, zone=arguments.zone)
        case "recognise":
            from nmsdesk.cli import recognise_stream  # noqa: PLC0415 - as above

            return recognise_stream.run()
        case "check":
            from nmsdesk.cli import check  # noqa: PLC0415 - as above

            return check.run(arguments.root)
        case "rebuild" | "demo" | "audit-alerts":
            from nmsdesk.cli import scale  # noqa: PLC0415 - as above

            return scale.run(arguments)
        case _:
            return window(arguments.data_dir, arguments.demo)


def _fault(error: Exception, data_dir: Path | None) -> int:
    """What only a fault needs is fetched only then: every start would wait for it."""
    from nmsdesk.logs import start_logging  # noqa: PLC0415 - as above
    from nmsdesk.paths import Paths  # noqa: PLC0415 - as above

    paths = Paths.standard() if data_dir is None else Paths.under(data_dir)
    file = start_logging(paths.logs)
    logger.critical("a command ended in a fault", exc_info=error)
    where = f"the log is {file}" if file else f"no log could be written in {paths.logs}"
    console.complain(
        f"the program failed inside ({type(error).__name__}); what was saved is safe; {where}"
    )
    return FAULT
