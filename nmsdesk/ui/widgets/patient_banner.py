"""The banner on top of every page about a patient: who it is, and what must not be overlooked."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QWidget
from typing_extensions import override

from nmsdesk.presenters.coverage import CoverageView
from nmsdesk.presenters.patient_banner import BannerView
from nmsdesk.presenters.unbroken import whole
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.plain import button, column, label

BETWEEN = "   "
STRETCHES = (6, 5, 0)
NARROW = 44
"""Below this width, in lines of text, three columns do not fit."""


class PatientBanner(QFrame):
    """Three columns of two lines; the coverage line stands in the last and opens its basis."""

    coverage_wanted = Signal()
    edit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        self._name = label(role="title")
        self._details = label(role="muted", wrap=True)
        self._allergies = label(wrap=True)
        self._earlier = label(wrap=True)
        self._ward = label(role="muted")
        self._coverage = button("", "link", does=self.coverage_wanted.emit)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(24, 7, 16, 7)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(1)
        for at, stretch in enumerate(STRETCHES):
            self._grid.setColumnStretch(at, stretch)
        self._third = QWidget()
        self._last = column(0)
        self._last.addWidget(self._ward, 0, Qt.AlignmentFlag.AlignRight)
        self._last.addWidget(self._coverage, 0, Qt.AlignmentFlag.AlignRight)
        self._third.setLayout(self._last)
        self._narrow: bool | None = None
        self._arrange(narrow=False)

    def _arrange(self, *, narrow: bool) -> None:
        """Narrow: ward and coverage stand below the others instead of beside them."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._grid.addWidget(self._name, 0, 0)
        self._grid.addWidget(self._details, 1, 0)
        self._grid.addWidget(self._allergies, 0, 1)
        self._grid.addWidget(self._earlier, 1, 1)
        if narrow:
            self._last.setDirection(QBoxLayout.Direction.RightToLeft)
            self._grid.addWidget(self._third, 2, 0, 1, 2)
        else:
            self._last.setDirection(QBoxLayout.Direction.TopToBottom)
            self._grid.addWidget(self._third, 0, 2, 2, 1)

    def _fit(self) -> None:
        self._arrange(narrow=self.width() < NARROW * self.fontMetrics().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def present(self, view: BannerView, covered: CoverageView) -> None:
        self._name.setText(view.name)
        self._details.setText(BETWEEN.join(map(whole, view.details)))
        self._ward.setText(view.ward)
        self._ward.setVisible(bool(view.ward))
        self._allergies.setText(view.allergies)
        mark = "▲ " if view.warned else ""
        self._earlier.setText(mark + view.earlier)
        theme.mark(
            self._earlier,
            role="strong" if view.warned else "muted",
            tone="emergency" if view.warned else "",
        )
        self._coverage.setText(covered.text if covered.complete else f"◐ {covered.text}")
        self._coverage.setAccessibleName(covered.text)
        self.setAccessibleName(view.spoken)
        self.setAccessibleDescription(covered.text)

    @property
    def shown_name(self) -> str:
        return self._name.text()

    @property
    def shown_coverage(self) -> str:
        return self._coverage.text()
