"""Opens the record alone: all that the list of patients needs, and nothing that knows medicine."""

import getpass
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo

from nmsdesk.paths import Paths
from nmsdesk.services.bus import Bus
from nmsdesk.services.charts import Charts
from nmsdesk.services.first_look import record_path, store_kind
from nmsdesk.services.zone import local_zone_name, zone_of
from nmsdesk.store.charts import ChartStore, open_store


@dataclass(frozen=True, slots=True)
class OpenRecord:
    """An open record with its verbs; a `Desk` is made of it once the knowledge is imported."""

    charts: Charts
    bus: Bus
    now: Callable[[], datetime]
    paths: Paths
    who: str
    demo: bool
    zone: tzinfo | None
    store: ChartStore

    def close(self) -> None:
        """Let go of the record, so that another window may open it."""
        self.store.close()


def open_record(
    paths: Paths, now: Callable[[], datetime], *, demo: bool = False, who: str | None = None
) -> OpenRecord:
    """Open the record below `paths.data`, or the demonstration's own below `paths.data/demo`.

    `who` is the person who writes, the operating system's user where nobody is named.
    Raise `UserError` with what to do.
    """
    author = who or operating_system_user()
    path = record_path(paths, demo=demo)
    store = open_store(path, author, now, kind=store_kind(demo=demo), zone=local_zone_name())
    zone = zone_of(store.zone)
    bus = Bus()
    return OpenRecord(Charts(store, bus, zone), bus, now, paths, author, demo, zone, store)


def operating_system_user() -> str:
    """The name under which somebody logged in here; "unknown" where the system has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"
