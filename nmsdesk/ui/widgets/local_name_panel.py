"""Says which medicine a name stands for on this computer: the name, the medicine, what it does."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit
from typing_extensions import override

from nmsdesk.presenters.local_names import NameProblems
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.drug_edit import DrugEdit, Suggest
from nmsdesk.ui.widgets.form_field import FormField
from nmsdesk.ui.widgets.order_scroll import OrderScroll
from nmsdesk.ui.widgets.plain import button, column, label, row
from nmsdesk.ui.widgets.scrolled import scrolled


class LocalNamePanel(QFrame):
    """`save_wanted(name, medicine)` as typed; who listens reads them and says what is wrong."""

    save_wanted = Signal(str, str)
    left = Signal()

    def __init__(self, suggest: Suggest) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.text = ""
        self._proposed = ""
        self.title = label("", "title", wrap=True)
        self._line = QLineEdit()
        self.name = FormField(
            translate("LocalNames", "Name, without strength and form"), self._line
        )
        self.drug = DrugEdit(suggest)
        self.medicine = FormField(translate("LocalNames", "Medicine of the catalogue"), self.drug)
        self.about = label(
            translate(
                "LocalNames",
                "This holds on this computer, in every record, for exactly this name. What is "
                "written in the lists stays as it was typed. It can be taken back in the settings.",
            ),
            "muted",
            wrap=True,
        )
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.save = button(translate("LocalNames", "Save (Enter)"), "primary", does=self.ask)
        self.cancel = button(translate("LocalNames", "Leave (Esc)"), does=self.left.emit)
        self._lay_out()
        self.drug.finished.connect(self.save.setFocus)

    def _lay_out(self) -> None:
        inner = column(8, (0, 0, 6, 0))
        for part in (self.name, self.medicine, self.about):
            inner.addWidget(part)
        inner.addStretch(1)
        area = scrolled(inner)
        self._follows = OrderScroll(area, (self.name, self.medicine), self.drug.list)
        foot = row(10)
        foot.addWidget(self.save)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        layout = column(8, (16, 12, 16, 12))
        layout.addWidget(self.title)
        layout.addWidget(area, 1)
        layout.addWidget(self.problem)
        layout.addLayout(foot)
        self.setLayout(layout)

    def open(self, text: str, proposed: str) -> None:
        """Ask about the name in `text`; `proposed` is the part of it that probably is the name."""
        self.text, self._proposed = text, proposed
        self.title.setText(translate("LocalNames", "Which medicine is “{text}”?").format(text=text))
        self.setAccessibleName(self.title.text())
        self._line.setText(proposed)
        self.drug.set_text("")
        self.say(NameProblems(), "")
        (self.drug if proposed else self._line).setFocus()

    def say(self, problems: NameProblems, whole: str) -> None:
        """Problems of the two fields, and what the record refused; empty: none."""
        self.name.say(problems.name, problem=True)
        self.medicine.say(problems.medicine, problem=True)
        if problems.name:
            self._line.setFocus()
        elif problems.medicine:
            self.drug.setFocus()
        self.problem.setText(f"▲ {whole}" if whole else "")
        self.problem.setVisible(bool(whole))

    def ask(self) -> None:
        self.save_wanted.emit(self._line.text(), self.drug.text())

    @property
    def dirty(self) -> bool:
        return bool(self.drug.text().strip()) or self._line.text() != self._proposed

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.ask()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)
