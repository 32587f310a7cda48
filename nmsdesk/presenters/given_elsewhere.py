"""A dose that somebody else gave, in one line: two letters, then the row that fits.

What follows the letters may say more: "me 10 mg iv 08:15", "ha 5 mg im yesterday 22:00".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.formulary import Formulary, Suggestion
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.medication_text import MASS_IN_MG, amounts_in
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import Dose, Once, Order, Route
from nmsdesk.domain.spelling import plain
from nmsdesk.domain.vocabulary import ROUTES
from nmsdesk.presenters.formats import BETWEEN, dose, moment, route
from nmsdesk.presenters.order_form import NEW, known_unit
from nmsdesk.presenters.tall_man import tall_names
from nmsdesk.presenters.typed_figure import read_dose
from nmsdesk.presenters.typed_moment import read_moment
from nmsdesk.presenters.wording import translate

FEWEST = 2
"""Letters before anything is offered."""
MEDICINES = 4
AMOUNTS = 4
"""Medicines and amounts of the nearest one: all rows together have a figure from 1 to 9."""
LOOKED_AT = 12

_DOSE = re.compile(r"(?<!\S)(\d+(?:\.\d+)?(?:\s?(?:-|to)\s?\d+(?:\.\d+)?)?)\s?([^\W\d][^\s\d]*)?")
_TIME = re.compile(
    r"(?<!\S)(?:now|today|yesterday|tomorrow|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[-\s.]?[a-z]{3,9}[-\s.]?\d{4}"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})?\s*(?:\d{1,2}:\d{2})?$",
    re.IGNORECASE,
)
_RUN_ON = re.compile(r"^([^\W\d]{2,})(\d)")
"""A dose typed close to the name: "me10 mg"."""
_NO_UNIT = frozenset({"im", "iv", "sc", "po", "pr", "sl", "at"})
_OF_USE = frozenset(
    {
        DrugClass.ANTIPSYCHOTIC,
        DrugClass.DOPAMINE_BLOCKER,
        DrugClass.DOPAMINERGIC,
        DrugClass.SEROTONERGIC,
        DrugClass.LITHIUM,
    }
)


@dataclass(frozen=True, slots=True)
class TypedDose:
    """What one line says: the letters of a name, and whatever was written after them.

    `at` is now where no time was typed; `problem` says in a sentence what cannot be read.
    """

    letters: str
    dose: Dose | None = None
    unit: str | None = None
    route: Route = Route.UNKNOWN
    at: Moment | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class DoseOffer:
    """One row: `order` is exactly what choosing it records, `shown` says all of it."""

    order: Order
    shown: str
    spoken: str


def read_line(typed: str, now: datetime) -> TypedDose:
    """Read one line; what is not written is not known, but for the time, which is now."""
    text = _RUN_ON.sub(r"\1 \2", " ".join(typed.split()), count=1)
    at, text = _time(text, now)
    if isinstance(at, str):
        return TypedDose(_letters(text), problem=at)
    found = _DOSE.search(text)
    amount, unit = (None, None) if found is None else (found[1], found[2])
    after = "" if found is None else text[found.end() :]
    if found is not None and unit is not None and unit.lower() in _NO_UNIT:
        after, unit = f"{unit} {after}", None
    letters, way = _route(text if found is None else text[: found.start()], after)
    read = None if amount is None else read_dose(amount)
    problem = ""
    if isinstance(read, str):
        problem, read = read, None
    elif read is not None and (unit is None or not known_unit(unit)):
        problem = translate("Elsewhere", "Write the unit beside the figure, as in 10 mg.")
    return TypedDose(letters, read, unit, way, at, problem)


def offers(line: TypedDose, formulary: Formulary, texts: Texts) -> tuple[DoseOffer, ...]:
    """What can be chosen, those that block dopamine first; none while the line cannot be read.

    Of the nearest medicine the amounts of its products are offered too, where no amount was
    typed: which of them was given is for a person to say, and none is taken for granted. A name
    that nothing fits is offered as it was typed.
    """
    if len(line.letters) < FEWEST or line.problem or line.at is None:
        return ()
    found = formulary.suggest(line.letters, LOOKED_AT)
    near = sorted((one for one in found if _OF_USE & set(one.classes)), key=_blocks_first)
    base = replace(_order(line), given_elsewhere=True)
    if not near:
        return (_offer(replace(base, drug=line.letters), None, formulary, texts),)
    made: list[DoseOffer] = []
    for place, one in enumerate(near[:MEDICINES]):
        named = replace(base, drug=one.name)
        made.append(_offer(named, one, formulary, texts))
        if not place and line.dose is None:
            made += [
                _offer(replace(named, dose=given, unit=unit), one, formulary, texts)
                for given, unit in _amounts(one, formulary)
            ]
    return tuple(made)


def recorded(order: Order) -> str:
    """What the status line says once it is saved."""
    text = translate("Elsewhere", "Given elsewhere, under Past: {what}. Undo: Ctrl+Z")
    return text.format(what=f"{order.drug}, {_details(order)}")


def _order(line: TypedDose) -> Order:
    return Order(NEW, "", line.dose, line.unit, route=line.route, frequency=Once(), start=line.at)


def _offer(order: Order, one: Suggestion | None, formulary: Formulary, texts: Texts) -> DoseOffer:
    if one is None:
        kind = translate("Elsewhere", "not recognised, kept as typed")
        name = shown = order.drug
    else:
        kind = ", ".join(texts.label("class", each.value) for each in one.classes)
        name = one.shown
        shown = tall_names(one.shown, one.drugs, formulary)
    text = translate("Elsewhere", "{name}, {details} ({kind})")
    details = _details(order)
    return DoseOffer(
        order,
        text.format(name=shown, details=details, kind=kind),
        text.format(name=name, details=details, kind=kind),
    )


def _details(order: Order) -> str:
    parts = [dose(order.dose, order.unit)]
    if order.route is not Route.UNKNOWN:
        parts.append(route(order.route))
    parts.append(moment(order.start))
    return BETWEEN.join(parts)


def _blocks_first(one: Suggestion) -> bool:
    """Generic names that block dopamine first (False before True), the rest as they came."""
    return not (one.name == one.drug and any(each.blocks_dopamine for each in one.classes))


def _amounts(one: Suggestion, formulary: Formulary) -> Iterator[tuple[Dose, str]]:
    """The amounts of one piece of its products, as the catalogue has them, the smallest first."""
    if one.drug is None:
        return
    found = dict.fromkeys(
        (amount.low, amount.unit)
        for form in formulary.drug(DrugId(one.drug)).forms
        for text in form.strengths
        for amount in amounts_in(plain(text))
        if amount.unit in MASS_IN_MG and not amount.is_range
    )
    sizes = sorted(found, key=lambda each: each[0] * MASS_IN_MG[each[1]])
    for size, unit in sizes[-AMOUNTS:]:
        yield Dose(size, size), unit


def _time(text: str, now: datetime) -> tuple[Moment | str, str]:
    """When, or what is wrong with it, and what is left of the line."""
    found = _TIME.search(text)
    typed = found[0].strip() if found else ""
    if not typed or found is None:
        return Moment(now.replace(second=0, microsecond=0)), text
    rest = text[: found.start()].strip()
    read = read_moment(typed, now)
    if read.moment is None:
        return read.problem or translate("Elsewhere", "When was it given?"), rest
    if read.moment.midday > now:
        text = translate("Elsewhere", "{when} lies ahead: only what was given can be recorded.")
        if read.moment.day_only:
            text = translate(
                "Elsewhere", "{when} alone stands for 12:00, which lies ahead: write the time."
            )
        return text.format(when=moment(read.moment)), rest
    return read.moment, rest


def _letters(text: str) -> str:
    found = _DOSE.search(text)
    return text if found is None else text[: found.start()].strip()


def _route(before: str, after: str) -> tuple[str, Route]:
    """The name without a word for a route at its end, and the route, wherever it stands."""
    words: Sequence[str] = before.split()
    way = next((ROUTES[w] for w in after.lower().split() if w in ROUTES), None)
    if way is None and len(words) > 1 and words[-1].lower() in ROUTES:
        way, words = ROUTES[words[-1].lower()], words[:-1]
    return " ".join(words), way or Route.UNKNOWN
