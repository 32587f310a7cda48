"""One function opens everything; the demonstration has a record of its own."""

import logging
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from nmsdesk.bootstrap import open_desk
from nmsdesk.domain.change import ChangeKind
from nmsdesk.domain.errors import UserError
from nmsdesk.domain.patient import Patient
from nmsdesk.domain.urgency import Level
from nmsdesk.paths import Paths
from nmsdesk.services import opening
from nmsdesk.services.opening import operating_system_user, record_path
from tests.builders import a_check, an_order

NOW = datetime(2027, 3, 5, 9, 15)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def paths(tmp_path):
    return Paths.under(tmp_path)


@pytest.fixture
def demo(paths):
    desk = open_desk(paths, lambda: NOW, demo=True)
    yield desk
    desk.close()


def named(desk, family):
    return next(row.key for row in desk.charts.patients() if row.family_name == family)


def test_that_a_first_start_has_an_empty_record_that_can_be_used(paths):
    desk = open_desk(paths, lambda: NOW)
    assert desk.charts.patients() == ()
    key = desk.charts.add_patient(Patient("P-1"))
    entry = desk.charts.add_order(key, an_order("haloperidol", 5))
    assert entry.who == desk.who == operating_system_user()
    desk.close()
    again = open_desk(paths, lambda: NOW, who="nurse")
    assert (again.who, len(again.charts.patients())) == ("nurse", 1)
    again.close()


def test_that_a_second_window_is_refused_until_the_first_is_closed(paths):
    desk = open_desk(paths, lambda: NOW)
    with pytest.raises(UserError, match="already open in another window"):
        open_desk(paths, lambda: NOW)
    desk.close()
    desk.close()
    open_desk(paths, lambda: NOW).close()


def test_that_the_zone_is_kept_with_the_record(paths, monkeypatch):
    monkeypatch.setattr(opening, "local_zone_name", lambda: "Europe/London")
    desk = open_desk(paths, lambda: NOW)
    desk.close()
    monkeypatch.setattr(opening, "local_zone_name", lambda: "Asia/Tokyo")
    again = open_desk(paths, lambda: NOW)
    assert again.zone == ZoneInfo("Europe/London")
    key = again.charts.add_patient(Patient("P-1"))
    assert again.charts.case(key, NOW).zone == again.zone
    again.close()


def test_that_wrong_knowledge_stops_a_demonstration_and_lets_the_record_go(paths, monkeypatch):
    def wrong(_root, _prepared):
        raise UserError("drugs.toml: wrong")

    with monkeypatch.context() as patched:
        patched.setattr("nmsdesk.documents.knowledge.load_knowledge", wrong)
        with pytest.raises(UserError, match=r"drugs\.toml"):
            open_desk(paths, lambda: NOW, demo=True)
    desk = open_desk(paths, lambda: NOW, demo=True)
    assert len(desk.charts.patients()) == 8
    desk.close()


def test_that_a_user_without_a_name_is_called_unknown(monkeypatch):
    def nobody():
        raise KeyError("uid not found")

    monkeypatch.setattr(opening.getpass, "getuser", nobody)
    assert operating_system_user() == "unknown"


def test_that_the_demonstration_lies_apart_from_the_patients(paths, demo):
    assert demo.demo
    assert len(demo.charts.patients()) == 8
    clinical = open_desk(paths, lambda: NOW)
    assert clinical.charts.patients() == ()
    clinical.close()


def test_that_neither_record_opens_in_place_of_the_other(paths):
    open_desk(paths, lambda: NOW, demo=True).close()
    record_path(paths, demo=True).rename(record_path(paths, demo=False))
    with pytest.raises(UserError, match="holds a demonstration, not patients"):
        open_desk(paths, lambda: NOW)


def test_that_the_demonstration_is_filled_once_and_keeps_what_was_done(paths):
    desk = open_desk(paths, lambda: NOW, demo=True)
    desk.charts.observe(named(desk, "Fischer"), a_check(0, agitation=True))
    desk.close()
    again = open_desk(paths, lambda: NOW + timedelta(days=3), demo=True)
    assert len(again.charts.patients()) == 8
    assert len(again.charts.observations(named(again, "Fischer"))) == 1
    again.close()


