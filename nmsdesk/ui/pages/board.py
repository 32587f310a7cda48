"""The watch board: every patient with an open watch window, the most pressing first, live."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from nmsdesk.bootstrap import Desk
from nmsdesk.domain.board_order import BoardRow
from nmsdesk.domain.ids import PatientId
from nmsdesk.presenters.watch_board import board_lines, board_why, named, order_why
from nmsdesk.presenters.why import WhyView
from nmsdesk.presenters.wording import translate
from nmsdesk.services.watcher import Chart
from nmsdesk.ui.board_reading import BoardReader, BoardReading
from nmsdesk.ui.bus_bridge import BusBridge
from nmsdesk.ui.clock import LiveClock
from nmsdesk.ui.page import PageWidget
from nmsdesk.ui.widgets.board_body import BoardBody
from nmsdesk.ui.widgets.board_deeds import BoardDeeds
from nmsdesk.ui.widgets.board_empty import nobody_watched, nobody_yet, not_whole, nothing_found
from nmsdesk.ui.widgets.board_keys import KEYS, sheet
from nmsdesk.ui.widgets.board_panel import Deed
from nmsdesk.ui.widgets.message import Message
from nmsdesk.ui.widgets.plain import column

AT_ONCE = 100
"""Rows read and shown at first; as many more each time they are asked for."""


class BoardPage(PageWidget):
    """Rows come from the index alone, read beside the window's thread."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._chart: Chart | None = None
        self._reading: BoardReading | None = None
        self._stale = True
        self._stopped = False
        self._most = AT_ONCE
        self._told: WhyView = order_why()
        self.body = BoardBody()
        self.table, self.filters = self.body.table, self.body.filters
        self.panel = self.body.panel
        self.deeds = BoardDeeds(desk, self.panel)
        self.reader = BoardReader(desk, self)
        self.clock = LiveClock(desk.now, self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._read)
        layout = column(0)
        layout.addWidget(self.body)
        self.setLayout(layout)
        self._connect()
        self._shortcuts = [self._shortcut(key, deed) for key, deed in KEYS.items()]
        self.setFocusProxy(self.body.first)

    def _connect(self) -> None:
        self.filters.changed.connect(self._read)
        self.table.chosen.connect(lambda _key: self._moved())
        self.table.opened.connect(self.patient_wanted)
        self.body.row_deeds.wanted.connect(self.act)
        self.body.more.clicked.connect(lambda _on: self.act("more"))
        self.body.take_back.clicked.connect(lambda _on: self.undo())
        self.body.making.stop_wanted.connect(self.reader.stop)
        self.deeds.done.connect(self._say_done)
        self.deeds.closed.connect(self._closed)
        self.reader.read.connect(self._arrived)
        self.reader.progressed.connect(self._made)
        self.reader.failed.connect(self._not_read)
        self.reader.stopped.connect(self._was_stopped)
        self.clock.struck.connect(self._outdated)
        self._bridge = BusBridge(self.desk.bus, self)
        self._bridge.chart_changed.connect(lambda _event: self._outdated())
        self._bridge.patients_changed.connect(self._outdated)
        self._bridge.names_changed.connect(self._outdated)

    def _shortcut(self, key: str, deed: str) -> QShortcut:
        made = QShortcut(QKeySequence(key), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(lambda: self.act(deed))
        return made

    # Reading

    @override
    def present(self, chart: Chart | None) -> None:
        """The board is of no patient; it is written anew, as the person's own words may differ."""
        self._chart = chart
        if self._reading is not None:
            self._show(self._reading)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._soon.start(0)

    def _outdated(self) -> None:
        """What is shown is old: read again now, or when somebody looks at it."""
        self._stale = True
        if self.isVisible():
            self._soon.start(0)

    def _read(self) -> None:
        """A turn later than asked for: who went on to another page meanwhile does not wait."""
        if self.isVisible() and not self._stopped:
            self._stale = False
            self.reader.ask(self.jobs, self.filters.wanted(self._most))

    def _arrived(self, reading: BoardReading) -> None:
        self._reading = reading
        self.clock.wait_for(reading.boundary, reading.at)
        self._show(reading)

    def _show(self, reading: BoardReading) -> None:
        self.filters.offer_wards(reading.wards)
        self.body.show_rows(board_lines(reading.rows, self.texts, reading.at), reading.counts)
        self._put(None if reading.rows else self._nobody(reading))
        self._moved()

    def _put(self, message: Message | None) -> None:
        """Rows or a message; the keyboard goes along where it was in what stood there."""
        with self._focus_kept():
            self.body.put(message)

    @contextmanager
    def _focus_kept(self) -> Iterator[None]:
        """Where the keyboard was in what is replaced, it goes to what takes the place."""
        focus = QApplication.focusWidget()
        moves = focus is not None and self.body.holds(focus)
        yield
        self.setFocusProxy(self.body.first)
        if moves:
            self.setFocus()

    def _nobody(self, reading: BoardReading) -> Message:
        does = {
            "new": lambda: self.deed_wanted.emit("new"),
            "import": self.file_wanted.emit,
            "patients": lambda: self.page_wanted.emit("patients"),
            "clear": self.filters.clear,
            "aside": lambda: self.act("put_aside"),
        }
        if not reading.anybody:
            return nobody_yet(does)
        if self.filters.narrowed:
            return nothing_found(does)
        return nobody_watched(reading.counts.aside, does)

    def _made(self, done: int, total: int) -> None:
        self.body.making.go_on(done, total)
        with self._focus_kept():
            self.body.make_way()

    def _was_stopped(self) -> None:
        self._stopped = True
        self._not_read(translate("Board", "The making of the board was stopped."))

    def _not_read(self, sentence: str) -> None:
        self._stale = True
        self._put(not_whole(sentence, {"again": self._go_on}))

    def _go_on(self) -> None:
        self._stopped = False
        self.body.making.begin()
        with self._focus_kept():
            self.body.make_way()
        self._read()

    @override
    def working(self) -> bool:
        return self.reader.busy or self._soon.isActive()

    # What a person does

    def act(self, deed: str) -> None:
        """One of the buttons or keys of the board."""
        key = self.table.chosen_key
        match deed:
            case "overdue" | "depot":
                self.filters.toggles[deed].toggle()
            case "put_aside":
                self.filters.toggles["aside"].toggle()
            case "ward":
                self.filters.ward.setFocus()
                self.filters.ward.showPopup()
            case "more" if self.body.more.isVisible():
                self._most += AT_ONCE
                self._read()
            case "open" | "check" if key is not None:
                self._open(key, check=deed == "check")
            case "aside" | "end" if key is not None:
                self._ask(Deed(deed), key)
            case "why":
                self.why_wanted.emit(self.own_why())

    @override
    def do(self, action: str, what: str = "") -> None:
        """Put aside, or end watching, the patient whose record is open."""
        if action in ("aside", "end") and self._chart is not None:
            self.table.choose(self._chart.key)
            patient = self._chart.case.patient
            self._begin(Deed(action), self._chart.key, patient.display_name or patient.id)

    def _open(self, key: PatientId, *, check: bool) -> None:
        self.patient_wanted.emit(key)
        # Something unsaved may have to be asked about first: then nobody else is to be checked.
        if check and self._chart is not None and self._chart.key == key:
            self.page_wanted.emit("check")

    def _ask(self, deed: Deed, key: PatientId) -> None:
        row = self._row_of(key)
        if row is not None:
            self._begin(deed, key, named(row.watching.patient))

    def _begin(self, deed: Deed, key: PatientId, name: str) -> None:
        self.body.say_done("", can_undo=False)
        self.body.ask(asking=True)
        self.deeds.ask(deed, key, name)

    def _closed(self) -> None:
        self.body.ask(asking=False)
        self.table.setFocus()

    def _say_done(self, sentence: str) -> None:
        self.body.say_done(sentence, can_undo=self.deeds.can_undo)

    @override
    def undo(self) -> bool:
        """Here Ctrl+Z takes back what was done on the board, never what was done elsewhere."""
        self.deeds.undo()
        return True

    @override
    def event(self, event: QEvent) -> bool:
        """Ctrl+Z is the board's while the keyboard is in it, whoever's record is open."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
        ):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.key() == Qt.Key.Key_Escape and self.filters.any:
            self.filters.clear()
            self.table.setFocus()
        else:
            super().keyPressEvent(event)

    # Why

    def _row_of(self, key: PatientId | None) -> BoardRow | None:
        rows = () if self._reading is None else self._reading.rows
        return next((row for row in rows if row.watching.patient.key == key), None)

    @override
    def own_why(self) -> WhyView:
        row = self._row_of(self.table.chosen_key)
        if row is None:
            return order_why()
        return board_why(row, self.texts, self.desk.knowledge.sources)

    def _moved(self) -> None:
        """Another row is chosen, or the same one stands elsewhere: an open drawer goes along."""
        before, self._told = self._told, self.own_why()
        self.body.row_deeds.allow(row=self.table.chosen_key is not None)
        if before != self._told:
            self.moved_on.emit(before, self._told)

    @override
    def unsaved(self) -> str | None:
        if not self.panel.dirty:
            return None
        return translate("Board", "A reason is typed on the watch board and not saved.")

    @override
    def discard(self) -> None:
        self.deeds.leave()

    @override
    def keys(self) -> tuple[tuple[str, str], ...]:
        return sheet()
