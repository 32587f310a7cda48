"""One order saved in a record of 5,000 orders: the transaction, and until the chart is there."""

import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

from nmsdesk.bootstrap import open_desk
from nmsdesk.domain.ids import OrderId
from nmsdesk.domain.imported import ImportedPatient
from nmsdesk.domain.moment import Moment
from nmsdesk.domain.order import Dose, Ending, Order, Route, Source, TimesPerDay
from nmsdesk.domain.patient import Patient
from nmsdesk.paths import Paths
from tests.benchmarks.row import Row

NOW = datetime(2026, 6, 20, 10)
ORDERS, SAVES = 5_000, 7
DRUGS = ("haloperidol", "olanzapine", "sertraline", "metoclopramide", "lorazepam", "metformin")


def save_order() -> Iterator[Row]:
    """Medians over orders saved one after the other while the record is open."""
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(Paths.under(Path(folder)), lambda: NOW, who="bench")
        orders = tuple(_order(number) for number in range(ORDERS))
        desk.charts.take_over([ImportedPatient(Patient("B-1"), orders)], "bench")
        key = desk.charts.patients()[0].key
        desk.watcher.chart(key)
        saved, shown = [], []
        for number in range(SAVES):
            new = replace(orders[number], start=Moment(NOW - timedelta(hours=1)), end=Ending.OPEN)
            begun = time.perf_counter()
            desk.charts.add_order(key, new)
            saved.append((time.perf_counter() - begun) * 1000)
            desk.watcher.chart(key)
            shown.append((time.perf_counter() - begun) * 1000)
        desk.close()
    basis = f"{ORDERS:,} orders of {len(DRUGS)} medicines, their windows touching for years"
    yield Row("an order saved, its index with it", f"{statistics.median(saved):.0f} ms", "-", basis)
    yield Row("... to the new chart", f"{statistics.median(shown):.0f} ms", "<= 100 ms", basis)


def _order(number: int) -> Order:
    begin = NOW - timedelta(days=3 * (ORDERS - number) / len(DRUGS))
    amount = Decimal(5 + number % 7)
    return Order(
        OrderId(str(number)),
        DRUGS[number % len(DRUGS)],
        Dose(amount, amount),
        "mg",
        route=Route.ORAL,
        frequency=TimesPerDay(Decimal(2)),
        start=Moment(begin),
        end=Moment(begin + timedelta(days=3)),
        source=Source(f"row[{number}]"),
    )
