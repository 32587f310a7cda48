"""What saving an order would record, told with what the record alone would not say.

A rise on the day of the start, a window that is open already, a name that nobody recognises, an
earlier NMS.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nmsdesk.domain.case import Case
from nmsdesk.domain.change import Change, Syndrome
from nmsdesk.domain.errors import UserError
from nmsdesk.domain.history import PREVIOUS_NMS
from nmsdesk.domain.ids import OrderId
from nmsdesk.domain.knowledge import Knowledge
from nmsdesk.domain.order import Order
from nmsdesk.domain.order_edit import ended_by
from nmsdesk.domain.recognition import Recognition, Standing
from nmsdesk.presenters.change_chip import syndrome_word
from nmsdesk.presenters.changes_preview import PreviewView, preview
from nmsdesk.presenters.formats import day
from nmsdesk.presenters.order_status import orders_of
from nmsdesk.presenters.same_day import Rise, same_day_rise
from nmsdesk.presenters.tall_man import tall_change
from nmsdesk.presenters.wording import translate

_DRAFT = OrderId("draft")


@dataclass(frozen=True, slots=True)
class Draft:
    """An order as typed; `base` the one whose dose it changes, None for a new medicine."""

    order: Order
    base: Order | None = None


def previewed(
    draft: Draft,
    changes: Sequence[Change],
    known: Sequence[Change],
    case: Case,
    knowledge: Knowledge,
) -> PreviewView:
    """`changes` are those that saving `draft` would bring, `known` those on record already."""
    recognition = knowledge.formulary.recognise(draft.order.drug)
    notes = _notes(recognition, case)
    unable = cannot_tell(recognition)
    if unable:
        return PreviewView(unable, (), (), notes=notes)
    there = {(one.kind, one.drug, one.at.date()) for one in known}
    new = [one for one in changes if (one.kind, one.drug, one.at.date()) not in there]
    again = [one for one in changes if (one.kind, one.drug, one.at.date()) in there]
    rise = _rise(draft, (*known, *changes), case, knowledge)
    heard = _view(new, again, rise, case)
    seen = _view([tall_change(one, knowledge.formulary) for one in new], again, rise, case)
    heard = replace(heard, notes=notes)
    return replace(seen, notes=notes, heard=heard.spoken)


def cannot_tell(recognition: Recognition) -> str:
    """Why nothing can be said of what an order would open; empty where it can."""
    if recognition.standing is Standing.UNKNOWN:
        return translate("Preview", "Not recognised: what this would open cannot be told.")
    if recognition.standing is Standing.NOT_MODELLED:
        return translate(
            "Preview", "Not judged by this program: what this would open cannot be told."
        )
    return ""


def _notes(recognition: Recognition, case: Case) -> tuple[str, ...]:
    blocks = any(c.blocks_dopamine for i in recognition.ingredients for c in i.classes)
    if blocks and PREVIOUS_NMS in case.patient.risk_factors:
        return (translate("Preview", "An earlier NMS is on record, and this blocks dopamine."),)
    return ()


def _view(
    new: Sequence[Change], again: Sequence[Change], rise: Rise | None, case: Case
) -> PreviewView:
    view = preview(new, case.now)
    if rise is not None:
        title = translate("Preview", "Saving would record")
        view = replace(view, title=title, chips=(*view.chips, rise.coming))
    elif again and not new:
        title = translate("Preview", "Saving opens no further watch window.")
        view = replace(view, title=title)
    opened = {one.watch.syndrome for one in new if one.watch is not None}
    return replace(view, windows=(*view.windows, *_open_already(again, opened, case)))


def _open_already(again: Sequence[Change], opened: set[Syndrome], case: Case) -> tuple[str, ...]:
    """Windows of changes that stand in the record and would only have other figures."""
    text = translate("Preview", "the watch window for {syndrome} is open already, to {day}")
    told: dict[Syndrome, str] = {}
    for one in again:
        watch = one.watch
        if watch is None or watch.syndrome in opened or case.now not in watch.span:
            continue
        end = watch.span.end
        told[watch.syndrome] = (
            text.format(syndrome=syndrome_word(watch.syndrome), day=day(end))
            if end is not None
            else translate("Preview", "the watch window for {syndrome} is open already").format(
                syndrome=syndrome_word(watch.syndrome)
            )
        )
    return tuple(told.values())


def _rise(draft: Draft, changes: Sequence[Change], case: Case, knowledge: Knowledge) -> Rise | None:
    """The rise within the day of the last change of this medicine that the draft would make."""
    order = replace(draft.order, id=_DRAFT)
    if draft.base is None or order.begins is None:
        return None
    try:
        ended = ended_by(draft.base, order)
    except UserError:
        return None
    then = replace(case, now=max(case.now, order.begins))
    listed = (*(ended if one.id == ended.id else one for one in case.orders or ()), order)
    chain = orders_of(replace(then, orders=listed), knowledge).chain(order)
    ids = {one.id for one in chain}
    mine = [one for one in changes if one.order in ids]
    return same_day_rise(chain, mine, then.now)
