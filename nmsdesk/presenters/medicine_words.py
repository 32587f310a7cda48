"""The words of one medication line: name, brand or text as typed, dose, route, frequency, class."""

from dataclasses import dataclass
from decimal import Decimal

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.drug import DrugClass, NameKind
from nmsdesk.domain.formulary import Formulary
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import (
    AsNeeded,
    Ending,
    Once,
    Order,
    administrations_a_day,
)
from nmsdesk.domain.recognition import Recognition, Standing
from nmsdesk.presenters.formats import (
    BETWEEN,
    day,
    dose,
    frequency,
    moment,
    quantity,
    rounded,
    route,
    strength,
    unit_in_full,
)
from nmsdesk.presenters.order_status import Stage
from nmsdesk.presenters.wording import translate

_BRANDS = (NameKind.BRAND, NameKind.BRAND_COMBINATION)


@dataclass(frozen=True, slots=True)
class Kind:
    """The class of a medicine in words; `evaluated` False where no rule looks at it."""

    words: str
    tone: str
    evaluated: bool = True
    unknown: bool = False


def name_of(order: Order, recognition: Recognition | None) -> str:
    """The generic name in lower case with its depot salt; else the text exactly as typed."""
    if recognition is None or not recognition.ingredients:
        return order.drug
    names = [str(ingredient.drug) for ingredient in recognition.ingredients]
    if recognition.depot_salt and len(names) == 1 and recognition.depot_salt not in names[0]:
        return f"{names[0]} {recognition.depot_salt.lower()}"
    if len(names) == 1:
        return names[0]
    last = translate("Medications", "{names} and {last}")
    return last.format(names=", ".join(names[:-1]), last=names[-1])


def as_written(
    order: Order, recognition: Recognition | None, name: str, formulary: Formulary
) -> str:
    """The brand in capitals, or the text as it was typed or stood in a document, if it differs."""
    written = order.text or order.drug
    if " ".join(written.lower().split()) == name.lower():
        return ""
    for ingredient in recognition.ingredients if recognition else ():
        for known in formulary.drug(ingredient.drug).names:
            if known.kind in _BRANDS and known.text.lower() == written.strip().lower():
                return written.strip().upper()
    return written


def line(order: Order) -> tuple[str, str]:
    """The dose, and what follows it: "10 mg", "by mouth — twice a day"."""
    amount = dose(order.dose, order.unit)
    if order.strength and order.dose is not None:
        of = translate("Medications", "{dose} of {strength}")
        if not order.unit:
            of = translate("Medications", "{dose} of {strength}, unit not recorded")
        given = quantity(order.dose, order.unit)
        amount = of.format(dose=given, strength=strength(order.strength))
    elif order.strength:
        of = translate("Medications", "{dose} (strength {strength})")
        amount = of.format(dose=amount, strength=strength(order.strength))
    return amount, BETWEEN.join((route(order.route), frequency(order.frequency)))


def daily(order: Order, *, depot: bool) -> str:
    """The dose of a day in the unit as ordered; empty where a day is not what it is counted by."""
    if depot or order.is_single or isinstance(order.frequency, Once):
        return ""
    if order.dose is None or order.unit is None:
        return translate("Medications", "not known")
    if isinstance(order.frequency, AsNeeded):
        most = order.frequency.max_per_day
        if most is None:
            return translate("Medications", "as needed")
        text = translate("Medications", "up to {amount}")
        return text.format(amount=_amount(order.dose.high * most, order.unit))
    times = administrations_a_day(order.frequency)
    if times is None:
        return translate("Medications", "not known")
    return _amount(order.dose.high * times, order.unit)


def a_day(amount: str) -> str:
    """The dose of a day where no heading says that it is one."""
    if not amount:
        return ""
    if amount == translate("Medications", "not known"):
        return translate("Medications", "daily dose not known")
    if amount == translate("Medications", "as needed"):
        return ""
    return translate("Medications", "{amount} a day").format(amount=amount)


def _amount(value: Decimal, unit: str) -> str:
    return f"{rounded(value)} {unit_in_full(unit, value)}"


def kind_of(recognition: Recognition | None, texts: Texts) -> Kind:
    """The classes in words, or why there are none."""
    if recognition is None or recognition.standing is Standing.UNKNOWN:
        return Kind(
            translate("Medications", "not recognised"), "urgent", evaluated=False, unknown=True
        )
    if recognition.standing is Standing.NO_ROLE:
        return Kind(translate("Medications", "no role here"), "quiet")
    if recognition.standing is Standing.NOT_MODELLED:
        return Kind(translate("Medications", "not modelled here"), "quiet", evaluated=False)
    classes = dict.fromkeys(c for i in recognition.ingredients for c in i.classes)
    words = ", ".join(texts.label("class", c.value) for c in classes)
    return Kind(words, tone_of(tuple(classes)))


def tone_of(classes: tuple[DrugClass, ...]) -> str:
    """The colour of a lane and of a class word; one colour a picture, everywhere."""
    if any(c.blocks_dopamine or c is DrugClass.DOPAMINERGIC for c in classes):
        return "nms"
    return "serotonin" if DrugClass.SEROTONERGIC in classes else "quiet"


def ended(order: Order) -> str:
    """When it ended or will end; empty while no end is ordered."""
    if isinstance(order.end, Moment):
        return moment(order.end)
    if order.end is Ending.UNKNOWN:
        return translate("Medications", "ended, date not recorded")
    return ""


def named_here(recognition: Recognition | None) -> tuple[str, ...]:
    """That it is recognised by a name that was given on this computer alone."""
    if recognition is None or not recognition.local:
        return ()
    return (translate("Medications", "by a name given on this computer"),)


def remarks(order: Order, stage: Stage) -> tuple[str, ...]:
    """What else has to be known of an order, each as one short sentence."""
    said: list[str] = []
    if order.ended_before_it_began:
        said.append(translate("Medications", "ends before it begins: not evaluated"))
    if stage.is_current and isinstance(order.end, Moment):
        said.append(translate("Medications", "until {end}").format(end=day(order.end.at)))
    if stage is Stage.SUSPENDED or stage is Stage.NOT_STARTED:
        said.append(stage.word)
    if order.given_elsewhere:
        said.append(translate("Medications", "given elsewhere"))
    if order.confirmed is False:
        said.append(translate("Medications", "not confirmed by a person"))
    return tuple(said)
