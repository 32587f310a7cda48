"""A record in a folder with a clock that the test moves, and everything its bus said."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from nmsdesk.domain.ids import OrderId, PatientId
from nmsdesk.domain.patient import Patient
from nmsdesk.services.bus import Bus
from nmsdesk.services.charts import Charts
from nmsdesk.services.events import ChartChanged, PatientsChanged
from nmsdesk.store.charts import ChartStore, open_store
from nmsdesk.store.upgrade import StoreKind
from tests.builders import on_day

NOW = on_day(5, 10)


@dataclass
class Record:
    path: Path
    store: ChartStore
    charts: Charts
    bus: Bus
    time: list[datetime]
    heard: list[object] = field(default_factory=list)

    def close(self) -> None:
        self.store.close()

    def later(self, **by: float) -> None:
        self.time[0] += timedelta(**by)

    def a_patient(self, identifier: str = "T-1", **more: object) -> PatientId:
        return self.charts.add_patient(Patient(identifier, **more))

    def orders(self, key: PatientId):
        return self.charts.case(key, self.time[0]).orders

    def order_id(self, key: PatientId, drug: str) -> OrderId:
        return next(o.id for o in reversed(self.orders(key) or ()) if o.drug == drug)


def open_record(
    folder: Path, *, who: str = "nurse", at: datetime = NOW, kind: StoreKind = StoreKind.CLINICAL
) -> Record:
    time = [at]
    path = folder / "record.db"
    store = open_store(path, who, lambda: time[0], kind=kind, zone="Europe/London")
    bus = Bus()
    record = Record(path, store, Charts(store, bus, None), bus, time)
    for event in (ChartChanged, PatientsChanged):
        bus.subscribe(event, record.heard.append)
    return record
