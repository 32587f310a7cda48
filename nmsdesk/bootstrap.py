"""Joins the parts once: the record, the services that work on it, and what the program knows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from importlib import import_module

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.knowledge import Knowledge
from nmsdesk.domain.lesson import Lesson
from nmsdesk.paths import Paths, resource_root
from nmsdesk.services.bus import Bus
from nmsdesk.services.charts import Charts
from nmsdesk.services.exchange import Exchange
from nmsdesk.services.opening import OpenRecord, open_record
from nmsdesk.services.shelf import Shelf
from nmsdesk.services.watcher import Watcher
from nmsdesk.store.charts import ChartStore


@dataclass(frozen=True, slots=True)
class Desk:
    """What a page is handed. `knowledge`, `texts` and `lessons` are read when first asked for."""

    charts: Charts
    watcher: Watcher
    exchange: Exchange
    bus: Bus
    now: Callable[[], datetime]
    paths: Paths
    who: str
    demo: bool
    zone: tzinfo | None
    shelf: Shelf
    store: ChartStore

    @property
    def knowledge(self) -> Knowledge:
        return self.shelf.knowledge()

    @property
    def texts(self) -> Texts:
        return self.shelf.texts()

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        return self.shelf.lessons()

    def warm(self) -> None:
        """Read what will be asked for soon; meant for a thread beside the window."""
        self.shelf.knowledge()
        self.shelf.texts()

    def close(self) -> None:
        """Let go of the record, so that another window may open it."""
        self.store.close()


def open_desk(
    paths: Paths, now: Callable[[], datetime], *, demo: bool = False, who: str | None = None
) -> Desk:
    """Open the record and join everything to it; `UserError` with what to do.

    Where the list of patients must not wait for the rest, `services.opening.open_record` opens
    the record first and `desk_of` makes the desk of it.
    """
    record = open_record(paths, now, demo=demo, who=who)
    try:
        return desk_of(record)
    except BaseException:
        record.close()
        raise


def desk_of(record: OpenRecord) -> Desk:
    """Join the other parts to an open record; a demonstration is filled where it is empty."""
    shelf = Shelf(resource_root(), record.paths.cache)
    desk = Desk(
        charts=record.charts,
        watcher=Watcher(record.charts, shelf.knowledge, record.bus, record.now),
        exchange=Exchange(shelf.resources, shelf.knowledge, shelf.texts, record.zone),
        bus=record.bus,
        now=record.now,
        paths=record.paths,
        who=record.who,
        demo=record.demo,
        zone=record.zone,
        shelf=shelf,
        store=record.store,
    )
    if desk.demo and not desk.charts.patients():
        cases = shelf.resources / "cases" / "demo"
        # Imported here and not above: every other start does without the case reader.
        demonstration = import_module("nmsdesk.services.demonstration")
        demonstration.fill(desk.charts, cases, desk.knowledge, desk.now())
    return desk
