"""Typing a medicine: two letters, nearest first, tall-man letters, then form and strength."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.order_bench import OrderBench

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", r"raise\(\)", "grabbing the keyboard", extend=True
)
DOWN, RIGHT, ENTER, TAB = Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Tab


@pytest.fixture
def bench(desk, make_window, qtbot):
    made = OrderBench(desk, make_window(desk), qtbot)
    made.add()
    return made


def test_that_one_letter_offers_nothing_and_two_do(bench):
    bench.type("h")
    assert not bench.editor.drug.offering
    bench.type("a")
    assert bench.offers[0].startswith("haloperidol — antipsychotic")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("halo", "haloperidol"),
        ("zyprxa", "Zyprexa"),
        ("risp", "risperidone"),
        ("quetipine", "quetiapine"),
        ("metoc", "metoclopramide"),
        ("sertr", "sertraline"),
        ("risperdol", "risperidone"),
    ],
)
def test_that_brands_and_misspellings_are_picked_by_keys_alone(bench, typed, name):
    bench.pick(typed)
    assert bench.editor.drug.text() == name
    assert not bench.editor.drug.offering


@pytest.mark.parametrize(
    ("typed", "before", "after"),
    [
        ("am", "amitriptyline", "amfepramone"),
        ("me", "metoclopramide", "melitracen"),
        ("se", "sertraline", "sevoflurane"),
        ("lev", "levodopa", "levacetylmethadol"),
    ],
)
def test_that_what_is_used_in_many_countries_stands_before_what_is_not(bench, typed, before, after):
    bench.type(typed)
    first = [row.split(" — ")[0].lower() for row in bench.offers]
    assert first.index(before) < first.index(after)


def test_that_nothing_is_preselected_in_the_list(bench):
    bench.type("ris")
    assert bench.editor.drug.list.currentRow() == -1
    bench.press(ENTER)
    assert bench.editor.drug.text() == "ris", "several begin so: the text stays as typed"


@pytest.mark.parametrize("key", [ENTER, TAB])
def test_that_the_only_name_that_begins_so_is_taken_whole(bench, key):
    bench.type("haloperi")
    assert bench.offers[0].endswith("(Enter)")
    bench.press(key)
    assert bench.editor.drug.text() == "haloperidol"
    assert bench.focused is bench.editor.inputs.strengths
    bench.type("5")
    bench.fill(unit="mg", route="by mouth", often="twice a day")
    bench.press(ENTER)
    bench.qtbot.waitUntil(lambda: len(bench.orders) == 1)
    assert bench.orders[0].drug == "haloperidol"
    assert bench.window.frame.status._said.accessibleName() == "haloperidol was added."


def test_that_tab_never_leads_into_the_list_of_names(bench):
    bench.type("ris")
    bench.press(TAB)
    assert bench.focused is bench.editor.fields["dose"].control
    assert bench.editor.drug.text() == "ris"
    assert not bench.editor.drug.offering


def test_that_a_figure_behind_the_name_is_the_dose_and_its_unit_is_asked_for(bench):
    bench.type("haloperidol7.5")
    bench.press(ENTER)
    assert bench.editor.drug.text() == "haloperidol"
    assert bench.value("dose") == "7.5"
    assert bench.focused is bench.editor.fields["unit"].control
    assert bench.editor.fields["unit"].said == "▲ Which unit?"


def test_that_a_dose_that_is_there_already_is_not_written_over(bench):
    bench.fill(dose="5")
    bench.to("dose")
    bench.editor.drug.field.setFocus()
    bench.type("haloperidol7.5")
    bench.press(ENTER)
    assert bench.editor.drug.text() == "haloperidol7.5"
    assert bench.value("dose") == "5"
    assert "no unit here" in bench.editor.drug.field.accessibleDescription()


def test_that_a_misspelt_name_is_mended_with_one_press_of_what_it_may_mean(bench):
    bench.type("rispedral")
    bench.press(ENTER)
    assert bench.editor.drug.text() == "rispedral"
    meant = bench.editor.drug.meant
    bench.qtbot.waitUntil(meant.isVisible)
    assert [one.text() for one in meant.names] == ["risperidone"]
    bench.qtbot.mouseClick(meant.names[0], Qt.MouseButton.LeftButton)
    assert bench.editor.drug.text() == "risperidone"
    assert not meant.isVisible()


def test_that_going_on_with_the_mouse_says_what_the_name_is_read_as(bench):
    bench.type("rispe")
    dose = bench.editor.fields["dose"].control
    bench.qtbot.mouseClick(dose, Qt.MouseButton.LeftButton)
    bench.qtbot.waitUntil(lambda: not bench.editor.drug.offering)
    bench.qtbot.waitUntil(bench.editor.drug.meant.isVisible)
    assert "Not recognised" in bench.editor.drug.field.accessibleDescription()


def test_that_taking_a_name_says_nothing_of_a_dose_that_is_still_to_come(bench):
    bench.pick("halop")
    assert bench.editor.fields["dose"].said == ""


def test_that_look_alikes_have_tall_man_letters_or_are_named_in_words(bench):
    bench.type("ris")
    assert bench.offers[0].startswith("risperiDONE")
    spoken = bench.editor.drug.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("risperidone")
    bench.press(Qt.Key.Key_Backspace, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
    bench.type("halop")
    assert "not Inderal, Stadol" in bench.offers[0]


def test_that_the_list_of_medicines_keeps_small_letters(bench):
    bench.pick("risp")
    assert bench.editor.drug.text() == "risperidone"
    bench.fill(dose="2", unit="mg", route="by mouth", often="once a day")
    bench.press(ENTER)
    rows = bench.page.lists.table.rows
    bench.qtbot.waitUntil(lambda: len(rows.rows) == 1)
    (row,) = rows.rows
    assert row.name == "risperidone"


def test_that_after_picking_a_strength_can_be_picked_with_the_arrows(bench):
    bench.pick("halop")
    picker = bench.editor.inputs.strengths
    assert picker.isVisible()
    assert bench.focused is picker, "and nothing is chosen in it"
    assert picker.rows[0][0].text() == "0.5 mg"
    bench.press(DOWN, RIGHT, RIGHT, RIGHT)
    assert bench.focused.accessibleName() == "tablet by mouth, 5 mg"
    bench.press(ENTER)
    assert bench.value("strength") == "5 mg"
    assert bench.value("route") == "by mouth"
    assert bench.value("unit") == "", "mg or tablets: nobody said"
    assert bench.value("dose") == ""
    assert not picker.isVisible()
    assert bench.focused is bench.editor.fields["dose"].control


def test_that_the_form_that_is_picked_tells_the_route(bench):
    bench.pick("halop")
    picker = bench.editor.inputs.strengths
    chip = next(
        one for line in picker.rows for one in line if "long-acting" in one.accessibleName()
    )
    bench.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert bench.value("route") == "long-acting injection"
    assert bench.value("strength") == "50 mg/ml"


def test_that_tab_and_enter_pass_the_strengths_by_and_fill_nothing(bench):
    for key in (TAB, ENTER):
        bench.editor.drug.field.setFocus()
        bench.editor.drug.field.selectAll()
        bench.pick("halop")
        bench.press(key)
        assert bench.focused is bench.editor.fields["dose"].control
        assert bench.value("strength") == bench.value("route") == ""
        assert not bench.editor.inputs.strengths.isVisible(), "their room is free"


def test_that_a_dose_typed_at_once_goes_past_the_strengths(bench):
    bench.pick("halop")
    bench.type("2")
    bench.type(".5")
    assert bench.value("dose") == "2.5"


def test_that_a_strength_in_the_text_is_not_asked_for_again(bench):
    bench.type("haloperidol 5 mg tablet")
    bench.press(ENTER)
    assert not bench.editor.inputs.strengths.isVisible()
    assert bench.focused is bench.editor.fields["dose"].control


def test_that_another_medicine_takes_the_strengths_of_the_first_away(bench):
    bench.pick("halop")
    bench.editor.drug.field.setFocus()
    bench.editor.drug.field.selectAll()
    bench.type("me")
    assert not bench.editor.inputs.strengths.isVisible()
    assert bench.editor.inputs.strengths.rows == []
