"""A check being filled in: one key an answer, nothing guessed, everything taken back."""

from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmsdesk.documents.findings import load_findings
from nmsdesk.documents.texts import load_texts
from nmsdesk.domain.finding import FindingKind
from nmsdesk.paths import resource_root
from nmsdesk.presenters.checklist import Checklist, earlier
from nmsdesk.presenters.checklist_keys import word_keys
from nmsdesk.presenters.checklist_layout import BEDSIDE, MORE, plan
from nmsdesk.presenters.checklist_view import Answer, CheckWords, counted, note_of
from tests.builders import a_check, on_day

SPECS = load_findings(resource_root())
TEXTS = load_texts(resource_root(), "en")
SHEETS = plan(SPECS)
NOW = datetime(2026, 6, 6, 8, 12)


@pytest.fixture
def checklist():
    made = Checklist(SHEETS)
    made.by = "anna"
    return made


def recorded(checklist):
    words = CheckWords(TEXTS, {}, None)
    return checklist.observation(NOW, lambda each: note_of(each, words))


def test_that_every_finding_but_the_scale_and_the_figureless_signs_has_one_place():
    places = [spec.id for sheet in SHEETS for row in sheet.rows for spec in row.specs]
    assert len(places) == len(set(places))
    left = set(SPECS) - set(places)
    assert left == {
        "bush_francis", "fever", "tachycardia", "tachypnoea", "hypertension", "hypotension",
        "leucocytosis", "ck_raised", "acidosis",
    }  # fmt: skip


def test_that_some_forty_findings_stand_on_the_bedside_sheet_in_three_even_columns():
    bedside = next(sheet for sheet in SHEETS if sheet.id == BEDSIDE)
    assert 38 <= sum(row.counts for row in bedside.rows) <= 44
    assert len(bedside.columns) == 3
    lines = [sum(1 + len(g.rows) for g in column) for column in bedside.columns]
    assert max(lines) <= 17


def test_that_a_finding_nobody_placed_appears_among_the_rarer_signs():
    from dataclasses import replace

    added = {**SPECS, "new_sign": replace(SPECS["tremor"], id="new_sign")}
    more = next(sheet for sheet in plan(added) if sheet.id == MORE)
    rarer = next(group for group in more.groups if group.id == "rarer")
    assert rarer.rows[-1].id == "new_sign"


@pytest.mark.parametrize(
    ("row", "key", "value"),
    [
        ("tremor", "y", True),
        ("tremor", "N", False),
        ("rigidity", "5", "lead_pipe"),
        ("rigidity", "n", "none"),
        ("rigidity", "y", True),
        ("reflexes", "3", "brisk"),
        ("pupils", "N", "normal"),
        ("consciousness_acvpu", "v", "voice"),
        ("consciousness_acvpu", "2", "confused"),
    ],
)
def test_that_one_key_is_one_answer(checklist, row, key, value):
    assert checklist.key(row, key).taken
    assert recorded(checklist).findings == {row: value}


@pytest.mark.parametrize("key", ["-", "0", "−"])
def test_that_not_assessed_takes_an_answer_away(checklist, key):
    checklist.key("tremor", "y")
    checklist.key("tremor", key)
    assert "tremor" not in recorded(checklist).findings


def test_that_a_key_that_means_nothing_on_a_row_is_not_taken(checklist):
    assert not checklist.key("tremor", "5").taken
    assert not checklist.key("reflexes", "9").taken
    assert recorded(checklist).findings == {}


def test_that_no_two_words_of_a_finding_share_a_key():
    for spec in SPECS.values():
        if spec.kind is FindingKind.WORD:
            keys = [k for each in word_keys(spec) for k in (each.key, each.also) if k]
            assert len(keys) == len(set(keys)), spec.id
            assert not set(keys) & set("RLX0-"), spec.id


