"""`nmsdesk demo --patients N`: a demonstration record of many made-up people."""

import time
from datetime import datetime
from pathlib import Path

from nmsdesk.cli.rebuild import Told
from nmsdesk.domain.errors import UserError
from nmsdesk.paths import Paths, resource_root
from nmsdesk.services.made_up import MadeUp, filled
from nmsdesk.services.opening import open_record
from nmsdesk.services.shelf import Shelf


def run(data_dir: Path | None, patients: int, seed: int) -> int:
    """Make it; the record is kept apart from every patient's, and must hold nobody yet."""
    if patients < 1:
        raise UserError("A demonstration needs one patient at least: nothing was made.")
    paths = Paths.standard() if data_dir is None else Paths.under(data_dir)
    record = open_record(paths, _clock, demo=True, who="demonstration")
    try:
        begun = time.monotonic()
        drugs = Shelf(resource_root(), paths.cache).knowledge().formulary.drugs
        made_up = MadeUp(drugs, record.now(), seed)
        orders = filled(record.store, made_up, patients, Told("patients made"))
        seconds = time.monotonic() - begun
    finally:
        record.close()
    print(f"patients: {patients:,}")
    print(f"orders: {orders:,}")
    print(f"seconds: {seconds:.1f}")
    print("Next: nmsdesk --demo rebuild")
    return 0


def _clock() -> datetime:
    return datetime.now().replace(microsecond=0)  # noqa: TID251 - where the command reads the clock
