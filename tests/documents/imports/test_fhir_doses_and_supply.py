"""Administrations belong to their order or stand alone; supply counts where nothing else does."""

from datetime import datetime
from decimal import Decimal

import pytest

from nmsdesk.domain.ids import OrderId
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import Administration, Dose, Ending, Given, Once, Route, Status
from tests.documents.imports.fhir_documents import (
    a_dispense,
    a_patient,
    a_request,
    a_statement,
    an_administration,
    bundle,
    coded,
    only,
    order_in,
    read,
    reasons_in,
)

NINE_IN_THE_EVENING = Moment(datetime(2026, 6, 2, 21))


def given_of(**more: object) -> dict:
    return an_administration(
        request={"reference": "MedicationRequest/r1"},
        dosage={"dose": {"value": 5, "unit": "mg"}},
        **more,
    )


@pytest.mark.parametrize(
    ("more", "became", "dose"),
    [
        ({}, Given.GIVEN, 5),
        ({"status": "in-progress"}, Given.GIVEN, 5),
        ({"status": "stopped"}, Given.GIVEN, None),
        ({"status": "on-hold"}, Given.HELD, None),
        ({"status": "not-done"}, Given.MISSED, None),
        ({"status": "not-done", "statusReason": [coded("Patient refused")]}, Given.REFUSED, None),
    ],
)
def test_that_a_dose_of_an_order_is_told_with_what_became_of_it(more, became, dose):
    patient = only(read(bundle(a_patient(), a_request(id="r1"), given_of(**more))))
    (administration,) = patient.administrations
    assert len(patient.orders) == 1
    assert administration.order == OrderId("0")
    assert (administration.at, administration.status) == (NINE_IN_THE_EVENING, became)
    assert administration.dose == dose


def test_that_doses_before_their_order_in_the_document_find_it_too():
    patient = only(
        read(bundle(a_patient(), given_of(), a_request("metformin"), a_request(id="r1")))
    )
    assert patient.administrations == (
        Administration(OrderId("1"), NINE_IN_THE_EVENING, Given.GIVEN, Decimal(5), "mg"),
    )


def test_that_a_dose_without_an_order_is_an_order_of_one_dose():
    dose = an_administration(
        dosage={"dose": {"value": 5, "unit": "mg"}, "route": coded("Intramuscular")}
    )
    order = order_in(dose)
    assert (order.drug, order.frequency, order.route) == ("haloperidol", Once(), Route.IM)
    assert order.dose == Dose(Decimal(5), Decimal(5))
    assert (order.start, order.end) == (NINE_IN_THE_EVENING, NINE_IN_THE_EVENING)
    assert order.status is Status.COMPLETED
    assert order.is_single


def test_that_a_dose_of_another_persons_order_stands_alone():
    other = a_request(id="r1", subject={"reference": "Patient/p2"})
    preview = read(bundle(a_patient(), a_patient("p2"), other, given_of()))
    first, second = preview.patients
    assert (len(first.orders), len(second.orders)) == (1, 1)
    assert first.administrations == second.administrations == ()


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (
            {"status": "not-done"},
            "not given, and no order of it is in the document (status not-done)",
        ),
        ({"status": "entered-in-error"}, "status entered-in-error"),
        ({"status": "unknown"}, "status unknown"),
        ({"effectiveDateTime": "2026-06"}, "names no time at which it was given"),
    ],
)
def test_that_a_dose_that_cannot_be_told_is_listed(more, why):
    assert reasons_in(an_administration(**more)) == [why]


@pytest.mark.parametrize("entry", [a_request(), a_statement()])
def test_that_supply_of_an_ordered_drug_is_no_use(entry):
    assert reasons_in(entry, a_dispense("Haldol 5 MG Oral Tablet")) == ["shows supply, not use"]


def test_that_supply_comes_in_where_nothing_else_names_the_drug():
    order = order_in(a_dispense())
    assert order.drug == "haloperidol"
    assert order.start == Moment(datetime(2026, 6, 1), day_only=True)
    assert (order.status, order.end) == (None, Ending.UNKNOWN)


def test_that_supply_is_told_apart_by_person():
    document = bundle(
        a_patient(), a_patient("p2"), a_request(), a_dispense(subject={"reference": "Patient/p2"})
    )
    assert [len(patient.orders) for patient in read(document).patients] == [1, 1]


def test_that_supply_is_told_apart_by_name_where_no_drug_is_known():
    mine, yours = a_request("Wundermittel"), a_dispense("Zaubertrank")
    assert len(only(read(bundle(a_patient(), mine, yours))).orders) == 2
    assert reasons_in(mine, a_dispense("WUNDERMITTEL")) == ["shows supply, not use"]


def test_that_supply_for_a_mistaken_order_is_still_all_there_is():
    preview = read(bundle(a_patient(), a_request(status="entered-in-error"), a_dispense()))
    (order,) = only(preview).orders
    assert order.source.where == "entry[2].resource"


@pytest.mark.parametrize("status", ["cancelled", "declined", "on-hold", "preparation"])
def test_that_supply_that_was_not_handed_over_is_listed(status):
    (why,) = reasons_in(a_dispense(status=status))
    assert why == f"supply that was not handed over (status {status})"
