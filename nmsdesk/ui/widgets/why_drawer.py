"""Why: the basis of what is selected, in sentences, with the sources below."""

from PySide6.QtWidgets import QWidget

from nmsdesk.presenters.unbroken import breakable
from nmsdesk.presenters.why import WhySource, WhyView
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.plain import column, label


class WhyContent(QWidget):
    """What the drawer shows for one `WhyView`."""

    def __init__(self, view: WhyView) -> None:
        super().__init__()
        layout = column(10, (0, 0, 10, 0))
        for sentence in view.basis:
            layout.addWidget(label(sentence, wrap=True))
        if view.sources:
            layout.addSpacing(6)
            layout.addWidget(label(translate("Why", "Sources"), "heading"))
            for source in view.sources:
                layout.addWidget(label(_cited(source), "muted", wrap=True))
        if not view.basis and not view.sources:
            layout.addWidget(
                label(translate("Why", "Nothing more is recorded about this."), "muted", wrap=True)
            )
        layout.addStretch(1)
        self.setLayout(layout)


def _cited(source: WhySource) -> str:
    said = source.citation
    if source.address:
        said = f"{said}\n{breakable(source.address)}"
    if not source.seen:
        unread = translate("Why", "(named by others; not read again for this program)")
        said = f"{said}\n{unread}"
    return said
