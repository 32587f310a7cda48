"""The comparison in words: where a finding stands, what is open, and what is never said."""

from decimal import Decimal

import pytest

from nmsdesk.documents.comparison_text import load_comparison_text
from nmsdesk.documents.findings import load_findings
from nmsdesk.documents.problem import DocumentError
from nmsdesk.documents.sources import load_sources
from nmsdesk.documents.texts import load_texts
from nmsdesk.domain.assessment import EXPOSURES, Assessment, Checks
from nmsdesk.domain.change import Syndrome
from nmsdesk.domain.comparison import ComparedRow, Comparison, Leaning, Side
from nmsdesk.domain.criteria import ItemJudgement, Judgement, Result, Score
from nmsdesk.domain.exposure import Exposure
from nmsdesk.domain.reason import Label, because
from nmsdesk.domain.truth import Truth
from nmsdesk.domain.urgency import Level, Urgency
from nmsdesk.paths import resource_root
from nmsdesk.presenters.comparison import Comparing, Mark, comparison_view
from nmsdesk.presenters.comparison_why import why_criteria, why_harm, why_leaning, why_row
from nmsdesk.presenters.running_result import running_result
from tests.builders import a_case, a_check, on_day

ROOT = resource_root()
SPECS = load_findings(ROOT)
SOURCES = load_sources(ROOT)
TEXTS = load_texts(ROOT, "en")
WORDS = Comparing(TEXTS, load_comparison_text(ROOT, "en", SPECS, SOURCES), SPECS)
AT = on_day(5, 9)

WEIGHED = [
    *("temperature", "tone", "reflexes", "clonus", "myoclonus", "tremor", "akinesia", "pupils"),
    *("bowel", "gut", "shivering", "skin", "sialorrhoea", "dysphagia_incontinence"),
    *("mental_state", "catatonic", "creatine_kinase", "metabolic", "white_cells", "serum_iron"),
]


def found(finding, value):
    label = Label("finding", finding)
    match value:
        case True:
            return because("found_present", finding=label, at=AT)
        case False:
            return because("found_absent", finding=label, at=AT)
        case str():
            word = Label("word", f"{finding}.{value}")
            return because("found_word", finding=label, word=word, at=AT)
    unit = Label("unit", finding)
    return because("found_figure", finding=label, figure=value, unit=unit, at=AT)


def row(name, side, points, **values):
    reasons = tuple(found(finding, value) for finding, value in values.items())
    return ComparedRow(name, side, points, reasons, tuple(values))


ROWS = (
    row("tone", Side.NMS, 3, rigidity="lead_pipe"),
    row("reflexes", Side.NOT_ASSESSED, 0),
    row("clonus", Side.NOT_ASSESSED, 0),
    row("tremor", Side.NEUTRAL, 0, tremor=False),
    row("pupils", Side.SEROTONIN_SYNDROME, 2, pupils="dilated"),
    row("bowel", Side.NEUTRAL, 0, bowel_sounds="normal"),
    row("temperature", Side.NEUTRAL, 0, temperature=Decimal("38.4")),
)


def an_assessment(rows=ROWS, leaning=Leaning.NMS, exposed=("antipsychotic",), **more):
    iec = Judgement(
        "iec_2011",
        Syndrome.NMS,
        Result.UNDETERMINED,
        (ItemJudgement("rigidity", Truth.MET, 17, (found("rigidity", "lead_pipe"),)),
         ItemJudgement("creatine_kinase", Truth.UNKNOWN, 10, (), ("creatine_kinase",))),
        Score(65, 100),
    )  # fmt: skip
    hunter = Judgement(
        "hunter_2003", Syndrome.SEROTONIN_SYNDROME, Result.UNDETERMINED, (),
        missing=("spontaneous_clonus", "reflexes"),
    )  # fmt: skip
    values = {
        "now": on_day(5, 10),
        "onset": None,
        "changes": (),
        "windows": (),
        "exposures": {
            name: Exposure(Truth.MET if name in exposed else Truth.NOT_MET) for name in EXPOSURES
        },
        "unrecognised": (),
        "criteria": (iec, hunter),
        "comparison": Comparison(
            leaning, 3, 2, rows, ("spontaneous_clonus", "inducible_clonus", "reflexes"),
            (because("points", nms=3, serotonin=2),),
        ),
        "urgency": Urgency(Level.URGENT, (found("rigidity", "lead_pipe"),)),
        "checks": Checks(None, None, overdue=False),
        "assumptions": (),
        "recognised": {},
    }  # fmt: skip
    return Assessment(**{**values, **more})


