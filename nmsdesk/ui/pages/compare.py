"""NMS and serotonin syndrome side by side, this patient's own findings between the two."""

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from nmsdesk.bootstrap import Desk
from nmsdesk.documents.comparison_text import load_comparison_text
from nmsdesk.domain.criteria import CriteriaSet
from nmsdesk.domain.ids import PatientId
from nmsdesk.paths import resource_root
from nmsdesk.presenters.comparison import Comparing, ComparisonView, comparison_view
from nmsdesk.presenters.comparison_why import why_criteria, why_harm, why_leaning, why_row
from nmsdesk.presenters.why import WhyView
from nmsdesk.presenters.wording import translate
from nmsdesk.services.watcher import Chart
from nmsdesk.ui.page import PageWidget
from nmsdesk.ui.widgets.comparison_head import ComparisonHead
from nmsdesk.ui.widgets.comparison_table import ComparisonTable
from nmsdesk.ui.widgets.harm_row import HarmForm, HarmRow
from nmsdesk.ui.widgets.plain import column

MARGINS = (12, 4, 12, 4)
GAP = 6
FORMS = (
    (False, HarmForm.WHOLE, 12),
    (True, HarmForm.WHOLE, 12),
    (True, HarmForm.USED, 8),
    (True, HarmForm.DANGERS, 4),
    (True, HarmForm.TITLE, 0),
)
"""Is the head short, what of the red row stands there, how many whole rows that has to leave."""


class ComparePage(PageWidget):
    """Without a patient it is a page to learn from."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._fit)
        knowledge = desk.knowledge
        text = load_comparison_text(resource_root(), "en", knowledge.findings, knowledge.sources)
        self._plain = Comparing(desk.texts, text, knowledge.findings)
        self._chart: Chart | None = None
        self._key: PatientId | None = None
        self._row_told: WhyView | None = None
        self.view: ComparisonView = comparison_view(self._words)
        self.head, self.table, self.harm = ComparisonHead(), ComparisonTable(), HarmRow()
        parts = column(GAP, MARGINS)
        parts.addWidget(self.head)
        parts.addWidget(self.table, 1)
        parts.addWidget(self.harm)
        self.setLayout(parts)
        self.setFocusProxy(self.table)
        self.present(None)
        self.head.leaning_wanted.connect(self._why_leaning)
        self.head.criteria_wanted.connect(self._why_criteria)
        self.table.why_wanted.connect(self._why_row)
        self.table.current_changed.connect(self._moved)
        self.table.settled.connect(lambda: self._soon.start(0))
        self.harm.why_wanted.connect(self._why_harm)

    @property
    def _words(self) -> Comparing:
        """With the texts as this person reads them."""
        return replace(self._plain, texts=self.texts)

    @override
    def present(self, chart: Chart | None) -> None:
        self._chart = chart
        case, assessment = (None, None) if chart is None else (chart.case, chart.assessment)
        self.view = comparison_view(self._words, case, assessment)
        self.head.present(self.view)
        self.table.present(self.view)
        self.harm.present(self.view.harm)
        key = None if chart is None else chart.key
        if key != self._key:
            # Another patient: nothing of where the one before was looked at.
            self._key = key
            self._row_told = None
            self.table.to_the_top()
        self._order_stops()
        self._soon.start(0)

    def _order_stops(self) -> None:
        """Tab goes from the head to the row that is current and on to the red row."""
        stops = (*self.head.stops, *self.table.rows.values(), self.harm)
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)

    @override
    def keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("↑ ↓", translate("Comparison", "from row to row")),
            ("PgUp PgDn", translate("Comparison", "a page of rows on")),
            ("Home End", translate("Comparison", "first and last row")),
            ("Enter", translate("Comparison", "why: both pictures, sources")),
            ("Tab", translate("Comparison", "on to the row with the red border")),
            ("F2", translate("Comparison", "why the findings lean this way")),
        )

    @override
    def minimumSizeHint(self) -> QSize:
        """It makes do with what it gets: the rows scroll, head and red row have shorter forms."""
        return QSize(0, 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Only what was shown once has its own font and margins."""
        super().showEvent(event)
        self.head.measure_anew()
        self.harm.measure_anew()
        self._soon.start(0)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._soon.start(0)

    @override
    def event(self, event: QEvent) -> bool:
        """Some part asks for another height: measured again, and nothing moves if it fits."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._soon.start(0)
        return super().event(event)

    def _fit(self) -> None:
        """The fullest forms of head and red row that leave the rows their room."""
        width = self.width() - MARGINS[0] - MARGINS[2]
        room = self.height() - MARGINS[1] - MARGINS[3] - 2 * GAP
        for short, form, rows in FORMS:
            left = room - self.head.height_at(width, short=short)
            if left - self.harm.height_at(width, form) >= self.table.height_of(rows):
                break
        self.head.set_short(short=short)
        self.harm.set_form(form)

    @override
    def own_why(self) -> WhyView | None:
        if self._chart is None:
            return self._of_row(self.table.current)
        return why_leaning(self._chart.assessment, self.texts, self.desk.knowledge.sources)

    def _of_row(self, row: str) -> WhyView:
        view = next(each for each in self.view.rows if each.id == row)
        return why_row(view, self._words, self.desk.knowledge.sources)

    def _why_row(self, row: str) -> None:
        self._row_told = self._of_row(row)
        self.why_wanted.emit(self._row_told)

    def _moved(self, row: str) -> None:
        if self._row_told is not None:
            before, self._row_told = self._row_told, self._of_row(row)
            self.moved_on.emit(before, self._row_told)

    def _why_leaning(self) -> None:
        if self._chart is not None:
            self.why_wanted.emit(self.own_why())

    def _why_criteria(self, name: str) -> None:
        line = next(each for each in self.view.criteria if each.id == name)
        sets: dict[str, CriteriaSet] = {each.id: each for each in self.desk.knowledge.criteria}
        self.why_wanted.emit(why_criteria(line, sets[name].sources, self.desk.knowledge.sources))

    def _why_harm(self) -> None:
        self.why_wanted.emit(why_harm(self._words, self.desk.knowledge.sources))
