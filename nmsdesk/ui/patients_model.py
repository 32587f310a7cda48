"""The patient list as a table: columns written down, summaries added as they are worked out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from typing_extensions import override

from nmsdesk.domain.ids import PatientId
from nmsdesk.domain.urgency import Level
from nmsdesk.presenters.levels import SHAPES
from nmsdesk.presenters.patient_lines import PatientLine, Summary
from nmsdesk.presenters.unbroken import breakable, dates_whole
from nmsdesk.presenters.wording import translate
from nmsdesk.ui import theme

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    text: Callable[[PatientLine], str]
    bold: bool = False


NAME, BORN, SEX, IDENTIFIER, WARD, OPEN = range(6)


def _columns() -> tuple[Column, ...]:
    return (
        Column(translate("Patients", "Name"), lambda line: line.name, bold=True),
        Column(translate("Patients", "Born"), lambda line: line.born),
        Column(translate("Patients", "Sex"), lambda line: line.sex),
        Column(translate("Patients", "Identifier"), lambda line: line.identifier),
        Column(translate("Patients", "Ward"), lambda line: line.ward),
        Column(translate("Patients", "What is open"), lambda _line: ""),
    )


class PatientsModel(QAbstractTableModel):
    """Rows are replaced as a whole; a summary changes its cell alone."""

    def __init__(self) -> None:
        super().__init__()
        self._columns = _columns()
        self._lines: tuple[PatientLine, ...] = ()
        self._summaries: dict[PatientId, Summary] = {}

    def present(self, lines: Sequence[PatientLine]) -> None:
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def add_summaries(self, summaries: Mapping[PatientId, Summary]) -> None:
        self._summaries.update(summaries)
        if self._lines:
            self.dataChanged.emit(self.index(0, OPEN), self.index(len(self._lines) - 1, OPEN))

    def forget(self, key: PatientId | None = None) -> None:
        """What was known of a patient, or of everybody, is old."""
        if key is None:
            self._summaries.clear()
        else:
            self._summaries.pop(key, None)

    def line(self, at: int) -> PatientLine:
        return self._lines[at]

    def row_of(self, key: PatientId) -> int | None:
        return next((at for at, line in enumerate(self._lines) if line.key == key), None)

    def unknown(self, first: int, last: int) -> tuple[PatientId, ...]:
        """Whose summary is not there yet, of the rows `first` to `last`."""
        shown = self._lines[max(first, 0) : last + 1]
        return tuple(line.key for line in shown if line.key not in self._summaries)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._columns)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._columns[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, column = self._lines[index.row()], self._columns[index.column()]
        summary = self._summaries.get(line.key) if index.column() == OPEN else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                said = _said(summary) if index.column() == OPEN else column.text(line)
                return breakable(said) if index.column() == IDENTIFIER else dates_whole(said)
            case Qt.ItemDataRole.ToolTipRole:
                return _said(summary) if index.column() == OPEN else column.text(line)
            case Qt.ItemDataRole.AccessibleTextRole:
                said = _said(summary) if index.column() == OPEN else column.text(line)
                return f"{column.title}: {said}"
            case Qt.ItemDataRole.FontRole:
                pressing = summary is not None and summary.level.rank < Level.WATCH.rank
                return _bold() if column.bold or pressing else None
            case Qt.ItemDataRole.ForegroundRole:
                return _ink(index.column(), summary)
            case Qt.ItemDataRole.BackgroundRole:
                return _ground(summary)
        return None


def _said(summary: Summary | None) -> str:
    """The level's word stands before the sentence: never colour alone."""
    if summary is None:
        return "…"
    if not summary.text:
        return summary.word
    return translate("Patients", "{shape} {level}: {text}").format(
        shape=SHAPES[summary.level.value], level=summary.word, text=summary.text
    )


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font


def _ink(column: int, summary: Summary | None) -> Any:
    if summary is not None and summary.level is not Level.ROUTINE:
        return theme.colour(summary.level.value)
    return None if column == NAME else theme.colour("muted")


def _ground(summary: Summary | None) -> Any:
    if summary is None or summary.level is Level.ROUTINE:
        return None
    return theme.colour(f"{summary.level.value}_ground")
