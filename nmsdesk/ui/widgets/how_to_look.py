"""How to look for the finding in focus, in our own words."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nmsdesk.presenters.checklist_view import HelpView
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.plain import label


class HowToLook(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._folded = False
        self._view: HelpView | None = None
        self._title = label(role="heading", wrap=True)
        self._text = label(wrap=True)
        self._before = label(role="muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for part in (self._title, self._text, self._before):
            layout.addWidget(part)
        layout.addStretch(1)

    def fold(self, *, folded: bool) -> None:
        """Folded, title and text follow each other in one paragraph."""
        self._folded = folded
        if self._view is not None:
            self.present(self._view)

    def present(self, view: HelpView) -> None:
        self._view = view
        title = translate("Check", "How to look: {finding}").format(finding=view.title)
        whole = translate("Check", "{title}. {text} {before}").format(
            title=title, text=view.text, before=view.before
        )
        self._title.setText(title)
        self._title.setVisible(not self._folded)
        self._text.setText(whole.strip() if self._folded else view.text)
        self._before.setText(view.before)
        self._before.setVisible(bool(view.before) and not self._folded)
        self.setAccessibleName(whole.strip())
