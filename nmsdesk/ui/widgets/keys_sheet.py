"""The keys of this page and of the window, in the drawer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from nmsdesk.presenters.keys import Key, KeySheet
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.plain import column, label


class KeysContent(QWidget):
    def __init__(self, sheet: KeySheet) -> None:
        super().__init__()
        layout = column(8, (0, 0, 10, 0))
        if sheet.page:
            layout.addWidget(label(translate("Keys", "On this page"), "heading"))
            layout.addLayout(_grid(sheet.page))
        layout.addSpacing(6)
        layout.addWidget(label(translate("Keys", "Everywhere"), "heading"))
        layout.addLayout(_grid(sheet.window))
        layout.addStretch(1)
        self.setLayout(layout)


def _grid(keys: tuple[Key, ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setColumnStretch(1, 1)
    grid.setHorizontalSpacing(14)
    for at, (key, does) in enumerate(keys):
        grid.addWidget(label(key, "strong", wrap=True), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(does, wrap=True), at, 1)
    return grid
