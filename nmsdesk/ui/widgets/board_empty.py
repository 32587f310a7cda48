"""What stands in the place of the watch board's rows where there are none."""

from collections.abc import Callable, Mapping

from nmsdesk.presenters.wording import translate
from nmsdesk.ui.widgets.message import Message, Offer

Doings = Mapping[str, Callable[[], object]]
"""What the offers do: "new", "import", "patients", "clear", "aside", "again"."""


def nobody_yet(does: Doings) -> Message:
    """A record without a patient."""
    return Message(
        translate("Board", "No patients yet"),
        (
            translate(
                "Board",
                "Here stands every patient with an open watch window, the most pressing first: what"
                " changed and when, the day of the window, the last check and the next.",
            ),
            translate(
                "Board",
                "Add the first patient, or bring a medication list along as a FHIR bundle; a file"
                " can also be dropped on this window.",
            ),
        ),
        (
            (translate("Board", "New patient (Ctrl+N)"), does["new"]),
            (translate("Board", "Import… (Ctrl+I)"), does["import"]),
        ),
    )


def nobody_watched(aside: int, does: Doings) -> Message:
    """Patients, and no open window; rows that were put aside are named."""
    said = translate(
        "Board",
        "Nobody has an open watch window now. A start, a raised dose, an injection or a withdrawal"
        " brings a patient here by itself, and so does the clock where a change was entered ahead.",
    )
    unknown = translate(
        "Board",
        "Only what is recorded is counted: a medicine that is on no list opens no window.",
    )
    sentences: tuple[str, ...] = (said, unknown)
    offers: tuple[Offer, ...] = ((translate("Board", "Patients (Ctrl+1)"), does["patients"]),)
    if aside:
        sentences = (*sentences, translate("Board", "%n row(s) put aside not shown.", n=aside))
        offers = ((translate("Board", "Show them too (P)"), does["aside"]), *offers)
    return Message(translate("Board", "No open watch window"), sentences, offers)


def nothing_found(does: Doings) -> Message:
    """The filters leave nothing."""
    return Message(
        translate("Board", "No row with these filters"),
        (translate("Board", "Others may stand on the board; these filters leave them out."),),
        ((translate("Board", "All rows (Esc)"), does["clear"]),),
    )


def not_whole(sentence: str, does: Doings) -> Message:
    """The board could not be read, or somebody stopped its making."""
    return Message(
        translate("Board", "The board is not shown"),
        (
            sentence,
            translate(
                "Board",
                "Nothing of the record is lost. A board that is not whole is not shown, as it could"
                " leave a patient out.",
            ),
        ),
        ((translate("Board", "Go on"), does["again"]),),
    )
