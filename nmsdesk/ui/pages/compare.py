"""NMS and serotonin syndrome side by side, this patient's own findings between the two."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from typing_extensions import override

from nmsdesk.bootstrap import Desk
from nmsdesk.documents.comparison_text import load_comparison_text
from nmsdesk.domain.criteria import CriteriaSet
from nmsdesk.paths import resource_root
from nmsdesk.presenters.comparison import Comparing, ComparisonView, comparison_view
from nmsdesk.presenters.comparison_why import why_criteria, why_harm, why_leaning, why_row
from nmsdesk.presenters.wording import translate
from nmsdesk.services.watcher import Chart
from nmsdesk.ui.page import PageWidget
from nmsdesk.ui.widgets.comparison_head import ComparisonHead
from nmsdesk.ui.widgets.comparison_table import ComparisonTable
from nmsdesk.ui.widgets.harm_row import HarmRow
from nmsdesk.ui.widgets.plain import column, scrolled

LOW = 33
"""Below this height, in lines of text, the rows need the room."""


class ComparePage(PageWidget):
    """Without a patient it is a page to learn from."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        knowledge = desk.knowledge
        text = load_comparison_text(resource_root(), "en", knowledge.findings, knowledge.sources)
        self._words = Comparing(desk.texts, text, knowledge.findings)
        self._chart: Chart | None = None
        self.view: ComparisonView = comparison_view(self._words)
        self.head, self.table, self.harm = ComparisonHead(), ComparisonTable(), HarmRow()
        parts = column(6, (12, 8, 12, 8))
        parts.addWidget(self.head)
        parts.addWidget(self.table, 1)
        parts.addWidget(self.harm)
        # Where all three do not fit (large text under a red bar) the page scrolls: nothing is cut.
        self._whole = scrolled(parts)
        self._whole.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = column(0)
        layout.addWidget(self._whole)
        self.setLayout(layout)
        self.present(None)
        self.head.leaning_wanted.connect(self._why_leaning)
        self.head.criteria_wanted.connect(self._why_criteria)
        self.table.why_wanted.connect(self._why_row)
        self.table.moved_to.connect(self._whole.ensureWidgetVisible)
        self.harm.why_wanted.connect(self._why_harm)

    @override
    def present(self, chart: Chart | None) -> None:
        self._chart = chart
        case, assessment = (None, None) if chart is None else (chart.case, chart.assessment)
        self.view = comparison_view(self._words, case, assessment)
        self.head.present(self.view)
        self.table.present(self.view)
        self.harm.present(self.view.harm)

    @override
    def keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("↑ ↓", translate("Comparison", "from row to row")),
            ("Enter", translate("Comparison", "why: both pictures, sources")),
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.harm.set_compact(compact=self.height() < LOW * self.fontMetrics().height())

    def _why_row(self, row: str) -> None:
        view = next(each for each in self.view.rows if each.id == row)
        self.why_wanted.emit(why_row(view, self._words, self.desk.knowledge.sources))

    def _why_leaning(self) -> None:
        if self._chart is not None:
            view = why_leaning(self._chart.assessment, self.desk.texts, self.desk.knowledge.sources)
            self.why_wanted.emit(view)

    def _why_criteria(self, name: str) -> None:
        line = next(each for each in self.view.criteria if each.id == name)
        sets: dict[str, CriteriaSet] = {each.id: each for each in self.desk.knowledge.criteria}
        self.why_wanted.emit(why_criteria(line, sets[name].sources, self.desk.knowledge.sources))

    def _why_harm(self) -> None:
        self.why_wanted.emit(why_harm(self._words, self.desk.knowledge.sources))
