"""Above the comparison: which way the findings lean, what is missing, which sets are met."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nmsdesk.presenters.comparison import ComparisonView
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.flow import FlowLayout
from nmsdesk.ui.widgets.plain import button, label


class ComparisonHead(QWidget):
    leaning_wanted = Signal()
    criteria_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._headline = label(role="title", wrap=True)
        self._missing = label(wrap=True)
        self._shares = label(role="muted")
        self._why = button(translate("Comparison", "Why"), does=self.leaning_wanted.emit)
        self._why.setAccessibleName(translate("Comparison", "Why the findings lean this way"))
        self._criteria: list[QPushButton] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        first = QHBoxLayout()
        first.addWidget(self._headline, 1)
        first.addWidget(self._why)
        layout.addLayout(first)
        layout.addWidget(self._missing)
        self._sets = FlowLayout(gap=8)
        self._sets.addWidget(self._shares)
        layout.addLayout(self._sets)

    def present(self, view: ComparisonView) -> None:
        self._headline.setText(view.headline)
        self._missing.setText(" ".join(part for part in (view.missing, view.exposure) if part))
        self._shares.setText(view.shares)
        self._why.setVisible(bool(view.criteria))
        while len(self._criteria) < len(view.criteria):
            self._add()
        for place, made in enumerate(self._criteria):
            made.setVisible(place < len(view.criteria))
            if place < len(view.criteria):
                line = view.criteria[place]
                shown = translate("Comparison", "{criteria}: {result}")
                made.setText(shown.format(criteria=line.name, result=line.result))
                made.setAccessibleName(f"{made.text()}. {line.detail}")
                made.setToolTip(line.detail)
                made.setProperty("criteria", line.id)

    @property
    def words(self) -> str:
        parts = [self._headline.text(), self._missing.text()]
        parts += [made.text() for made in self._criteria if not made.isHidden()]
        return "\n".join(parts)

    def _add(self) -> None:
        made = button("", "link")
        made.clicked.connect(
            lambda _checked=False: self.criteria_wanted.emit(made.property("criteria"))
        )
        self._sets.removeWidget(self._shares)
        self._sets.addWidget(made)
        self._sets.addWidget(self._shares)
        self._criteria.append(made)
