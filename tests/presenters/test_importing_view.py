"""The preview of an import in words, and where each person may go."""

from datetime import UTC, date, datetime
from decimal import Decimal

from nmsdesk.domain.imported import ImportedPatient, ImportPreview, ImportReport, NotTaken
from nmsdesk.domain.order import Ending, Status
from nmsdesk.domain.patient import Patient, Sex
from nmsdesk.domain.recognition import Recognition, Standing
from nmsdesk.domain.record import ImportResult, PatientRow
from nmsdesk.presenters.importing import Findings, destinations, import_view, taken_line
from tests.builders import a_check, an_order

NOW = datetime(2026, 6, 20, 10)
ROW = PatientRow(7, "A1", "Beatty", "Milan", None, None, date(1960, 1, 2), Sex.MALE)
OTHER = PatientRow(8, "B2", "Adams", "Zoe", None, None, None, Sex.FEMALE)


def recognise(text):
    return Recognition(text, standing=Standing.OURS if text == "sertraline" else Standing.UNKNOWN)


def a_preview(*people, left=()):
    report = ImportReport(3 + len(left), 3, 1, tuple(left))
    return ImportPreview("fhir_r4", people, report, UTC)


def view_of(*people, left=(), record=(OTHER, ROW)):
    return import_view(a_preview(*people, left=left), "a.json", recognise, record, NOW)


BEATTY = ImportedPatient(
    Patient("A1", name="Milan Beatty"),
    (
        an_order("sertraline", 50),
        an_order("Zzz 5 MG", status=Status.STOPPED, end=Ending.UNKNOWN, from_day=None),
    ),
    observations=(a_check(1, temperature=37),),
)


def test_that_read_and_not_taken_are_counted_and_each_left_out_has_its_place():
    view = view_of(BEATTY, left=(NotTaken("entry[17].resource", "entered in error"),))
    assert view.counts == "3 of 4 entries are read. 1 is not taken; each is listed below."
    assert view.not_taken == (("entry[17].resource", "entered in error"),)


def test_that_a_medicine_that_is_not_recognised_is_marked_and_kept():
    (person,) = view_of(BEATTY).people
    assert [row.recognised for row in person.medicines] == [True, False]
    assert person.medicines[1].drug == "Zzz 5 MG"
    assert "1 not recognised, kept unchanged" in person.counts
    assert person.medicines[1].since == "Not recorded"


def test_that_a_document_silent_about_medicines_is_told_apart_from_one_with_none():
    silent = view_of(ImportedPatient(Patient("C3"))).people[0].counts
    none = view_of(ImportedPatient(Patient("C3"), ())).people[0].counts
    assert silent.startswith("medicines not mentioned")
    assert none.startswith("0 medicine orders")


def test_that_somebody_of_the_same_identifier_is_offered_first_and_marked():
    (person,) = view_of(BEATTY).people
    offered = destinations(person, (OTHER, ROW))
    assert [each.key for each in offered] == [None, 7, 8]
    assert "(same identifier)" in offered[1].shown
    assert "(same identifier)" not in offered[2].shown


def test_that_a_file_with_nobody_in_it_says_so():
    assert view_of().empty


def test_that_the_end_of_an_import_is_told_in_figures():
    assert taken_line(ImportResult(1, (7,), 1200, 0, 3), "a.json") == (
        "a.json is stored: 1,200 medicine orders, 3 checks."
    )


def test_that_the_preview_says_strength_and_the_text_of_the_document():
    order = an_order("fluoxetine", 1, unit=None, strength="25 mg", text="Fluoxetine 25MG")
    (person,) = view_of(ImportedPatient(Patient("A1"), (order,))).people
    (row,) = person.medicines
    assert row.drug == "fluoxetine (“Fluoxetine 25MG”)"
    assert "25 mg" in row.line


def test_that_every_value_that_would_be_stored_is_shown(texts, knowledge):
    checks = (
        a_check(1, temperature=37.2, rigidity="lead_pipe", tremor=True, diarrhoea=False),
        a_check(3, creatine_kinase=450),
    )
    preview = a_preview(ImportedPatient(Patient("A1"), (), observations=checks))
    view = import_view(preview, "a.json", recognise, (), NOW, Findings(texts, knowledge.findings))
    (person,) = view.people
    assert "2 checks with 5 values" in person.counts
    assert [row.when for row in person.checks] == ["04-Jun-2026 09:00", "02-Jun-2026 09:00"]
    assert "Creatine kinase (CK): 450 U/L" in person.checks[0].values
    for words in ("37.2 °C", "Rigidity: lead pipe", "Tremor: yes", "Diarrhoea: no"):
        assert words in person.checks[1].values


def test_that_a_computed_figure_is_shown_with_the_digits_that_somebody_measures(texts, knowledge):
    checks = (
        a_check(
            1,
            systolic_bp=Decimal("131.93160879107737"),
            creatinine=Decimal("89.8"),
            creatine_kinase=Decimal(152345),
        ),
        a_check(3, potassium=Decimal("0.0765432")),
    )
    preview = a_preview(ImportedPatient(Patient("A1"), (), observations=checks))
    view = import_view(preview, "a.json", recognise, (), NOW, Findings(texts, knowledge.findings))
    (person,) = view.people
    for words in ("131.93 mmHg", "89.8 µmol/L", "152,345 U/L"):
        assert words in person.checks[1].values
    assert "0.077 mmol/L" in person.checks[0].values
