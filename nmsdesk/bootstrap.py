"""Joins the parts once: the record, the services that work on it, and what the program knows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from importlib import import_module

from nmsdesk.documents.texts import Texts
from nmsdesk.domain.knowledge import Knowledge
from nmsdesk.domain.lesson import Lesson
from nmsdesk.paths import Paths, resource_root
from nmsdesk.services.board import Board
from nmsdesk.services.bus import Bus
from nmsdesk.services.charts import Charts
from nmsdesk.services.events import NamesChanged
from nmsdesk.services.exchange import Exchange
from nmsdesk.services.index_keeping import IndexKeeper
from nmsdesk.services.local_names import LocalNames, names_in_force
from nmsdesk.services.opening import OpenRecord, open_record
from nmsdesk.services.shelf import Shelf
from nmsdesk.services.watch_stamp import stamp
from nmsdesk.services.watcher import Watcher
from nmsdesk.store.charts import ChartStore


@dataclass(frozen=True, slots=True)
class Desk:
    """What a page is handed. `knowledge`, `texts` and `lessons` are read when first asked for."""

    charts: Charts
    watcher: Watcher
    exchange: Exchange
    local_names: LocalNames
    bus: Bus
    now: Callable[[], datetime]
    paths: Paths
    who: str
    demo: bool
    zone: tzinfo | None
    shelf: Shelf
    store: ChartStore
    board: Board

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
    shelf = Shelf(resource_root(), record.paths.cache, lambda: names_in_force(record.store))
    # Heard before the watcher hears it, who asks the shelf.
    record.bus.subscribe(NamesChanged, lambda _event: shelf.forget_names())
    keeper = IndexKeeper(shelf.knowledge, record.zone)
    record.store.index_by(keeper)
    desk = Desk(
        charts=record.charts,
        watcher=Watcher(
            record.charts, shelf.knowledge, record.bus, record.now, written=keeper.take
        ),
        exchange=Exchange(shelf.resources, shelf.knowledge, shelf.texts, record.zone),
        local_names=LocalNames(record.store, lambda: shelf.knowledge().formulary, record.bus),
        bus=record.bus,
        now=record.now,
        paths=record.paths,
        who=record.who,
        demo=record.demo,
        zone=record.zone,
        shelf=shelf,
        store=record.store,
        board=Board(
            record.store,
            keeper,
            lambda: stamp(shelf.resources, names_in_force(record.store).items()),
            record.bus,
            record.now,
        ),
    )
    keeper.known = desk.watcher.known
    if desk.demo and not desk.charts.patients():
        cases = shelf.resources / "cases" / "demo"
        # Imported here and not above: every other start does without the case reader.
        demonstration = import_module("nmsdesk.services.demonstration")
        demonstration.fill(desk.charts, cases, desk.knowledge, desk.now())
    return desk
