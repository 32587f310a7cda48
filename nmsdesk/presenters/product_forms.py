"""The forms and strengths in which a medicine is sold, to pick one once the medicine is known."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from nmsdesk.domain.drug import Drug
from nmsdesk.domain.formulary import Formulary
from nmsdesk.domain.medication_text import MASS_IN_MG, amounts_in
from nmsdesk.domain.order import Route
from nmsdesk.domain.pharmacology import ProductForm
from nmsdesk.domain.recognition import Recognition
from nmsdesk.domain.spelling import plain
from nmsdesk.presenters.formats import figure, route, unit_in_full
from nmsdesk.presenters.wording import translate

_TOLD_BY_FORM = frozenset(
    {
        Route.UNKNOWN,
        Route.OTHER,
        Route.DEPOT,
        Route.RECTAL,
        Route.TRANSDERMAL,
        Route.NASAL,
        Route.INHALED,
    }
)
"""Ways that are not known, or that the form's own word tells (a patch, a suppository)."""
SMALL = Decimal("0.1")
"""Below so many mg the figure is told in micrograms, without the zeros that are misread."""


@dataclass(frozen=True, slots=True)
class StrengthChoice:
    """`strength` and `route` go into the form when it is picked (`route` "": not told).

    `spoken` names the form too, as it stands alone to a reader's ear; `where` says in which
    countries it is sold so.
    """

    shown: str
    strength: str
    route: str
    spoken: str
    where: str


@dataclass(frozen=True, slots=True)
class FormOffer:
    """One form by one route, the strengths from low to high."""

    shown: str
    strengths: tuple[StrengthChoice, ...]


def offers(typed: str, formulary: Formulary) -> tuple[FormOffer, ...]:
    """What to pick from; empty where it is not one medicine, or the text has its strength."""
    recognition = formulary.recognise(typed)
    if len(recognition.ingredients) != 1 or recognition.parts != 1:
        return ()
    (ingredient,) = recognition.ingredients
    if ingredient.strength is not None:
        return ()
    drug = formulary.drug(ingredient.drug)
    kinds: dict[tuple[str, Route], list[ProductForm]] = {}
    for form in _meant(drug, recognition):
        kinds.setdefault((form.form, form.route), []).append(form)
    made = (_offer(form, way, alike) for (form, way), alike in kinds.items())
    return tuple(one for one in made if one.strengths)


def _meant(drug: Drug, recognition: Recognition) -> Iterable[ProductForm]:
    """Of a depot's name only what is injected so; of a plain name everything, depots last."""
    depots = [form for form in drug.forms if form.route is Route.DEPOT]
    if recognition.depot_salt is not None:
        # Which strength belongs to which of several products, the forms do not say.
        return depots if len(drug.depots) == 1 else []
    others = [form for form in drug.forms if form.route is not Route.DEPOT]
    if recognition.route is not None:
        return [form for form in drug.forms if form.route is recognition.route]
    return [*others, *depots]


def _offer(form: str, way: Route, alike: Iterable[ProductForm]) -> FormOffer:
    words = form
    if way not in _TOLD_BY_FORM:
        told = translate("ProductForms", "{form} {route}")
        words = told.format(form=_without_way(form), route=route(way))
    countries: dict[str, dict[str, None]] = {}
    for one in alike:
        for strength in map(_readable, one.strengths):
            countries.setdefault(strength, {}).update(dict.fromkeys(one.where))
    return FormOffer(
        words,
        tuple(
            _choice(words, way, strength, countries[strength])
            for strength in sorted(countries, key=_size)
        ),
    )


def _without_way(form: str) -> str:
    """What "oral solution" says already, "by mouth" need not repeat."""
    return form.removeprefix("oral ").removeprefix("sublingual ")


def _choice(words: str, way: Route, strength: str, where: Iterable[str]) -> StrengthChoice:
    shown = _in_full(strength)
    known = "" if way in (Route.UNKNOWN, Route.OTHER) else way.value
    sold = translate("ProductForms", "Sold so in {countries}.").format(countries=", ".join(where))
    spoken = translate("ProductForms", "{form}, {strength}").format(form=words, strength=shown)
    return StrengthChoice(shown, strength, known, spoken, sold if where else "")


def _readable(strength: str) -> str:
    """The same amount in micrograms where it is a small part of a mg."""
    value, apart, unit = strength.partition(" ")
    small = unit.split("/")[0] == "mg" and _is_below(value, SMALL)
    if not apart or not small:
        return strength
    return f"{figure(Decimal(value) * 1000)} micrograms{unit.removeprefix('mg')}"


def _is_below(typed: str, most: Decimal) -> bool:
    return typed.replace(".", "", 1).isdigit() and Decimal(typed) < most


def _in_full(strength: str) -> str:
    """The strength with its unit in full: "25 micrograms/h"."""
    value, apart, unit = strength.partition(" ")
    return f"{value}{apart}{unit_in_full(unit)}" if apart and unit else strength


def _size(strength: str) -> tuple[Decimal, str]:
    """For the order from low to high; what is no amount comes last."""
    found = amounts_in(plain(strength))
    if not found:
        return Decimal("Infinity"), strength
    mass = found[0].unit.partition("/")[0]
    return found[0].high * MASS_IN_MG.get(mass, Decimal(1)), strength