@pytest.mark.parametrize("hour", [0, 6, 23])
def test_that_the_demonstration_ends_today_at_any_hour(paths, hour):
    now = NOW.replace(hour=hour, minute=1)
    desk = open_desk(paths, lambda: now, demo=True)
    latest = max(
        each.observation.at.at
        for row in desk.charts.patients()
        for each in desk.charts.observations(row.key)
    )
    assert now - timedelta(days=1, hours=1) < latest <= now
    desk.close()


def test_that_the_demonstration_shows_what_it_is_for(demo):
    level = {
        row.family_name: demo.watcher.chart(row.key).assessment.urgency.level
        for row in demo.charts.patients()
    }
    assert level["Marsh"] is Level.EMERGENCY
    assert level["Okafor"] is Level.URGENT or level["Okafor"] is Level.EMERGENCY
    assert level["Reyes"] is Level.WATCH
    assert level["Lindqvist"] is Level.ROUTINE
    assert level["Fischer"] is Level.ROUTINE


def test_that_the_stable_depot_opens_no_window_and_the_raised_dose_does(demo):
    assert demo.watcher.chart(named(demo, "Lindqvist")).assessment.windows == ()
    marsh = demo.watcher.chart(named(demo, "Marsh")).assessment
    (increase,) = (c for c in marsh.changes if c.kind is ChangeKind.INCREASE)
    assert increase.percent == 100
    assert increase.watch is not None


def test_that_three_of_seven_medicines_are_not_evaluated(demo):
    chart = demo.watcher.chart(named(demo, "Haddad"))
    assert len(chart.case.orders) == 7
    assert len(chart.assessment.unrecognised) == 3


def test_that_the_list_of_patients_waits_for_no_knowledge(paths, monkeypatch):
    def not_yet(_root):
        raise AssertionError("knowledge was read")

    monkeypatch.setattr("nmsdesk.documents.knowledge.load_knowledge", not_yet)
    desk = open_desk(paths, lambda: NOW)
    desk.charts.add_patient(Patient("P-1"))
    assert len(desk.charts.patients()) == 1
    desk.close()


def test_that_warming_reads_everything_once(demo):
    demo.warm()
    assert demo.knowledge is demo.knowledge
    assert demo.texts is demo.texts
    assert demo.lessons is demo.lessons


def test_that_no_log_line_holds_a_name_or_a_finding(paths, caplog):
    caplog.set_level(logging.DEBUG)
    desk = open_desk(paths, lambda: NOW)
    key = desk.charts.add_patient(
        Patient("ID-SECRET", family_name="NAMESECRET", notes="NOTESECRET")
    )
    desk.charts.add_order(key, an_order("DRUGSECRET", 5, reason="WHYSECRET"))
    desk.charts.observe(key, a_check(0, note_secret="FINDINGSECRET"))
    desk.watcher.chart(key)
    for refused in (
        lambda: desk.charts.add_patient(Patient("ID-SECRET")),
        lambda: desk.charts.undo(key, desk.charts.journal(key)[-1].id),
        lambda: desk.charts.add_order(key, an_order("DRUGSECRET", 5, from_day=3, to_day=1)),
    ):
        with pytest.raises(UserError):
            refused()
    desk.close()
    assert "SECRET" not in caplog.text


@pytest.mark.parametrize(
    ("opens", "absent"),
    [
        ("nmsdesk.bootstrap.open_desk", ("PySide6", "alembic", "sqlalchemy.orm")),
        (
            "nmsdesk.services.opening.open_record",
            ("PySide6", "alembic", "sqlalchemy.orm", "nmsdesk.documents", "nmsdesk.domain.assess"),
        ),
    ],
)
def test_that_a_start_brings_only_what_it_needs(paths, opens, absent):
    """Each of these costs a tenth of a second or more before the list of patients stands."""
    open_desk(paths, lambda: NOW).close()
    module, _, function = opens.rpartition(".")
    script = (
        "import sys\nfrom datetime import datetime\nfrom pathlib import Path\n"
        f"from {module} import {function} as opened\nfrom nmsdesk.paths import Paths\n"
        f"desk = opened(Paths.under(Path({str(paths.data)!r})), lambda: datetime(2027, 1, 1))\n"
        "desk.charts.patients()\ndesk.close()\n"
        f"print([name for name in {absent!r} if name in sys.modules])\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"