def test_that_what_nobody_answered_is_never_written(checklist):
    checklist.key("tremor", "n")
    checklist.type_figure("heart_rate", "88")
    assert recorded(checklist).findings == {"tremor": False, "heart_rate": Decimal(88)}


def test_that_the_rest_of_a_group_is_answered_for_that_group_alone(checklist):
    checklist.key("tremor", "y")
    answered = checklist.rest_absent("akinesia", "anna", NOW)
    look = {row.id for row in checklist.group_of("akinesia").rows}
    findings = recorded(checklist).findings
    assert set(findings) == look
    assert findings.pop("tremor") is True
    assert set(findings.values()) == {False}
    assert set(answered) == look - {"tremor"}


def test_that_the_rest_of_a_group_leaves_words_and_figures_alone(checklist):
    checklist.rest_absent("rigidity", "anna", NOW)
    findings = recorded(checklist).findings
    assert not {"rigidity", "reflexes", "pupils", "bowel_sounds"} & set(findings)
    assert findings["inducible_clonus"] is False


def test_that_the_note_says_who_answered_the_rest_of_which_group(checklist):
    checklist.rest_absent("dysphagia", "anna", NOW)
    note = recorded(checklist).note
    assert "anna" in note
    assert "Ask, see chart" in note
    assert "08:12" in note
    assert "Diarrhoea" in note


def test_that_the_note_no_longer_claims_what_was_answered_again_by_hand(checklist):
    checklist.rest_absent("dysphagia", "anna", NOW)
    checklist.key("seizure", "y")
    assert "Seizure" not in recorded(checklist).note


def test_that_what_was_refused_is_in_the_note_and_never_normal(checklist):
    checklist.key("inducible_clonus", "x")
    checklist.rest_absent("inducible_clonus", "anna", NOW)
    observation = recorded(checklist)
    assert "inducible_clonus" not in observation.findings
    assert "Refused or not possible: Inducible clonus." in observation.note


@pytest.mark.parametrize("key", ["0", "-"])
def test_that_the_rest_leaves_alone_what_was_said_to_be_not_assessed(checklist, key):
    checklist.key("akinesia", key)
    answered = checklist.rest_absent("tremor", "anna", NOW)
    assert "akinesia" not in answered
    assert "akinesia" not in recorded(checklist).findings
    assert "Akinesia" not in recorded(checklist).note


def test_that_an_answer_that_was_withdrawn_is_not_made_absent_either(checklist):
    checklist.key("akinesia", "y")
    checklist.key("akinesia", "-")
    checklist.rest_absent("tremor", "anna", NOW)
    assert "akinesia" not in recorded(checklist).findings


def test_that_what_was_only_said_to_be_not_assessed_is_nothing_to_lose(checklist):
    checklist.key("akinesia", "0")
    assert not checklist.started
    assert checklist.undo()


@pytest.mark.parametrize("row", ["supplemental_oxygen", "myoglobinuria", "injection_within_24h"])
def test_that_what_is_measured_or_asked_of_other_causes_is_never_absent_by_the_way(checklist, row):
    assert checklist.rest_absent(row, "anna", NOW) == ()
    assert recorded(checklist).findings == {}


def test_that_every_step_can_be_taken_back(checklist):
    checklist.key("tremor", "y")
    checklist.rest_absent("tremor", "anna", NOW)
    checklist.type_figure("temperature", "38.4")
    while checklist.undo():
        pass
    assert recorded(checklist).findings == {}
    assert not checklist.started


KEYS = st.tuples(
    st.sampled_from([row.id for sheet in SHEETS for row in sheet.rows]),
    st.sampled_from(list("yn-0x123456789acvpu")),
)


@given(st.lists(KEYS, max_size=40), st.data())
def test_that_the_rest_never_answers_what_was_said_to_be_open(keys, data):
    checklist = Checklist(SHEETS)
    last = {row: key for row, key in keys if checklist.key(row, key).taken}
    for sheet in SHEETS:
        for group in sheet.groups:
            checklist.rest_absent(data.draw(st.sampled_from(group.rows)).id, "anna", NOW)
    for row, key in last.items():
        if key in "-0x":
            assert not checklist.answered(row)


