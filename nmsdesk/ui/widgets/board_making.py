"""How far the making of the watch board's index is, with a way to stop it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.plain import button, column, label, row


class BoardMaking(QWidget):
    """Shown while every patient is looked at: after an upgrade, or with other knowledge."""

    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = label("", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMaximumWidth(480)
        self.bar.setAccessibleName(translate("Board", "Progress"))
        self.stop = button(translate("Board", "Stop"), does=self.stop_wanted.emit)
        self.stop.hide()
        self.bar.hide()
        line = row(10)
        line.addWidget(self.bar, 1)
        line.addWidget(self.stop)
        line.addStretch(1)
        layout = column(12, (24, 24, 24, 24))
        layout.addWidget(self.words)
        layout.addLayout(line)
        layout.addStretch(1)
        self.setLayout(layout)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.begin()

    def begin(self) -> None:
        """Reading; how long it takes is not known yet."""
        self.words.setText(translate("Board", "Reading the board …"))
        self.bar.hide()
        self.stop.hide()

    def go_on(self, done: int, total: int) -> None:
        said = translate(
            "Board",
            "Every patient is looked at once for the board: {done} of {total}. The other pages can"
            " be worked on meanwhile.",
        )
        self.words.setText(said.format(done=f"{done:,}", total=f"{total:,}"))
        self.bar.setMaximum(max(total, 1))
        self.bar.setValue(done)
        self.bar.show()
        self.stop.show()
