"""The panel beside the list: one form at a time, in the page itself, never a dialogue over it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from nmsdesk.ui.widgets.administration_panel import AdministrationPanel
from nmsdesk.ui.widgets.drug_edit import Suggest
from nmsdesk.ui.widgets.given_elsewhere import ElsewherePanel
from nmsdesk.ui.widgets.history_panel import HistoryPanel
from nmsdesk.ui.widgets.local_name_panel import LocalNamePanel
from nmsdesk.ui.widgets.order_editor import OrderEditor
from nmsdesk.ui.widgets.plain import column
from nmsdesk.ui.widgets.print_panel import PrintPanel
from nmsdesk.ui.widgets.stop_panel import StopPanel

HeldPanel = AdministrationPanel | ElsewherePanel

ANY = 16_777_215
"""Qt's own word for "as wide as there is room"."""


class OrderSide(QWidget):
    """Holds the panels; `left` when the one in front is left by its own key or button.

    The one that gives a name may lie over another (`lay_over`, `lift`); it is left by itself.
    """

    left = Signal()

    def __init__(self, suggest: Suggest, targets: Suggest) -> None:
        super().__init__()
        self.editor = OrderEditor(suggest)
        self.stop = StopPanel()
        self.history = HistoryPanel()
        self.paper = PrintPanel()
        self.naming = LocalNamePanel(targets)
        self._under: QWidget | None = None
        self._held: tuple[HeldPanel, ...] = ()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.naming)
        for panel in (self.editor, self.stop, self.history, self.paper):
            self._stack.addWidget(panel)
            panel.left.connect(self.left)
        layout = column(0)
        layout.addWidget(self._stack)
        self.setLayout(layout)
        self.hide()

    def hold(self, panel: HeldPanel) -> None:
        """Take in a panel that a desk of its own fills."""
        self._held = (*self._held, panel)
        self._stack.addWidget(panel)
        panel.left.connect(self.left)

    def take(self, width: int) -> None:
        """Be `width` pixels wide; 0: as wide as there is room."""
        self.setMinimumWidth(width)
        self.setMaximumWidth(width or ANY)

    def bring(self, panel: QWidget) -> None:
        """Put one panel in front and show the side."""
        self._under = None
        self._stack.setCurrentWidget(panel)
        self.show()

    def lay_over(self, panel: QWidget) -> None:
        """Put one panel in front of the one that is there, which keeps what is typed in it."""
        under = self._under if self.front is panel else self.front
        self.bring(panel)
        self._under = under

    def lift(self) -> bool:
        """Take it away again; False where there was none under it, and the side is gone too."""
        under = self._under
        if under is None:
            self.hide()
            return False
        self.bring(under)
        return True

    @property
    def front(self) -> QWidget | None:
        return None if self.isHidden() else self._stack.currentWidget()

    @property
    def dirty(self) -> bool:
        """Is something typed here that is not saved."""
        front = self.front
        if front is None:
            return False
        shown = (front, self._under)
        return (
            (self.editor in shown and self.editor.dirty)
            or (front is self.stop and self.stop.dirty)
            or (front is self.naming and self.naming.dirty)
            or any(front is one and one.dirty for one in self._held)
        )
