"""From a key on the check page until the result's words are on the screen."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import statistics
import tempfile
import time
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nmsdesk.bootstrap import open_desk
from nmsdesk.domain.ids import FindingId, OrderId
from nmsdesk.domain.imported import ImportedPatient
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.observation import Observation
from nmsdesk.domain.order import Dose, Order, Route, Source, TimesPerDay
from nmsdesk.domain.patient import Patient
from nmsdesk.paths import Paths, resource_root
from nmsdesk.presenters.preferences import Preferences
from nmsdesk.ui import theme
from nmsdesk.ui.frame import Frame
from nmsdesk.ui.jobs import Jobs
from nmsdesk.ui.opening import Opening
from nmsdesk.ui.pages import PAGES
from nmsdesk.ui.pages.check import CheckPage
from nmsdesk.ui.window import Window
from tests.benchmarks.row import Row

NOW = datetime(2026, 6, 20, 10)
ORDERS, CHECKS = 500, 200
FIRST = "akinesia"
SIGNS = 12
"""So many signs of one group are answered, again and again."""
DRUGS = ("haloperidol", "olanzapine", "sertraline", "metoclopramide", "lorazepam", "metformin")


def key_press() -> Row:
    """The median over answers given one after the other, painted each time."""
    application = QApplication.instance() or QApplication([])
    theme.apply(application, resource_root(), "light")
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(Paths.under(Path(folder)), lambda: NOW, who="bench")
        desk.charts.take_over([_patient()], "bench")
        opening, jobs = Opening(desk.paths.settings), Jobs()
        frame = Frame(opening, PAGES, resource_root())
        window = Window(application, frame, desk, jobs, Preferences(introduced=True))
        opening.resize(1366, 768)
        opening.show()
        window.open_patient(desk.charts.patients()[0].key)
        window.show_page("check")
        opening.activateWindow()
        for _ in range(50):
            application.processEvents()
        page = next(each for each in opening.findChildren(CheckPage))
        page.body.sheet_of(FIRST).focus(FIRST)
        took = []
        for answer in (Qt.Key.Key_N, Qt.Key.Key_Y) * 3:
            page.body.sheet_of(FIRST).focus(FIRST)
            for _ in range(SIGNS):
                begun = time.perf_counter()
                QTest.keyClick(QApplication.focusWidget(), answer)
                application.processEvents()
                took.append((time.perf_counter() - begun) * 1000)
        jobs.finish()
        desk.close()
    median, slowest = statistics.median(took), statistics.quantiles(took, n=20)[-1]
    basis = f"{ORDERS} orders and {CHECKS} checks in the record; 95 % within {slowest:.1f} ms"
    return Row("a key on Check to the words", f"{median:.1f} ms", "<= 16 ms", basis)


def _patient() -> ImportedPatient:
    orders = []
    for number in range(ORDERS):
        begin = NOW - timedelta(days=3 * (ORDERS - number) / len(DRUGS))
        amount = Decimal(5 + number % 7)
        orders.append(
            Order(
                OrderId(str(number)),
                DRUGS[number % len(DRUGS)],
                Dose(amount, amount),
                "mg",
                route=Route.ORAL,
                frequency=TimesPerDay(Decimal(2)),
                start=Moment(begin),
                end=Moment(begin + timedelta(days=3)),
                source=Source(f"row[{number}]"),
            )
        )
    checks = tuple(
        Observation(
            Moment(NOW - timedelta(hours=8 * number + 1)),
            {
                FindingId("temperature"): Decimal("37.2"),
                FindingId("heart_rate"): Decimal(88),
                FindingId("rigidity"): "none" if number > 4 else "mild",
                FindingId("agitation"): number % 3 == 0,
            },
        )
        for number in range(CHECKS)
    )
    return ImportedPatient(Patient("B-1", family_name="Bench"), tuple(orders), (), checks)
