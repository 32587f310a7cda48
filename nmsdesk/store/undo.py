"""Undoing an entry: a compensating entry that brings the earlier versions back, erasing none."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from nmsdesk.store.journal import Touch
from nmsdesk.store.pen import Pen

_OF_THE_VERSION = {"version", "entry_id", "who", "recorded_at", "taken_back", "restores"}


def bring_back(pen: Pen, touched: Iterable[Touch]) -> None:
    """Write for each thing the version that stood before the entry that `touched` it."""
    for touch in touched:
        earlier = touch.version - 1
        contents = _contents(pen, touch, max(earlier, 1))
        meaning = contents["restores"] if earlier else 0
        restored = {
            "taken_back": contents["taken_back"] if earlier else True,
            "restores": earlier if meaning is None else meaning,
        }
        bare = {name: value for name, value in contents.items() if name not in _OF_THE_VERSION}
        pen.revise(touch.kind, touch.head, touch.standing, {**bare, **restored})


def _contents(pen: Pen, touch: Touch, version: int) -> dict[str, Any]:
    table = touch.kind.versions
    wanted = select(table).where(table.c.head_id == touch.head, table.c.version == version)
    return dict(pen.connection.execute(wanted).mappings().one())
