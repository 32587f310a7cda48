"""Every page, light and dark, in two sizes, with people and empty: nothing cut, nothing covered."""

from contextlib import suppress
from dataclasses import replace

import pytest

from nmsdesk.presenters.preferences import Look, Preferences
from nmsdesk.ui.pages import PAGES
from nmsdesk.ui.widgets.check_row import CheckRow
from tests.screens.layout_questions import faults
from tests.screens.paint_questions import watch
from tests.screens.seen import seen

pytestmark = pytest.mark.screen

READ = Preferences(introduced=True)
SIZES = [(1366, 768), (1920, 1080)]
SCALES = [100, 150]
PRESSED = ["board", "medications", "check", "compare", "learn"]
"""The pages that are worked on while the drawer is open."""
LOOKS = [Look.LIGHT, Look.DARK]
NAMES = [page.name for page in PAGES]


def the_pressing_one(desk):
    """The demonstration's patient with an emergency: the fullest screen there is."""
    return next(row.key for row in desk.charts.patients() if row.family_name == "Marsh")


def unseen_before(top):
    """The rows of the check on which the answer of the check before is not written."""
    painting = watch(top)
    rows = [row for row in seen(top, CheckRow) if row.view.before]
    assert rows
    return [
        row.view.label
        for row in rows
        # A day may stand after it, or the star that the foot explains.
        if not any(
            words.removesuffix("*") == row.view.before or words.startswith(f"{row.view.before} ")
            for words in painting.on(row)
        )
    ]


@pytest.fixture
def at_rest(qtbot):
    """Waits until nothing is being worked out, and then, a little, until `found` finds nothing.

    A layout that follows a focus or a width is done a turn or two later.
    """

    def wait(window, found):
        qtbot.waitUntil(
            lambda: window.jobs.running == 0 and not window.pages.in_front.working(),
            timeout=20_000,
        )
        with suppress(qtbot.TimeoutError):
            qtbot.waitUntil(lambda: not found(), timeout=1_000)
        return found()

    return wait


@pytest.fixture
def look_at(at_rest, save):
    """Waits until the window is at rest, keeps the picture, and asks the layout."""

    def look(window, name):
        top = window.frame.window_
        found = at_rest(window, lambda: faults(top, *top.property("given")))
        save(top, name)
        assert not found, "\n".join(found)

    return look


@pytest.fixture
def dress(make_window):
    def make(desk, look, size, scale=100):
        window = make_window(desk, READ, size)
        window.frame.window_.setProperty("given", list(size))
        window.wardrobe.wear(replace(READ, look=look, text_scale=scale))
        return window

    return make


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.value)
@pytest.mark.parametrize("page", NAMES)
def test_that_each_page_with_a_patient_is_whole(look_at, dress, demo_desk, page, look, size):
    window = dress(demo_desk, look, size)
    window.open_patient(the_pressing_one(demo_desk))
    window.show_page(page)
    look_at(window, f"{page}-demo-{look.value}-{size[0]}x{size[1]}")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.value)
@pytest.mark.parametrize("page", NAMES)
def test_that_each_page_of_an_empty_record_is_whole(look_at, dress, desk, page, look, size):
    window = dress(desk, look, size)
    window.show_page(page)
    look_at(window, f"{page}-empty-{look.value}-{size[0]}x{size[1]}")


@pytest.mark.parametrize("page", NAMES)
def test_that_each_page_is_whole_in_high_contrast(look_at, dress, demo_desk, page):
    window = dress(demo_desk, Look.HIGH_CONTRAST, SIZES[0])
    window.open_patient(the_pressing_one(demo_desk))
    window.show_page(page)
    look_at(window, f"{page}-demo-high_contrast-1366x768")


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.value)
def test_that_the_patient_form_is_whole(look_at, dress, demo_desk, look):
    window = dress(demo_desk, look, SIZES[0])
    window.open_patient(the_pressing_one(demo_desk))
    window.edit_patient()
    look_at(window, f"form-demo-{look.value}-1366x768")


def test_that_the_form_with_problems_is_whole(look_at, dress, desk):
    window = dress(desk, Look.LIGHT, SIZES[0])
    window.new_patient()
    form = window.pages.page("patients").form
    form.fields["born"].text = "04/03/1961"
    form.fields["weight"].text = "820"
    form.submit()
    look_at(window, "form-problems-light-1366x768")


@pytest.mark.parametrize("family", ["Okafor", "Reyes", "Haddad"])
def test_that_the_head_of_every_level_is_whole(look_at, dress, demo_desk, family):
    window = dress(demo_desk, Look.LIGHT, SIZES[0])
    rows = demo_desk.charts.patients()
    window.open_patient(next(row.key for row in rows if row.family_name == family))
    look_at(window, f"medications-{family.lower()}-light-1366x768")


