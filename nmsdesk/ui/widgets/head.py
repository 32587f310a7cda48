"""What stands above every page about a patient: who it is, and the one bar of what matters."""

from PySide6.QtWidgets import QWidget

from nmsdesk.documents.texts import Texts
from nmsdesk.presenters.coverage import coverage
from nmsdesk.presenters.patient_banner import banner
from nmsdesk.presenters.urgency_bar import urgency_bar
from nmsdesk.services.watcher import Chart
from nmsdesk.ui.widgets.patient_banner import PatientBanner
from nmsdesk.ui.widgets.plain import column
from nmsdesk.ui.widgets.urgency_bar import UrgencyBar


class Head(QWidget):
    def __init__(self, who: str, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.banner = PatientBanner()
        self.bar = UrgencyBar(who)
        layout = column(0)
        layout.addWidget(self.banner)
        layout.addWidget(self.bar)
        self.setLayout(layout)
        self.hide()

    def present(self, chart: Chart | None, *, emergency_number: str, checking: bool) -> None:
        """None: no patient, or a page that is not about one."""
        self.setVisible(chart is not None)
        if chart is None:
            self.bar.present(None)
            return
        case = chart.case
        self.banner.present(
            banner(case.patient, case.now, self._texts.label),
            coverage(case, chart.assessment.recognised),
        )
        self.bar.present(
            urgency_bar(chart.assessment, chart.acknowledged, self._texts.say, emergency_number),
            checking=checking,
        )
