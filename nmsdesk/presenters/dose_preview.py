"""What recording one dose of an order would open, told before it is recorded."""

from collections.abc import Sequence
from dataclasses import replace

from nmsdesk.domain.case import Case
from nmsdesk.domain.change import Change
from nmsdesk.domain.knowledge import Knowledge
from nmsdesk.domain.order import Order
from nmsdesk.presenters.changes_preview import PreviewView, preview
from nmsdesk.presenters.order_preview import cannot_tell
from nmsdesk.presenters.tall_man import tall_change


def of_dose(
    order: Order, changes: Sequence[Change], case: Case, knowledge: Knowledge
) -> PreviewView:
    """`changes` are those that stand in the record only once the dose is recorded."""
    unable = cannot_tell(knowledge.formulary.recognise(order.drug))
    if unable:
        return PreviewView(unable, (), ())
    heard = preview(changes, case.now)
    seen = preview([tall_change(one, knowledge.formulary) for one in changes], case.now)
    return replace(seen, heard=heard.spoken)
