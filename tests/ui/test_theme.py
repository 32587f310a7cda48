"""The look: every pair of text and ground can be read, every token is there, in every theme."""

import tomllib

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from nmsdesk.paths import resource_root
from nmsdesk.ui import theme
from nmsdesk.ui.widgets.plain import label

NAMES = ("light", "dark", "high_contrast")
NEEDED = {"light": 4.5, "dark": 4.5, "high_contrast": 7.0}


@pytest.fixture(params=NAMES)
def look(request):
    return theme.load_theme(resource_root(), request.param)


def test_that_black_on_white_is_twenty_one_to_one():
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert theme.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("pair", theme.TEXT_PAIRS, ids="-on-".join)
def test_that_text_can_be_read_on_its_ground(look, pair):
    ink, ground = (look.colours[token] for token in pair)
    assert theme.contrast(ink, ground) >= NEEDED[look.name]


@pytest.mark.parametrize("pair", theme.GRAPHIC_PAIRS, ids="-on-".join)
def test_that_borders_and_marks_stand_out(look, pair):
    ink, ground = (look.colours[token] for token in pair)
    assert theme.contrast(ink, ground) >= 3


def test_that_all_themes_have_the_same_tokens():
    tokens = {frozenset(theme.load_theme(resource_root(), name).colours) for name in NAMES}
    assert len(tokens) == 1


def test_that_every_token_is_a_colour(look):
    for token, colour in look.colours.items():
        assert theme.Theme("", {token: colour}).colour(token).isValid(), token


def test_that_the_style_sheet_finds_all_its_tokens(look):
    sheet = theme.style_sheet(resource_root(), look, 100)
    assert "$" not in sheet


def test_that_a_missing_token_is_an_error_and_no_black_spot(look):
    with pytest.raises(KeyError):
        theme.style_sheet(
            resource_root(), theme.Theme("", {"surface": look.colours["surface"]}), 100
        )


def test_that_the_palette_speaks_the_same_colours(look):
    made = theme.palette(look)
    assert made.color(QPalette.ColorRole.Window).name() == look.colours["surface"].lower()
    assert made.color(QPalette.ColorRole.Text).name() == look.colours["ink"].lower()


@pytest.mark.parametrize(("scale", "points"), [(80, 8.8), (100, 11.0), (200, 22.0)])
def test_that_the_text_grows_with_its_scale(scale, points):
    assert theme.font(scale).pointSizeF() == pytest.approx(points)


def test_that_the_two_syndromes_keep_hues_that_colour_blind_eyes_tell_apart(look):
    nms, serotonin = look.colour("nms"), look.colour("serotonin")
    assert 180 < nms.hue() < 250
    assert 10 < serotonin.hue() < 50


def test_that_every_theme_file_is_plain_toml():
    for path in (resource_root() / "themes").glob("*.toml"):
        assert tomllib.loads(path.read_text(encoding="utf-8"))


def test_that_a_step_of_text_size_dresses_a_deep_widget_no_oftener_than_a_shallow_one(
    qtbot, dressed
):
    """Qt would dress it once for each of its parents: 1.7 s of a window that does not answer."""
    deep = top = QWidget()
    qtbot.addWidget(top)
    for _ in range(12):
        inner = QWidget()
        column = QVBoxLayout(deep)
        column.addWidget(inner)
        deep = inner
    top.show()
    seen = []

    class Watching(QObject):
        @override
        def eventFilter(self, _watched, event):
            if event.type() == QEvent.Type.StyleChange:
                seen.append(event)
            return False

    watching = Watching()
    deep.installEventFilter(watching)
    theme.apply(dressed, resource_root(), "light", 120)
    theme.apply(dressed, resource_root(), "light", 100)
    assert 2 <= len(seen) <= 4


def test_that_a_step_of_text_size_reaches_every_widget(qtbot, dressed):
    top = QWidget()
    qtbot.addWidget(top)
    inner = label("Patients", "title")
    QVBoxLayout(top).addWidget(inner)
    top.show()
    for look, scale in (("dark", 150), ("light", 100)):
        shown = theme.apply(dressed, resource_root(), look, scale)
        assert round(inner.font().pointSizeF(), 1) == round(11 * 1.5 * scale / 100, 1)
        assert inner.palette().windowText().color() == shown.colour("ink")