def view(case=None, **more):
    return comparison_view(WORDS, case or a_case(), an_assessment(**more))


def by_id(shown):
    return {each.id: each for each in shown.rows}


def test_that_the_rows_stand_in_the_agreed_order_and_each_has_a_label():
    ids = [each.id for each in WORDS.text.rows]
    assert [name for name in ids if name in WEIGHED] == WEIGHED
    assert [name for name in ids if name not in WEIGHED] == [
        "cause",
        "onset",
        "course",
        "mortality",
    ]
    assert set(ids) == set(TEXTS.labels("feature"))


def test_that_every_statement_has_a_source_that_stands_in_the_list():
    for statement in WORDS.text.statements:
        assert statement.sources
        assert set(statement.sources) <= set(SOURCES)


@pytest.mark.parametrize(
    ("name", "mark", "strength", "words"),
    [
        ("tone", Mark.NMS, 3, "lead"),
        ("pupils", Mark.SEROTONIN, 2, "dilated"),
        ("tremor", Mark.NORMAL, 0, "no"),
        ("bowel", Mark.NORMAL, 0, "normal"),
        ("temperature", Mark.NEUTRAL, 0, "38.4 °C"),
        ("reflexes", Mark.OPEN, 0, "not looked for"),
        ("course", Mark.NONE, 0, ""),
    ],
)
def test_that_a_finding_stands_toward_the_side_it_supports(name, mark, strength, words):
    shown = by_id(view())[name]
    assert (shown.mark, shown.strength) == (mark, strength)
    assert words.lower() in shown.found.lower()


def test_that_the_side_is_told_in_words_and_not_by_the_arrow_alone():
    rows = by_id(view())
    assert "toward NMS" in rows["tone"].accessible
    assert "toward serotonin syndrome" in rows["pupils"].accessible
    assert "looked for and normal" in rows["tremor"].accessible


def test_that_the_best_separating_row_is_next_and_the_others_follow():
    rows = by_id(view())
    assert rows["clonus"].chip == "check next"
    assert rows["reflexes"].chip == "then this"
    assert {each.chip for each in rows.values()} == {"check next", "then this", ""}


def test_that_an_assessed_row_is_never_called_next():
    rows = by_id(view())
    assert not rows["tone"].chip
    assert not rows["tremor"].chip


def test_that_a_finding_too_old_to_count_is_shown_and_decides_nothing():
    case = a_case(checks=(a_check(0, reflexes="brisk"),))
    shown = by_id(view(case))["reflexes"]
    assert shown.mark is Mark.OLD
    assert "01-Jun-2026 09:00: decides nothing any more" in shown.found
    assert "brisk" in shown.found.lower()


def test_that_what_is_seen_after_now_is_no_older_finding():
    case = a_case(checks=(a_check(9, reflexes="brisk"),))
    assert by_id(view(case))["reflexes"].mark is Mark.OPEN


@pytest.mark.parametrize(
    ("exposed", "words"),
    [
        (("antipsychotic", "serotonergic"), "medicines alone cannot tell the two apart"),
        (("dopamine_blocker",), "Only a cause of NMS"),
        (("dopaminergic_withdrawal",), "Only a cause of NMS"),
        (("serotonergic",), "Only a serotonergic drug"),
        ((), "No cause of either is known"),
    ],
)
def test_that_what_is_taken_is_said_above(exposed, words):
    assert words in view(exposed=exposed).exposure


def test_that_an_unknown_exposure_is_said_to_be_unknown():
    exposures = {name: Exposure(Truth.UNKNOWN) for name in EXPOSURES}
    assert "Not all medicines are known" in view(exposures=exposures).exposure


def test_that_the_missing_rows_are_counted():
    assert view().missing == "2 of 7 rows were not looked for."


