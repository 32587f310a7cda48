"""Which list an order belongs to, under which word, and since when its medicine has been taken."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from nmsdesk.domain.case import Case
from nmsdesk.domain.ids import OrderId
from nmsdesk.domain.knowledge import Knowledge
from nmsdesk.domain.order import Ending, Order, Status
from nmsdesk.domain.recognition import Recognition
from nmsdesk.presenters.wording import translate

MedicineKey = tuple[str, ...]


class Stage(Enum):
    """The NHS CUI's words for where a medicine stands (D-12), and two of ours."""

    STARTED = "started"
    NOT_STARTED = "not_started"
    SUSPENDED = "suspended"
    COMPLETED = "completed"
    DISCONTINUED = "discontinued"
    ENDED = "ended"
    DOSE_CHANGED = "dose_changed"
    GIVEN_ONCE = "given_once"
    NOT_VALID = "not_valid"

    @property
    def is_current(self) -> bool:
        return self in (Stage.STARTED, Stage.NOT_STARTED, Stage.SUSPENDED)

    @property
    def word(self) -> str:
        return {
            Stage.STARTED: translate("Medications", "Started"),
            Stage.NOT_STARTED: translate("Medications", "Not started"),
            Stage.SUSPENDED: translate("Medications", "Suspended"),
            Stage.COMPLETED: translate("Medications", "Completed"),
            Stage.DISCONTINUED: translate("Medications", "Discontinued"),
            Stage.ENDED: translate("Medications", "Ended"),
            Stage.DOSE_CHANGED: translate("Medications", "Dose changed"),
            Stage.GIVEN_ONCE: translate("Medications", "Given once"),
            Stage.NOT_VALID: translate("Medications", "Not valid"),
        }[self]


def key_of(order: Order, recognised: Mapping[str, Recognition]) -> MedicineKey:
    """What makes two orders one medicine: the ingredients (else the text), and being a depot."""
    recognition = recognised.get(order.drug)
    drugs = tuple(i.drug for i in recognition.ingredients) if recognition else ()
    depot = "depot" if is_depot(order, recognition) else ""
    return (*(drugs or (" ".join(order.drug.lower().split()),)), depot)


def is_depot(order: Order, recognition: Recognition | None) -> bool:
    """Given as a long-acting injection: by its route, or by the salt in its name."""
    return order.route.value == "depot" or (
        recognition is not None and recognition.depot_salt is not None
    )


def orders_of(case: Case, knowledge: Knowledge) -> "Orders":
    """The orders of a case, read with what this program knows."""
    orders = case.orders or ()
    recognised = {one.drug: knowledge.formulary.recognise(one.drug) for one in orders}
    bridge = timedelta(days=float(knowledge.watch.bridging_days))
    return Orders(orders, recognised, case.now, bridge)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """An order with its ends worked out once."""

    begins: datetime
    ends: datetime | None
    order: Order


def _begins(stretch: _Stretch) -> datetime:
    return stretch.begins


class Orders:
    """The orders of one list, each with its stage and with those that came before it."""

    def __init__(
        self,
        orders: Sequence[Order],
        recognised: Mapping[str, Recognition],
        now: datetime,
        bridge: timedelta,
    ) -> None:
        self._now = now
        self._bridge = bridge
        self._key = {order.id: key_of(order, recognised) for order in orders}
        self._of: dict[MedicineKey, list[_Stretch]] = {}
        for order in orders:
            if order.status is not Status.ENTERED_IN_ERROR and not order.is_single:
                stretch = _Stretch(order.begins or datetime.min, order.ends, order)
                self._of.setdefault(self._key[order.id], []).append(stretch)
        for stretches in self._of.values():
            stretches.sort(key=_begins)
        self._chains: dict[OrderId, tuple[Order, ...]] = {}

    def stage(self, order: Order) -> Stage:
        """Where `order` stands now."""
        if order.status is Status.ENTERED_IN_ERROR or order.ended_before_it_began:
            return Stage.NOT_VALID
        if order.status is Status.PLANNED or (
            order.begins is not None and order.begins > self._now
        ):
            return Stage.NOT_STARTED
        if order.is_single:
            return Stage.GIVEN_ONCE
        if self._is_over(order):
            return self._past(order)
        return Stage.SUSPENDED if order.status is Status.HELD else Stage.STARTED

    def _is_over(self, order: Order) -> bool:
        return (
            order.status in (Status.STOPPED, Status.COMPLETED)
            or order.end is Ending.UNKNOWN
            or (order.ends is not None and order.ends <= self._now)
        )

    def _past(self, order: Order) -> Stage:
        if self.followed_by(order) is not None:
            return Stage.DOSE_CHANGED
        if order.status is Status.COMPLETED:
            return Stage.COMPLETED
        return Stage.DISCONTINUED if order.status is Status.STOPPED else Stage.ENDED

    def followed_by(self, order: Order) -> Order | None:
        """The order of the same medicine that took over where `order` ended."""
        ends = order.ends
        if ends is None:
            return None
        same = self._of.get(self._key[order.id], [])
        for other in same[bisect_right(same, order.begins or datetime.min, key=_begins) :]:
            if other.begins - ends >= self._bridge or other.begins > self._now:
                return None
            if other.ends is None or other.ends > ends:
                return other.order
        return None

    def chain(self, order: Order) -> tuple[Order, ...]:
        """`order` and those before it without a gap that counts, the latest first; kept."""
        kept = self._chains.get(order.id)
        if kept is not None and kept[0] is order:
            return kept
        found = [order]
        seen: set[OrderId] = {order.id}
        while (before := self._before(found[-1], seen)) is not None:
            found.append(before)
            seen.add(before.id)
        chain = self._chains[order.id] = tuple(found)
        return chain

    def _before(self, order: Order, seen: set[OrderId]) -> Order | None:
        begins = order.begins
        if begins is None or order.is_single:
            return None
        same = self._of.get(self._key[order.id], [])
        for place in range(bisect_left(same, begins, key=_begins) - 1, -1, -1):
            other = same[place]
            meets = other.ends is None or begins - other.ends < self._bridge
            if meets and other.order.end is not Ending.UNKNOWN and other.order.id not in seen:
                return other.order
        return None

    def since(self, order: Order) -> datetime | None:
        """Since when the medicine has been taken without a gap that counts; None: not recorded."""
        return self.chain(order)[-1].begins
