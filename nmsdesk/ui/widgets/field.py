"""A field of a form: its name above, the editor, and below what is wrong with it."""

from PySide6.QtWidgets import QLineEdit, QWidget

from nmsdesk.ui import theme
from nmsdesk.ui.widgets.plain import column, label


class Field(QWidget):
    """`editor` is any widget; its accessible name is the field's name."""

    def __init__(self, name: str, editor: QWidget, hint: str = "") -> None:
        super().__init__()
        self.editor = editor
        self._hint = hint
        self._title = label(name)
        self._title.setBuddy(editor)
        self._below = label(hint, "muted", wrap=True)
        if name:
            editor.setAccessibleName(name)
        editor.setAccessibleDescription(hint)
        layout = column(2)
        layout.addWidget(self._title)
        layout.addWidget(editor)
        layout.addWidget(self._below)
        self.setLayout(layout)
        # Only now: what is shown before it has a parent opens a window of its own.
        self._title.setVisible(bool(name))
        self._below.setVisible(bool(hint))

    def rename(self, name: str) -> None:
        self._title.setText(name)
        self._title.setVisible(bool(name))
        self.editor.setAccessibleName(name)

    def show_problem(self, sentence: str) -> None:
        """An empty sentence takes the mark away."""
        self._below.setText(f"▲ {sentence}" if sentence else self._hint)
        self._below.setVisible(bool(sentence or self._hint))
        theme.mark(self._below, role="problem" if sentence else "muted")
        theme.mark(self.editor, tone="emergency" if sentence else "")
        self.editor.setAccessibleDescription(sentence or self._hint)

    @property
    def problem(self) -> str:
        below = self._below
        return below.text().removeprefix("▲ ") if below.property("role") == "problem" else ""


class TextField(Field):
    """A field of one line."""

    def __init__(self, name: str, hint: str = "", placeholder: str = "") -> None:
        self.line = QLineEdit()
        self.line.setPlaceholderText(placeholder)
        super().__init__(name, self.line, hint)

    @property
    def text(self) -> str:
        return self.line.text()

    @text.setter
    def text(self, text: str) -> None:
        self.line.setText(text)
