"""The watch board as it is read: one line a patient, in the order in which the rows stand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.board import Aside, BoardWindow, Counts
from nmsdesk.domain.board_order import BoardRow
from nmsdesk.domain.change import Syndrome
from nmsdesk.domain.ids import PatientId, SourceId
from nmsdesk.domain.patient import Patient
from nmsdesk.domain.record import PatientRow
from nmsdesk.domain.source import SourceText
from nmsdesk.domain.urgency import Level
from nmsdesk.presenters.formats import BETWEEN, clock, day, day_and_clock, rounded
from nmsdesk.presenters.levels import SHAPES, level_word
from nmsdesk.presenters.why import WhyView, cited
from nmsdesk.presenters.wording import translate

TOLD_BY_COLUMNS = ("board_emergency", "board_urgent", "board_overdue", "board_risk_factors")
"""Reasons that the row says already; those about a share begin with these words too."""
_OF_SHARES = ("board_share", "board_first_hours", "board_no_curve")


@dataclass(frozen=True, slots=True)
class WindowWords:
    """A watch window in words; `part` of it lies behind, 0 to 1."""

    syndrome: Syndrome
    name: str
    day: str
    share: str
    part: float


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One row as it is read. `note` tells of a row that is or was put aside."""

    key: PatientId
    name: str
    ward: str
    identifier: str
    level: Level
    word: str
    drug: str
    change: str
    since: str
    window: WindowWords
    also: tuple[str, ...]
    last: str
    due: str
    overdue: bool
    risk: str
    why: tuple[str, ...]
    note: str
    aside: bool

    @property
    def place(self) -> str:
        return BETWEEN.join(filter(None, (self.ward, self.identifier)))

    @property
    def spoken(self) -> str:
        """The whole row in one breath, for whoever hears it."""
        changed = translate("Board", "{drug}: {change}, {since}").format(
            drug=self.drug, change=self.change, since=self.since
        )
        window = f"{self.window.name}, {self.window.day}"
        told = (self.name, self.place, self.word, self.note, changed, window, self.window.share)
        late = translate("Board", "Overdue") if self.overdue else ""
        rest = (*self.also, late, self.due, self.last, self.risk, *self.why)
        return "; ".join(part.rstrip(".") for part in (*told, *rest) if part)


def board_lines(rows: Sequence[BoardRow], texts: Texts, now: datetime) -> tuple[BoardLine, ...]:
    return tuple(_line(row, texts, now) for row in rows)


def _line(row: BoardRow, texts: Texts, now: datetime) -> BoardLine:
    each = row.watching
    aside = each.aside is not None and each.aside.holds(now)
    return BoardLine(
        key=each.patient.key,
        name=named(each.patient),
        ward=each.patient.ward or "",
        identifier=each.patient.id,
        level=each.level,
        word=level_word(each.level),
        drug=row.window.drug,
        change=texts.label("change", row.window.kind.value),
        since=day_or_moment(row.window.at),
        window=_window(row, texts),
        also=tuple(_others(row, texts, now)),
        last=_last(each.last_check, now),
        due=_due(each.due, now, overdue=row.overdue),
        overdue=row.overdue,
        risk=_risk(each.risk_factors),
        why=tuple(_short(row, texts)),
        note="" if each.aside is None else _aside(each.aside, texts, now),
        aside=aside,
    )


def named(patient: PatientRow) -> str:
    shown = Patient(
        patient.id,
        name=patient.name,
        family_name=patient.family_name,
        given_name=patient.given_name,
    )
    return shown.display_name or translate("Patients", "Name not known")


def shaped(line: BoardLine) -> str:
    """The level's word with its shape: nothing is told by colour alone."""
    return f"{SHAPES.get(line.level.value, '')} {line.word}".strip()


def _window(row: BoardRow, texts: Texts) -> WindowWords:
    window = row.window
    return WindowWords(
        syndrome=window.syndrome,
        name=texts.label("syndrome_short", window.syndrome.value),
        day=_day(row.day, window),
        share=_share(row.share_before),
        part=min(1.0, row.day / window.days),
    )


def _day(number: int, window: BoardWindow) -> str:
    return translate("Board", "day {day} of {days}").format(day=number, days=window.days)


