"""File, Import: read beside the window, preview, take over, undo; bad files in words."""

import json

import pytest
from PySide6.QtCore import QMimeData, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDropEvent

from nmsdesk.domain.patient import Patient
from nmsdesk.ui.widgets.text_table import TextTable


@pytest.fixture
def bundle(tmp_path):
    """A small FHIR bundle: one person, one request that is read, one that is not."""
    path = tmp_path / "beatty.json"
    patient = {
        "resourceType": "Patient",
        "id": "p1",
        "identifier": [{"value": "A1"}],
        "name": [{"use": "official", "family": "Beatty", "given": ["Milan"]}],
        "gender": "male",
        "birthDate": "1960-01-02",
    }

    def request(name, **more):
        return {
            "resourceType": "MedicationRequest",
            "id": name,
            "status": "active",
            "intent": "order",
            "subject": {"reference": "Patient/p1"},
            "medicationCodeableConcept": {"text": name},
            "authoredOn": "2026-06-18T08:00:00+00:00",
            **more,
        }

    entries = [patient, request("haloperidol 5 MG"), request("x", status="entered-in-error")]
    path.write_text(
        json.dumps(
            {
                "resourceType": "Bundle",
                "type": "collection",
                "entry": [
                    {"fullUrl": f"urn:uuid:{at}", "resource": one} for at, one in enumerate(entries)
                ],
            }
        ).replace('"Patient/p1"', '"urn:uuid:0"')
    )
    return path


def previewed(qtbot, window, path):
    window.importer.begin(path)
    pane = window.panels.pane
    qtbot.waitUntil(lambda: not pane._bar.isVisible())
    return pane


def test_that_a_preview_stores_nothing_and_lists_what_is_left_out(qtbot, window, bundle):
    pane = previewed(qtbot, window, bundle)
    assert "not taken" in pane._counts.text()
    assert window.desk.charts.patients() == ()
    pane.cancel.click()
    assert window.panels.pane is None
    assert window.desk.charts.patients() == ()


def test_that_a_long_name_of_a_medicine_is_shown_whole(qtbot, window, bundle):
    name = "1 ML haloperidol decanoate 100 MG per ML Prolonged Release Injection in oil " * 3
    bundle.write_text(bundle.read_text().replace("haloperidol 5 MG", name.strip()))
    pane = previewed(qtbot, window, bundle)
    table = next(t for t in pane.findChildren(TextTable) if t.columnCount() == 4)
    item = table.item(0, 0)
    assert item.toolTip() == item.text(), item.text()

    def whole():
        room = QRect(0, 0, table.columnWidth(0) - 24, 10_000)
        needed = table.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), item.text())
        return table.columnWidth(0) > 200 and needed.height() <= table.rowHeight(0)

    qtbot.waitUntil(whole)
    assert table.textElideMode() is Qt.TextElideMode.ElideNone
    assert table.columnWidth(0) > table.columnWidth(2)


def test_that_taking_over_opens_the_patient_and_one_step_undoes_it(qtbot, window, bundle):
    pane = previewed(qtbot, window, bundle)
    pane.accept.click()
    (row,) = window.desk.charts.patients()
    assert window.key == row.key
    assert "is stored" in window.frame.notice.words
    assert window.chart.case.orders
    window.frame.notice.take_offer()
    assert window.desk.charts.patients() == ()
    qtbot.waitUntil(lambda: window.key is None)
    window.refresh()
    assert window.chart is None
    assert window.frame.notice.words == ""


def test_that_a_known_identifier_has_to_be_decided_by_a_person(qtbot, window, bundle):
    first = previewed(qtbot, window, bundle)
    first.accept.click()
    (row,) = window.desk.charts.patients()
    pane = previewed(qtbot, window, bundle)
    assert not pane.accept.isEnabled()
    pane.choose(0, 1)
    assert pane.accept.isEnabled()
    assert pane.chosen == {0: row.key}
    pane.accept.click()
    assert len(window.desk.charts.patients()) == 1


def test_that_a_file_dropped_on_the_window_is_read(qtbot, window, bundle):
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(bundle))])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.frame.window_.dropEvent(drop)
    assert window.panels.pane is not None
    qtbot.waitUntil(window.panels.pane.accept.isEnabled)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.json", b""),
        ("cut.json", b'{"resourceType": "Bundle", "entry": [{'),
        ("no.json", b"hello"),
    ],
)
def test_that_a_bad_file_is_said_in_one_line_and_stops_nothing(
    qtbot, window, tmp_path, name, content
):
    path = tmp_path / name
    path.write_bytes(content)
    window.importer.begin(path)
    qtbot.waitUntil(lambda: name in window.frame.notice.words)
    assert window.panels.pane is None
    assert "\n" not in window.frame.notice.words


def test_that_a_folder_is_no_file(qtbot, window, tmp_path):
    window.importer.begin(tmp_path)
    qtbot.waitUntil(lambda: bool(window.frame.notice.words))


def test_that_an_unsaved_form_is_still_there_after_an_import_was_cancelled(qtbot, window, bundle):
    window.desk.charts.add_patient(Patient("7"))
    window.new_patient()
    page = window.pages.page("patients")
    qtbot.keyClicks(page.form.fields["family"].editor, "Hartmann")
    pane = previewed(qtbot, window, bundle)
    pane.cancel.click()
    assert page.form.isVisible()
    assert page.form.draft().family == "Hartmann"


@pytest.mark.realdata
@pytest.mark.parametrize("name", ["Gilberto_Orosco", "Rickey_Becker"])
def test_that_a_real_bundle_is_previewed_taken_over_and_undone(qtbot, window, realdata, name):
    path = realdata / "fhir" / "r4" / f"{name}.json"
    window.importer.begin(path)
    pane = window.panels.pane
    qtbot.waitUntil(pane.accept.isEnabled, timeout=30_000)
    pane.accept.click()
    assert len(window.desk.charts.patients()) == 1
    window.frame.notice.take_offer()
    assert window.desk.charts.patients() == ()