@given(st.lists(KEYS, max_size=40))
def test_that_taking_every_step_back_leaves_nothing(keys):
    checklist = Checklist(SHEETS)
    for row, key in keys:
        checklist.key(row, key)
    while checklist.undo():
        pass
    assert not checklist.started


@given(KEYS)
def test_that_one_key_never_answers_more_than_one_row(pressed):
    checklist = Checklist(SHEETS)
    checklist.key(*pressed)
    assert len(checklist.draft.answers) <= 1


def test_that_a_blood_pressure_is_two_findings_and_one_row(checklist):
    assert checklist.type_figure("blood_pressure", "158/96").taken
    findings = recorded(checklist).findings
    assert findings == {"systolic_bp": Decimal(158), "diastolic_bp": Decimal(96)}
    view = CheckWords(TEXTS, {}, None).row(checklist, "blood_pressure")
    assert view.words == "158/96"
    assert view.unit == "mmHg"


def test_that_an_unusual_figure_is_asked_again_and_then_kept(checklist):
    first = checklist.type_figure("heart_rate", "212")
    assert (first.taken, first.again) == (False, True)
    assert "unusual" in first.words
    assert checklist.type_figure("heart_rate", "212").taken
    assert recorded(checklist).findings == {"heart_rate": Decimal(212)}


def test_that_another_unusual_figure_is_asked_again_too(checklist):
    checklist.type_figure("heart_rate", "212")
    assert checklist.type_figure("heart_rate", "221").again


def test_that_an_impossible_figure_is_refused_in_words_however_often(checklist):
    for _ in range(3):
        said = checklist.type_figure("heart_rate", "4000")
        assert not said.taken
        assert "not possible" in said.words
    assert recorded(checklist).findings == {}


def test_that_a_figure_is_taken_away_by_an_empty_field(checklist):
    checklist.type_figure("heart_rate", "88")
    checklist.type_figure("heart_rate", "")
    assert recorded(checklist).findings == {}


def test_that_the_count_leaves_out_what_only_qualifies(checklist):
    checklist.key("temperature_site", "1")
    checklist.key("tremor", "n")
    assert counted(checklist, SHEETS[0]).startswith("1 of 40 looked for. What is not looked for")


def test_that_a_row_starts_as_not_assessed_and_says_so(checklist):
    view = CheckWords(TEXTS, {}, None).row(checklist, "tremor")
    assert view.answer is Answer.OPEN
    assert view.accessible == "Tremor: not assessed"


def test_that_each_row_shows_what_it_was_last_even_from_an_older_check(checklist):
    observations = (a_check(1, hour=19, tremor=True, rigidity="mild"), a_check(3, tremor=False))
    before = earlier(observations, on_day(5), SPECS)
    words = CheckWords(TEXTS, before, on_day(3, 9))
    tremor, rigidity = (words.row(checklist, row) for row in ("tremor", "rigidity"))
    assert (tremor.before, tremor.before_at) == ("no", "")
    assert rigidity.before_at == "02-Jun"
    assert "Last: no, 04-Jun-2026 09:00." in tremor.accessible


def test_that_a_check_after_the_moment_is_not_the_one_before():
    before = earlier((a_check(3, tremor=False),), on_day(2), SPECS)
    assert before == {}


def test_that_a_complete_bedside_check_takes_at_most_75_keys():
    typed = {"temperature": "38.4", "heart_rate": "112", "blood_pressure": "158/96",
             "respiratory_rate": "24", "oxygen_saturation": "94"}  # fmt: skip
    bedside = SHEETS[0]
    keys = sum(len(typed[row.id]) + 1 if row.id in typed else 1 for row in bedside.rows)
    assert {r.id for r in bedside.rows if r.kind is FindingKind.FIGURE} == set(typed)
    assert keys + 1 <= 75
