"""A record whose index is kept by the ledger, with its board."""

from nmsdesk.services.board import Board
from nmsdesk.services.index_keeping import IndexKeeper
from nmsdesk.services.watcher import Watcher
from tests.record_builders import NOW, open_record

STAMP = "tests"


def open_board(folder, knowledge, *, at=NOW, who="nurse"):
    """The record and its board; `record.board` and `record.watcher` are set."""
    return with_board(open_record(folder, at=at, who=who), knowledge)


def with_board(record, knowledge):
    keeper = IndexKeeper(lambda: knowledge, None)
    record.store.index_by(keeper)
    record.board = Board(record.store, keeper, lambda: STAMP, record.bus, lambda: record.time[0])
    record.watcher = Watcher(
        record.charts,
        lambda: knowledge,
        record.bus,
        lambda: record.time[0],
        written=keeper.take,
    )
    keeper.known = record.watcher.known
    return record
