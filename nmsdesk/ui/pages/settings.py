"""Settings: how it looks, the units, whom to call, and where the record lies."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QScrollArea, QSlider, QWidget
from typing_extensions import override

from nmsdesk.bootstrap import Desk
from nmsdesk.domain.errors import UserError
from nmsdesk.presenters.local_names import taken_back
from nmsdesk.presenters.preferences import (
    GREATEST_SCALE,
    LEAST_SCALE,
    Look,
    Preferences,
    TemperatureUnit,
)
from nmsdesk.presenters.wording import translate
from nmsdesk.services.first_look import record_path
from nmsdesk.services.watcher import Chart
from nmsdesk.ui.page import PageWidget
from nmsdesk.ui.widgets.field import Field
from nmsdesk.ui.widgets.local_name_list import LocalNameList
from nmsdesk.ui.widgets.plain import column, ground, label


class SettingsPage(PageWidget):
    """Every change holds at once; there is no save."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.look = QComboBox()
        self.scale = QSlider(Qt.Orientation.Horizontal)
        self.unit = QComboBox()
        self.number = QLineEdit()
        self.names = LocalNameList()
        self._scale_field = Field("", self.scale)
        self._fill()
        inner = QWidget()
        inner.setMaximumWidth(720)
        layout = column(14, (24, 16, 24, 16))
        layout.addWidget(label(translate("Settings", "Settings"), "title"))
        layout.addWidget(self._card(translate("Settings", "Look"), *self._looks()))
        layout.addWidget(self._card(translate("Settings", "On the ward"), *self._ward()))
        names = translate("Settings", "Names given to medicines on this computer")
        layout.addWidget(self._card(names, self.names))
        layout.addWidget(self._card(translate("Settings", "The record"), *self._record()))
        layout.addStretch(1)
        inner.setLayout(layout)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(translate("Settings", "Settings"))
        scroll.setWidget(inner)
        outer = column(0)
        outer.addWidget(scroll)
        self.setLayout(outer)
        self.setFocusProxy(self.look)
        self._listen()

    def _listen(self) -> None:
        self.look.activated.connect(self._choose)
        self.unit.activated.connect(self._choose)
        self.scale.valueChanged.connect(self._show_scale)
        self.scale.sliderReleased.connect(self._choose)
        self.scale.actionTriggered.connect(lambda _action: self._choose_when_still())
        self.number.editingFinished.connect(self._choose)
        self.names.take_back_wanted.connect(self._take_back)

    def _fill(self) -> None:
        for look, word in (
            (Look.SYSTEM, translate("Settings", "As the computer")),
            (Look.LIGHT, translate("Settings", "Light")),
            (Look.DARK, translate("Settings", "Dark")),
            (Look.HIGH_CONTRAST, translate("Settings", "High contrast")),
        ):
            self.look.addItem(word, look)
        for unit, word in (
            (TemperatureUnit.CELSIUS, translate("Settings", "Degrees Celsius (°C)")),
            (TemperatureUnit.FAHRENHEIT, translate("Settings", "Degrees Fahrenheit (°F)")),
        ):
            self.unit.addItem(word, unit)
        self.scale.setRange(LEAST_SCALE, GREATEST_SCALE)
        self.scale.setSingleStep(10)
        self.scale.setPageStep(10)
        self.scale.setMinimumHeight(28)
        self.number.setPlaceholderText(translate("Settings", "2222, resuscitation team"))
        self.number.setMaxLength(60)

    def _looks(self) -> tuple[QWidget, ...]:
        return (Field(translate("Settings", "Colours"), self.look), self._scale_field)

    def _ward(self) -> tuple[QWidget, ...]:
        return (
            Field(translate("Settings", "Temperatures"), self.unit),
            Field(
                translate("Settings", "Whom to call in an emergency"),
                self.number,
                translate("Settings", "Stands in the red bar. Empty: “your emergency team”."),
            ),
        )

    def _record(self) -> tuple[QWidget, ...]:
        folder = label(str(record_path(self.desk.paths, demo=self.desk.demo).parent), wrap=True)
        folder.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        folder.setAccessibleName(translate("Settings", "Folder of the record"))
        hint = label(
            translate(
                "Settings",
                "The record lies in this folder on this computer and is sent nowhere. Before each"
                " change of its form a copy is put into the folder “backups” beside it. To keep a"
                " copy of your own, close the program and copy the whole folder.",
            ),
            "muted",
            wrap=True,
        )
        return (folder, hint)

    @staticmethod
    def _card(title: str, *parts: QWidget) -> QFrame:
        made = ground("card")
        layout = column(10, (18, 14, 18, 16))
        layout.addWidget(label(title, "heading"))
        for part in parts:
            layout.addWidget(part)
        made.setLayout(layout)
        return made

    @override
    def present(self, chart: Chart | None) -> None:
        shown = self.preferences
        self.look.setCurrentIndex(self.look.findData(shown.look))
        self.unit.setCurrentIndex(self.unit.findData(shown.temperature))
        self.scale.setValue(shown.text_scale)
        self._show_scale(shown.text_scale)
        if not self.number.hasFocus():
            self.number.setText(shown.emergency_number)
        self._show_names()

    def _show_names(self) -> None:
        self.names.say("")
        self.names.present(self.desk.local_names.all())

    def _take_back(self, name: str) -> None:
        try:
            taken = self.desk.local_names.take_back(name)
        except UserError as error:
            self._show_names()
            self.names.say(str(error))
            return
        self._show_names()
        self.look.setFocus()
        self.said.emit(taken_back(taken))

    def _show_scale(self, percent: int) -> None:
        self._scale_field.rename(
            translate("Settings", "Text size {percent} %").format(percent=percent)
        )

    def _choose_when_still(self) -> None:
        """A key moved the slider; while a mouse holds it, its release counts."""
        if not self.scale.isSliderDown():
            self.scale.setValue(self.scale.sliderPosition())
            self._choose()

    def _choose(self) -> None:
        wanted = self._chosen()
        if wanted != self.preferences:
            self.preferences_wanted.emit(wanted)

    def _chosen(self) -> Preferences:
        return replace(
            self.preferences,
            look=self.look.currentData(),
            text_scale=round(self.scale.value() / 10) * 10,
            temperature=self.unit.currentData(),
            emergency_number=self.number.text().strip(),
        )
