"""The journal in the drawer: newest first, each line with its undo or redo where it has one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nmsdesk.presenters.journal import JournalLine
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.plain import button, column, ground, label, row


class JournalContent(QWidget):
    undo_wanted = Signal(int)

    def __init__(self, lines: Sequence[JournalLine]) -> None:
        super().__init__()
        layout = column(4, (0, 0, 10, 0))
        if not lines:
            layout.addWidget(
                label(translate("Journal", "Nothing was entered yet."), "muted", wrap=True)
            )
        for line in lines:
            head = row(6)
            head.addWidget(label(line.what, "strong", wrap=True), 1)
            if line.can_undo:
                head.addWidget(self._undo(line))
            layout.addLayout(head)
            said = translate("Journal", "{when}, {who}").format(when=line.when, who=line.who)
            layout.addWidget(label(said, "muted", wrap=True))
            if line.note:
                layout.addWidget(label(line.note, "muted", wrap=True))
            layout.addWidget(ground("line"))
        layout.addStretch(1)
        self.setLayout(layout)

    def _undo(self, line: JournalLine) -> QWidget:
        made = button(line.act, "link", does=lambda: self.undo_wanted.emit(line.id))
        made.setAccessibleName(line.act_in_full)
        return made
