"""What unfolds beneath a row: its words with their keys, or what was wrong with a figure."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from nmsdesk.presenters.checklist_view import RowView
from nmsdesk.presenters.wording import translate
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.plain import label


class RowUnfolded(QFrame):
    """A part of the sheet, never a window of its own: it takes no focus and stops no key."""

    chosen = Signal(str, str)
    """The row and the key of the word that was clicked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sheet = parent
        theme.mark(self, role="palette")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(6, 5, 6, 5)
        self._layout.setSpacing(2)
        self._parts: list[QWidget] = []
        self._beside: QWidget | None = None
        self.hide()

    def words(self, view: RowView, beside: QWidget, reminder: str = "") -> None:
        """The choices of a row, each with its key in front; a reminder of these above them."""
        self._empty()
        if reminder:
            self._add(label(reminder, "strong", wrap=True, tone="watch"))
        for choice in view.choices:
            keys = f"{choice.key}, {choice.also}" if choice.also else choice.key
            shown = translate("Check", "{keys}   {word}").format(keys=keys, word=choice.label)
            made = QPushButton(shown)
            made.setAccessibleName(choice.label)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            theme.mark(made, role="choice")
            made.setCheckable(True)
            made.setChecked(choice.chosen)
            made.clicked.connect(
                lambda _checked=False, key=choice.key: self.chosen.emit(view.id, key)
            )
            self._add(made)
        self._stand(beside)

    def sentence(self, words: str, tone: str, beside: QWidget) -> None:
        """A problem or a question about what was typed."""
        self._empty()
        made: QLabel = label(words, "strong", wrap=True, tone=tone)
        self._add(made)
        self._stand(beside)

    def follow(self) -> None:
        """The row that it belongs to has moved."""
        if self._beside is not None and not self.isHidden():
            self._stand(self._beside)

    def fold(self) -> None:
        self.hide()
        self._beside = None
        self._empty()

    @property
    def shown_words(self) -> str:
        labels = [part.text() for part in self._parts if isinstance(part, QLabel)]
        return " ".join(labels) if self.isVisible() else ""

    def _add(self, part: QWidget) -> None:
        self._parts.append(part)
        self._layout.addWidget(part)

    def _empty(self) -> None:
        for part in self._parts:
            self._layout.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []

    def _stand(self, beside: QWidget) -> None:
        """Beneath the row, or above it where the sheet ends; as wide as the row."""
        self._beside = beside
        for part in self._parts:
            # What is added to a part that is on the screen counts for its height once it is shown.
            part.show()
        self.setFixedWidth(beside.width())
        height = self._layout.heightForWidth(beside.width())
        height = max(height, self._layout.sizeHint().height())
        self.setFixedHeight(height)
        corner = beside.mapTo(self._sheet, QPoint(0, 0))
        below = corner.y() + beside.height() + 2
        fits = below + height <= self._sheet.height()
        self.move(corner.x(), below if fits else max(0, corner.y() - height - 2))
        self.raise_()
        self.show()
