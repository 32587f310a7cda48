"""How to look for the finding in focus, in our own words."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nmsdesk.presenters.checklist_view import HelpView
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.plain import label


class HowToLook(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._title = label(role="heading", wrap=True)
        self._text = label(wrap=True)
        self._before = label(role="muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for part in (self._title, self._text, self._before):
            layout.addWidget(part)
        layout.addStretch(1)

    def present(self, view: HelpView) -> None:
        title = translate("Check", "How to look: {finding}").format(finding=view.title)
        self._title.setText(title)
        self._text.setText(view.text)
        self._before.setText(view.before)
        self._before.setVisible(bool(view.before))
        self.setAccessibleName(f"{title}. {view.text} {view.before}")
