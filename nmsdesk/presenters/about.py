"""What the program is for, what it is not, for whom, and how old its clinical content is."""

from dataclasses import dataclass

from nmsdesk.presenters.wording import translate


@dataclass(frozen=True, slots=True)
class AboutView:
    title: str
    sections: tuple[tuple[str, str], ...]
    """Heading and text."""


def about(dated: str, version: str, *, demo: bool) -> AboutView:
    """`dated` is the date of the clinical content, `version` that of the program."""
    sections = [
        (
            translate("About", "What it is for"),
            translate(
                "About",
                "NMS Desk keeps a patient's medicines, marks at once what was started or raised,"
                " leads through a short bedside check, and puts this patient's findings beside"
                " neuroleptic malignant syndrome and serotonin syndrome, so that either is"
                " noticed early.",
            ),
        ),
        (
            translate("About", "What it is not"),
            translate(
                "About",
                "It informs; it makes no diagnosis and gives no orders. It rules nothing out: what"
                " nobody looked for stays unknown. It does not replace an examination, a"
                " prescriber's judgement, an interaction check or a call for help.",
            ),
        ),
        (
            translate("About", "For whom"),
            translate(
                "About",
                "Nurses, doctors and pharmacists who care for adults on antipsychotics, other"
                " dopamine blockers or serotonergic medicines. Under 16 years some limits are not"
                " judged, and the answer says so. A way for families and one for training come"
                " later; this is the one for clinics.",
            ),
        ),
        (
            translate("About", "Where the facts come from"),
            translate(
                "About",
                "Published criteria, guidelines and product information, each named beside what"
                " rests on it. Clinical content of {dated}.",
            ).format(dated=dated),
        ),
    ]
    if demo:
        sections.append(
            (
                translate("About", "This is the demonstration"),
                translate(
                    "About",
                    "Every person in it is invented. It has a record of its own; nothing in it"
                    " can reach a real one.",
                ),
            )
        )
    title = translate("About", "NMS Desk {version}").format(version=version)
    return AboutView(title, tuple(sections))
