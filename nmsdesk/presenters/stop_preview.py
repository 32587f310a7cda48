"""What stopping a medicine would record: its row, what it opens, and what stays open."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from nmsdesk.domain.case import Case
from nmsdesk.domain.change import Change, Syndrome
from nmsdesk.domain.errors import UserError
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.knowledge import Knowledge
from nmsdesk.domain.ledger import Ledger, keep, windows_covering
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import Ending, Order
from nmsdesk.domain.order_edit import stopped
from nmsdesk.domain.recognition import Standing
from nmsdesk.domain.watching import without_closed
from nmsdesk.presenters.change_chip import syndrome_word
from nmsdesk.presenters.changes_preview import PreviewView, new_between, preview
from nmsdesk.presenters.formats import day
from nmsdesk.presenters.stop_stay import stays
from nmsdesk.presenters.tall_man import tall_change
from nmsdesk.presenters.wording import translate


def of_stop(
    case: Case, order: Order, end: Moment | Ending, knowledge: Knowledge
) -> PreviewView | None:
    """The preview of `order` ending at `end`; None for an end that the record would refuse."""
    try:
        ended = stopped(order, end, case.now)
    except UserError:
        return None
    recognition = knowledge.formulary.recognise(order.drug)
    if recognition.standing is Standing.UNKNOWN:
        says = translate("Preview", "Not recognised: what stopping it would open cannot be told.")
        return PreviewView(says, (), ())
    if recognition.standing is Standing.NOT_MODELLED:
        says = translate(
            "Preview",
            "Not judged by this program: what stopping it would open cannot be told.",
        )
        return PreviewView(says, (), ())
    # An end that lies ahead is a change only once it has come.
    then = max(case.now, ended.ends or case.now)
    before, after = replace(case, now=then), replace(case, now=then, orders=_with(case, ended))
    ledger = _kept(after, knowledge)
    changes = new_between(_kept(before, knowledge).changes, ledger.changes)
    view = preview([tall_change(one, knowledge.formulary) for one in changes], then)
    heard = preview(changes, then)
    drugs = {ingredient.drug for ingredient in recognition.ingredients}
    opened = {one.watch.syndrome for one in changes if one.watch is not None}
    stay = _staying(ledger, drugs, opened, then)
    windows = (*view.windows, *stay)
    title = _title(end, changes)
    notes = () if end is Ending.UNKNOWN else tuple(stays(ledger, drugs, then))
    heard = replace(heard, title=title, windows=windows, notes=notes)
    return replace(heard, chips=view.chips, heard=heard.spoken)


def _with(case: Case, ended: Order) -> tuple[Order, ...]:
    return tuple(ended if one.id == ended.id else one for one in case.orders or ())


def _kept(case: Case, knowledge: Knowledge) -> Ledger:
    return without_closed(keep(case, knowledge.formulary, knowledge.watch), case.closed)


def _title(end: Moment | Ending, changes: Sequence[Change]) -> str:
    if end is Ending.UNKNOWN:
        return translate("Preview", "Stopping would record that it has ended, nobody knows when.")
    if not changes:
        return translate("Preview", "Stopping records its end; no watch window opens.")
    return translate("Preview", "Stopping would record")


def _staying(
    ledger: Ledger, drugs: set[DrugId], opened: set[Syndrome], at: datetime
) -> tuple[str, ...]:
    """The windows that this medicine opened earlier and that its end does not close."""
    told = []
    for syndrome in Syndrome:
        if syndrome in opened:
            continue
        mine = [one for one in windows_covering(ledger, syndrome, at) if one.drug in drugs]
        ends = [one.watch.span.end for one in mine if one.watch is not None]
        name = syndrome_word(syndrome)
        known = [each for each in ends if each is not None]
        if known and len(known) == len(ends):
            text = translate("Preview", "the watch window for {syndrome} stays open to {day}")
            told.append(text.format(syndrome=name, day=day(max(known))))
        elif ends:
            text = translate("Preview", "the watch window for {syndrome} stays open")
            told.append(text.format(syndrome=name))
    return tuple(told)
