"""The watch windows on the timeline: those that are open, in words, and those that were."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from nmsdesk.domain.change import OpenWindow, Syndrome
from nmsdesk.domain.watch import Watched
from nmsdesk.presenters.change_chip import syndrome_word
from nmsdesk.presenters.formats import day
from nmsdesk.presenters.timeline_axis import days
from nmsdesk.presenters.timeline_view import Shade
from nmsdesk.presenters.wording import translate

_TONES = {Syndrome.NMS: "watch", Syndrome.SEROTONIN_SYNDROME: "serotonin"}


def open_shade(window: OpenWindow) -> Shade:
    """A window that is open, with its syndrome and its last day."""
    span, syndrome = window.span, syndrome_word(window.syndrome)
    end = datetime.max if span.end is None else span.end
    text = translate("Timeline", "watch window for {syndrome} to {day}")
    few = translate("Timeline", "{syndrome} watch to {day}")
    return Shade(
        days(span.start),
        days(end),
        text.format(syndrome=syndrome, day=day(end)),
        _TONES[window.syndrome],
        few.format(syndrome=syndrome, day=day(end)),
    )


def closed_shades(windows: Mapping[Syndrome, Watched], now: datetime) -> tuple[Shade, ...]:
    """The windows that have closed by now, in order of time."""
    found = [shade for syndrome, one in windows.items() for shade in _closed(syndrome, one, now)]
    return tuple(sorted(found, key=lambda shade: shade.left))


def _closed(syndrome: Syndrome, one: Watched, now: datetime) -> Iterator[Shade]:
    text = translate("Timeline", "watch window for {syndrome}, closed on {day}")
    for place, first in enumerate(one.first):
        is_last = place + 1 == len(one.first) or one.first[place + 1] != first
        if is_last and one.until[place] <= now:
            end = one.until[place]
            label = text.format(syndrome=syndrome_word(syndrome), day=day(end))
            yield Shade(days(one.changes[first].at), days(end), label, _TONES[syndrome])
