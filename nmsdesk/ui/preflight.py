"""Are the shared libraries there that Qt needs; asked before Qt is loaded, since Qt aborts.

`QApplication` ends the process where its platform plugin cannot be loaded, and no `except` hears
of it. So each library is loaded by name first, and the line that installs it is said instead.
"""

import ctypes
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from nmsdesk.presenters.wording import translate
from nmsdesk.ui.display import answers

EVERYWHERE: Mapping[str, str] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""Library -> Debian package; what QtGui and QtWidgets link on every Linux platform."""

ON_X11: Mapping[str, str] = {
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
"""What Qt's xcb platform needs besides."""

Loader = Callable[[str], object]
Asker = Callable[[str, Mapping[str, str]], bool]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What decides which libraries are needed."""

    system: str
    """`sys.platform`."""
    environ: Mapping[str, str]

    @property
    def platform(self) -> str | None:
        """The Qt platform that will be taken; None where there is no display at all."""
        chosen = self.environ.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
        if chosen and not chosen.startswith(("xcb", "wayland")):
            return chosen
        if self.environ.get("DISPLAY") and not chosen.startswith("wayland"):
            return "xcb"
        if self.environ.get("WAYLAND_DISPLAY") and not chosen.startswith("xcb"):
            return "wayland"
        return None


def problem(
    surroundings: Surroundings, load: Loader = ctypes.CDLL, asked: Asker = answers
) -> str | None:
    """What keeps the window from opening, as one line with the mend; None where nothing does."""
    if not surroundings.system.startswith("linux"):
        return None
    platform = surroundings.platform
    packages = missing({**EVERYWHERE, **(ON_X11 if platform == "xcb" else {})}, load)
    if packages:
        return translate(
            "Preflight",
            "nmsdesk: the window needs libraries that are not installed; install them with:"
            " apt-get install {packages}",
        ).format(packages=" ".join(packages))
    if platform is None:
        return translate(
            "Preflight",
            "nmsdesk: there is no display to open a window on; start it in a desktop session,"
            " or use the commands that need none (nmsdesk --help).",
        )
    if not asked(platform, surroundings.environ):
        return translate(
            "Preflight",
            "nmsdesk: the display does not answer (DISPLAY={x}, WAYLAND_DISPLAY={wayland},"
            " QT_QPA_PLATFORM={qt}); start it in a desktop session, or set these to one that runs.",
        ).format(
            x=surroundings.environ.get("DISPLAY", ""),
            wayland=surroundings.environ.get("WAYLAND_DISPLAY", ""),
            qt=surroundings.environ.get("QT_QPA_PLATFORM", ""),
        )
    return None


def missing(libraries: Mapping[str, str], load: Loader) -> tuple[str, ...]:
    """The packages of those `libraries` that cannot be loaded, each once, in order."""
    packages: dict[str, None] = {}
    for library, package in libraries.items():
        try:
            load(library)
        except OSError:
            packages[package] = None
    return tuple(packages)
