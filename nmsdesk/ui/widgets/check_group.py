"""A group of the check: its heading with the key for the rest of it, and its rows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from nmsdesk.domain.finding import FindingKind
from nmsdesk.presenters.checklist_view import GroupView, RowView
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.answer_row import AnswerRow
from nmsdesk.ui.widgets.check_row import CheckRow
from nmsdesk.ui.widgets.figure_row import FigureRow
from nmsdesk.ui.widgets.plain import label
from nmsdesk.ui.widgets.word_row import WordRow


class GroupHeading(QWidget):
    rest_wanted = Signal(str)
    """A row of the group whose rest was looked for and is absent."""

    def __init__(self, group: GroupView, parent: QWidget) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 0, 4, 0)
        layout.addWidget(label(group.title, "heading"), 1)
        self.rest = self._rest_button(group) if group.rest else None
        if self.rest is not None:
            layout.addWidget(self.rest)

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


class CheckGroup:
    """Its parts are children of the sheet, which places them."""

    def __init__(self, group: GroupView, sheet: QWidget) -> None:
        self.heading = GroupHeading(group, sheet)
        self.rows: list[CheckRow] = []
        for view in group.rows:
            made = row_for(view)
            made.setParent(sheet)
            made.present(view)
            self.rows.append(made)

    def snug_width(self) -> int:
        """The width at which nothing of it has to be broken, in pixels."""
        rows = max((made.snug_width() for made in self.rows), default=0)
        return max(rows, self.heading.sizeHint().width())

    def lines(self, width: int) -> int:
        """How many lines it takes, with its heading, where it is `width` pixels wide."""
        return 1 + sum(made.lines(width) for made in self.rows)


def row_for(view: RowView) -> CheckRow:
    match view.kind:
        case FindingKind.FIGURE:
            return FigureRow(view.id)
        case FindingKind.WORD:
            return WordRow(view.id)
        case FindingKind.SIGN | FindingKind.SCALE:
            return AnswerRow(view.id)
