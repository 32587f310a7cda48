"""The figures of watching: read as shipped, refused with file and path where they are wrong."""

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from nmsdesk.documents.problem import DocumentError
from nmsdesk.documents.sources import load_sources
from nmsdesk.documents.watch_rules import FIGURES, load_watch_rules

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture
def root(tmp_path):
    (tmp_path / "knowledge").mkdir()
    shutil.copy(RESOURCES / "knowledge" / "watch.toml", tmp_path / "knowledge")
    return tmp_path


def changed(root, old, new):
    path = root / "knowledge" / "watch.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DocumentError) as refused:
        load_watch_rules(root)
    return str(refused.value)


def test_that_the_figures_of_the_design_are_shipped():
    rules = load_watch_rules(RESOURCES)
    assert (rules.nms_days, rules.depot_least_days, rules.depot_most_days) == (30, 30, 90)
    assert (rules.serotonin_days, rules.withdrawal_days, rules.away_days) == (7, 7, 14)
    assert rules.bridging_days == 3
    assert rules.overdue_after_intervals == Decimal("1.5")
    assert rules.long_washout_drugs == ("fluoxetine",)
    fast = rules.titration
    assert (fast.rise_mg, fast.least_mg, fast.times) == (300, 200, 2)
    assert (rules.titration.days, rules.titration.injections_hours, rules.switch_days) == (
        7,
        24,
        14,
    )
    assert (rules.withdrawal.percent, rules.withdrawal.within_days) == (25, 7)
    assert (rules.withdrawal.untaken_hours, rules.withdrawal.exchange_hours) == (24, 24)
    assert rules.load_method == "gardner_2010"


def test_that_every_figure_rests_on_a_source_that_is_there():
    rules, known = load_watch_rules(RESOURCES), load_sources(RESOURCES)
    assert set(rules.sources) == set(FIGURES)
    assert all(rules.sources.values())
    assert {one for ids in rules.sources.values() for one in ids} <= set(known)


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("value = 30", 'value = "thirty"', "nms_days.value"),
        ("value = 30", "value = 0", "nms_days.value"),
        ("value = 30\n", "", "nms_days.value"),
        ('sources = ["CAROFF1988"]', "", "nms_days.sources"),
        ("[nms_days]", "[nms_dayz]", "nms_dayz"),
        ("value = 90", "value = 29", "depot_least_days"),
        ("value = 1.5", "value = 0.5", "overdue_after_intervals.value"),
        ('["fluoxetine"]', "[3]", "long_washout_drugs.value[0]"),
        ("[[1, 16], [7, 66], [30, 100]]", "[]", "onset_curve.value"),
        ("[[1, 16], [7, 66], [30, 100]]", "[[7, 66], [1, 16]]", "onset_curve.value"),
        ("[[1, 16], [7, 66], [30, 100]]", "[[1, 16], [7]]", "onset_curve.value[1]"),
        ("value = 0.75", "value = 1.5", "depot_early_share.value"),
    ],
)
def test_that_a_wrong_figure_is_refused_with_file_and_path(root, old, new, path):
    complaint = changed(root, old, new)
    assert complaint.startswith(f"knowledge/watch.toml: {path}: ")
