"""The one bar a patient: what matters now, in which words, and who has seen it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from nmsdesk.domain.assessment import Assessment
from nmsdesk.domain.change import OpenWindow
from nmsdesk.domain.reason import Label, Reason
from nmsdesk.domain.record import Seen
from nmsdesk.domain.urgency import Level, Urgency
from nmsdesk.presenters.formats import day_and_clock
from nmsdesk.presenters.levels import level_word
from nmsdesk.presenters.wording import translate

PREFIX = "urgency"

RULE = "urgency_"
"""How the keys of the rules begin; every other reason is something that was found."""

OPEN_WINDOW = "urgency_open_window"
"""The rule that the bar says as the window itself, with its day and its change."""

CALL = "action_call_team"
"""The action that the bar says in its own words, with the number."""

SHOWN_REASONS = 3
SHOWN_ACTIONS = 2
"""More than can be read at a glance stands under Why."""


Say = Callable[[Reason], str]


@dataclass(frozen=True, slots=True)
class UrgencyBarView:
    """`tone` is the level's word for the style sheet; `seen` None until acknowledged.

    `identity` is what an acknowledgement refers to; it does not change with a later reading of
    the same sign.
    """

    tone: str
    headline: str
    lines: tuple[str, ...]
    actions: tuple[str, ...]
    call: str | None
    identity: str
    seen: str | None
    heard: str = ""
    """Everything for the ear, where the names are written for the eye (tall-man letters)."""

    @property
    def interrupts(self) -> bool:
        return self.tone == Level.EMERGENCY.value and self.seen is None

    @property
    def in_one_line(self) -> tuple[str, str]:
        """Level and headline with whom to call, and who has seen it: for a page short of room."""
        headline = self.headline if self.call is None else f"{self.headline}   {self.call}"
        return headline, self.seen or ""

    @property
    def spoken(self) -> str:
        said = (self.headline, *self.lines, self.call, *self.actions, self.seen)
        return self.heard or " ".join(part for part in said if part)


def urgency_bar(
    assessment: Assessment,
    acknowledged: Mapping[str, Seen],
    say: Say,
    emergency_number: str = "",
) -> UrgencyBarView | None:
    """The bar for `assessment`; None where nothing is to be said.

    `say` turns a reason into its sentence. A bar that was seen becomes quiet; it is back as soon
    as a reason holds that was not there when it was seen.
    """
    urgency = assessment.urgency
    if urgency.level is Level.ROUTINE:
        return None
    identity = identity_of(assessment)
    seen = _seen(identity, acknowledged)
    if urgency.level is Level.WATCH and assessment.windows:
        headline, lines = _watch(assessment, say)
    else:
        headline, lines = _pressing(urgency, say)
    return UrgencyBarView(
        tone=urgency.level.value,
        headline=headline,
        lines=lines,
        actions=_first_actions(urgency, say),
        call=_call(urgency.level, emergency_number),
        identity=identity,
        seen=None
        if seen is None
        else translate("Urgency", "Seen by {who} on {when}").format(
            who=seen.who, when=day_and_clock(seen.at)
        ),
    )


def identity_of(assessment: Assessment) -> str:
    """level:what — the kinds of reason and the changes behind the open windows, sorted.

    Times and figures are left out: the same sign measured again is nothing new.
    """
    reasons = {_kind(reason) for reason in assessment.urgency.reasons}
    if assessment.urgency.level is Level.WATCH:
        reasons = {c.identity for window in assessment.windows for c in window.causes} or reasons
    return f"{PREFIX}:{assessment.urgency.level.value}:{'|'.join(sorted(reasons))}"


def _kind(reason: Reason) -> str:
    labels = [
        label.id
        for _name, value in reason.values
        for label in (value if isinstance(value, tuple) else (value,))
        if isinstance(label, Label)
    ]
    return "+".join((reason.key, *sorted(labels)))


def _seen(identity: str, acknowledged: Mapping[str, Seen]) -> Seen | None:
    """The latest acknowledgement that already covered all of `identity`."""
    level, what = _parts(identity)
    covering = [
        seen
        for other, seen in acknowledged.items()
        if other.startswith(f"{PREFIX}:") and _parts(other)[0] == level and what <= _parts(other)[1]
    ]
    return max(covering, key=lambda seen: seen.at, default=None)


def _parts(identity: str) -> tuple[str, frozenset[str]]:
    _prefix, level, what = identity.split(":", 2)
    return level, frozenset(what.split("|"))


def _pressing(urgency: Urgency, say: Say) -> tuple[str, tuple[str, ...]]:
    """The first rule that holds, then what was found; the rest is counted and stands under Why."""
    rules = [reason for reason in urgency.reasons if reason.key.startswith(RULE)]
    found = [reason for reason in urgency.reasons if not reason.key.startswith(RULE)]
    word = level_word(urgency.level)
    first = _first(urgency)
    if first is None:
        return word, ()
    rest = list(dict.fromkeys(say(reason) for reason in (*found, *rules) if reason is not first))
    if len(rest) > SHOWN_REASONS:
        left = len(rest) - SHOWN_REASONS
        rest = [*rest[:SHOWN_REASONS], translate("Urgency", "%n more under Why", n=left)]
    headline = translate("Urgency", "{level}: {reason}").format(level=word, reason=say(first))
    return headline, tuple(rest)


def headline_reason(assessment: Assessment) -> Reason | None:
    """The reason that the headline of the bar says, so that nobody says it again beside it."""
    urgency = assessment.urgency
    if urgency.level is Level.WATCH and assessment.windows:
        return next((reason for reason in urgency.reasons if reason.key == OPEN_WINDOW), None)
    return _first(urgency)


def _first(urgency: Urgency) -> Reason | None:
    """The first rule that holds, else the first thing found."""
    rules = (reason for reason in urgency.reasons if reason.key.startswith(RULE))
    return next(rules, next(iter(urgency.reasons), None))


def _first_actions(urgency: Urgency, say: Say) -> tuple[str, ...]:
    """What the guidelines name first; a quiet strip names none, and calling stands above."""
    if urgency.level is Level.WATCH:
        return ()
    named = [action for action in urgency.actions if action.key != CALL]
    return tuple(say(action) for action in named[:SHOWN_ACTIONS])


def _watch(assessment: Assessment, say: Say) -> tuple[str, tuple[str, ...]]:
    newest = newest_window(assessment.windows)
    headline = translate("Urgency", "Watch window, day {day} of {days}: {change}").format(
        day=newest.day, days=newest.days, change=say(newest.latest.why)
    )
    others = [w for w in assessment.windows if w is not newest]
    lines = [_other(window, say) for window in others]
    lines.extend(_earlier(newest, say))
    return headline, (*lines, _checked(assessment))


def newest_window(windows: Sequence[OpenWindow]) -> OpenWindow:
    """The one that the headline says; ValueError where none is open."""
    return max(windows, key=lambda window: window.latest.at)


def _other(window: OpenWindow, say: Say) -> str:
    return translate("Urgency", "Also day {day} of {days}: {change}").format(
        day=window.day, days=window.days, change=say(window.latest.why)
    )


def _earlier(window: OpenWindow, say: Say) -> list[str]:
    earlier = window.causes[:-1]
    if not earlier:
        return []
    if len(earlier) == 1:
        return [translate("Urgency", "Before that: {change}").format(change=say(earlier[0].why))]
    return [
        translate("Urgency", "Before that, with {count} more: {change}").format(
            change=say(earlier[-1].why), count=len(earlier) - 1
        )
    ]


def _checked(assessment: Assessment) -> str:
    checks = assessment.checks
    if checks.last is None:
        return translate("Urgency", "Not checked yet")
    last = day_and_clock(checks.last)
    if checks.overdue:
        return translate("Urgency", "Last check {last}; the next one is overdue").format(last=last)
    if checks.due is None:
        return translate("Urgency", "Last check {last}").format(last=last)
    return translate("Urgency", "Last check {last}, next due {due}").format(
        last=last, due=day_and_clock(checks.due)
    )


def _call(level: Level, number: str) -> str | None:
    if level is not Level.EMERGENCY:
        return None
    if number.strip():
        return translate("Urgency", "Call {number}").format(number=number.strip())
    return translate("Urgency", "Call your emergency team")
