"""Short lessons with their sources: a list that filters as one types, and the lesson beside it."""

from html import escape

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from nmsdesk.bootstrap import Desk
from nmsdesk.presenters.learn import LessonView, StatementView, lesson_view, rows
from nmsdesk.presenters.wording import translate
from nmsdesk.services.watcher import Chart
from nmsdesk.ui.page import PageWidget
from nmsdesk.ui.widgets.cell_height import wrapped

SIDE = 18
"""The width of the list, in lines of text; never more than two fifths of the page."""
AROUND = 10
"""Pixels above and below a title together."""
LEAST = 200
"""Pixels of the list at least."""
WIDEST = 48
"""The same of the lesson: a longer line is hard to read."""


class _Titles(QListWidget):
    """Each row has the lines that its title needs at this width and text size.

    `typed(text)`: a letter, which belongs to the search.
    """

    typed = Signal(str)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if event.text().isalnum() and not control:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def fit(self) -> None:
        wide = self.viewport().width()
        for at in range(self.count()):
            item = self.item(at)
            tall = wrapped(self.fontMetrics(), wide, item.text()) + AROUND
            item.setSizeHint(QSize(wide, tall))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()


class LearnPage(PageWidget):
    """Works with and without a patient; the chart changes nothing here."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._lessons = {lesson.id: lesson for lesson in desk.lessons}
        self._search = QLineEdit()
        self._search.setPlaceholderText(translate("Learn", "Search the lessons"))
        self._search.setAccessibleName(translate("Learn", "Search the lessons"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._filter)
        self._list = _Titles()
        self._list.setAccessibleName(translate("Learn", "Lessons"))
        self._list.typed.connect(self._search_for)
        self._list.setWordWrap(True)
        self._list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentItemChanged.connect(self._show_current)
        self._none = QLabel(translate("Learn", "No lesson holds all of these words."))
        self._none.setWordWrap(True)
        self._none.setProperty("role", "muted")
        self._text = QTextBrowser()
        self._text.setAccessibleName(translate("Learn", "Lesson"))
        self._text.setOpenExternalLinks(False)
        self._text.setOpenLinks(False)
        self._lay_out()
        self.setFocusProxy(self._list)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self._search.setFocus)
        self._filter("")

    @override
    def present(self, chart: Chart | None) -> None:
        if self._list.currentRow() < 0 and self._list.count():
            self._list.setCurrentRow(0)

    @override
    def keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("↑ ↓", translate("Learn", "from lesson to lesson")),
            ("Home End", translate("Learn", "first and last lesson")),
            ("Tab", translate("Learn", "on to the lesson, to scroll it")),
            (translate("Learn", "Ctrl+F"), translate("Learn", "search the lessons")),
        )

    def show_lesson(self, lesson: str) -> None:
        """Open one lesson by its id, whatever was typed before."""
        self._search.clear()
        for place in range(self._list.count()):
            if self._list.item(place).data(Qt.ItemDataRole.UserRole) == lesson:
                self._list.setCurrentRow(place)

    def _search_for(self, letter: str) -> None:
        """Somebody types where the list has the keyboard: the search takes it up."""
        self._search.setFocus()
        self._search.insert(letter)

    def _lay_out(self) -> None:
        self._side = QWidget()
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._search)
        column.addWidget(self._none)
        column.addWidget(self._list)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 16, 24, 16)
        row.setSpacing(24)
        row.addWidget(self._side)
        row.addWidget(self._text, 1)
        row.addStretch()
        self._fit()

    def _fit(self) -> None:
        """A list as wide as its titles need at this text size, and a lesson that can be read."""
        wide = SIDE * self.fontMetrics().height()
        self._side.setFixedWidth(min(wide, max(self.width() * 2 // 5, LEAST)))
        self._text.setMaximumWidth(WIDEST * self.fontMetrics().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _filter(self, typed: str) -> None:
        found = rows(self._lessons.values(), typed)
        self._list.clear()
        # The list makes its own items: ones made here once brought the interpreter down in clear().
        self._list.addItems([row.title for row in found])
        for place, row in enumerate(found):
            item = self._list.item(place)
            item.setToolTip(row.summary)
            item.setData(Qt.ItemDataRole.UserRole, row.id)
        self._list.fit()
        self._none.setVisible(self._list.count() == 0)
        if self._list.count():
            self._list.setCurrentRow(0)

    def _show_current(self, item: QListWidgetItem | None) -> None:
        if item is None:
            self._text.clear()
            return
        lesson = self._lessons[item.data(Qt.ItemDataRole.UserRole)]
        self._text.setHtml(_html(lesson_view(lesson, self.desk.knowledge.sources)))


def _html(view: LessonView) -> str:
    parts = [_heading(view.title, "x-large"), f"<p>{escape(view.summary)}</p>"]
    for section in view.sections:
        parts.append(_heading(section.heading, "large"))
        parts.extend(_statement(each) for each in section.statements)
    parts.append(_heading(translate("Learn", "Sources"), "large"))
    for source in view.sources:
        told = [source.citation, *(each for each in (source.address, source.note) if each)]
        parts.append(f"<p>{source.mark}. {escape(' · '.join(told))}</p>")
    parts.append(f"<p>{escape(view.reviewed)}</p>")
    return "".join(parts)


def _heading(words: str, size: str) -> str:
    return f'<p style="font-size:{size}; font-weight:bold; margin-top:16px">{escape(words)}</p>'


def _statement(view: StatementView) -> str:
    """The numbers of the sources stay with the last word of the statement."""
    marks = ",&nbsp;".join(map(str, view.marks))
    return f'<p style="line-height:130%">{escape(view.text)}&nbsp;[{marks}]</p>'
