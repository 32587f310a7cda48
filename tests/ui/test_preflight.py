"""Qt's libraries are looked for before Qt is loaded: one line and exit 2, never an abort."""

import os
import subprocess
import sys

import pytest

from nmsdesk.ui.preflight import Surroundings, problem

X11 = {"DISPLAY": ":0"}


def loader(*hidden):
    def load(name):
        if name in hidden:
            raise OSError(f"{name}: cannot open shared object file")

    return load


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libGL.so.1", "libgl1"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libfontconfig.so.1", "libfontconfig1"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
        ("libxcb-shape.so.0", "libxcb-shape0"),
    ],
)
def test_that_a_missing_library_is_named_by_the_package_that_brings_it(library, package):
    said = problem(Surroundings("linux", X11), loader(library))
    assert said.endswith(f"apt-get install {package}")
    assert "\n" not in said


def test_that_several_missing_ones_are_one_line():
    said = problem(Surroundings("linux", X11), loader("libEGL.so.1", "libxcb-shape.so.0"))
    assert said.endswith("apt-get install libegl1 libxcb-shape0")


def test_that_without_x11_its_libraries_are_not_asked_for():
    hidden = loader("libxcb-cursor.so.0")
    assert problem(Surroundings("linux", {"QT_QPA_PLATFORM": "offscreen"}), hidden) is None
    wayland = Surroundings("linux", {"WAYLAND_DISPLAY": "wayland-0"})
    assert problem(wayland, hidden, lambda *_asked: True) is None


def test_that_no_display_at_all_is_a_sentence():
    assert "no display" in problem(Surroundings("linux", {}), loader())


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_that_elsewhere_qt_brings_everything_along(system):
    assert problem(Surroundings(system, {}), loader("libEGL.so.1")) is None


def start(*arguments, hide="", **environ):
    """The program in a process of its own, with one library hidden from the loader."""
    code = (
        "import ctypes, sys\n"
        "real = ctypes.CDLL\n"
        "def hiding(name, *rest, **more):\n"
        f"    if name == {hide!r}:\n"
        "        raise OSError(name + ': cannot open shared object file')\n"
        "    return real(name, *rest, **more)\n"
        "ctypes.CDLL = hiding\n"
        "from nmsdesk.__main__ import main\n"
        f"sys.exit(main({list(arguments)!r}))\n"
    )
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("QT_", "DISPLAY", "WAYLAND"))}
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**kept, **environ},
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Qt brings everything elsewhere")
@pytest.mark.parametrize(
    ("hide", "environ", "words"),
    [
        ("libxcb-cursor.so.0", {"DISPLAY": ":99"}, "libxcb-cursor0"),
        ("libEGL.so.1", {"QT_QPA_PLATFORM": "offscreen"}, "libegl1"),
        ("", {}, "no display"),
        ("", {"DISPLAY": ":9797"}, "does not answer"),
        ("", {"DISPLAY": "nonsense"}, "does not answer"),
        ("", {"WAYLAND_DISPLAY": "wayland-77"}, "does not answer"),
        ("", {"QT_QPA_PLATFORM": "bogus"}, "does not answer"),
    ],
)
def test_that_the_program_itself_ends_with_one_line_and_exit_2(tmp_path, hide, environ, words):
    ended = start("--data-dir", str(tmp_path), hide=hide, **environ)
    assert ended.returncode == 2
    assert words in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1
    assert "Traceback" not in ended.stderr