def _share(before: Decimal | None) -> str:
    if before is None:
        return translate("Board", "no curve of onsets is held")
    share = rounded(before, 0)
    return translate("Board", "{share} % of onsets before today").format(share=share)


def _others(row: BoardRow, texts: Texts, now: datetime) -> Iterator[str]:
    """The open windows beside the one that counts."""
    for window in row.watching.windows:
        if window != row.window and window.open_at(now):
            yield translate("Board", "Also {syndrome}, {day}: {drug}").format(
                syndrome=texts.label("syndrome_short", window.syndrome.value),
                day=_day(window.day(now), window),
                drug=window.drug,
            )


def day_or_moment(at: datetime) -> str:
    """A day alone where the change is known by its day."""
    return day(at) if _is_midnight(at) else day_and_clock(at)


def _is_midnight(at: datetime) -> bool:
    return (at.hour, at.minute) == (0, 0)


def near(at: datetime, now: datetime) -> str:
    """A moment with its day in a word where it is near: "today 12:00"; the day alone at 00:00."""
    near_days = {
        0: (translate("Board", "today"), translate("Board", "today {time}")),
        -1: (translate("Board", "yesterday"), translate("Board", "yesterday {time}")),
        1: (translate("Board", "tomorrow"), translate("Board", "tomorrow {time}")),
    }
    words = near_days.get((at.date() - now.date()) // timedelta(days=1))
    if words is None:
        return day_or_moment(at)
    alone, timed = words
    return alone if _is_midnight(at) else timed.format(time=clock(at))


def _last(at: datetime | None, now: datetime) -> str:
    if at is None:
        return translate("Board", "No check on record")
    return translate("Board", "Last {when}").format(when=near(at, now))


def _due(at: datetime | None, now: datetime, *, overdue: bool) -> str:
    if at is None:
        return translate("Board", "No check planned")
    if overdue:
        return translate("Board", "Was due {when}").format(when=near(at, now))
    return translate("Board", "Next {when}").format(when=near(at, now))


def _risk(count: int) -> str:
    if not count:
        return translate("Board", "No risk factor on record")
    return translate("Board", "%n risk factor(s) on record", n=count)


def _short(row: BoardRow, texts: Texts) -> Iterator[str]:
    """Why the row stands here, without what its own columns say."""
    for reason in row.why:
        if reason.key not in (*TOLD_BY_COLUMNS, *_OF_SHARES):
            yield texts.say(reason)


def _aside(aside: Aside, texts: Texts, now: datetime) -> str:
    if aside.ended is not None:
        return texts.say(aside.ended)
    told = {"who": aside.who, "when": near(aside.until, now)}
    if aside.holds(now):
        return translate("Board", "Put aside by {who} until {when}").format(**told)
    return translate("Board", "Back: put aside by {who} until {when}").format(**told)


def board_why(row: BoardRow, texts: Texts, sources: Mapping[SourceId, SourceText]) -> WhyView:
    """Every sentence for the place of a row, with the sources behind them."""
    aside = row.watching.aside
    back = () if aside is None or aside.ended is None else (aside.ended,)
    reasons = (*row.why, *back)
    return WhyView(
        translate("Board", "Why {patient} stands here").format(patient=named(row.watching.patient)),
        (*(texts.say(reason) for reason in reasons), order_in_words()),
        cited((source for reason in reasons for source in reason.sources), sources),
    )


def order_why() -> WhyView:
    """What there is to tell where no row is chosen."""
    return WhyView(translate("Board", "The order of the board"), (order_in_words(),))


def order_in_words() -> str:
    return translate(
        "Board",
        "The order of the board: findings of the level emergency or urgent, an overdue check, the"
        " share of onsets that fall on today, the kind of change, the number of risk factors, the"
        " name.",
    )


def head_line(counts: Counts) -> str:
    """How many stand on the board, and how many checks are overdue."""
    if not counts.standing:
        return ""
    standing = translate("Board", "%n patient(s) with an open watch window", n=counts.standing)
    if not counts.overdue:
        return standing
    overdue = translate("Board", "%n check(s) overdue", n=counts.overdue)
    return translate("Board", "{standing}, {overdue}").format(standing=standing, overdue=overdue)


def more_line(shown: int, counts: Counts) -> str:
    """How many rows stand below those shown; empty where there are none."""
    more = counts.wanted - shown
    return translate("Board", "%n more below", n=more) if more > 0 else ""
