"""A name that nobody recognises is mapped in the window, holds at once, and is taken back."""

import pytest
from PySide6.QtCore import Qt

from nmsdesk.domain.patient import Patient
from tests.builders import an_order

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", r"raise\(\)", "grabbing the keyboard", extend=True
)
FOODOL = "Foodol 5 mg tab"


class Ward:
    """The window on one patient with one medicine that nobody recognises."""

    def __init__(self, window, qtbot):
        self.window, self.desk, self.qtbot = window, window.desk, qtbot
        self.key = self.desk.charts.add_patient(Patient("T-1", family_name="Marsh"))
        self.desk.charts.add_order(self.key, an_order(FOODOL, 5, times=2, from_day=3))
        window.open_patient(self.key)
        self.page = window.pages.page("medications")
        qtbot.waitUntil(lambda: len(self.rows) == 1)

    @property
    def rows(self):
        return self.page.lists.table.rows.rows

    @property
    def naming(self):
        return self.page.side.naming

    @property
    def strip(self):
        return self.page.lists.unrecognised

    @property
    def status(self):
        return self.window.frame.status._said.accessibleName()

    def choose(self):
        table = self.page.lists.table
        where = table.visualRect(table.rows.index(0, 0)).center()
        self.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)

    def click(self, button):
        self.qtbot.waitUntil(button.isVisible)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def press(self, key):
        self.qtbot.keyClick(self.window.frame.window_.focusWidget(), key)

    def pick(self, letters):
        self.qtbot.keyClicks(self.naming.drug.field, letters)
        self.press(Qt.Key.Key_Down)
        self.press(Qt.Key.Key_Return)

    def map_foodol(self):
        self.choose()
        self.click(self.strip.which)
        self.pick("halop")
        self.press(Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: not self.rows[0].kind.unknown)


@pytest.fixture
def ward(window, qtbot):
    return Ward(window, qtbot)


def test_that_a_row_is_mapped_by_keys_and_is_watched_at_once(ward):
    ward.map_foodol()
    (row,) = ward.rows
    assert (row.name, row.written) == ("haloperidol", FOODOL)
    assert row.chips[0].text == "● NEW"
    assert "by a name given on this computer" in row.remarks
    assert ward.page.side.front is None
    assert ward.status == "“Foodol” stands for haloperidol on this computer from now on."
    assert ward.strip.words == ""


def test_that_the_panel_proposes_the_name_alone_and_says_where_it_holds(ward):
    ward.choose()
    ward.click(ward.strip.which)
    assert ward.naming.title.text() == f"Which medicine is “{FOODOL}”?"
    assert ward.naming.name.control.text() == "Foodol"
    assert "for exactly this name" in ward.naming.about.text()
    assert ward.naming.drug.field.hasFocus()


def test_that_only_medicines_of_the_catalogue_are_offered(ward):
    ward.choose()
    ward.click(ward.strip.which)
    ward.qtbot.keyClicks(ward.naming.drug.field, "metformin")
    assert ward.naming.drug.list.isHidden()
    ward.click(ward.naming.save)
    assert ward.naming.medicine.said == "▲ Pick one medicine of the catalogue."
    assert ward.desk.local_names.all() == ()


def test_that_what_the_service_refuses_is_said_in_the_panel(ward):
    ward.choose()
    ward.click(ward.strip.which)
    ward.naming.name.control.setText("Foodol 5 mg")
    ward.pick("halop")
    ward.click(ward.naming.save)
    assert "figure that may be a strength" in ward.naming.problem.text()
    assert ward.page.side.front is ward.naming
    ward.naming.name.control.setText("Bardol")
    ward.click(ward.naming.save)
    assert ward.naming.name.said == f"▲ This is no part of “{FOODOL}”."
    assert ward.desk.local_names.all() == ()


