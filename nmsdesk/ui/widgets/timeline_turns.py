"""What each key does to the timeline."""

from enum import Enum

from PySide6.QtCore import Qt

from nmsdesk.presenters.wording import translate


class Move(Enum):
    """`share`: of what is shown, how far one goes on; 0 for all others."""

    BACK = ("back", 0)
    ON = ("on", 0)
    EVENT_BACK = ("event_back", 0)
    EVENT_ON = ("event_on", 0)
    START = ("start", 0)
    END = ("end", 0)
    FIRST = ("first", 0)
    LAST = ("last", 0)
    EARLIER = ("earlier", -0.25)
    LATER = ("later", 0.25)
    PAGE_EARLIER = ("page_earlier", -0.9)
    PAGE_LATER = ("page_later", 0.9)
    UP = ("up", 0)
    DOWN = ("down", 0)
    NEARER = ("nearer", 0)
    FARTHER = ("farther", 0)
    TODAY = ("today", 0)
    METHOD = ("method", 0)
    LEAVE = ("leave", 0)

    @property
    def share(self) -> float:
        return float(self.value[1])


_PLAIN = {
    Qt.Key.Key_Left: Move.BACK,
    Qt.Key.Key_Right: Move.ON,
    Qt.Key.Key_Home: Move.START,
    Qt.Key.Key_End: Move.END,
    Qt.Key.Key_PageUp: Move.PAGE_EARLIER,
    Qt.Key.Key_PageDown: Move.PAGE_LATER,
    Qt.Key.Key_Up: Move.UP,
    Qt.Key.Key_Down: Move.DOWN,
    Qt.Key.Key_Plus: Move.NEARER,
    Qt.Key.Key_Equal: Move.NEARER,
    Qt.Key.Key_Minus: Move.FARTHER,
    Qt.Key.Key_T: Move.TODAY,
    Qt.Key.Key_M: Move.METHOD,
    Qt.Key.Key_Escape: Move.LEAVE,
}
_WITH_CONTROL = {
    Qt.Key.Key_Left: Move.EVENT_BACK,
    Qt.Key.Key_Right: Move.EVENT_ON,
    Qt.Key.Key_Home: Move.FIRST,
    Qt.Key.Key_End: Move.LAST,
}
_WITH_SHIFT = {
    Qt.Key.Key_Left: Move.EARLIER,
    Qt.Key.Key_Right: Move.LATER,
}


def turn_of(key: int, modifiers: Qt.KeyboardModifier) -> Move | None:
    """What a key asks for; None: it is none of the timeline's."""
    pressed = Qt.Key(key)
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return _WITH_CONTROL.get(pressed)
    if modifiers & Qt.KeyboardModifier.AltModifier:
        return None
    if modifiers & Qt.KeyboardModifier.ShiftModifier and pressed in _WITH_SHIFT:
        return _WITH_SHIFT[pressed]
    return _PLAIN.get(pressed)


def timeline_keys() -> tuple[tuple[str, str], ...]:
    """For the sheet that `?` opens."""
    return (
        ("← →", translate("Medications", "on the timeline: move the focus line")),
        ("Ctrl+← →", translate("Medications", "on the timeline: from event to event")),
        ("+ −", translate("Medications", "on the timeline: nearer, farther (or the wheel)")),
        ("Shift+← →", translate("Medications", "on the timeline: earlier, later (or drag it)")),
        ("T", translate("Medications", "on the timeline: back to now")),
        ("M", translate("Medications", "on the timeline: another method for the load")),
    )
