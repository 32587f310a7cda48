"""From a key in the order form until its offers and sentences are on the screen."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import statistics
import tempfile
import time
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nmsdesk.bootstrap import open_desk
from nmsdesk.domain.patient import Patient
from nmsdesk.paths import Paths, resource_root
from nmsdesk.presenters.order_draft import OrderDraft
from nmsdesk.presenters.preferences import Preferences
from nmsdesk.ui import theme
from nmsdesk.ui.frame import Frame
from nmsdesk.ui.jobs import Jobs
from nmsdesk.ui.opening import Opening
from nmsdesk.ui.pages import PAGES
from nmsdesk.ui.pages.medications import MedicationsPage
from nmsdesk.ui.window import Window
from tests.benchmarks.key_press import NOW
from tests.benchmarks.row import Row

TYPED = (
    "haloperidol",
    "zyprxa",
    "risperdal consta",
    "metoclopramide",
    "quetipine",
    "serkoel",
    "levodopa",
    "clozapin 100 mg tablets",
    "a medicine nobody knows",
    "amitriptyline",
)
"""Names as people type them: brands, misspellings, a whole line, a name that is none."""
DOSES = ("0.5", "50", "5000", "12.5")


def typing() -> tuple[Row, Row]:
    """The medicine letter by letter, then doses of haloperidol figure by figure."""
    application = QApplication.instance() or QApplication([])
    theme.apply(application, resource_root(), "light")
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(Paths.under(Path(folder)), lambda: NOW, who="bench")
        key = desk.charts.add_patient(Patient("B-1", family_name="Bench"))
        opening, jobs = Opening(desk.paths.settings), Jobs()
        frame = Frame(opening, PAGES, resource_root())
        window = Window(application, frame, desk, jobs, Preferences(introduced=True))
        opening.resize(1366, 768)
        opening.show()
        window.open_patient(key)
        window.show_page("medications")
        opening.activateWindow()
        for _ in range(50):
            application.processEvents()
        page = next(each for each in opening.findChildren(MedicationsPage))
        page.act("add")
        for _ in range(50):
            application.processEvents()
        editor = page.side.editor
        letters: list[float] = []
        for name in TYPED:
            editor.drug.field.clear()
            letters += _typed(application, editor.drug.field, name)
        editor.inputs.fill(OrderDraft("haloperidol", unit="mg", route="oral", often="1"))
        figures: list[float] = []
        for dose in DOSES:
            editor.fields["dose"].control.clear()
            figures += _typed(application, editor.fields["dose"].control, dose)
        jobs.finish()
        desk.close()
    return (
        _row("a letter of a medicine to its offers", letters, f"{len(TYPED)} names"),
        _row("a figure of a dose to its doubt", figures, f"{len(DOSES)} doses of haloperidol"),
    )


def _typed(application, field, text: str) -> list[float]:
    took = []
    for letter in text:
        begun = time.perf_counter()
        QTest.keyClicks(field, letter)
        application.processEvents()
        took.append((time.perf_counter() - begun) * 1000)
    return took


def _row(what: str, took: list[float], basis: str) -> Row:
    median, slowest = statistics.median(took), statistics.quantiles(took, n=20)[-1]
    told = (
        f"{basis}, {len(took)} keys; 95 % within {slowest:.1f} ms, the slowest {max(took):.1f} ms"
    )
    return Row(what, f"{median:.1f} ms", "<= 16 ms", told)
