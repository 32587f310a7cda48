"""What stands above every page about a patient: who it is, and the one bar of what matters."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.formulary import Formulary
from nmsdesk.presenters.coverage import coverage
from nmsdesk.presenters.patient_banner import banner
from nmsdesk.presenters.tall_man import in_tall_letters
from nmsdesk.presenters.urgency_bar import UrgencyBarView, urgency_bar
from nmsdesk.services.watcher import Chart
from nmsdesk.ui.widgets.patient_banner import PatientBanner
from nmsdesk.ui.widgets.plain import column
from nmsdesk.ui.widgets.urgency_bar import UrgencyBar


class Head(QWidget):
    def __init__(
        self, who: str, texts: Texts, formulary: Callable[[], Formulary] | None = None
    ) -> None:
        """`formulary`, asked for with the first chart, gives names their tall-man letters."""
        super().__init__()
        self.texts = texts
        """As the person reads them; the window sets them anew with the preferences."""
        self._formulary = formulary
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
            banner(case.patient, case.now, self.texts.label),
            coverage(case, chart.assessment.recognised),
        )
        self.bar.present(self._bar(chart, emergency_number), checking=checking)

    def _bar(self, chart: Chart, emergency_number: str) -> UrgencyBarView | None:
        told = chart.assessment, chart.acknowledged
        plain = urgency_bar(*told, self.texts.say, emergency_number)
        if plain is None or self._formulary is None:
            return plain
        say = in_tall_letters(self.texts.say, self._formulary())
        seen = urgency_bar(*told, say, emergency_number)
        return plain if seen is None else replace(seen, heard=plain.spoken)
