"""The watch board: its rows, kept up to date by the clock, and what a person does to a row."""

from collections.abc import Callable
from datetime import datetime

from nmsdesk.domain.board import Counts, Filters
from nmsdesk.domain.board_order import BoardRow, Placing, rows
from nmsdesk.domain.errors import UserError
from nmsdesk.domain.ids import PatientId
from nmsdesk.domain.record import Entry, Verb
from nmsdesk.domain.watching import Watched
from nmsdesk.services.bus import Bus
from nmsdesk.services.events import ChartChanged, Part
from nmsdesk.services.index_keeping import IndexKeeper
from nmsdesk.services.job import Progress, SilentProgress
from nmsdesk.services.looker import Looker
from nmsdesk.services.rebuild import CHUNK, picked, rebuild
from nmsdesk.store.bulk_reading import BulkReader
from nmsdesk.store.charts import ChartStore
from nmsdesk.store.watch_counts import counts
from nmsdesk.store.watch_index import (
    behind,
    keep_rows,
    next_boundary,
    stamp_of,
    wards,
    watched_patients,
)
from nmsdesk.store.watch_marks import end_watching, put_aside
from nmsdesk.store.writer import Writer

__all__ = ["Board", "BoardRow", "Filters"]

ALL = Filters()
"""Every row but those that were put aside."""


class Board:
    """Reads the index alone; `stamp` says what a whole index is made from now."""

    def __init__(
        self,
        store: ChartStore,
        keeper: IndexKeeper,
        stamp: Callable[[], str],
        bus: Bus,
        now: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._keeper = keeper
        self._stamp = stamp
        self._bus = bus
        self._now = now

    def rows(self, filters: Filters = ALL) -> tuple[BoardRow, ...]:
        """Every patient with an open window in the stated order, the clock caught up with first."""
        self.catch_up()
        now = self._now()
        rules = self._keeper.knowledge().watch
        with self._store.reading() as reader:
            found = watched_patients(reader.connection, Placing(now, rules), filters)
        return rows(found, now, rules, filters.most)

    def counts(self, filters: Filters = ALL) -> Counts:
        """How many patients stand on the board, and how many the filters let through."""
        with self._store.reading() as reader:
            return counts(reader.connection, self._now(), filters)

    def wards(self) -> tuple[str, ...]:
        """The wards that can be filtered by."""
        with self._store.reading() as reader:
            return wards(reader.connection)

    def next_boundary(self) -> datetime | None:
        """When the live board has to be read again though nobody wrote; midnight is not in it."""
        with self._store.reading() as reader:
            return next_boundary(reader.connection, self._now())

    def catch_up(self, progress: Progress | None = None) -> int:
        """Look anew at whom the clock has passed; make the whole index where it is not whole.

        The patients looked at. Long only after an upgrade, another catalogue or many days away:
        a page calls it as a job beforehand.
        """
        stamp, now = self._stamp(), self._now()
        with self._store.reading() as reader:
            whole = stamp_of(reader.connection) == stamp
        if not whole:
            return self._make_anew(now, stamp, progress or SilentProgress())
        done = 0
        while some := self._look_again(now):
            done += some
        return done

    def put_aside(self, key: PatientId, until: datetime | None = None, reason: str = "") -> Entry:
        """Off the board until then, at the latest until its windows close.

        It ends by itself when the data under it change. `UserError` where no window is open.
        """
        with self._store.writing() as writer:
            watched, now = self._open(writer, key), writer.at
            open_now = [each for each in watched.watching.windows if each.open_at(now)]
            closes = max(each.closes for each in open_now)
            if until is not None and until <= now:
                raise UserError("That time is over: nothing was saved. Name a later one.")
            what = max(open_now, key=lambda each: each.at).drug
            pen = writer.entry(key, Verb.PUT_ASIDE, what, reason=reason.strip() or None)
            put_aside(pen, closes if until is None else min(until, closes), watched.seen)
        return self._tell(pen.entry)

    def end_watching(self, key: PatientId, reason: str) -> Entry:
        """Close every open window of the patient, with why; what changes later opens its own."""
        if not reason.strip():
            raise UserError("Watching ends with a reason: nothing was saved. Say why.")
        with self._store.writing() as writer:
            watched = self._open(writer, key)
            what = watched.watching.windows[0].drug
            pen = writer.entry(key, Verb.END_WATCHING, what, reason=reason.strip())
            end_watching(pen, watched.causes)
        return self._tell(pen.entry)

    def _open(self, writer: Writer, key: PatientId) -> Watched:
        writer.patient(key)
        _, watched = self._keeper.look(writer, key)
        if watched is None or not watched.causes:
            raise UserError("No watch window of this patient is open: nothing was saved.")
        return watched

    def _tell(self, entry: Entry) -> Entry:
        self._bus.publish(ChartChanged(entry.patient, frozenset({Part.WATCHING})))
        return entry

    def _look_again(self, now: datetime) -> int:
        with self._store.reading() as reader:
            keys = behind(reader.connection, now, CHUNK)
        if keys:
            with self._store.writing() as writer:
                found = [(key, self._keeper.look(writer, key)[1]) for key in keys]
                kept = [(key, None if one is None else one.watching) for key, one in found]
                keep_rows(writer.connection, kept)
        return len(keys)

    def _make_anew(self, now: datetime, stamp: str, progress: Progress) -> int:
        reader = BulkReader(self._store.address)
        try:
            looker = Looker(reader, self._keeper.knowledge(), self._keeper.zone, now)
            keys = picked(self._store, self._keeper.knowledge(), now)
            return rebuild(self._store, looker, keys, stamp, progress).picked
        finally:
            reader.close()
