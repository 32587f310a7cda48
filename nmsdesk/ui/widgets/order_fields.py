"""The fields of one order in their places, each pair with the line for a doubt beneath."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QWidget

from nmsdesk.domain.order import Route
from nmsdesk.presenters.dose_words import DoubtView
from nmsdesk.presenters.formats import route, unit_in_full
from nmsdesk.presenters.order_draft import UNITS, Choice, OrderDraft, frequencies
from nmsdesk.presenters.product_forms import StrengthChoice
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.doubt_line import DoubtLine
from nmsdesk.ui.widgets.drug_edit import DrugEdit, Suggest
from nmsdesk.ui.widgets.form_field import ChoiceList, FormField, fill, value
from nmsdesk.ui.widgets.strength_picker import StrengthPicker

_LINES = ("dose", "strength", "count", "start", "end", "reason", "why")
_PAIRS = (("dose", "unit"), ("strength", "route"), ("often", "count"), ("start", "end"))
_FILLED = ("dose", "unit", "strength", "route", "often", "count", "start", "end", "reason")


class OrderFields(QObject):
    """`edited` names the field that a person changed; what the program fills in is not said."""

    edited = Signal(str)
    why_wanted = Signal(object)
    """The WhyView of a doubt."""

    def __init__(self, parent: QObject, suggest: Suggest) -> None:
        super().__init__(parent)
        self._filling = False
        self.drug = DrugEdit(suggest)
        self.strengths = StrengthPicker()
        self.elsewhere = QCheckBox(translate("OrderEditor", "Given elsewhere"))
        self.elsewhere.setAccessibleName(self.elsewhere.text())
        self.of = self._made()
        self.doubts = [DoubtLine() for _pair in _PAIRS[:-1]]
        self.grid = self._laid_out()
        self._connect()

    def _made(self) -> dict[str, FormField]:
        names = {
            "drug": translate("OrderEditor", "Medicine"),
            "dose": translate("OrderEditor", "Dose each time"),
            "unit": translate("OrderEditor", "Unit"),
            "strength": translate("OrderEditor", "Strength of one"),
            "route": translate("OrderEditor", "Route"),
            "often": translate("OrderEditor", "How often"),
            "count": translate("OrderEditor", "Number"),
            "start": translate("OrderEditor", "Start"),
            "end": translate("OrderEditor", "End (if known)"),
            "reason": translate("OrderEditor", "What it is for"),
            "why": translate("OrderEditor", "Why the entry is corrected"),
        }
        units = [Choice(unit, unit_in_full(unit)) for unit in UNITS]
        routes = [Choice(way.value, _route_word(way)) for way in Route]
        controls: dict[str, QWidget] = {
            "drug": self.drug,
            "unit": _list(units),
            "route": _list(routes),
            "often": _list(frequencies()),
            **{name: QLineEdit() for name in _LINES},
        }
        strength = controls["strength"]
        assert isinstance(strength, QLineEdit)
        strength.setPlaceholderText(translate("OrderEditor", "if counted: 5 mg"))
        return {name: FormField(words, controls[name]) for name, words in names.items()}

    def _laid_out(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 6, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.of["drug"], 0, 0, 1, 2)
        grid.addWidget(self.strengths, 1, 0, 1, 2)
        line = 2
        for place, (left, right) in enumerate(_PAIRS):
            grid.addWidget(self.of[left], line, 0)
            grid.addWidget(self.of[right], line, 1)
            if place < len(self.doubts):
                line += 1
                grid.addWidget(self.doubts[place], line, 0, 1, 2)
            line += 1
        grid.addWidget(self.of["reason"], line, 0)
        grid.addWidget(self.elsewhere, line, 1, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(self.of["why"], line + 1, 0, 1, 2)
        grid.setRowStretch(line + 2, 1)
        return grid

    def _connect(self) -> None:
        self.drug.edited.connect(lambda _text: self._edited("drug"))
        for name, field in self.of.items():
            control = field.control
            if isinstance(control, QComboBox):
                control.currentIndexChanged.connect(lambda _at, n=name: self._edited(n))
            elif isinstance(control, QLineEdit):
                control.textEdited.connect(lambda _text, n=name: self._edited(n))
        self.elsewhere.toggled.connect(lambda _on: self._edited("elsewhere"))
        self.strengths.picked.connect(self._take)
        self.strengths.passed.connect(self._go_on)
        for line in self.doubts:
            line.why_wanted.connect(self.why_wanted)

    def _edited(self, name: str) -> None:
        if self._filling:
            return
        if name == "often":
            self._show_count()
        if name == "drug":
            self.strengths.offer(())
        self.edited.emit(name)

    # What stands in them

    def fill(self, draft: OrderDraft) -> None:
        self._filling = True
        self.strengths.offer(())
        self.drug.set_text(draft.drug)
        unit = self.of["unit"].control
        assert isinstance(unit, QComboBox)
        if draft.unit and unit.findData(draft.unit) < 0:
            # An odd unit of a document can be kept; it is never turned into another.
            unit.addItem(draft.unit, draft.unit)
        for name in _FILLED:
            fill(self.of[name].control, getattr(draft, name))
        fill(self.of["why"].control, "")
        self.elsewhere.setChecked(draft.given_elsewhere)
        self._filling = False
        self._show_count()

    def draft(self) -> OrderDraft:
        """What stands in the fields."""
        read = {name: value(self.of[name].control) for name in _FILLED}
        return OrderDraft(drug=self.drug.text(), given_elsewhere=self.elsewhere.isChecked(), **read)

    @property
    def why(self) -> str:
        """The reason of a correction."""
        return value(self.of["why"].control).strip()

    def name_of(self, control: QObject) -> str | None:
        """The field that the control belongs to."""
        wanted = self.drug if control is self.drug.field else control
        return next((name for name, one in self.of.items() if one.control is wanted), None)

    # Strengths and doubts

    def _take(self, choice: StrengthChoice) -> None:
        """Fill in what was picked, and nothing besides; the dose is asked for next."""
        self._filling = True
        fill(self.of["strength"].control, choice.strength)
        if choice.route:
            fill(self.of["route"].control, choice.route)
        self._filling = False
        self.strengths.offer(())
        self.of["dose"].setFocus()
        self.edited.emit("strength")

    def _go_on(self, typed: str) -> None:
        """Past the strengths into the dose, with what was typed on the way; their room is free."""
        self.strengths.offer(())
        dose = self.of["dose"].control
        dose.setFocus()
        if typed and isinstance(dose, QLineEdit):
            dose.insert(typed)
            self.edited.emit("dose")

    def show_doubts(self, views: Sequence[DoubtView]) -> None:
        """One line beneath each pair of fields, and the field itself marked."""
        by_field = {view.field: view for view in reversed(views)}
        for line, pair in zip(self.doubts, _PAIRS, strict=False):
            found = [by_field[name] for name in pair if name in by_field]
            line.present(found[0] if found else None)
        for name in (name for pair in _PAIRS for name in pair):
            view = by_field.get(name)
            self.of[name].doubt("" if view is None else view.spoken)

    def _show_count(self) -> None:
        """The figure is asked for only where the frequency needs one."""
        key = value(self.of["often"].control)
        choice = next((one for one in frequencies() if one.key == key), None)
        counts = choice.counts if choice is not None else None
        self.of["count"].rename(counts or translate("OrderEditor", "Number"))
        self.of["count"].control.setEnabled(counts is not None)


def _list(choices: Sequence[Choice]) -> QComboBox:
    """A list in which nothing is chosen yet (D-17)."""
    made = ChoiceList()
    for choice in choices:
        made.addItem(choice.shown, choice.key)
    made.setCurrentIndex(-1)
    made.setPlaceholderText(translate("OrderEditor", "choose"))
    # What is chosen is read whole: "long-acting injection", "three times a day".
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return made


def _route_word(way: Route) -> str:
    return translate("OrderEditor", "not known") if way is Route.UNKNOWN else route(way)