def test_that_escape_leaves_the_row_as_it_was(ward):
    ward.choose()
    ward.click(ward.strip.which)
    ward.press(Qt.Key.Key_Escape)
    assert ward.page.side.front is None
    assert ward.rows[0].kind.unknown
    assert ward.page.lists.table.hasFocus()


def test_that_asking_twice_is_asking_once(ward):
    ward.choose()
    ward.click(ward.strip.which)
    ward.click(ward.strip.which)
    ward.press(Qt.Key.Key_Escape)
    assert ward.page.side.front is None


def test_that_a_choice_that_is_not_saved_is_asked_about_before_another_record_comes(ward):
    ward.choose()
    ward.click(ward.strip.which)
    assert ward.page.unsaved() is None
    ward.pick("halop")
    assert ward.page.unsaved() is not None


def test_that_the_add_form_offers_it_and_is_as_it_was_afterwards(ward):
    ward.press(Qt.Key.Key_A)
    editor = ward.page.side.editor
    ward.qtbot.keyClicks(editor.drug.field, "Bardol 2 mg")
    editor.fields["dose"].control.setFocus()
    ward.qtbot.keyClicks(editor.fields["dose"].control, "2")
    ward.click(editor.drug.which)
    assert ward.naming.name.control.text() == "Bardol"
    assert ward.page.unsaved() is not None
    ward.pick("risperid")
    ward.press(Qt.Key.Key_Return)
    assert ward.page.side.front is editor
    draft = editor.draft()
    assert (draft.drug, draft.dose) == ("Bardol 2 mg", "2")
    assert not editor.drug.which.isVisible()
    said = editor.drug.field.accessibleDescription()
    assert said.startswith("risperidone: antipsychotic, by a name given on this computer")


def test_that_escape_in_the_panel_goes_back_to_the_form_with_all_that_was_typed(ward):
    ward.press(Qt.Key.Key_A)
    editor = ward.page.side.editor
    ward.qtbot.keyClicks(editor.drug.field, "Bardol")
    assert not editor.drug.list.isHidden(), "while names are offered it waits"
    ward.press(Qt.Key.Key_Escape)
    ward.click(editor.drug.which)
    ward.press(Qt.Key.Key_Escape)
    assert ward.page.side.front is editor
    assert editor.draft().drug == "Bardol"
    assert editor.drug.which.isVisible()


def test_that_the_form_offers_nothing_of_the_kind_for_a_name_that_is_recognised(ward):
    ward.press(Qt.Key.Key_A)
    editor = ward.page.side.editor
    ward.qtbot.keyClicks(editor.drug.field, "haloperidol")
    ward.press(Qt.Key.Key_Escape)
    assert not editor.drug.which.isVisible()


def test_that_why_says_who_gave_the_name_and_when(ward):
    ward.map_foodol()
    shown = []
    ward.page.why_wanted.connect(shown.append)
    ward.page.act("why")
    first = shown[0].basis[0]
    assert first.startswith("“Foodol” is read as haloperidol on this computer, as nurse said on")
    assert "20-Jun-2026" in first


def test_that_the_settings_list_it_and_take_it_back_everywhere(ward):
    ward.map_foodol()
    ward.window.show_page("settings")
    names = ward.window.pages.page("settings").names
    button = names.buttons["Foodol"]
    assert button.accessibleName() == "Take back that “Foodol” stands for haloperidol"
    button.click()
    assert names.buttons == {}
    assert ward.status == "“Foodol” stands for no medicine on this computer any more."
    ward.window.show_page("medications")
    ward.qtbot.waitUntil(lambda: ward.rows[0].kind.unknown)
    assert ward.rows[0].name == FOODOL


def test_that_taking_back_what_is_gone_already_is_said_there(ward):
    ward.map_foodol()
    ward.window.show_page("settings")
    names = ward.window.pages.page("settings").names
    button = names.buttons["Foodol"]
    ward.desk.local_names.take_back("Foodol")
    button.click()
    assert "nothing was changed" in names.problem.text()
    assert names.buttons == {}
