"""The timeline of 5,000 orders under wheel, keys and mouse: its painting, and how it holds up.

Beside each figure by the clock stands the thread's own time, from which the load of a machine that
others use falls out.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import gc
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal

from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nmsdesk.documents.knowledge import load_knowledge
from nmsdesk.documents.texts import load_texts
from nmsdesk.domain.assess import assess
from nmsdesk.domain.case import Case
from nmsdesk.domain.ids import FindingId, OrderId
from nmsdesk.domain.ledger import keep
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.observation import Observation
from nmsdesk.domain.order import (
    Administration,
    AsNeeded,
    Dose,
    EveryDays,
    Frequency,
    Given,
    Order,
    Route,
    TimesPerDay,
)
from nmsdesk.domain.patient import Patient
from nmsdesk.paths import resource_root
from nmsdesk.presenters.timeline import Subject
from nmsdesk.ui import theme
from nmsdesk.ui.collector import Collector
from nmsdesk.ui.widgets.timeline_card import TimelineCard
from nmsdesk.ui.widgets.timeline_picture import TimelinePicture
from tests.benchmarks.row import Row

NOW = datetime(2026, 6, 20, 10)
ORDERS, CHECKS = 5_000, 300
DRUGS = ("haloperidol", "olanzapine", "sertraline", "metoclopramide", "lorazepam", "quetiapine")
STEADY = ("lithium", "levodopa", "linezolid")
TURNS = 240
"""So many times the wheel, a key or the mouse is used, one every `PACE` milliseconds."""
PACE = 16
LEAST, MEDIAN, LAST = 20, 8, 50


def timeline_rows() -> list[Row]:
    """Painting, and the longest the event loop is held up, with every lane in sight."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.apply(application, resource_root(), "light")
    paints = _timed_paints()
    collector = Collector(application)
    card = TimelineCard()
    card.resize(1900, 1000)
    card.show()
    building = _build(card)
    paints.clock.clear()
    paints.own.clear()
    idle = _late(_gaps(_nothing() for _ in range(TURNS // 4)).clock)
    gaps = _gaps(_turns(card))
    lanes = len(card.timeline.view.lanes) if card.timeline.view else 0
    basis = f"{ORDERS:,} orders, {lanes} lanes in sight, 1900 px; {len(paints.clock)} paintings"
    card.close()
    collector.stop()
    return [
        Row("painting the timeline", _ms(statistics.median(paints.clock)), "<= 8 ms", basis),
        Row("  own time", _ms(statistics.median(paints.own)), "<= 8 ms", _within(paints)),
        Row(
            "the event loop meanwhile",
            _ms(_late(gaps.clock)),
            "<= 50 ms",
            f"99th percentile of {len(gaps.own):,} turns; {idle:.1f} ms where nothing was done",
        ),
        Row("  own time", _ms(_late(gaps.own)), "<= 50 ms", f"longest {max(gaps.own):.1f} ms"),
        Row(
            "drawing it anew",
            _ms(sum(building)),
            "",
            f"in {len(building)} turns of the event loop, the longest {max(building):.1f} ms",
        ),
    ]


@dataclass(slots=True)
class Times:
    """Milliseconds by the clock, and of the thread's own work."""

    clock: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)

    def add(self, begun: tuple[float, float]) -> tuple[float, float]:
        now = _now()
        self.clock.append((now[0] - begun[0]) * 1000)
        self.own.append((now[1] - begun[1]) * 1000)
        return now


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.thread_time()


def _within(times: Times) -> str:
    return f"99 % within {_late(times.own):.1f} ms; wheel, keys and drags, hours to 10 years"


def _late(figures: list[float]) -> float:
    """The 99th percentile."""
    return statistics.quantiles(figures, n=100)[98]


def _nothing() -> Callable[[], object]:
    return lambda: None


def _ms(figure: float) -> str:
    return f"{figure:.1f} ms"


def _build(card: TimelineCard) -> list[float]:
    """How long each turn of the event loop takes until a record stands."""
    knowledge = load_knowledge(resource_root())
    texts = load_texts(resource_root(), "en")
    case = _case()
    ledger = keep(case, knowledge.formulary, knowledge.watch)
    assessment = assess(case, knowledge, ledger)
    gc.collect()
    gc.freeze()
    loop = QEventLoop()
    card.drawn.connect(loop.quit)
    took = []
    go_on = card._go_on

    def timed() -> None:
        begun = time.perf_counter()
        go_on()
        took.append((time.perf_counter() - begun) * 1000)

    card._next.timeout.disconnect()
    card._next.timeout.connect(timed)
    card.draw(Subject(case, assessment, ledger, texts, knowledge.methods))
    loop.exec()
    card.fit(1000)
    for _ in range(20):
        QApplication.processEvents()
    return took


def _timed_paints() -> Times:
    took = Times()
    paint = TimelinePicture.paintEvent

    def timed(self: TimelinePicture, event: QPaintEvent) -> None:
        begun = _now()
        paint(self, event)
        took.add(begun)

    TimelinePicture.paintEvent = timed
    return took


def _turns(card: TimelineCard) -> Iterator[Callable[[], object]]:
    """From the whole record to hours and back, going on and pointing at every zoom."""
    shown = card.timeline
    middle = QPoint(shown.width() * 2 // 3, shown.height() // 2)
    yield card.spans[None].click
    for number in range(TURNS):
        match number % 4:
            case 0:
                notch = 120 if number < TURNS / 2 else -120
                yield lambda notch=notch: _wheel(shown, middle, notch)
            case 1:
                key = Qt.Key.Key_Left if number % 3 else Qt.Key.Key_Right
                shift = Qt.KeyboardModifier.ShiftModifier
                yield lambda key=key, shift=shift: QTest.keyClick(shown, key, shift)
            case 2:
                yield lambda number=number: _drag(shown, middle, number)
            case _:
                at = QPoint(300 + number * 4, 200)
                yield lambda at=at: QTest.mouseMove(shown, at)


def _wheel(shown: TimelinePicture, at: QPoint, notch: int) -> None:
    place, nothing = QPointF(at), QPoint()
    event = QWheelEvent(
        place,
        QPointF(shown.mapToGlobal(at)),
        nothing,
        QPoint(0, notch),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(shown, event)


def _drag(shown: TimelinePicture, at: QPoint, number: int) -> None:
    QTest.mousePress(shown, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(shown, at + QPoint(40 if number % 8 else -60, 0))
    QTest.mouseRelease(shown, Qt.MouseButton.LeftButton, pos=at)


def _gaps(turns: Iterator[Callable[[], object]]) -> Times:
    """Between one turn of the event loop and the next, while the turns are made."""
    loop, ticks = QEventLoop(), QTimer()
    gaps = Times()
    last = _now()

    def tick() -> None:
        nonlocal last
        last = gaps.add(last)

    def act() -> None:
        turn = next(turns, None)
        if turn is None:
            loop.quit()
        else:
            turn()

    ticks.timeout.connect(tick)
    ticks.start(1)
    acting = QTimer()
    acting.setTimerType(Qt.TimerType.PreciseTimer)
    acting.timeout.connect(act)
    acting.start(PACE)
    loop.exec()
    return gaps


def _case() -> Case:
    """Ten years: doses that change every few days, a depot, doses as needed, checks."""
    orders = [_order(number) for number in range(ORDERS - len(STEADY) - 2)]
    begin = NOW - timedelta(days=3000)
    for place, drug in enumerate(STEADY):
        orders.append(_made(f"s{place}", drug, 300, TimesPerDay(Decimal(2)), begin))
    monthly = EveryDays(Decimal(28))
    depot = _made("depot", "paliperidone palmitate", 156, monthly, begin, Route.DEPOT)
    needed = _made("needed", "haloperidol", 5, AsNeeded(Decimal(4)), begin, Route.IM)
    given = tuple(
        Administration(
            OrderId("needed"), Moment(NOW - timedelta(days=6 * number, hours=3)), Given.GIVEN
        )
        for number in range(400)
    )
    checks = tuple(
        Observation(
            Moment(NOW - timedelta(hours=9 * number * (1 + number // 20))),
            {
                FindingId("temperature"): Decimal(366 + number % 30) / 10,
                FindingId("creatine_kinase"): Decimal(90 + 37 * (number % 50)),
            },
        )
        for number in range(CHECKS)
    )
    return Case(Patient("B-1"), NOW, (*orders, depot, needed), given, checks)


def _order(number: int) -> Order:
    long = timedelta(days=3650 * len(DRUGS) / ORDERS)
    begin = NOW - long * ((ORDERS - number) / len(DRUGS))
    mg = 5 + number * 7 % 11
    drug = DRUGS[number % len(DRUGS)]
    made = _made(str(number), drug, mg, TimesPerDay(Decimal(2)), begin)
    return replace(made, end=Moment(begin + long))


def _made(
    name: str,
    drug: str,
    mg: int,
    frequency: Frequency,
    begin: datetime,
    route: Route = Route.ORAL,
) -> Order:
    amount = Dose(Decimal(mg), Decimal(mg))
    return Order(OrderId(name), drug, amount, "mg", None, route, frequency, Moment(begin))


if __name__ == "__main__":
    for row in timeline_rows():
        print(f"{row.what:28} {row.measured:>10} {row.target:>9}  {row.basis}")
