"""The preview of an import: who and what would be stored, and where; nothing is stored yet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QProgressBar, QScrollArea, QWidget

from nmsdesk.domain.ids import PatientId
from nmsdesk.presenters.importing import (
    CheckRow,
    Destination,
    ImportView,
    MedicineRow,
    PersonView,
)
from nmsdesk.presenters.unbroken import dates_whole
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.plain import button, column, ground, label, row
from nmsdesk.ui.widgets.text_table import TextTable

MEDICINES_HIGH = 1400
"""Pixels: the page scrolls, so that the medicines of a person need no second scroll bar."""


class ImportPane(QWidget):
    """`take_over(into)`: place of the person in the document -> key of an existing patient."""

    take_over = Signal(object)
    cancelled = Signal()

    def __init__(self, document: str) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._choices: list[tuple[QComboBox, tuple[Destination, ...]]] = []
        self._title = label(
            translate("Import", "Reading {document} …").format(document=document),
            "title",
            wrap=True,
        )
        self._counts = label(wrap=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(translate("Import", "Progress"))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName(translate("Import", "What was read"))
        self._scroll.hide()
        self.accept = button(
            translate("Import", "Take over (Ctrl+Return)"), "primary", does=self._accept
        )
        self.accept.setShortcut("Ctrl+Return")
        self.accept.setEnabled(False)
        self.cancel = button(translate("Import", "Cancel (Esc)"), does=self.cancelled.emit)
        self.cancel.setShortcut("Escape")
        self._note = label(translate("Import", "Nothing is stored yet."), "muted", wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        foot = row(10)
        foot.addWidget(self.accept)
        foot.addWidget(self.cancel)
        foot.addWidget(self._note, 1)
        layout = column(10, (24, 16, 24, 14))
        for part in (self._title, self._counts, self._bar):
            layout.addWidget(part)
        layout.addWidget(self._scroll, 1)
        layout.addStretch(0)
        layout.addLayout(foot)
        self.setLayout(layout)
        self.setFocusProxy(self.cancel)

    def progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def present(self, view: ImportView, places: tuple[tuple[Destination, ...], ...]) -> None:
        """`places` are the choices of each person, in the order of `view.people`."""
        self._title.setText(view.headline)
        self._counts.setText(view.counts)
        self._bar.hide()
        inside = QWidget()
        layout = column(12, (0, 0, 12, 0))
        for person, choices in zip(view.people, places, strict=True):
            layout.addWidget(self._person(person, choices))
        if view.not_taken:
            layout.addWidget(self._left_out(view.not_taken))
        layout.addStretch(1)
        inside.setLayout(layout)
        self._scroll.setWidget(inside)
        self._scroll.show()
        self._consider()
        self.accept.setFocus()

    def _person(self, person: PersonView, choices: tuple[Destination, ...]) -> QWidget:
        made = ground("card")
        layout = column(6, (18, 12, 18, 14))
        layout.addWidget(label(person.name, "strong"))
        layout.addWidget(label(person.details, "muted", wrap=True))
        layout.addWidget(label(person.counts, wrap=True))
        line = row(10)
        where = label(translate("Import", "Take over into"))
        choice = QComboBox()
        choice.setAccessibleName(
            translate("Import", "Where {name} is taken over to").format(name=person.name)
        )
        choice.setMinimumContentsLength(30)
        for each in choices:
            choice.addItem(each.shown)
        # Somebody of this identifier is in the record: the person decides, nothing is guessed.
        choice.setCurrentIndex(-1 if person.same_identifier else 0)
        choice.setPlaceholderText(translate("Import", "Choose: this identifier is in the record"))
        choice.currentIndexChanged.connect(lambda _at: self._consider())
        self._choices.append((choice, choices))
        line.addWidget(where)
        line.addWidget(choice, 1)
        layout.addLayout(line)
        if person.medicines:
            layout.addWidget(_medicines(person.medicines))
        if person.checks:
            layout.addWidget(_checks(person.checks))
        made.setLayout(layout)
        return made

    @staticmethod
    def _left_out(not_taken: tuple[tuple[str, str], ...]) -> QWidget:
        made = ground("card")
        layout = column(6, (18, 12, 18, 14))
        layout.addWidget(label(translate("Import", "Not taken"), "heading"))
        layout.addWidget(
            TextTable(
                (translate("Import", "Place in the file"), translate("Import", "Why")),
                not_taken,
                short=(0,),
            )
        )
        made.setLayout(layout)
        return made

    def _consider(self) -> None:
        ready = bool(self._choices) and all(c.currentIndex() >= 0 for c, _ in self._choices)
        self.accept.setEnabled(ready)
        if not self._choices:
            said = translate("Import", "There is nobody in this file that could be taken over.")
        elif ready:
            said = translate("Import", "Nothing is stored yet. It can be undone in one step.")
        else:
            said = translate("Import", "Nothing is stored yet. Choose where each person goes.")
        self._note.setText(said)

    @property
    def chosen(self) -> dict[int, PatientId]:
        made: dict[int, PatientId] = {}
        for place, (choice, destinations) in enumerate(self._choices):
            key = destinations[choice.currentIndex()].key
            if key is not None:
                made[place] = key
        return made

    def choose(self, person: int, destination: int) -> None:
        """As if it had been picked from the list of the person at that place."""
        self._choices[person][0].setCurrentIndex(destination)

    def _accept(self) -> None:
        if self.accept.isEnabled():
            self.take_over.emit(self.chosen)


def _checks(rows: tuple[CheckRow, ...]) -> QWidget:
    return TextTable(
        (translate("Import", "Check of"), translate("Import", "What was found")),
        tuple((dates_whole(row.when), row.values) for row in rows),
        short=(0,),
        most=MEDICINES_HIGH,
    )


def _medicines(rows: tuple[MedicineRow, ...]) -> QWidget:
    return TextTable(
        (
            translate("Import", "Medicine"),
            translate("Import", "Dose and when"),
            translate("Import", "Since"),
            translate("Import", "Judged"),
        ),
        tuple(
            (
                row.drug,
                row.line,
                dates_whole(row.since),
                row.standing if row.recognised else f"▲ {row.standing}",
            )
            for row in rows
        ),
        short=(2, 3),
        most=MEDICINES_HIGH,
    )
