"""The fixtures of every test with a window."""

from tests.window_fixtures import (
    clock,
    demo_desk,
    demo_window,
    desk,
    dressed,
    known,
    make_window,
    no_modal,
    window,
)

__all__ = [
    "clock",
    "demo_desk",
    "demo_window",
    "desk",
    "dressed",
    "known",
    "make_window",
    "no_modal",
    "window",
]
