"""For how long a medicine still counts once it is stopped, or that nobody knows."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from nmsdesk.domain.course import STILL, Mode
from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.history import DrugHistory
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.ledger import Ledger
from nmsdesk.presenters.formats import day
from nmsdesk.presenters.wording import translate

_EXPOSING = (
    DrugClass.ANTIPSYCHOTIC,
    DrugClass.DOPAMINE_BLOCKER,
    DrugClass.SEROTONERGIC,
    DrugClass.LITHIUM,
)


def stays(ledger: Ledger, drugs: Iterable[DrugId], at: datetime) -> Iterator[str]:
    """A sentence for each of the drugs that exposes, as it stands at `at`, the moment of its end.

    `ledger` holds the stop already; a drug that another order goes on with is named so.
    """
    for name in sorted(drugs):
        one = ledger.history.drugs.get(name)
        if one is not None and any(one.drug.has(each) for each in _EXPOSING):
            yield from _stays(one, at)


def _stays(one: DrugHistory, at: datetime) -> Iterator[str]:
    name = one.drug.id
    if one.spans.active_at(at):
        text = translate("Preview", "{drug} goes on by another order or a depot")
        yield text.format(drug=name)
        return
    felt = one.spans.felt_at(at)
    if felt is not None and felt.exposed_until != STILL:
        text = translate("Preview", "{drug} still counts to {day}")
        yield text.format(drug=name, day=day(felt.exposed_until))
    last = one.spans.last_before(at)
    if one.drug.washout is None and last is not None and last.course.mode is not Mode.DEPOT:
        text = translate(
            "Preview",
            "how long {drug} stays is not known: that exposure has ended cannot be told",
        )
        yield text.format(drug=name)
