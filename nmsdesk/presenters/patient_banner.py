"""Who the person on screen is, in the words and the order that every page shows (D-23, D-24)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from nmsdesk.domain.patient import Patient, Sex
from nmsdesk.presenters.formats import amount, day
from nmsdesk.presenters.wording import translate

EARLIER = ("previous_nms", "previous_serotonin_syndrome", "previous_catatonia")
"""Risk factors that stand in the banner itself, most telling first."""

Labels = Callable[[str, str], str]
"""kind, id -> label."""


@dataclass(frozen=True, slots=True)
class BannerView:
    name: str
    details: tuple[str, ...]
    """Born, sex, identifier, weight: each a phrase of its own."""
    ward: str
    allergies: str
    earlier: str
    warned: bool
    """An earlier NMS or serotonin syndrome is recorded: shown with a mark beside the word."""

    @property
    def spoken(self) -> str:
        """Everything in one line, for a screen reader."""
        return ". ".join(
            filter(None, (self.name, *self.details, self.ward, self.allergies, self.earlier))
        )


def banner(patient: Patient, now: datetime, label: Labels) -> BannerView:
    """`label` answers for kind "risk_factor"."""
    had = tuple(name for name in EARLIER if name in patient.risk_factors)
    return BannerView(
        name=patient.display_name or translate("Banner", "Name not known"),
        details=(born(patient, now), sex(patient.sex), identifier(patient), weight(patient)),
        ward=patient.ward or "",
        allergies=allergies(patient),
        earlier=(
            ", ".join(label("risk_factor", name) for name in had)
            if had
            else translate("Banner", "No earlier NMS or serotonin syndrome recorded")
        ),
        warned=bool(had),
    )


def born(patient: Patient, now: datetime) -> str:
    """Born 04-Mar-1961 (65y); the recorded age where no date is known."""
    age = patient.age_at(now)
    if patient.birth_date is not None:
        return translate("Banner", "Born {day} ({age}y)").format(
            day=day(patient.birth_date), age=age
        )
    if age is not None:
        return translate("Banner", "Birth date not known ({age}y)").format(age=age)
    return translate("Banner", "Birth date not known")


def sex(value: Sex) -> str:
    return {
        Sex.MALE: translate("Banner", "Male"),
        Sex.FEMALE: translate("Banner", "Female"),
        Sex.OTHER: translate("Banner", "Other sex"),
        Sex.UNKNOWN: translate("Banner", "Sex not known"),
    }[value]


def identifier(patient: Patient) -> str:
    return translate("Banner", "ID {identifier}").format(identifier=patient.id)


def allergies(patient: Patient) -> str:
    """The heading that the NHS banner knows, with the names where there are any."""
    if patient.allergies is None:
        return translate("Banner", "Allergies not recorded")
    if not patient.allergies:
        return translate("Banner", "No known allergies")
    return translate("Banner", "Known allergies {names}").format(names=", ".join(patient.allergies))


def weight(patient: Patient) -> str:
    """To a tenth of a kilogram: documents bring thirteen decimals along."""
    if patient.weight_kg is None:
        return translate("Banner", "Weight not recorded")
    return amount(round(patient.weight_kg, 1), "kg")
