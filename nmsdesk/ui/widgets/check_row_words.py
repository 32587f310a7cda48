"""Where the words of a row stand: its name in full, and what the check before had, always."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

GAP = 6
"""Pixels between two words of a row."""
_ANY_HEIGHT = 10_000
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Word:
    """One text with its room; `before` is what the check before had, in grey."""

    text: str
    room: QRect
    flags: int
    bold: bool = False
    before: bool = False


@dataclass(frozen=True, slots=True)
class RowWords:
    """What is to be said in a row. `before` is the same answer ever shorter; the last has to fit.

    `marked` asks for bold, which is left out where the bold name has no room: the answer itself
    says it too.
    """

    name: str
    before: tuple[str, ...]
    font: QFont
    marked: bool = False

    @property
    def plain(self) -> QFontMetrics:
        return QFontMetrics(self.font)

    @property
    def strong(self) -> QFontMetrics:
        return QFontMetrics(heavy(self.font))

    def fits_one_line(self, width: int) -> bool:
        """Do name and value stand beside each other in `width` pixels."""
        return self.plain.horizontalAdvance(self.name) + self._value_width() <= width

    def lines(self, width: int, line: int) -> int:
        """How many lines of `line` pixels the row takes where its words have `width` pixels."""
        if self.fits_one_line(width):
            return 1
        needed = _wrapped(self.plain, self.name, width - self._value_width())
        return max(2, ceil((needed.height() + 4) / line))

    def beside(self, room: QRect) -> tuple[Word, ...]:
        """The name on the left, in as many lines as it takes; the answer before on its right."""
        before = self._longest_that_leaves_the_name(room)
        taken = self._beside(before)
        left = room.adjusted(0, 0, -taken, 0)
        right = room.adjusted(room.width() - max(0, taken - GAP // 2), 0, 0, 0)
        return (self._named(left), *self._before(before, right))

    def above(self, room: QRect, beneath: QRect) -> tuple[Word, ...]:
        """The name in a line of its own, the answer before at the right end of the one below."""
        fitting = (w for w in self.before if self.plain.horizontalAdvance(w) <= beneath.width())
        return (self._named(room), *self._before(next(fitting, self._value()), beneath))

    def _named(self, room: QRect) -> Word:
        bold = self.marked and _fits(self.strong, self.name, room)
        flags = _MIDDLE | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        return Word(self.name, room, int(flags), bold=bold)

    def _before(self, words: str, room: QRect) -> tuple[Word, ...]:
        if not words:
            return ()
        flags = _MIDDLE | Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextSingleLine
        return (Word(words, room, int(flags), before=True),)

    def _longest_that_leaves_the_name(self, room: QRect) -> str:
        """Whole, else with a mark for its day: half a figure would be another figure."""
        for words in self.before:
            left = room.width() - self._beside(words)
            if _fits(self.plain, self.name, QRect(0, 0, left, room.height())):
                return words
        return self._value()

    def _value(self) -> str:
        return self.before[-1] if self.before else ""

    def _value_width(self) -> int:
        return self._beside(self._value())

    def _beside(self, words: str) -> int:
        return self.plain.horizontalAdvance(words) + GAP if words else 0


def heavy(font: QFont) -> QFont:
    made = QFont(font)
    made.setBold(True)
    return made


def _wrapped(metrics: QFontMetrics, text: str, width: int) -> QRect:
    room = QRect(0, 0, max(1, width), _ANY_HEIGHT)
    return metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)


def _fits(metrics: QFontMetrics, text: str, room: QRect) -> bool:
    needed = _wrapped(metrics, text, room.width())
    return needed.width() <= room.width() and needed.height() <= room.height()
