"""What a question of the criteria is asked of: one case with all that was worked out before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from nmsdesk.domain.case import Case
from nmsdesk.domain.change import OpenWindow
from nmsdesk.domain.criteria import Judgement
from nmsdesk.domain.expression import Ask
from nmsdesk.domain.ids import CriteriaId
from nmsdesk.domain.ledger import Ledger
from nmsdesk.domain.readings import Readings
from nmsdesk.domain.thresholds import Thresholds


@dataclass(slots=True)
class Asked:
    """`judged` is filled in when the criteria sets have been judged."""

    case: Case
    ledger: Ledger
    readings: Readings
    thresholds: Thresholds
    onset: datetime
    windows: tuple[OpenWindow, ...]
    judged: Mapping[CriteriaId, Judgement]


def text(ask: Ask, place: int) -> str:
    argument = ask.arguments[place]
    assert isinstance(argument, str)
    return argument


def figure(ask: Ask, place: int) -> Decimal:
    argument = ask.arguments[place]
    assert isinstance(argument, Decimal)
    return argument
