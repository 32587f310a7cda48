"""The parts of the patient form that are more than a line: allergies, risks, contacts."""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QGridLayout, QLineEdit, QRadioButton, QWidget

from nmsdesk.presenters.patient_form import LISTED, NONE_KNOWN, NOT_RECORDED
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.plain import button, column, label, row


class AllergyChoice(QWidget):
    """Not recorded, none known, or a list: three answers."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        words = {
            NOT_RECORDED: translate("PatientForm", "Not recorded"),
            NONE_KNOWN: translate("PatientForm", "None known"),
            LISTED: translate("PatientForm", "Known:"),
        }
        self.setAccessibleName(translate("PatientForm", "Allergies"))
        self._group = QButtonGroup(self)
        self.choices = {known: QRadioButton(text) for known, text in words.items()}
        layout = row(14)
        for choice in self.choices.values():
            self._group.addButton(choice)
            choice.toggled.connect(lambda _on: self.changed.emit())
            layout.addWidget(choice)
        self.names = QLineEdit()
        self.names.setAccessibleName(translate("PatientForm", "Known allergies"))
        self.names.setPlaceholderText(translate("PatientForm", "penicillin, latex"))
        self.names.textEdited.connect(lambda _text: self.choices[LISTED].setChecked(True))
        self.names.textEdited.connect(lambda _text: self.changed.emit())
        layout.addWidget(self.names, 1)
        self.setLayout(layout)

    @property
    def known(self) -> str:
        return next(k for k, choice in self.choices.items() if choice.isChecked())

    def show_known(self, known: str, names: str) -> None:
        self.choices[known].setChecked(True)
        self.names.setText(names)


class RiskFactors(QWidget):
    """One box a risk factor; what is not ticked was not recorded, which is not a no."""

    def __init__(self, labels: Mapping[str, str], across: int = 3) -> None:
        super().__init__()
        self.boxes = {name: QCheckBox(text) for name, text in labels.items()}
        self._others: tuple[str, ...] = ()
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(0)
        down = -(-len(self.boxes) // across)
        for at, box in enumerate(self.boxes.values()):
            grid.addWidget(box, at % down, at // down)
        self.setLayout(grid)

    @property
    def chosen(self) -> tuple[str, ...]:
        """In the order of the list; ids this list does not know are kept."""
        ticked = tuple(name for name, box in self.boxes.items() if box.isChecked())
        return (*ticked, *self._others)

    def show_chosen(self, chosen: tuple[str, ...]) -> None:
        for name, box in self.boxes.items():
            box.setChecked(name in chosen)
        self._others = tuple(name for name in chosen if name not in self.boxes)


class Contacts(QWidget):
    """Name, relation and telephone of those to call, one line each; more on demand."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[tuple[QLineEdit, QLineEdit, QLineEdit]] = []
        self._more = button(translate("PatientForm", "Another contact"), "link", does=self._add)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setAccessibleName(translate("PatientForm", "Contacts"))
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnStretch(2, 3)
        for at, text in enumerate(self._headings()):
            self._grid.addWidget(label(text, "muted"), 0, at)
        layout = column(4)
        layout.addLayout(self._grid)
        more = row(0)
        more.addWidget(self._more)
        more.addStretch(1)
        layout.addLayout(more)
        self.setLayout(layout)
        self._add()  # Now: what is added to a form that is in its window comes last for Tab.

    @staticmethod
    def _headings() -> tuple[str, str, str]:
        return (
            translate("PatientForm", "Name"),
            translate("PatientForm", "Relation or place"),
            translate("PatientForm", "Telephone"),
        )

    def _add(self) -> None:
        line = (QLineEdit(), QLineEdit(), QLineEdit())
        number = len(self._lines) + 1
        for at, (editor, heading) in enumerate(zip(line, self._headings(), strict=True)):
            editor.setAccessibleName(
                translate("PatientForm", "Contact {number}, {what}").format(
                    number=number, what=heading
                )
            )
            self._grid.addWidget(editor, number, at)
        self._lines.append(line)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes through the lines as they are read, and only then to the button beneath."""
        stops = [editor for line in self._lines for editor in line]
        for one, following in pairwise((*stops, self._more)):
            QWidget.setTabOrder(one, following)

    @property
    def written(self) -> tuple[tuple[str, str, str], ...]:
        return tuple(
            (name.text(), relation.text(), phone.text())
            for name, relation, phone in self._lines
            if name.text() or relation.text() or phone.text()
        )

    def show_written(self, contacts: tuple[tuple[str, str, str], ...]) -> None:
        while len(self._lines) < max(len(contacts), 1):
            self._add()
        for at, line in enumerate(self._lines):
            texts = contacts[at] if at < len(contacts) else ("", "", "")
            for editor, text in zip(line, texts, strict=True):
                editor.setText(text)
