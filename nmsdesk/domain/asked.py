"""What a question of the criteria is asked of: one case with all that was worked out before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

from nmsdesk.domain.case import Case
from nmsdesk.domain.change import OpenWindow
from nmsdesk.domain.criteria import Judgement
from nmsdesk.domain.exposure import Exposure
from nmsdesk.domain.ids import CriteriaId
from nmsdesk.domain.leaf import Ask
from nmsdesk.domain.ledger import Ledger, exposure
from nmsdesk.domain.readings import Readings
from nmsdesk.domain.reason import Reason, because, label
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
    _exposures: dict[tuple[str, datetime, timedelta], Exposure] = field(default_factory=dict)
    _told: dict[str, Reason] = field(default_factory=dict)

    def exposure(self, what: str, at: datetime, before: timedelta = timedelta(0)) -> Exposure:
        """Exposure to a class, worked out once."""
        key = (what, at, before)
        found = self._exposures.get(key)
        if found is None:
            found = self._exposures[key] = exposure(self.ledger, what, at, before)
        return found

    def told(self, window: OpenWindow) -> Reason:
        """An open window as a statement, made once: there is one a syndrome."""
        found = self._told.get(window.syndrome.value)
        if found is None:
            found = self._told[window.syndrome.value] = window_reason(window)
        return found


def window_reason(window: OpenWindow) -> Reason:
    """An open window as a statement."""
    return because(
        "window_open",
        syndrome=label("syndrome", window.syndrome.value),
        drug=window.latest.drug,
        change=label("change", window.latest.kind.value),
        at=window.latest.at,
        day=window.day,
        days=window.days,
    )


def text(ask: Ask, place: int) -> str:
    argument = ask.arguments[place]
    assert isinstance(argument, str)
    return argument


def figure(ask: Ask, place: int) -> Decimal:
    argument = ask.arguments[place]
    assert isinstance(argument, Decimal)
    return argument
