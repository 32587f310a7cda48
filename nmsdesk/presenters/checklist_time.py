"""When a check was done: now, or a time that somebody types."""

from dataclasses import dataclass
from datetime import datetime

from nmsdesk.presenters.typed_moment import read_moment
from nmsdesk.presenters.wording import translate


@dataclass(frozen=True, slots=True)
class When:
    """`at` None: now. `problem` in a sentence where the time cannot be taken."""

    at: datetime | None = None
    problem: str = ""


def read_when(typed: str, now: datetime) -> When:
    """A check has a time, and it has been: a day alone and the future are refused."""
    if not typed.strip():
        return When()
    read = read_moment(typed, now)
    if read.problem:
        return When(problem=read.problem)
    if read.moment is None or read.moment.day_only:
        return When(
            problem=translate("Check", "A check needs its time: 14:05, or 04-Nov-2026 14:05.")
        )
    if read.moment.at > now:
        return When(
            problem=translate("Check", "That time has not come yet; leave it empty for now.")
        )
    return When(read.moment.at)
