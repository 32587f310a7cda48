"""What saving would open, shown before it is saved."""

from PySide6.QtWidgets import QFrame

from nmsdesk.presenters.changes_preview import PreviewView
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.plain import column, label


class PreviewPanel(QFrame):
    """A title, the changes, the windows; hidden while the form is not an order yet."""

    def __init__(self) -> None:
        super().__init__()
        self._title = label("", "strong", wrap=True)
        self._body = label("", wrap=True)
        layout = column(2, (12, 8, 12, 8))
        layout.addWidget(self._title)
        layout.addWidget(self._body)
        self.setLayout(layout)
        self.hide()

    def present(self, view: PreviewView | None) -> None:
        if view is None:
            self.hide()
            return
        self._title.setText(view.title)
        lines = (*(chip.in_full for chip in view.chips), *view.windows, *view.notes)
        self._body.setText("\n".join(lines))
        self._body.setVisible(bool(lines))
        theme.mark(self, role="notice", tone="watch" if view.windows or view.notes else "quiet")
        self.setAccessibleName(view.spoken)
        self.show()

    @property
    def words(self) -> str:
        return "" if self.isHidden() else f"{self._title.text()}\n{self._body.text()}"