def test_that_a_seen_emergency_is_whole(qtbot, look_at, dress, demo_desk):
    window = dress(demo_desk, Look.LIGHT, SIZES[0])
    window.open_patient(the_pressing_one(demo_desk))
    loud = window.head.bar.height()
    window.head.bar.acknowledge()
    qtbot.waitUntil(lambda: "Seen by" in window.head.bar.words)
    qtbot.waitUntil(lambda: window.head.bar.height() < loud)
    look_at(window, "medications-seen-light-1366x768")


@pytest.mark.parametrize("what", ["why", "keys", "help", "journal", "about", "find"])
def test_that_what_opens_beside_is_whole(look_at, dress, demo_desk, what):
    window = dress(demo_desk, Look.LIGHT, SIZES[1])
    window.open_patient(the_pressing_one(demo_desk))
    window.menus.do(what)
    look_at(window, f"{what}-demo-light-1920x1080")


@pytest.mark.realdata
def test_that_the_preview_of_a_real_import_is_whole(qtbot, look_at, dress, demo_desk, realdata):
    window = dress(demo_desk, Look.LIGHT, SIZES[0])
    window.importer.begin(realdata / "fhir" / "r4" / "Gilberto_Orosco.json")
    pane = window.panels.pane
    qtbot.waitUntil(pane.accept.isEnabled, timeout=30_000)
    look_at(window, "import-real-light-1366x768")


@pytest.mark.parametrize("page", ["board", "patients", "settings", "medications"])
def test_that_larger_text_still_has_its_room(look_at, dress, demo_desk, page):
    window = dress(demo_desk, Look.LIGHT, SIZES[1], scale=150)
    window.open_patient(the_pressing_one(demo_desk))
    window.show_page(page)
    look_at(window, f"{page}-demo-light-150-1920x1080")


@pytest.mark.parametrize("page", NAMES)
def test_that_larger_text_has_its_room_on_a_small_screen(look_at, dress, demo_desk, page):
    window = dress(demo_desk, Look.LIGHT, SIZES[0], scale=150)
    window.open_patient(the_pressing_one(demo_desk))
    window.show_page(page)
    look_at(window, f"{page}-demo-light-150-1366x768")


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("page", PRESSED)
def test_that_a_page_beside_the_drawer_is_whole(look_at, dress, demo_desk, page, scale):
    window = dress(demo_desk, Look.LIGHT, SIZES[0], scale)
    window.open_patient(the_pressing_one(demo_desk))
    window.show_page(page)
    for what in ("why", "help"):
        window.menus.do(what)
        assert window.frame.drawer.content is not None
        look_at(window, f"{page}-{what}-light-{scale}-1366x768")


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("deed", ["add", "stop", "print", "dose", "elsewhere"])
def test_that_the_list_beside_a_form_is_whole(look_at, dress, demo_desk, deed, scale):
    window = dress(demo_desk, Look.LIGHT, SIZES[0], scale)
    window.open_patient(the_pressing_one(demo_desk))
    page = window.pages.page("medications")
    page.lists.table.selectRow(1)
    page.act(deed)
    assert page.side.front is not None
    look_at(window, f"medications-{deed}-light-{scale}-1366x768")


@pytest.mark.parametrize("deed", ["aside", "end"])
def test_that_the_board_that_asks_is_whole(at_rest, look_at, dress, demo_desk, deed):
    window = dress(demo_desk, Look.LIGHT, SIZES[0])
    page = window.pages.page("board")
    at_rest(window, lambda: not page.table.chosen_key)
    page.act(deed)
    page.panel.say(whole="That time is over: nothing was saved. Name a later one.")
    look_at(window, f"board-{deed}-light-1366x768")


@pytest.mark.parametrize("scale", SCALES)
def test_that_every_medicine_offered_is_whole(look_at, dress, demo_desk, qtbot, scale):
    window = dress(demo_desk, Look.LIGHT, SIZES[0], scale)
    window.open_patient(the_pressing_one(demo_desk))
    page = window.pages.page("medications")
    page.act("add")
    drug = page.side.editor.drug
    qtbot.keyClicks(drug.field, "hal")
    qtbot.waitUntil(drug.list.isVisible)
    look_at(window, f"medications-offers-light-{scale}-1366x768")


@pytest.mark.parametrize("scale", SCALES)
def test_that_every_row_shows_what_was_found_before(at_rest, dress, demo_desk, scale):
    window = dress(demo_desk, Look.LIGHT, SIZES[0], scale)
    window.open_patient(the_pressing_one(demo_desk))
    window.show_page("check")
    for beside in ("check", "why", "help"):
        window.menus.do(beside)
        assert at_rest(window, lambda: unseen_before(window.frame.window_)) == []