@pytest.mark.parametrize("leaning", list(Leaning))
def test_that_nothing_is_ever_ruled_out_nor_ordered(leaning):
    shown = view(leaning=leaning)
    teaching = comparison_view(WORDS)
    whys = [why_row(each, WORDS, SOURCES) for each in shown.rows]
    whys += [why_harm(WORDS, SOURCES), why_leaning(an_assessment(), TEXTS, SOURCES)]
    said = [shown.headline, shown.missing, shown.exposure, str(shown.harm), teaching.headline]
    said += [each.accessible for each in (*shown.rows, *teaching.rows)]
    said += [sentence for why in whys for sentence in why.basis]
    said += [running_result(an_assessment(leaning=leaning), TEXTS).spoken]
    for sentence in said:
        lower = sentence.lower()
        assert "ruled out" not in lower
        assert "rule out" not in lower
        assert not any(part.strip().startswith(("give ", "stop ")) for part in lower.split("."))


def test_that_each_leaning_has_its_own_sentence():
    assert len({view(leaning=each).headline for each in Leaning}) == len(Leaning)


def test_that_the_consensus_shows_its_range_and_that_the_paper_has_no_cut_off():
    iec, hunter = view().criteria
    assert iec.result == "65 – 100 of 100: cannot be decided"
    assert iec.short == "65 – 100 of 100"
    assert "No cut-off in the 2011 paper; 74 reported from the 2017 validation" in iec.detail
    assert hunter.result == "cannot be decided"
    assert "clonus" in hunter.detail


def test_that_the_drawer_of_a_set_says_what_decided_each_item():
    iec = view().criteria[0]
    why = why_criteria(iec, ("JCP2011",), SOURCES)
    assert any("Rigidity (17 points): met." in sentence for sentence in why.basis)
    assert any("unknown. Not looked for: Creatine kinase" in sentence for sentence in why.basis)
    assert why.sources[0].citation.startswith("Gurrera")


def test_that_shares_are_told_as_case_reports_and_no_likelihood():
    tone = by_id(view())["tone"]
    assert (tone.nms_share, tone.serotonin_share) == ("91 %", "45 %")
    assert view().shares == "Percentages: from case reports, not a likelihood"
    assert any(
        "From case reports, not a likelihood:" in s for s in why_row(tone, WORDS, SOURCES).basis
    )


def test_that_a_row_names_its_papers():
    why = why_row(by_id(view())["tone"], WORDS, SOURCES)
    assert any("Werneke" in source.citation for source in why.sources)


def test_that_the_page_teaches_without_a_patient():
    shown = comparison_view(WORDS)
    assert {each.mark for each in shown.rows} == {Mark.NONE}
    assert not any(each.found or each.chip for each in shown.rows)
    assert shown.criteria == ()


def test_that_bromocriptine_is_named_where_it_harms():
    assert "Bromocriptine" in view().harm.serotonin.danger
    assert "may worsen serotonin syndrome" in view().harm.serotonin.danger
    assert "case reports" in view().harm.evidence


def test_that_the_running_result_names_what_is_next_best_first():
    shown = running_result(an_assessment(), TEXTS)
    assert shown.next_ids == ("spontaneous_clonus", "inducible_clonus", "reflexes")
    assert shown.level == "urgent"
    assert "lead" in " ".join(shown.reasons).lower()


WRONG = {
    'nms = { says = "x", sources = ["NOBODY"] }': ("row.tone.nms.sources[0]", "NOBODY"),
    'nms = { says = "x", sources = [] }': ("row.tone.nms.sources", "at least one source"),
    'nms = { sources = ["KIMMEL"] }': ("row.tone.nms.says", "left out"),
    'findings = ["no_such"]': ("row.tone.findings[0]", "no_such"),
    'colour = "red"': ("row.tone.colour", "unknown key"),
}


@pytest.mark.parametrize("line", WRONG)
def test_that_wrong_text_is_refused_with_file_and_path(line, tmp_path):
    own = line.partition(" =")[0]
    rest = {
        "nms": 'nms = { says = "x", sources = ["KIMMEL"] }',
        "serotonin_syndrome": 'serotonin_syndrome = { says = "x", sources = ["KIMMEL"] }',
    }
    lines = [line, *(text for key, text in rest.items() if key != own)]
    file = tmp_path / "texts" / "en" / "comparison.toml"
    file.parent.mkdir(parents=True)
    file.write_text("[row.tone]\n" + "\n".join(lines), encoding="utf-8")
    with pytest.raises(DocumentError) as refused:
        load_comparison_text(tmp_path, "en", SPECS, SOURCES)
    for part in ("texts/en/comparison.toml", *WRONG[line]):
        assert part in str(refused.value)
