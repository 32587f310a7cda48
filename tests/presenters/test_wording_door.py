"""The one door for words: plurals, and a backend that can be exchanged."""

import subprocess
import sys

import pytest

from nmsdesk.presenters import wording


@pytest.mark.parametrize(
    ("n", "said"), [(0, "0 windows"), (1, "1 window"), (1500, "1,500 windows")]
)
def test_that_a_number_picks_its_plural(n, said):
    assert wording.translate("Test", "%n window(s)", n=n) == said


def test_that_a_text_without_a_number_stays_as_it_is():
    assert wording.translate("Test", "A rule (s)") == "A rule (s)"


def test_that_another_backend_answers_once_it_is_installed():
    wording.install(lambda context, text, _note, _n: f"[{context}: {text}]")
    try:
        assert wording.translate("Test", "word") == "[Test: word]"
    finally:
        wording.install(wording.plain)


def test_that_no_presenter_brings_qt_or_the_database_along():
    code = (
        "import importlib, pkgutil, sys, nmsdesk.presenters as p\n"
        "[importlib.import_module(f'nmsdesk.presenters.{m.name}')"
        " for m in pkgutil.iter_modules(p.__path__)]\n"
        "print([m for m in sys.modules if m.split('.')[0] in ('PySide6', 'sqlalchemy')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
