"""The public answer: its keys in their order, its figures plain, its statements in words."""

import json
from datetime import datetime
from decimal import Decimal

import pytest

from nmsdesk.documents import assessment_v1
from nmsdesk.documents.texts import Entry, Texts
from nmsdesk.domain.assessment import EXPOSURES, Assessment, Checks, Unrecognised
from nmsdesk.domain.change import Change, ChangeKind, OpenWindow, Syndrome, Watch
from nmsdesk.domain.comparison import Comparison, Leaning
from nmsdesk.domain.criteria import ItemJudgement, Judgement, Result, Score
from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.exposure import Exposure
from nmsdesk.domain.ids import DrugId
from nmsdesk.domain.load import Load, NotCounted
from nmsdesk.domain.moment import Span
from nmsdesk.domain.order import Route
from nmsdesk.domain.reason import Label, because
from nmsdesk.domain.truth import Truth
from nmsdesk.domain.urgency import Level, Urgency

START = datetime(2026, 11, 1, 8)
UNTIL = datetime(2026, 12, 1, 8)

WORDS = Texts(
    {
        "finding": {"pupils": Entry("Pupils")},
        "missing": {"second_temperature": Entry("a second temperature")},
    },
    {"began": "{drug} began", "assumed": "taken as {limit} U/L"},
)


def a_change(**more):
    values = {
        "kind": ChangeKind.START,
        "drug": "haloperidol",
        "drug_class": DrugClass.ANTIPSYCHOTIC,
        "at": START,
        "why": because("began", drug="haloperidol"),
        "before_mg": Decimal(0),
        "after_mg": Decimal("10.0"),
        "route": Route.ORAL,
        "watch": Watch(Syndrome.NMS, Span(START, UNTIL)),
        "sources": ("BMJ-990",),
    }
    return Change(**{**values, **more})


def an_answer(**more):
    second = a_change(kind=ChangeKind.INCREASE, at=datetime(2026, 11, 3), percent=Decimal("33.3"))
    values = {
        "now": datetime(2026, 11, 4, 10),
        "onset": datetime(2026, 11, 4, 9),
        "changes": (a_change(), second),
        "windows": (OpenWindow(Syndrome.NMS, Span(START, UNTIL), 2, 30, (a_change(), second)),),
        "exposures": {what: Exposure(Truth.UNKNOWN) for what in reversed(EXPOSURES)},
        "unrecognised": (Unrecognised("unheard-of 3 mg", ("unheard",)),),
        "criteria": (
            Judgement(
                "iec_2011",
                Syndrome.NMS,
                Result.UNDETERMINED,
                (ItemJudgement("exposure", Truth.MET, 20), ItemJudgement("ck", Truth.UNKNOWN, 10)),
                Score(20, 30),
                ("second_temperature", "pupils"),
            ),
            Judgement("hunter_2003", Syndrome.SEROTONIN_SYNDROME, Result.NOT_MET, ()),
        ),
        "comparison": Comparison(
            Leaning.NMS, 6, 0, (), ("pupils",), (), ("rigidity",), (), (), ("pupils",)
        ),
        "urgency": Urgency(Level.WATCH, (because("began", drug="x"),), ()),
        "checks": Checks(None, datetime(2026, 11, 5, 9), overdue=False),
        "assumptions": (because("assumed", limit=Decimal(200)),),
        "recognised": {},
    }
    return Assessment(**{**values, **more})


@pytest.fixture
def written():
    return json.loads(assessment_v1.write(an_answer(), WORDS))


def test_that_the_keys_stand_in_the_order_of_the_format(written):
    assert list(written) == [
        "nmsdesk_assessment",
        "now",
        "onset",
        "changes",
        "windows",
        "exposures",
        "load",
        "unrecognised",
        "criteria",
        "comparison",
        "mimics",
        "scores",
        "urgency",
        "checks",
        "assumptions",
    ]


def test_that_a_change_tells_all_its_keys_and_its_reason_in_words(written):
    assert written["changes"][0] == {
        "kind": "start",
        "drug": "haloperidol",
        "with": None,
        "class": "antipsychotic",
        "at": "2026-11-01T08:00:00",
        "from_daily_mg": 0,
        "to_daily_mg": 10,
        "percent": None,
        "route": "oral",
        "watch": {
            "syndrome": "nms",
            "from": "2026-11-01T08:00:00",
            "until": "2026-12-01T08:00:00",
        },
        "why": "haloperidol began",
        "sources": ["BMJ-990"],
    }


def test_that_figures_are_plain():
    text = assessment_v1.write(an_answer(), WORDS)
    assert '"to_daily_mg": 10,' in text
    assert '"percent": 33.3,' in text


def test_that_a_dose_that_cannot_be_told_is_null():
    change = a_change(before_mg=None, after_mg=None, watch=None, route=None)
    answer = json.loads(assessment_v1.write(an_answer(changes=(change,), windows=()), WORDS))
    row = answer["changes"][0]
    assert [row[key] for key in ("from_daily_mg", "to_daily_mg", "watch", "route")] == [None] * 4


def test_that_the_causes_of_a_window_point_into_the_changes(written):
    assert written["windows"][0]["causes"] == [0, 1]


def test_that_exposures_are_told_in_their_own_order(written):
    assert list(written["exposures"].items()) == [(what, "unknown") for what in EXPOSURES]


def test_that_a_set_without_points_has_no_score(written):
    assert written["criteria"]["iec_2011"]["score"] == 20
    assert written["criteria"]["iec_2011"]["score_if_all_unknown_met"] == 30
    assert list(written["criteria"]["hunter_2003"]) == ["result", "items", "missing"]


def test_that_what_is_missing_is_told_in_words(written):
    assert written["criteria"]["iec_2011"]["missing"] == ["a second temperature", "Pupils"]


def test_that_a_name_not_recognised_stands_as_typed(written):
    assert written["unrecognised"] == [{"text": "unheard-of 3 mg", "offered": ["unheard"]}]


def test_that_what_later_work_brings_is_there_and_empty(written):
    assert (written["mimics"], written["scores"]) == ([], {})


def test_that_the_load_names_its_method_and_what_is_not_counted():
    why = because("not_converted_by_any", drug="pimozide", route=Label("route", "im"), method="G")
    missing = NotCounted(DrugId("pimozide"), Route.IM, why, ("other",))
    load = Load("gardner_2010", Decimal(600), Decimal("0.5"), Decimal(0), (missing,), ())
    written = json.loads(assessment_v1.write(an_answer(load=load), WORDS))["load"]
    said = written["not_counted"][0].pop("why")
    assert "pimozide" in said
    assert written == {
        "method": "gardner_2010",
        "now_mg": 600,
        "week_ago_mg": 0.5,
        "not_counted": [{"drug": "pimozide", "route": "im", "methods": ["other"]}],
    }


def test_that_assumptions_are_said(written):
    assert written["assumptions"] == ["taken as 200 U/L"]


def test_that_the_same_assessment_gives_the_same_bytes():
    assert assessment_v1.write(an_answer(), WORDS) == assessment_v1.write(an_answer(), WORDS)
