"""What the rows of a check say: label, answer, keys, and what the check before had."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.finding import FindingKind, FindingSpec, Value
from nmsdesk.domain.ids import FindingId
from nmsdesk.domain.moment import Moment
from nmsdesk.presenters.checklist import Checklist, Earlier, RestAbsent
from nmsdesk.presenters.checklist_keys import word_keys
from nmsdesk.presenters.checklist_layout import BLOOD_PRESSURE, GroupPlan, RowPlan, SheetPlan
from nmsdesk.presenters.formats import clock, day_and_clock, day_and_month, figure
from nmsdesk.presenters.plausibility import in_scale, short_unit, with_unit
from nmsdesk.presenters.preferences import TemperatureUnit
from nmsdesk.presenters.wording import translate

OLDER = "*"
"""Behind an answer of a check before the last one, where its day has no room."""


class Answer(Enum):
    """How a row stands; OPEN is the start and is no answer."""

    YES = "yes"
    NO = "no"
    GIVEN = "given"
    """A word or a figure."""
    OPEN = "open"
    NOT_ASSESSED = "not_assessed"
    """No answer either, but somebody said so."""
    COULD_NOT = "could_not"


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """One word with the key that answers it; `short` as it stands in the row."""

    key: str
    also: str
    label: str
    short: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class RowView:
    """`words` is the answer as read; `marked` asks for bold: something is there or out of order.

    `before` is what the check before had, a figure without its unit; `before_at` the day where
    it is not that of the last check; `told` both in a sentence. All are empty where nothing was
    recorded.
    """

    id: str
    label: str
    kind: FindingKind
    answer: Answer
    words: str
    marked: bool
    before: str
    before_at: str
    unit: str
    choices: tuple[ChoiceView, ...]
    accessible: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class GroupView:
    """`rest`: has it signs whose rest can be looked for and absent in one key."""

    id: str
    title: str
    rows: tuple[RowView, ...]
    rest: bool


@dataclass(frozen=True, slots=True)
class HelpView:
    """How to look for the finding in focus, and what it was before."""

    title: str
    text: str
    before: str


@dataclass(frozen=True, slots=True)
class CheckWords:
    """Turns the rows of a check into words; the same for every key that is pressed."""

    texts: Texts
    before: Mapping[FindingId, Earlier]
    last_check: datetime | None
    scale: TemperatureUnit = TemperatureUnit.CELSIUS
    """In which temperatures are shown; the record keeps °C."""

    def groups(self, checklist: Checklist, sheet: SheetPlan) -> tuple[tuple[GroupView, ...], ...]:
        return tuple(
            tuple(self.group(checklist, group) for group in column) for column in sheet.columns
        )

    def group(self, checklist: Checklist, group: GroupPlan) -> GroupView:
        title = self.texts.label("check_group", group.id)
        rows = tuple(self.row(checklist, row.id) for row in group.rows)
        return GroupView(group.id, title, rows, bool(group.signs))

    def row(self, checklist: Checklist, row: str) -> RowView:
        plan = checklist.row(row)
        answer, words = self._answer(checklist, plan)
        label = self.label(plan)
        before, before_at, told = self._before(plan)
        state = words or _state(answer)
        spoken = translate("Check", "{finding}: {state}").format(finding=label, state=state)
        return RowView(
            row,
            label,
            plan.kind,
            answer,
            words,
            answer is Answer.YES or self._out_of_order(checklist, plan),
            before,
            before_at,
            short_unit(plan.first, self.scale),
            self._choices(checklist, plan),
            " ".join(part for part in (spoken, told) if part),
            told,
        )

    def label(self, plan: RowPlan) -> str:
        if plan.id == BLOOD_PRESSURE:
            return translate("Check", "Blood pressure")
        return self.texts.label("finding", plan.id)

    def help(self, checklist: Checklist, row: str) -> HelpView:
        plan = checklist.row(row)
        note = self.texts.note("finding", plan.first.id) or ""
        return HelpView(self.label(plan), note, self._before(plan)[2])

    def _answer(self, checklist: Checklist, plan: RowPlan) -> tuple[Answer, str]:
        if plan.id in checklist.draft.refused:
            return Answer.COULD_NOT, translate("Check", "not possible")
        if plan.id in checklist.draft.unassessed:
            return Answer.NOT_ASSESSED, ""
        values = [value for value in checklist.values(plan.id) if value is not None]
        if not values:
            return Answer.OPEN, ""
        if plan.kind is FindingKind.SIGN:
            return (Answer.YES if values[0] else Answer.NO), ""
        shown = checklist.draft.shown.get(plan.id)
        return Answer.GIVEN, shown or self._value(values[0], plan.first)

    def _value(self, value: Value, spec: FindingSpec) -> str:
        """A value as it stands in its row, where the room is short and the name beside it."""
        if value is True and spec.kind is FindingKind.WORD:
            return translate("Check", "present")
        if isinstance(value, Decimal):
            return with_unit(value, spec, self.scale)
        return value_words(value, spec, self.texts)

    def _out_of_order(self, checklist: Checklist, plan: RowPlan) -> bool:
        """A word that says that something is there; what only qualifies says nothing by itself."""
        value = checklist.values(plan.id)[0]
        if plan.kind is not FindingKind.WORD or not plan.counts or value is None:
            return False
        return value not in plan.first.absent_words

    def _before(self, plan: RowPlan) -> tuple[str, str, str]:
        """The value, its short date, and both as a sentence."""
        found = [self.before[spec.id] for spec in plan.specs if spec.id in self.before]
        if not found:
            return "", "", ""
        figures = [
            figure(in_scale(each.value, plan.first, self.scale))
            for each in found
            if isinstance(each.value, Decimal)
        ]
        words = "/".join(figures) or self._value(found[0].value, plan.first)
        unit = short_unit(plan.first, self.scale) if figures else ""
        at = found[0].at
        sentence = translate("Check", "Last: {value}, {when}.")
        told = sentence.format(value=f"{words} {unit}".strip(), when=_when(at))
        apart = self.last_check is not None and at.midday != self.last_check
        return words, day_and_month(at.at) if apart else "", told

    def _choices(self, checklist: Checklist, plan: RowPlan) -> tuple[ChoiceView, ...]:
        if plan.kind is not FindingKind.WORD:
            return ()
        value = checklist.values(plan.id)[0]
        return tuple(
            ChoiceView(
                choice.key,
                choice.also,
                value_words(True if choice.word is None else choice.word, plan.first, self.texts),
                self._value(True if choice.word is None else choice.word, plan.first),
                value == (True if choice.word is None else choice.word),
            )
            for choice in word_keys(plan.first)
        )


def _state(answer: Answer) -> str:
    return {
        Answer.YES: translate("Check", "yes"),
        Answer.NO: translate("Check", "no"),
        Answer.GIVEN: "",
        Answer.OPEN: translate("Check", "not assessed"),
        Answer.NOT_ASSESSED: translate("Check", "left as not assessed"),
        Answer.COULD_NOT: translate("Check", "not possible"),
    }[answer]


def value_words(value: Value, spec: FindingSpec, texts: Texts) -> str:
    """A value as it stands in a row: "yes", "lead-pipe", "38.4 °C"."""
    match value:
        case True if spec.kind is FindingKind.WORD:
            return translate("Check", "present, kind not stated")
        case True:
            return translate("Check", "yes")
        case False:
            return translate("Check", "no")
        case str(word):
            return texts.label("word", f"{spec.id}.{word}")
        case Decimal():
            return with_unit(value, spec, _scale_of(texts))
    return translate("Check", "recorded")


def _scale_of(texts: Texts) -> TemperatureUnit:
    return TemperatureUnit.FAHRENHEIT if texts.in_fahrenheit else TemperatureUnit.CELSIUS


def counted(checklist: Checklist, sheet: SheetPlan, *, short: bool = False) -> str:
    """The sentence under the list; `short` where there is room for the figures alone."""
    done, there = checklist.looked_for(sheet)
    sentence = (
        translate("Check", "{done} of {all} looked for.")
        if short
        else translate(
            "Check",
            "{done} of {all} looked for. What is not looked for is never counted as normal.",
        )
    )
    return sentence.format(done=done, all=there)


def note_of(checklist: Checklist, words: CheckWords) -> str:
    """The note that is kept with a check: the remark, what could not be done, what R answered."""
    parts = [checklist.remark.strip()]
    refused = [row.id for sheet in checklist.sheets for row in sheet.rows]
    could_not = [
        words.label(checklist.row(row)) for row in refused if row in checklist.draft.refused
    ]
    if could_not:
        sentence = translate("Check", "Refused or not possible: {findings}.")
        parts.append(sentence.format(findings=", ".join(could_not)))
    parts += [_rest(rest, checklist, words) for rest in checklist.draft.absent if rest.rows]
    return " ".join(part for part in parts if part)


def _rest(rest: RestAbsent, checklist: Checklist, words: CheckWords) -> str:
    sentence = translate(
        "Check",
        "Rest of “{group}” looked for and absent, in one key by {who} at {clock}: {findings}.",
    )
    return sentence.format(
        group=words.texts.label("check_group", rest.group),
        who=rest.who,
        clock=clock(rest.at),
        findings=", ".join(words.label(checklist.row(row)) for row in rest.rows),
    )


def _when(at: Moment) -> str:
    return day_and_clock(at.midday) if not at.day_only else day_and_month(at.at)
