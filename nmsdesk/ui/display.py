"""Does the display answer on which the window is to open; asked before Qt is, since Qt aborts."""

import ctypes
from collections.abc import Mapping
from pathlib import Path

PLATFORMS = frozenset(
    {
        "xcb",
        "wayland",
        "wayland-egl",
        "offscreen",
        "minimal",
        "minimalegl",
        "eglfs",
        "linuxfb",
        "vnc",
    }
)
"""Qt's platforms without a display server; a name that it does not have ends the process."""


def answers(platform: str, environ: Mapping[str, str]) -> bool:
    """Can a window be opened on this platform; well below a millisecond."""
    if platform == "xcb":
        return _x_server_answers()
    if platform.startswith("wayland"):
        folder = environ.get("XDG_RUNTIME_DIR", "")
        return (Path(folder) / environ.get("WAYLAND_DISPLAY", "wayland-0")).is_socket()
    return platform in PLATFORMS


def _x_server_answers() -> bool:
    """Ask the server that DISPLAY names, through the same library that Qt uses."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed
