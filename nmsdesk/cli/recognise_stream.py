"""`nmsdesk recognise` at the two ends of a pipe: standard input, standard output, line by line."""

import sys

from nmsdesk.cli import recognise
from nmsdesk.documents.prepared import prepared_formulary
from nmsdesk.paths import Paths, resource_root


def run() -> int:
    """Answer until the input ends; each answer leaves at once, as a program may wait for it."""
    formulary = prepared_formulary(resource_root(), Paths.standard().cache)
    recognise.run(sys.stdin, _told_at_once, formulary)
    return 0


def _told_at_once(line: str) -> None:
    sys.stdout.write(line)
    sys.stdout.flush()
