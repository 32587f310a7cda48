"""Cold start of the program against an empty window, each a process of its own."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from nmsdesk.domain.patient import Patient
from nmsdesk.paths import Paths
from nmsdesk.presenters.preferences import Preferences
from nmsdesk.services.opening import open_record
from nmsdesk.ui.preferences_file import write_preferences
from tests.benchmarks.row import Row

HERE = Path(__file__).resolve().parent
PATIENTS = 200


def start_up(runs: int) -> Iterator[Row]:
    """`runs` of each, taken in turns; medians of the time from the start of the process."""
    with tempfile.TemporaryDirectory() as folder:
        _record(Path(folder))
        empty: list[float] = []
        floor: list[float] = []
        painted: list[float] = []
        listed: list[float] = []
        opened: list[float] = []
        for _ in range(runs):
            first, with_sql = _child("empty_window.py")
            empty.append(first)
            floor.append(with_sql)
            first, usable, patient = _child("our_window.py", folder)
            painted.append(first)
            listed.append(usable)
            opened.append(patient)
    yield _ratio("start to the first painted window", painted, empty, "<= 1.5 x", "an empty window")
    basis = "an empty window and SQLAlchemy with twelve tables"
    yield _ratio("start to the usable patient list", listed, floor, "<= 1.3 x", basis)
    yield _ratio("start to a patient picked from it", opened, floor, "", basis)


def _ratio(what: str, ours: list[float], theirs: list[float], most: str, basis: str) -> Row:
    one, other = statistics.median(ours), statistics.median(theirs)
    return Row(what, f"{one / other:.2f} x", most, f"{one:.3f} s against {other:.3f} s, {basis}")


def _child(script: str, *arguments: str) -> tuple[float, ...]:
    """The moments that the script prints, as seconds since its process was started."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, str(HERE / script), *arguments]
    begun = time.monotonic()
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True, timeout=120
    )
    return tuple(float(moment) - begun for moment in done.stdout.split())


def _record(folder: Path) -> None:
    paths = Paths.under(folder)
    record = open_record(paths, lambda: datetime(2026, 6, 20, 10), who="bench")
    for number in range(PATIENTS):
        record.charts.add_patient(
            Patient(f"B-{number}", family_name=f"Family{number}", given_name="Given", ward="3 B")
        )
    record.close()
    write_preferences(paths.settings, Preferences(introduced=True))
