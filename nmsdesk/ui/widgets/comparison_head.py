"""Above the comparison: which way the findings lean, what is missing, which sets are met."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from nmsdesk.presenters.comparison import ComparisonView
from nmsdesk.presenters.criteria_words import CriteriaLine
from nmsdesk.presenters.wording import translate
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.flow import FlowLayout
from nmsdesk.ui.widgets.plain import button, column, label, row

BETWEEN = 14
"""Pixels between the leaning and the sets in one line."""
GAP = 4
"""Pixels between two sets."""


class ComparisonHead(QWidget):
    """Three lines, or one where the rows need the room (two where it is narrow as well)."""

    leaning_wanted = Signal()
    criteria_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._view: ComparisonView | None = None
        self._short = False
        self._heights: dict[tuple[bool, int], int] = {}
        self._headline = label(role="title", wrap=True)
        self._missing = label(wrap=True)
        self._shares = label(role="muted")
        self._why = button(translate("Comparison", "Why"), does=self.leaning_wanted.emit)
        self._why.setAccessibleName(translate("Comparison", "Why the findings lean this way"))
        self._criteria: list[QPushButton] = []
        self._sets = QWidget()
        self._flow = FlowLayout(self._sets, gap=GAP)
        self._flow.addWidget(self._shares)
        self._beside = False
        self._top = row(8)
        self._top.addWidget(self._headline, 1)
        self._top.addWidget(self._why, 0, Qt.AlignmentFlag.AlignTop)
        self._lines = column(2)
        self._lines.addLayout(self._top)
        self._lines.addWidget(self._missing)
        self._lines.addWidget(self._sets)
        self.setLayout(self._lines)

    def present(self, view: ComparisonView) -> None:
        self._view = view
        while len(self._criteria) < len(view.criteria):
            self._add()
        self._why.setVisible(bool(view.criteria))
        for place, made in enumerate(self._criteria):
            made.setVisible(place < len(view.criteria))
            if place < len(view.criteria):
                made.setProperty("criteria", view.criteria[place].id)
        self._heights.clear()
        self._say()

    def set_short(self, *, short: bool) -> None:
        """Short: the leaning and the sets beside each other; the rest in its tip and under Why."""
        if short != self._short:
            self._short = short
            self._say()

    def _say(self) -> None:
        view = self._view
        if view is None:
            return
        told = " ".join(part for part in (view.missing, view.exposure) if part)
        briefly = f"{view.headline} {view.missing}".strip()
        self._headline.setText(briefly if self._short else view.headline)
        self._headline.setToolTip(told if self._short else "")
        theme.mark(self._headline, role="strong" if self._short else "title")
        self._missing.setText(told)
        self._missing.setVisible(not self._short)
        self._shares.setText(view.shares_short if self._short else view.shares)
        self._shares.setToolTip(view.shares)
        for line, made in zip(view.criteria, self._criteria, strict=False):
            self._name(line, made)
        self._fit(self.width())

    def _name(self, line: CriteriaLine, made: QPushButton) -> None:
        shown = translate("Comparison", "{criteria}: {result}")
        whole = shown.format(criteria=line.name, result=line.result)
        brief = shown.format(criteria=line.name, result=line.short)
        made.setText(brief if self._short else whole)
        made.setAccessibleName(f"{whole}. {line.detail}")
        made.setToolTip(f"{whole}. {line.detail}" if self._short else line.detail)

    def _fit(self, width: int) -> None:
        """In one line where it can be at this width."""
        self._headline.ensurePolished()
        leaning = self._headline.fontMetrics().horizontalAdvance(self._headline.text()) + 4
        used = leaning + BETWEEN + self._flow.sizeHint().width() + 16 + self._why.sizeHint().width()
        beside = self._short and used <= width
        self._headline.setMinimumWidth(leaning if beside else 0)
        self._place_sets(beside=beside)
        # Where the shares would take a line of their own, their meaning stands under Why alone.
        wide = sum(
            part.sizeHint().width() + GAP
            for part in (*self._criteria, self._shares)
            if part is self._shares or not part.isHidden()
        )
        self._shares.setVisible(not self._short or wide <= width)
        self._flow.invalidate()
        self.updateGeometry()

    def _place_sets(self, *, beside: bool) -> None:
        """Between the leaning and Why, or in a line of their own under both."""
        if beside == self._beside:
            return
        self._beside = beside
        if beside:
            self._lines.removeWidget(self._sets)
            self._top.insertSpacing(1, BETWEEN - self._top.spacing())
            self._top.insertWidget(2, self._sets, 1)
        else:
            self._top.removeWidget(self._sets)
            self._top.takeAt(1)
            self._lines.addWidget(self._sets)
        self._top.setStretchFactor(self._headline, 0 if beside else 1)

    def measure_anew(self) -> None:
        """What was measured before was in other clothes."""
        self._heights.clear()

    def height_at(self, width: int, *, short: bool) -> int:
        """The pixels that the words need in that form; measured once, nothing else changes."""
        layout, now = self.layout(), self._short
        if layout is not None and (short, width) not in self._heights:
            self.set_short(short=short)
            self._fit(width)
            # What the parts of the flow ask for now is known to it alone.
            self._sets.updateGeometry()
            layout.activate()
            self._heights[short, width] = layout.totalHeightForWidth(width)
            self.set_short(short=now)
            self._fit(self.width())
        return self._heights.get((short, width), 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(self.width())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._heights.clear()
            self._fit(self.width())

    @property
    def words(self) -> str:
        parts = [self._headline.text(), self._missing.text()]
        parts += [made.text() for made in self._criteria if not made.isHidden()]
        return "\n".join(parts)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab stops at, in its order."""
        return (*self._criteria, self._why)

    def _add(self) -> None:
        made = button("", "link")
        made.clicked.connect(
            lambda _checked=False: self.criteria_wanted.emit(made.property("criteria"))
        )
        self._flow.removeWidget(self._shares)
        self._flow.addWidget(made)
        self._flow.addWidget(self._shares)
        self._criteria.append(made)
