"""Why: the basis of what is selected, in sentences, with the sources below."""

from PySide6.QtWidgets import QBoxLayout, QWidget

from nmsdesk.presenters.unbroken import breakable
from nmsdesk.presenters.why import WhyPart, WhySource, WhyView
from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.plain import column, label


class WhyContent(QWidget):
    """What the drawer shows for one `WhyView`."""

    def __init__(self, view: WhyView) -> None:
        super().__init__()
        layout = column(10, (0, 0, 10, 0))
        for sentence in view.basis:
            layout.addWidget(label(sentence, wrap=True))
        for part in view.parts:
            layout.addLayout(_part(part))
        if view.sources:
            layout.addSpacing(6)
            layout.addWidget(label(translate("Why", "Sources"), "heading"))
            for source in view.sources:
                layout.addWidget(label(_cited(source), "muted", wrap=True))
        if not (view.basis or view.parts or view.sources):
            layout.addWidget(
                label(translate("Why", "Nothing more is recorded about this."), "muted", wrap=True)
            )
        layout.addStretch(1)
        self.setLayout(layout)


def _part(part: WhyPart) -> QBoxLayout:
    """What belongs together stands closer together than the parts do."""
    made = column(3, (0, 4, 0, 0))
    made.addWidget(label(part.heading, "heading", wrap=True))
    for sentence in part.sentences:
        made.addWidget(label(sentence, wrap=True))
    return made


def _cited(source: WhySource) -> str:
    said = source.citation
    if source.address:
        said = f"{said}\n{breakable(source.address)}"
    if not source.seen:
        unread = translate("Why", "(named by others; not read again for this program)")
        said = f"{said}\n{unread}"
    return said
