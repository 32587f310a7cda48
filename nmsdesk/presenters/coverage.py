"""How much of the medication list the program judges, and what it does not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from nmsdesk.domain.case import Case
from nmsdesk.domain.order import Ending, Order, Status
from nmsdesk.domain.recognition import Recognition, Standing
from nmsdesk.presenters.why import WhyView
from nmsdesk.presenters.wording import translate

NOT_IN_THE_LIST = frozenset({Status.ENTERED_IN_ERROR, Status.COMPLETED, Status.STOPPED})


@dataclass(frozen=True, slots=True)
class CoverageView:
    """`complete` only where every medicine of a recorded list is evaluated."""

    text: str
    complete: bool
    why: WhyView


def in_the_list(order: Order, now: datetime) -> bool:
    """Does `order` stand in the current list at `now`: not ended, not withdrawn."""
    if order.status in NOT_IN_THE_LIST or order.end is Ending.UNKNOWN:
        return False
    return order.ends is None or order.ends > now


def coverage(case: Case, recognised: Mapping[str, Recognition]) -> CoverageView:
    """The line that is on screen on every page about a patient."""
    if case.orders is None:
        return CoverageView(
            translate("Coverage", "No medication list recorded"), complete=False, why=_why((), ())
        )
    current = [order for order in case.orders if in_the_list(order, case.now)]
    if not current:
        return CoverageView(
            translate("Coverage", "No current medicines"), complete=True, why=_why((), ())
        )
    unknown = _named(current, recognised, Standing.UNKNOWN)
    not_modelled = _named(current, recognised, Standing.NOT_MODELLED)
    return CoverageView(
        _line(len(current), len(unknown) + len(not_modelled)),
        complete=not unknown and not not_modelled,
        why=_why(unknown, not_modelled),
    )


def not_evaluated(case: Case, recognised: Mapping[str, Recognition]) -> tuple[int, int]:
    """How many of the current medicines are not evaluated, and how many there are."""
    current = [order for order in case.orders or () if in_the_list(order, case.now)]
    left_out = (
        *_named(current, recognised, Standing.UNKNOWN),
        *_named(current, recognised, Standing.NOT_MODELLED),
    )
    return len(left_out), len(current)


def _named(
    current: list[Order], recognised: Mapping[str, Recognition], standing: Standing
) -> tuple[str, ...]:
    return tuple(
        order.drug
        for order in current
        if (recognised.get(order.drug) or Recognition(order.drug)).standing is standing
    )


def _line(total: int, left_out: int) -> str:
    if left_out == 0:
        return (
            translate("Coverage", "The 1 medicine is evaluated")
            if total == 1
            else translate("Coverage", "All {total} medicines are evaluated").format(total=total)
        )
    if total == 1:
        return translate("Coverage", "The 1 medicine is not evaluated")
    if left_out == 1:
        return translate("Coverage", "1 of {total} medicines is not evaluated").format(total=total)
    return translate("Coverage", "{left_out} of {total} medicines are not evaluated").format(
        left_out=left_out, total=total
    )


def _why(unknown: tuple[str, ...], not_modelled: tuple[str, ...]) -> WhyView:
    basis = [
        translate(
            "Coverage",
            "Evaluated means: the name was recognised, and its part in NMS and serotonin syndrome,"
            " or that it has none, is known to this program.",
        )
    ]
    if unknown:
        basis.append(
            translate("Coverage", "Not recognised, kept as typed and not judged: {names}.").format(
                names="; ".join(unknown)
            )
        )
    if not_modelled:
        basis.append(
            translate(
                "Coverage", "Recognised, but its part is not judged by this program: {names}."
            ).format(names="; ".join(not_modelled))
        )
    return WhyView(translate("Coverage", "Which medicines are evaluated"), tuple(basis))
