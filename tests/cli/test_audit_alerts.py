"""On a hospital's orders every start is highlighted and next to nothing interrupts."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from nmsdesk.__main__ import main
from nmsdesk.documents.imports.prescriptions_csv import read_prescriptions
from nmsdesk.documents.imports.vocabulary import load_vocabulary
from nmsdesk.domain.alert_audit import Audit, audit
from nmsdesk.domain.case import Case
from nmsdesk.domain.change import ChangeKind
from nmsdesk.domain.drug import DrugClass
from nmsdesk.domain.ledger import keep
from nmsdesk.paths import resource_root
from tests.builders import a_case, a_check, an_order

HEAD = "ROW_ID,SUBJECT_ID,STARTDATE,ENDDATE,DRUG\n"


def said(capsys):
    lines = capsys.readouterr().out.splitlines()
    return dict(line.split(": ", 1) for line in lines)


def test_that_a_table_is_counted_and_both_counts_are_told(tmp_path, capsys):
    path = tmp_path / "orders.csv"
    path.write_text(
        HEAD + "1,7,2130-01-01,2130-01-05,Haloperidol\n2,7,2130-01-01,2130-01-05,Metformin\n",
        encoding="utf-8",
    )
    assert main(["audit-alerts", str(path)]) == 0
    counts = said(capsys)
    assert counts["orders"].startswith("2 of 1 patients")
    assert counts["highlighted antipsychotic starts and increases"].startswith("1 (1 starts")
    assert counts["highlighted per 100 orders"] == "50.00"
    assert counts["interruptions per 100 orders"] == "0.00"


def test_that_another_file_is_refused_on_one_line(tmp_path, capsys):
    path = tmp_path / "orders.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    assert main(["audit-alerts", str(path)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "orders.csv" in line


def test_that_an_emergency_interrupts_once_and_not_at_every_order(knowledge):
    red = {"rigidity": "lead_pipe", "temperature": 39}
    orders = [an_order("haloperidol", 5), *(an_order("metformin", 5, from_day=n) for n in (3, 4))]
    case = a_case(*orders, checks=(a_check(2, **red), a_check(2, hour=12, **red)))
    found = audit(case, knowledge)
    assert found == Audit(3, 1, 1, 0, 1, 1)
    assert (found + found).interruptions == 2
    assert Audit().per_hundred(0) == 0


@pytest.mark.realdata
def test_that_the_hospital_s_orders_hardly_interrupt(realdata, capsys):
    assert main(["audit-alerts", str(realdata / "hospital" / "PRESCRIPTIONS.csv")]) == 0
    counts = said(capsys)
    assert float(counts["interruptions per 100 orders"]) <= 1
    assert int(counts["highlighted antipsychotic starts and increases"].split()[0]) >= 10


@pytest.mark.realdata
def test_that_every_antipsychotic_start_of_the_hospital_is_highlighted(realdata, knowledge):
    """By the plainest rule there is: the first order of a drug for a person, on its day."""
    data = (realdata / "hospital" / "PRESCRIPTIONS.csv").read_bytes()
    read = read_prescriptions(data, load_vocabulary(resource_root()).routes)
    firsts = 0
    for person in read.patients:
        first = {}
        for order in person.orders:
            for found in knowledge.formulary.recognise(order.drug).ingredients:
                if DrugClass.ANTIPSYCHOTIC in found.classes and order.begins is not None:
                    held = first.get(found.drug, datetime.max)
                    first[found.drug] = min(held, order.begins)
        case = Case(person.patient, datetime(2300, 1, 1), person.orders)
        last = max(o.begins for o in person.orders if o.begins) + timedelta(days=1)
        changes = keep(replace(case, now=last), knowledge.formulary, knowledge.watch).changes
        started = {(c.drug, c.at.date()) for c in changes if c.kind is ChangeKind.START}
        assert {(drug, at.date()) for drug, at in first.items()} <= started
        firsts += len(first)
    assert firsts >= 5
