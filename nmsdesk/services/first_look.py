"""Where the record of a start is, and who is in it before it is opened with all that it takes."""

from pathlib import Path

from nmsdesk.domain.record import PatientRow
from nmsdesk.paths import Paths
from nmsdesk.store import first_look
from nmsdesk.store.revisions import StoreKind

RECORD = "record.db"


def record_path(paths: Paths, *, demo: bool) -> Path:
    """The record below `paths.data`, or the demonstration's own below `paths.data/demo`."""
    return (paths.data / "demo" if demo else paths.data) / RECORD


def store_kind(*, demo: bool) -> StoreKind:
    return StoreKind.DEMONSTRATION if demo else StoreKind.CLINICAL


def patients_at_first_look(paths: Paths, *, demo: bool) -> tuple[PatientRow, ...]:
    """The list of patients; empty where there is none, or where it has to wait for the opening."""
    return first_look.first_look(record_path(paths, demo=demo), store_kind(demo=demo))
