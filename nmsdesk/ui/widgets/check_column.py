"""A column of the check: groups with their heading and their rows."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from nmsdesk.domain.finding import FindingKind
from nmsdesk.presenters.checklist_view import GroupView, RowView
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.answer_row import AnswerRow
from nmsdesk.ui.widgets.check_row import CheckRow
from nmsdesk.ui.widgets.figure_row import FigureRow
from nmsdesk.ui.widgets.plain import label
from nmsdesk.ui.widgets.word_row import WordRow


class CheckColumn(QWidget):
    rest_wanted = Signal(str)
    """A row of the group whose rest was looked for and is absent."""

    def __init__(self, groups: tuple[GroupView, ...], lines: int, *, tall: int) -> None:
        """`lines` is the number of lines of the longest column: rows stand level across.

        `tall` is the greatest height of a row in pixels.
        """
        super().__init__()
        self.rows: list[CheckRow] = []
        self.foot: QLabel | None = None
        """The free lines at the end of a shorter column, for whatever is to be read there."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._tall = tall
        used = 0
        for group in groups:
            layout.addWidget(self._heading(group), 1)
            for view in group.rows:
                made = row_for(view)
                made.setMaximumHeight(tall)
                self.rows.append(made)
                layout.addWidget(made, 1)
            used += 1 + len(group.rows)
        if lines > used:
            self.foot = label(role="muted", wrap=True)
            self.foot.setContentsMargins(8, 4, 4, 0)
            self.foot.setAlignment(Qt.AlignmentFlag.AlignTop)
            self.foot.setMaximumHeight((lines - used) * tall)
            self.foot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
            layout.addWidget(self.foot, lines - used)
        layout.addStretch(0)

    def _heading(self, group: GroupView) -> QWidget:
        line = QWidget()
        line.setMaximumHeight(self._tall)
        layout = QHBoxLayout(line)
        layout.setContentsMargins(8, 0, 4, 0)
        layout.addWidget(label(group.title, "heading"), 1)
        if any(view.kind is FindingKind.SIGN for view in group.rows):
            layout.addWidget(self._rest_button(group))
        return line

    def _rest_button(self, group: GroupView) -> QPushButton:
        made = QPushButton(translate("Check", "R: rest absent"))
        made.setProperty("role", "small_link")
        sentence = translate("Check", "The rest of “{group}” was looked for and is absent")
        made.setAccessibleName(sentence.format(group=group.title))
        made.setToolTip(made.accessibleName())
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        first = group.rows[0].id
        made.clicked.connect(lambda _checked=False: self.rest_wanted.emit(first))
        return made

    def __iter__(self) -> Iterator[CheckRow]:
        return iter(self.rows)


def row_for(view: RowView) -> CheckRow:
    match view.kind:
        case FindingKind.FIGURE:
            return FigureRow(view.id)
        case FindingKind.WORD:
            return WordRow(view.id)
        case FindingKind.SIGN | FindingKind.SCALE:
            return AnswerRow(view.id)
