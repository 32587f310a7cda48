"""The bar in one line, where a page is short of room."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nmsdesk.presenters.urgency_bar import UrgencyBarView
from nmsdesk.ui.widgets.urgency_bar import UrgencyBar

# Qt's offscreen plugin says so of every window that has a least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

VIEW = UrgencyBarView(
    tone="emergency",
    headline="Emergency: Rigidity with fever",
    lines=("Rigidity: lead pipe", "Temperature: 38.9 °C"),
    actions=("Guidelines: dopamine blockers are stopped",),
    call="Call 2222",
    identity="urgency:emergency:rigidity",
    seen=None,
)
SEEN = UrgencyBarView(
    VIEW.tone, VIEW.headline, VIEW.lines, VIEW.actions, VIEW.call, VIEW.identity,
    "Seen by nurse on 20-Jun-2026 10:00",
)  # fmt: skip


@pytest.fixture
def bar(qtbot, dressed):  # noqa: ARG001 - a bar is looked at in its theme
    window = QWidget()
    qtbot.addWidget(window)
    made = UrgencyBar("nurse")
    QVBoxLayout(window).addWidget(made)
    window.resize(1366, 768)
    window.show()
    yield made
    window.close()


def test_that_one_line_keeps_level_headline_number_why_and_seen(bar, qtbot):
    bar.present(VIEW, checking=True)
    assert bar.shown_words == "▲ Emergency: Rigidity with fever   Call 2222"
    assert bar._why.isVisible()
    with qtbot.waitSignal(bar.seen) as told:
        bar.acknowledge()
    assert told.args == [VIEW.identity]


def test_that_one_line_is_lower_and_still_says_everything_aloud(bar):
    bar.present(VIEW)
    tall = bar.sizeHint().height()
    bar.present(VIEW, checking=True)
    assert bar.sizeHint().height() <= 48 < tall
    assert "Temperature: 38.9 °C" in bar.accessibleName()
    assert "dopamine blockers" in bar.accessibleName()


def test_that_one_line_names_who_has_seen_it(bar):
    bar.present(SEEN, checking=True)
    assert "Seen by nurse" in bar.shown_words
    assert not bar._seen.isVisible()


def test_that_another_page_has_the_whole_bar_again(bar):
    bar.present(VIEW, checking=True)
    bar.present(VIEW)
    for words in ("Call 2222", "Rigidity: lead pipe", "Guidelines"):
        assert words in bar.shown_words


def test_that_a_low_window_has_the_short_bar_and_a_tall_one_the_whole_again(bar):
    bar.present(VIEW)
    bar.window().resize(1366, 400)
    assert bar.shown_words == "▲ Emergency: Rigidity with fever   Call 2222"
    assert bar._check.isVisible()
    assert "Temperature: 38.9 °C" in bar.accessibleName()
    bar.window().resize(1366, 768)
    assert "Rigidity: lead pipe" in bar.shown_words
