"""Doubts about the dose that stands in the form: one line beside the field, and its basis."""

from collections.abc import Mapping
from dataclasses import dataclass

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.dose_limits import limits_for, period_of
from nmsdesk.domain.dose_sense import dose_doubts
from nmsdesk.domain.formulary import Formulary
from nmsdesk.domain.ids import SourceId
from nmsdesk.domain.order import Order
from nmsdesk.domain.pharmacology import Maximum
from nmsdesk.domain.reason import Reason
from nmsdesk.domain.source import SourceText
from nmsdesk.presenters.formats import figure
from nmsdesk.presenters.tall_man import in_tall_letters, tall
from nmsdesk.presenters.why import WhyView, cited
from nmsdesk.presenters.wording import translate


@dataclass(frozen=True, slots=True)
class DoubtView:
    """`field` a field of the form, `says` one line for the eye, `spoken` the same for the ear.

    `reason` tells whether it is the same doubt.
    """

    field: str
    says: str
    spoken: str
    reason: Reason
    why: WhyView


def doubts(
    order: Order | None,
    formulary: Formulary,
    texts: Texts,
    sources: Mapping[SourceId, SourceText],
) -> tuple[DoubtView, ...]:
    """What a person should look at again before `order` is saved; gravest first."""
    if order is None:
        return ()
    found = dose_doubts(order, formulary)
    if not found:
        return ()
    recognition = formulary.recognise(order.drug)
    drugs = [formulary.drug(one.drug) for one in recognition.ingredients]
    limits = [bound for drug in drugs for bound in limits_for(order, recognition, drug)]
    title = ", ".join(tall(drug) for drug in drugs) or order.drug.strip()
    say = in_tall_letters(texts.say, formulary)
    views = []
    for doubt in found:
        says = say(doubt.reason)
        told = limits if doubt.reason.key.startswith(("dose_tenfold", "dose_above")) else []
        basis = (says, *dict.fromkeys(limit(one, texts) for one in told))
        named = (*doubt.reason.sources, *(s for one in told for s in one.sources))
        why = WhyView(title, basis, cited(named, sources))
        spoken = texts.say(doubt.reason)
        views.append(DoubtView(doubt.field.value, says, spoken, doubt.reason, why))
    return tuple(views)


def limit(one: Maximum, texts: Texts) -> str:
    """What a label says, in a line: where, which way, usual, at most, and its note."""
    way = "" if one.route is None else texts.label("route", one.route.value)
    way = way or translate("DoseWords", "by any route")
    if one.salt is not None:
        way = translate("DoseWords", "{route} ({salt})").format(route=way, salt=one.salt)
    where = ", ".join(one.where) or translate("DoseWords", "country not named")
    usual = ""
    if one.usual_low is not None and one.usual_high is not None:
        usual = translate("DoseWords", "usual {low} to {high} mg").format(
            low=figure(one.usual_low), high=figure(one.usual_high)
        )
    most = ""
    if one.most is not None:
        most = translate("DoseWords", "at most {most} mg").format(most=figure(one.most))
    parts = ", ".join(part for part in (usual, most) if part)
    if not parts:
        none = translate("DoseWords", "{where}, {way}: no figure is known.")
        said = none.format(where=where, way=way)
        return f"{said} {one.note}" if one.note else said
    period = texts.label("dose_period", period_of(one).id)
    said = translate("DoseWords", "{where}, {way}: {amounts} {period}.").format(
        where=where, way=way, amounts=parts, period=period
    )
    return f"{said} {one.note}" if one.note else said
