"""`nmsdesk audit-alerts FILE`: what a hospital's orders would highlight, and what interrupt."""

from datetime import datetime
from pathlib import Path

from nmsdesk.documents.files import read_file
from nmsdesk.documents.imports.prescriptions_csv import Prescriptions, read_prescriptions
from nmsdesk.documents.imports.vocabulary import load_vocabulary
from nmsdesk.documents.knowledge import load_knowledge
from nmsdesk.documents.problem import DocumentError
from nmsdesk.domain.alert_audit import Audit, audit
from nmsdesk.domain.case import Case
from nmsdesk.paths import Paths, resource_root


def run(path: Path) -> int:
    """Print both counts; DocumentError naming the file where it is no table of prescriptions."""
    content = read_file(path)
    root = resource_root()
    try:
        read = read_prescriptions(content, load_vocabulary(root).routes)
    except DocumentError as error:
        raise error.within(str(path)) from None
    knowledge = load_knowledge(root, Paths.standard().cache)
    found = Audit()
    for person in read.patients:
        case = Case(person.patient, datetime.min, person.orders)
        found += audit(case, knowledge)
    print("\n".join(_lines(read, found)))
    return 0


def _lines(read: Prescriptions, found: Audit) -> tuple[str, ...]:
    patients, left = len(read.patients), len(read.not_taken)
    marked, red = found.starts + found.increases, found.interruptions
    of_both = f"{found.starts:,} starts, {found.increases:,} increases"
    return (
        f"orders: {found.orders:,} of {patients:,} patients ({left:,} rows not taken)",
        f"orders of antipsychotics: {found.antipsychotic_orders:,}",
        f"highlighted antipsychotic starts and increases: {marked:,} ({of_both})",
        f"highlighted per 100 orders: {found.per_hundred(marked):.2f}",
        f"changes that open a watch window: {found.windows:,}",
        f"interruptions (emergency bars): {red:,}",
        f"interruptions per 100 orders: {found.per_hundred(red):.2f}",
    )
