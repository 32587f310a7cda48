"""The rail on the left: one button a page, its icon over its word."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton

from nmsdesk.presenters.wording import translate
from nmsdesk.ui import theme
from nmsdesk.ui.icons import icon
from nmsdesk.ui.place import Page
from nmsdesk.ui.widgets.plain import column, label

ICON = 24


class Rail(QFrame):
    """`wanted` says which page, `find_wanted` that the palette is asked for."""

    wanted = Signal(str)
    find_wanted = Signal()

    def __init__(self, pages: Sequence[Page], resources: Path) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self.setAccessibleName(translate("Rail", "Pages"))
        self._resources = resources
        self._icons: dict[str, str] = {page.name: page.icon for page in pages}
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        layout = column(2, (0, 14, 0, 8))
        name = label(translate("Rail", "NMS Desk"), "title")
        name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(name)
        layout.addSpacing(12)
        for page in pages:
            layout.addWidget(self._entry(page))
        layout.addStretch(1)
        self._find = self._tool(translate("Rail", "Find"), translate("Rail", "Find (Ctrl+K)"))
        self._find.clicked.connect(lambda _checked=False: self.find_wanted.emit())
        layout.addWidget(self._find)
        self.setLayout(layout)
        self.dress()

    def _entry(self, page: Page) -> QToolButton:
        hint = translate("Rail", "{page} (Ctrl+{number})").format(
            page=page.label, number=page.shortcut
        )
        made = self._tool(page.label, hint)
        made.setCheckable(True)
        made.clicked.connect(lambda _checked=False: self.wanted.emit(page.name))
        self._group.addButton(made)
        self._buttons[page.name] = made
        return made

    def _tool(self, word: str, hint: str) -> QToolButton:
        made = QToolButton()
        made.setText(word)
        made.setToolTip(hint)
        made.setAccessibleName(hint)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setIconSize(QSize(ICON, ICON))
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return made

    def dress(self) -> None:
        """Icons in the inks of the look in force; all entries as wide as the widest."""
        off, on = theme.colour("rail_muted"), theme.colour("rail_ink")
        for name, made in self._buttons.items():
            made.setIcon(icon(self._resources, self._icons[name], off, on, ICON))
        self._find.setIcon(icon(self._resources, "find", off, on, ICON))
        entries = [*self._buttons.values(), self._find]
        for made in entries:
            made.setMinimumWidth(0)
            made.setMaximumWidth(16_777_215)
            made.ensurePolished()
        wide = max(made.fontMetrics().horizontalAdvance(made.text()) for made in entries)
        wide = round(wide * 1.12) + 24  # the chosen entry is bold
        for made in entries:
            made.setFixedWidth(max(wide, 104))
        self.setFixedWidth(max(wide, 104))

    def show_chosen(self, name: str) -> None:
        self._buttons[name].setChecked(True)

    def enable(self, names: Sequence[str]) -> None:
        """Only these pages can be gone to."""
        for name, made in self._buttons.items():
            made.setEnabled(name in names)

    def button_of(self, name: str) -> QToolButton:
        return self._buttons[name]
