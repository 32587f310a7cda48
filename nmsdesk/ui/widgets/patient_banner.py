"""The banner on top of every page about a patient: who it is, and what must not be overlooked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from nmsdesk.presenters.coverage import CoverageView
from nmsdesk.presenters.patient_banner import BannerView
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.plain import button, column, label, row

BETWEEN = "   "


class PatientBanner(QFrame):
    """Two columns of two lines; the coverage line stands in the second and opens its basis."""

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
        layout = row(20, (24, 7, 16, 7))
        left = column(1)
        left.addWidget(self._name)
        left.addWidget(self._details)
        middle = column(1)
        middle.addWidget(self._allergies)
        middle.addWidget(self._earlier)
        right = column(0)
        right.addWidget(self._ward, 0, Qt.AlignmentFlag.AlignRight)
        right.addWidget(self._coverage, 0, Qt.AlignmentFlag.AlignRight)
        layout.addLayout(left, 6)
        layout.addLayout(middle, 5)
        layout.addLayout(right)
        self.setLayout(layout)

    def present(self, view: BannerView, covered: CoverageView) -> None:
        self._name.setText(view.name)
        self._details.setText(BETWEEN.join(view.details))
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
