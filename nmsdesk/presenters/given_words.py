"""What was recorded of doses, in words: for the list of medicines and beside the form."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from nmsdesk.domain.order import Administration, AsNeeded, Given, Order
from nmsdesk.domain.record import DoseVersion
from nmsdesk.presenters.formats import amount, day_and_clock, figure, moment
from nmsdesk.presenters.wording import translate

A_DAY = timedelta(hours=24)
LATELY = timedelta(days=7)
"""So long a dose that was not taken stands in the list (ours); the panel shows all of them."""


@dataclass(frozen=True, slots=True)
class DoseRow:
    """One recorded dose: `line` what and when, `note` as typed, `by` who recorded it."""

    id: int
    line: str
    note: str
    by: str

    @property
    def spoken(self) -> str:
        return "; ".join(part for part in (self.line, self.note, self.by) if part)


def word(status: Given) -> str:
    return {
        Given.GIVEN: translate("Doses", "given"),
        Given.REFUSED: translate("Doses", "refused"),
        Given.HELD: translate("Doses", "held back"),
        Given.MISSED: translate("Doses", "missed"),
        Given.EXTRA: translate("Doses", "given besides the schedule"),
    }[status]


def amount_of(given: Administration) -> str:
    """How much; words where a dose was taken and nobody wrote it down; else nothing."""
    if given.dose is None:
        return translate("Doses", "amount not recorded") if given.status.taken else ""
    if not given.unit:
        text = translate("Doses", "{figure}, unit not recorded")
        return text.format(figure=figure(given.dose))
    return amount(given.dose, given.unit)


def dose_line(given: Administration) -> str:
    """19-Jun-2026 22:00 — given, 1 mg."""
    how_much = amount_of(given)
    when = moment(given.at)
    if not how_much:
        text = translate("Doses", "{when} — {what}")
        return text.format(when=when, what=word(given.status))
    text = translate("Doses", "{when} — {what}, {amount}")
    return text.format(when=when, what=word(given.status), amount=how_much)


def dose_rows(versions: Sequence[DoseVersion]) -> tuple[DoseRow, ...]:
    """The newest dose first."""
    newest = sorted(versions, key=lambda one: (one.given.at.midday, one.id), reverse=True)
    return tuple(_row(one) for one in newest)


def _row(one: DoseVersion) -> DoseRow:
    text = translate("Doses", "recorded {when} by {who}")
    if one.version > 1:
        text = translate("Doses", "corrected {when} by {who}")
    by = text.format(when=day_and_clock(one.at), who=one.who)
    return DoseRow(one.id, dose_line(one.given), one.given.note or "", by)


def doses_in_short(
    order: Order, administrations: Sequence[Administration], now: datetime, *, depot: bool
) -> tuple[str, ...]:
    """What the list says of an order's recorded doses: the last as-needed one, those not taken."""
    own = sorted(
        (one for one in administrations if one.order == order.id and one.at.midday <= now),
        key=lambda one: one.at.midday,
    )
    said: list[str] = []
    if not depot and isinstance(order.frequency, AsNeeded):
        said += _as_needed([one for one in own if one.status.taken], now)
    if (extra := [one for one in own if one.status is Given.EXTRA]) and not depot:
        text = translate("Doses", "extra dose {when}, {amount}")
        said.append(text.format(when=moment(extra[-1].at), amount=amount_of(extra[-1])))
    said += _not_taken(own, now, depot=depot)
    return tuple(said)


def _as_needed(taken: Sequence[Administration], now: datetime) -> list[str]:
    if not taken:
        return []
    last = taken[-1]
    text = translate("Doses", "last given {when}, {amount}")
    said = [text.format(when=moment(last.at), amount=amount_of(last))]
    count = sum(now - one.at.midday < A_DAY for one in taken)
    if count > 1:
        said.append(translate("Doses", "%n dose(s) in the last 24 hours", n=count))
    return said


def _not_taken(own: Sequence[Administration], now: datetime, *, depot: bool) -> list[str]:
    """The latest doses in a row that were not taken; of a depot for as long as none followed."""
    run: list[Administration] = []
    for one in own:
        run = [] if one.status.taken else [*run, one]
    if not run or (not depot and now - run[-1].at.midday > LATELY):
        return []
    last = run[-1]
    what, when = word(last.status), moment(last.at)
    if len(run) == 1:
        text = translate("Doses", "{what} {when}")
        said = text.format(what=what, when=when)
    else:
        text = translate(
            "Doses", "%n dose(s) in a row not taken, the last {what} {when}", n=len(run)
        )
        said = text.format(what=what, when=when)
    if last.note:
        text = translate("Doses", "{said}: “{note}”")
        said = text.format(said=said, note=last.note)
    return [said]
