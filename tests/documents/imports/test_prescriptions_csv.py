"""A hospital's table of prescriptions: each row an order, or left out with its reason."""

from decimal import Decimal

import pytest

from nmsdesk.documents.imports.prescriptions_csv import read_prescriptions
from nmsdesk.documents.problem import DocumentError
from nmsdesk.domain.order import Dose, Ending, Route

ROUTES = {"po": Route.ORAL, "iv": Route.IV}
HEAD = "ROW_ID,SUBJECT_ID,STARTDATE,ENDDATE,DRUG,PROD_STRENGTH,DOSE_VAL_RX,DOSE_UNIT_RX,ROUTE"


def read(*rows, head=HEAD):
    return read_prescriptions("\n".join((head, *rows)).encode(), ROUTES)


def row(**more):
    values = {
        "id": "1",
        "who": "42",
        "start": "2135-10-25 00:00:00",
        "end": "2135-10-27 00:00:00",
        "drug": "Haloperidol",
        "strength": "5mg/mL Vial",
        "dose": "2",
        "unit": "mg",
        "route": "IV",
        **more,
    }
    return ",".join(values.values())


def only(**more):
    (patient,) = read(row(**more)).patients
    (order,) = patient.orders
    return order


def test_that_a_row_is_an_order_with_all_it_says():
    order = only()
    assert (order.drug, order.strength, order.unit) == ("Haloperidol", "5mg/mL Vial", "mg")
    assert (order.dose, order.route) == (Dose(Decimal(2), Decimal(2)), Route.IV)
    assert order.start.day_only
    assert order.end.day_only
    assert (order.source.where, order.source.id) == ("line 2", "1")


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [("0.5-2.0", "0.5", "2.0"), ('"25,000"', "25000", "25000"), (".5", "0.5", "0.5")],
)
def test_that_ranges_and_grouped_figures_are_read(written, low, high):
    assert only(dose=written).dose == Dose(Decimal(low), Decimal(high))


@pytest.mark.parametrize("written", ["0", "2-1", "one", "", "1-2-3", "-1"])
def test_that_what_is_no_dose_leaves_the_dose_unknown_and_keeps_the_order(written):
    assert only(dose=written).dose is None


@pytest.mark.parametrize(
    ("written", "route"),
    [
        ("IV DRIP", Route.IV),
        ("PO/NG", Route.ORAL),
        ("LEFT EYE", Route.UNKNOWN),
        ("", Route.UNKNOWN),
    ],
)
def test_that_a_route_is_its_word_or_its_first_one(written, route):
    assert only(route=written).route is route


def test_that_an_end_that_is_not_there_is_not_known():
    assert only(end="").end is Ending.UNKNOWN


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"drug": " "}, "names no medicine"),
        ({"who": ""}, "names no medicine"),
        ({"end": "2135-10-24 00:00:00"}, "ends before it begins"),
        ({"start": "25.10.2135"}, "a date is not written"),
        ({"unit": "mg,too,many,columns"}, "another number of columns"),
    ],
)
def test_that_a_row_that_is_left_out_says_where_and_why(more, why):
    found = read(row(), row(**more))
    assert len(found.patients[0].orders) == 1
    (left,) = found.not_taken
    assert left.where == "line 3"
    assert why in left.why


def test_that_each_person_has_their_own_orders_in_the_order_of_the_table():
    found = read(row(), row(who="7", id="2"), row(id="3"))
    assert [(p.patient.id, len(p.orders)) for p in found.patients] == [("42", 2), ("7", 1)]


def test_that_another_table_is_refused_in_one_line():
    with pytest.raises(DocumentError, match="no column STARTDATE, ENDDATE, DRUG"):
        read("1,2", head="ROW_ID,SUBJECT_ID")
    with pytest.raises(DocumentError, match="UTF-8"):
        read_prescriptions(b"\xff\xfe\x00", ROUTES)
