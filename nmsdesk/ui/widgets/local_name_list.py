"""The names that were given to medicines on this computer, each with who, when, and "take back"."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from nmsdesk.domain.record import LocalName
from nmsdesk.presenters.local_names import by_whom, told
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.plain import button, column, label, row


class LocalNameList(QWidget):
    take_back_wanted = Signal(str)
    """The name, as it was typed."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(10)
        self._shown: Sequence[LocalName] | None = None
        self.buttons: dict[str, QPushButton] = {}
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        layout = column(10)
        layout.addLayout(self._lines)
        layout.addWidget(self.problem)
        self.setLayout(layout)

    def present(self, names: Sequence[LocalName]) -> None:
        """Show these; lines that stay the same keep the focus."""
        if names == self._shown:
            return
        self._shown = tuple(names)
        self.buttons = {}
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for name in names:
            self._lines.addWidget(self._line(name))
        if not names:
            text = translate(
                "LocalNames",
                "None. Where a medicine is not recognised, its list offers to say which one it is.",
            )
            self._lines.addWidget(label(text, "muted", wrap=True))

    def _line(self, name: LocalName) -> QWidget:
        made = button(translate("LocalNames", "Take back"), does=self._asking(name.name))
        made.setAccessibleName(
            translate("LocalNames", "Take back that “{name}” stands for {drug}").format(
                name=name.name, drug=name.drug
            )
        )
        self.buttons[name.name] = made
        words = column(2)
        words.addWidget(label(told(name), wrap=True))
        words.addWidget(label(by_whom(name), "muted", wrap=True))
        layout = row(12)
        layout.addLayout(words, 1)
        layout.addWidget(made)
        line = QWidget()
        line.setLayout(layout)
        return line

    def _asking(self, name: str) -> Callable[[], None]:
        return lambda: self.take_back_wanted.emit(name)

    def say(self, sentence: str) -> None:
        """What the record refused; empty: nothing."""
        self.problem.setText(f"▲ {sentence}" if sentence else "")
        self.problem.setVisible(bool(sentence))
