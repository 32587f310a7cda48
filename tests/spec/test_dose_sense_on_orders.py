"""The doubts over the orders of a hospital: an ordinary order is left in peace, a slip is not."""

import csv
from decimal import Decimal, InvalidOperation

import pytest

from nmsdesk.domain.dose_sense import dose_doubts
from nmsdesk.domain.order import Dose, FrequencyUnknown, Route
from tests.builders import an_order

ROUTES = {
    "PO": Route.ORAL,
    "ORAL": Route.ORAL,
    "PO/NG": Route.ORAL,
    "NG": Route.ORAL,
    "IV": Route.IV,
    "IV DRIP": Route.IV,
    "IV BOLUS": Route.IV,
    "SC": Route.SC,
    "IM": Route.IM,
    "IH": Route.INHALED,
    "NEB": Route.INHALED,
    "PR": Route.RECTAL,
    "TD": Route.TRANSDERMAL,
    "SL": Route.SUBLINGUAL,
    "NU": Route.NASAL,
}

pytestmark = pytest.mark.realdata


def hospital_orders(realdata, times=1):
    """The rows with a figure, the dose taken so many times."""
    rows = realdata / "hospital" / "PRESCRIPTIONS.csv"
    with rows.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            low, _, high = row["DOSE_VAL_RX"].replace(",", "").partition("-")
            try:
                dose = Dose(Decimal(low) * times, Decimal(high or low) * times)
            except (InvalidOperation, ValueError):
                continue
            yield an_order(
                f"{row['DRUG']} {row['PROD_STRENGTH']}".strip(),
                dose=dose,
                unit=row["DOSE_UNIT_RX"] or None,
                route=ROUTES.get(row["ROUTE"], Route.UNKNOWN),
                frequency=FrequencyUnknown(),
            )


def test_that_no_order_of_the_hospital_is_doubted(knowledge, realdata):
    doubted = [
        (order.drug, order.dose, doubt.reason.key)
        for order in hospital_orders(realdata)
        for doubt in dose_doubts(order, knowledge.formulary)
    ]
    assert doubted == []


def test_that_the_same_orders_at_ten_times_the_dose_are_doubted_where_that_is_unusual(
    knowledge, realdata
):
    """Ten times a small first dose (haloperidol 0.5 mg) is usual; of 100 that can be told, 31."""
    formulary = knowledge.formulary
    doubted = {
        (order.drug, order.dose.high)
        for order in hospital_orders(realdata, times=10)
        if dose_doubts(order, formulary)
    }
    assert len(doubted) >= 15
    assert any("aloperidol" in drug for drug, _dose in doubted)
