"""Whether what is counted, and the way it is given, fit a form in which the medicine is sold."""

from collections.abc import Iterator

from nmsdesk.domain.doubt import DoseField, Doubt
from nmsdesk.domain.drug import Drug, DrugClass
from nmsdesk.domain.order import Order, Route
from nmsdesk.domain.reason import because

_SOLD_AS = {
    "drop": ("drops", "solution", "syrup", "suspension"),
    "puff": ("spray", "inhalation"),
    "suppository": ("suppository",),
    "patch": ("patch",),
}
"""What is counted -> words of the forms that it can come from; tablets, capsules and ml are left
out: lists of them are not whole for every country, and a doubt has to be worth its reading."""
_INJECTED = frozenset({Route.IM, Route.IV, Route.SC})
_LOOKED_UP = frozenset({DrugClass.ANTIPSYCHOTIC, DrugClass.DOPAMINE_BLOCKER})
_UNITS = frozenset({"unit", "units", "iu", "ie", "ui"})


def form_doubts(order: Order, drug: Drug, unit: str, piece: str | None) -> Iterator[Doubt]:
    """`unit` plain and small, `piece` what it counts.

    Only of antipsychotics and other dopamine blockers are all forms looked up; of other medicines
    a form that is not listed means nothing.

    Units are of insulins, heparins and toxins: no medicine of the catalogue is counted in them.
    """
    sources = tuple(dict.fromkeys(one for form in drug.forms for one in form.sources))
    whole = not _LOOKED_UP.isdisjoint(drug.classes)
    sold = " ".join(form.form for form in drug.forms) if whole else ""
    if unit in _UNITS:
        yield Doubt(DoseField.UNIT, because("dose_in_units", drug=drug.id))
    elif sold and piece in _SOLD_AS and not any(word in sold for word in _SOLD_AS[piece]):
        reason = because("dose_unit_and_form", drug=drug.id, unit=unit, sources=sources)
        yield Doubt(DoseField.UNIT, reason)
    elif sold and order.route in _INJECTED and not _injected(drug, sold):
        yield Doubt(DoseField.ROUTE, because("dose_no_injection", drug=drug.id, sources=sources))


def _injected(drug: Drug, sold: str) -> bool:
    """Is there an injection, or a label's highest dose of one."""
    return "injection" in sold or any(one.route in _INJECTED for one in drug.maxima)
