"""What the medications page says while no patient is open."""

from collections.abc import Callable

from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.message import Message


def nobody(go: Callable[[], object]) -> Message:
    """`go` leads to the patients."""
    return Message(
        translate("Medications", "No patient is open"),
        (translate("Medications", "The medicines of a person stand here. Choose one first."),),
        ((translate("Medications", "Go to the patients"), go),),
    )
