"""What a check says while it is typed: urgency, published criteria, leaning, what is next."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nmsdesk.presenters.levels import SHAPES
from nmsdesk.presenters.running_result import ResultView
from nmsdesk.presenters.wording import translate
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.plain import ground, label


class ResultPanel(QWidget):
    """Only the labels that changed are set: a key press waits for nothing else."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.view: ResultView | None = None
        self._strip = ground("strip")
        self._level = label(role="strong", wrap=True)
        self._reasons = label(role="body", wrap=True)
        strip = QVBoxLayout(self._strip)
        strip.setContentsMargins(10, 6, 10, 6)
        strip.setSpacing(1)
        strip.addWidget(self._level)
        strip.addWidget(self._reasons)
        self._leaning = label(role="strong", wrap=True)
        self._criteria: list[tuple[QLabel, QLabel, QLabel]] = []
        self._next = label(wrap=True)
        self._breath = label(wrap=True)
        self._long = self._lay_out()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self._breath)
        layout.addWidget(self._long)
        self._breath.hide()

    def _lay_out(self) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self._strip)
        layout.addSpacing(6)
        layout.addWidget(label(translate("Check", "While you type"), "heading"))
        layout.addWidget(self._leaning)
        self._sets = QVBoxLayout()
        self._sets.setSpacing(1)
        layout.addLayout(self._sets)
        layout.addSpacing(8)
        following = translate("Check", "Still worth looking for, best first")
        layout.addWidget(label(following, "heading", wrap=True))
        layout.addWidget(self._next)
        return made

    def fold(self, *, folded: bool) -> None:
        """Folded, the result is said in one breath; unfolded, line by line."""
        self._breath.setVisible(folded)
        self._long.setVisible(not folded)

    def present(self, view: ResultView) -> None:
        if view == self.view:
            return
        old, self.view = self.view, view
        if old is None or (old.level, old.said_above) != (view.level, view.said_above):
            # Beneath the red bar a second red ground would say the same again.
            quiet = view.said_above and view.level == "emergency"
            theme.mark(self._strip, role="strip", tone="emergency_seen" if quiet else view.level)
            theme.mark(self._level)
            theme.mark(self._reasons, role="body")
        self._present_level(view)
        _set(self._leaning, view.leaning)
        self._present_criteria(view)
        numbered = [f"{place}. {name}" for place, name in enumerate(view.next, start=1)]
        _set(self._next, "\n".join(numbered) or translate("Check", "Nothing that would change it."))
        _set(self._breath, view.in_one_breath)
        self.setAccessibleName(view.spoken)
        self.changed.emit()

    @property
    def words(self) -> str:
        """Everything that is on the panel, for whoever tests what a person reads."""
        parts = [self._level, self._reasons, self._leaning, self._next]
        parts += [part for triple in self._criteria for part in triple]
        shown = parts if self._breath.isHidden() else [self._breath]
        return "\n".join(part.text() for part in shown)

    def _present_level(self, view: ResultView) -> None:
        """The level where nobody says it above; else what it rests on besides."""
        level = f"{SHAPES.get(view.level, '')} {view.headline}".strip()
        _set(self._level, translate("Check", "Also") if view.said_above else level)
        _set(self._reasons, self._told(view))
        self._reasons.setVisible(bool(view.reasons))
        self._strip.setVisible(bool(view.reasons) or not view.said_above)

    def _told(self, view: ResultView) -> str:
        told = " · ".join(view.reasons)
        if not view.more_reasons:
            return told
        more = translate("Check", "{reasons} · and {count} more under Why")
        return more.format(reasons=told, count=view.more_reasons)

    def _present_criteria(self, view: ResultView) -> None:
        while len(self._criteria) < len(view.criteria):
            made = (label(wrap=True), label(role="strong"), label(role="muted", wrap=True))
            across = QHBoxLayout()
            across.addWidget(made[0], 1)
            across.addWidget(made[1])
            self._sets.addLayout(across)
            self._sets.addWidget(made[2])
            self._criteria.append(made)
        for (name, result, detail), line in zip(self._criteria, view.criteria, strict=False):
            _set(name, line.name)
            _set(result, line.short)
            _set(detail, line.detail)
            detail.setVisible(bool(line.detail))


def _set(part: QLabel, text: str) -> None:
    if part.text() != text:
        part.setText(text)
