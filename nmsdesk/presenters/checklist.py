"""A check while it is being filled in: three answers a finding, one key each."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from nmsdesk.domain.finding import FindingKind, FindingSpec, Value
from nmsdesk.domain.ids import FindingId
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.observation import Observation
from nmsdesk.presenters.checklist_keys import word_for
from nmsdesk.presenters.checklist_layout import BLOOD_PRESSURE, GroupPlan, RowPlan, SheetPlan
from nmsdesk.presenters.plausibility import Reading, read_figure, read_pressure
from nmsdesk.presenters.preferences import TemperatureUnit

YES, NO, OPEN, COULD_NOT = "y", "n", "-", "x"
"""What a key asks for, in any language of the keyboard that has Latin letters."""

MINUSES = "-−–0"
UNDO = "\x1a"
"""Ctrl+Z as a keyboard sends it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What has been answered so far; a finding that is not here was not assessed.

    `refused` are rows that were tried and could not be done; `unassessed` those of which somebody
    said so; `absent` are the groups whose rest was looked for and not there, with the rows that
    this answered, by whom and when.
    """

    answers: Mapping[FindingId, Value] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()
    unassessed: frozenset[str] = frozenset()
    absent: tuple["RestAbsent", ...] = ()


@dataclass(frozen=True, slots=True)
class RestAbsent:
    """One use of the key for "the rest of this group looked for, absent"."""

    group: str
    rows: tuple[str, ...]
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Said:
    """What became of a key: taken or not, and the sentence that belongs to its row, if any.

    `again` marks a question: the same figure once more keeps it.
    """

    taken: bool
    words: str = ""
    again: bool = False


class Checklist:
    """The conversation of one check; every step can be taken back.

    `by`, `at` (None: now), how it was typed, `remark`, and the `scale` in which a temperature
    without a letter is typed are set by whoever asks for them.
    """

    def __init__(self, sheets: tuple[SheetPlan, ...]) -> None:
        self.sheets = sheets
        self.draft = Draft()
        self.by = ""
        self.at: datetime | None = None
        self.at_typed = ""
        self.remark = ""
        self.scale = TemperatureUnit.CELSIUS
        self._rows = {row.id: row for sheet in sheets for row in sheet.rows}
        self._groups = {
            row.id: group for sheet in sheets for group in sheet.groups for row in group.rows
        }
        self._before: list[Draft] = []
        self._asked: tuple[str, str] | None = None

    @property
    def started(self) -> bool:
        """Is there anything that would be kept, or that was tried."""
        said = replace(self.draft, unassessed=frozenset())
        return said != Draft() or bool(self.remark)

    def row(self, row: str) -> RowPlan:
        return self._rows[row]

    def group_of(self, row: str) -> GroupPlan:
        return self._groups[row]

    def sheet_of(self, row: str) -> SheetPlan:
        return next(sheet for sheet in self.sheets if self._rows[row] in sheet.rows)

    def after(self, row: str, by: int = 1) -> str | None:
        """The row that stands `by` places further on the same sheet; None beyond its ends."""
        rows = self.sheet_of(row).rows
        place = rows.index(self._rows[row]) + by
        return rows[place].id if 0 <= place < len(rows) else None

    def values(self, row: str) -> tuple[Value | None, ...]:
        return tuple(self.draft.answers.get(spec.id) for spec in self._rows[row].specs)

    def answered(self, row: str) -> bool:
        return any(value is not None for value in self.values(row))

    def settled(self, row: str) -> bool:
        """Answered, tried and not possible, or said to be not assessed: nothing is left to ask."""
        return self.answered(row) or row in self.draft.refused | self.draft.unassessed

    def looked_for(self, sheet: SheetPlan) -> tuple[int, int]:
        """How many rows of a sheet have an answer, and how many there are."""
        rows = [row.id for row in sheet.rows if row.counts]
        return sum(map(self.answered, rows)), len(rows)

    def key(self, row: str, key: str) -> Said:
        """Answer one row by one key; a key that means nothing there is not taken."""
        plan = self._rows[row]
        if key.lower() == COULD_NOT:
            return self._could_not(row)
        if key in MINUSES:
            return self._answer(plan, None)
        match plan.kind:
            case FindingKind.SIGN if key.lower() in (YES, NO):
                return self._answer(plan, key.lower() == YES)
            case FindingKind.WORD if (word := word_for(plan.first, key)) is not None:
                return self._answer(plan, word)
        return Said(taken=False)

    def type_figure(self, row: str, text: str) -> Said:
        """Take a typed figure; an unusual one is asked again, an impossible one refused."""
        plan = self._rows[row]
        if not text.strip():
            self._step(self._cleared(plan))
            return Said(taken=True)
        if text.strip() in MINUSES.replace("0", ""):
            return self._answer(plan, None)
        if text == self.draft.shown.get(row):
            return Said(taken=True)
        reading = _read(plan, text, self.scale)
        if reading.problem:
            self._asked = None
            return Said(taken=False, words=reading.problem)
        if reading.question and self._asked != (row, text):
            self._asked = (row, text)
            return Said(taken=False, words=reading.question, again=True)
        self._asked = None
        self._step(
            replace(
                self._cleared(plan),
                answers={**self._cleared(plan).answers, **dict(reading.values)},
                shown={**self._cleared(plan).shown, row: reading.shown},
            )
        )
        return Said(taken=True)

    def rest_absent(self, row: str, who: str, now: datetime) -> tuple[str, ...]:
        """Answer "no" for each sign of this row's group of which nothing was said, and note it.

        Words and figures are left alone: nothing was seen of them by saying so. So is a sign that
        was said to be not assessed or not possible: unknown is not absent. Gives the rows that
        were answered.
        """
        group = self._groups[row]
        rest = [plan for plan in group.signs if not self.settled(plan.id)]
        if rest:
            ids = tuple(plan.id for plan in rest)
            self._step(
                replace(
                    self.draft,
                    answers={**self.draft.answers, **{plan.first.id: False for plan in rest}},
                    absent=(*self.draft.absent, RestAbsent(group.id, ids, who, self.at or now)),
                )
            )
        return tuple(plan.id for plan in rest)

    def undo(self) -> bool:
        """Take the last step back; False where there is none."""
        if not self._before:
            return False
        self.draft = self._before.pop()
        return True

    def observation(self, now: datetime, note: Callable[["Checklist"], str]) -> Observation:
        """What would be recorded now: the answers alone; what was not assessed is not in it."""
        return Observation(
            Moment(self.at or now),
            dict(self.draft.answers),
            by=self.by.strip() or None,
            note=note(self) or None,
        )

    def _answer(self, plan: RowPlan, value: Value | None) -> Said:
        cleared = self._cleared(plan)
        self._step(
            replace(cleared, unassessed=cleared.unassessed | {plan.id})
            if value is None
            else replace(cleared, answers={**cleared.answers, plan.first.id: value})
        )
        return Said(taken=True)

    def _could_not(self, row: str) -> Said:
        cleared = self._cleared(self._rows[row])
        self._step(replace(cleared, refused=cleared.refused | {row}))
        return Said(taken=True)

    def _cleared(self, plan: RowPlan) -> Draft:
        """The draft without any answer of this row."""
        ids = {spec.id for spec in plan.specs}
        return Draft(
            {name: value for name, value in self.draft.answers.items() if name not in ids},
            {name: text for name, text in self.draft.shown.items() if name != plan.id},
            self.draft.refused - {plan.id},
            self.draft.unassessed - {plan.id},
            tuple(
                replace(each, rows=tuple(name for name in each.rows if name != plan.id))
                for each in self.draft.absent
            ),
        )

    def _step(self, draft: Draft) -> None:
        if draft != self.draft:
            self._before.append(self.draft)
            self.draft = draft


def _read(plan: RowPlan, text: str, scale: TemperatureUnit) -> Reading:
    if plan.id == BLOOD_PRESSURE:
        return read_pressure(text, *plan.specs)
    return read_figure(text, plan.first, scale)


@dataclass(frozen=True, slots=True)
class Earlier:
    """The newest value of a finding before this check."""

    value: Value
    at: Moment


def earlier(
    observations: Iterable[Observation], before: datetime, specs: Mapping[FindingId, FindingSpec]
) -> Mapping[FindingId, Earlier]:
    """What each finding last was: the previous check, item by item."""
    found: dict[FindingId, Earlier] = {}
    for observation in observations:
        if observation.at.midday > before:
            continue
        for name, value in observation.findings.items():
            held = found.get(name)
            if name in specs and (held is None or held.at.midday <= observation.at.midday):
                found[name] = Earlier(value, observation.at)
    return found
