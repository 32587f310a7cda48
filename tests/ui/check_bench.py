"""The check page in a window of its own, worked by keys: its patient, its keys, its record."""

from contextlib import contextmanager
from datetime import datetime, timedelta
from decimal import Decimal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nmsdesk.domain.ids import OrderId
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.observation import Observation
from nmsdesk.domain.order import Dose, Order, Route, TimesPerDay
from nmsdesk.domain.patient import Patient
from nmsdesk.services.events import ChartChanged
from nmsdesk.ui.pages.check import CheckPage

NOW = datetime(2026, 6, 20, 10, 0)


def haloperidol():
    return Order(
        OrderId(""), "haloperidol", dose=Dose(Decimal(5), Decimal(5)), unit="mg",
        route=Route.ORAL, frequency=TimesPerDay(Decimal(2)),
        start=Moment(NOW - timedelta(days=3)),
    )  # fmt: skip


def add_patient(desk):
    """On haloperidol for three days, with one check of the night before."""
    key = desk.charts.add_patient(Patient("T-1", family_name="Moss", given_name="Ada"))
    desk.charts.add_order(key, haloperidol())
    desk.charts.observe(
        key,
        Observation(
            Moment(NOW - timedelta(hours=14)),
            {"rigidity": "none", "tremor": False, "temperature": Decimal("37.1")},
            by="night",
        ),
    )
    return key


@contextmanager
def opened(qtbot, desk, patient):
    """The page as it stands on a small screen; it follows the record."""
    made = CheckPage(desk)
    made.resize(1262, 610)
    heard = desk.bus.subscribe(
        ChartChanged, lambda event: made.present(desk.watcher.chart(event.patient))
    )
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.present(desk.watcher.chart(patient))
    yield made
    heard()
    gone(made)


def gone(widget):
    """Deleted now: what lingers is dressed anew by every later test."""
    widget.close()
    widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def press(text):
    """Each character is a key on whatever has the focus; a line break is Enter."""
    for character in text:
        focused = QApplication.focusWidget()
        assert focused is not None
        if character == "\n":
            QTest.keyClick(focused, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(focused, character)


def at(page, row):
    page.body.sheet_of(row).focus(row)


def in_focus(page):
    return next((name for name, made in page.body.sheet.rows.items() if made.lit()), None)


def kept(desk, patient):
    """The newest check of the record."""
    return desk.charts.observations(patient)[-1].observation


def checks(desk, patient):
    return len(desk.charts.observations(patient))
