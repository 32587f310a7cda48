"""A full disk writes nothing, says so, and leaves everything that was saved before."""

import subprocess

import pytest
from sqlalchemy import event

from nmsdesk.domain.errors import UserError
from tests.builders import a_check, an_order
from tests.record_builders import open_record


def fill_up(record):
    """No page more than the database has now, on every connection from here on."""

    def limit(connection, _record, _proxy):
        used = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {used}")

    event.listen(record.store._engine, "checkout", limit)


def fill(record, key, most=500):
    """Write until the disk is full; what was written before."""
    written = []
    for n in range(most):
        order = an_order("haloperidol", 5, number=n, text="Secretazine as it stood " * 20)
        written.append(record.charts.add_order(key, order))
    return written


def test_that_a_full_disk_writes_nothing_and_says_so(tmp_path):
    record = open_record(tmp_path)
    key = record.a_patient()
    record.charts.observe(key, a_check(1, agitation=True))
    fill_up(record)
    with pytest.raises(UserError, match=r"disk is full: nothing was written.*Free some space"):
        fill(record, key)
    orders, entries = record.orders(key) or (), record.charts.journal(key)
    assert len(entries) == len(orders) + 2
    assert len(record.charts.observations(key)) == 1
    record.close()
    again = open_record(tmp_path)
    assert (again.orders(key) or (), again.charts.journal(key)) == (orders, entries)
    again.charts.add_order(key, an_order("haloperidol", 5))
    again.close()


def test_that_the_sentence_holds_nothing_of_what_was_to_be_stored(tmp_path):
    record = open_record(tmp_path)
    key = record.a_patient()
    fill_up(record)
    with pytest.raises(UserError) as refused:
        fill(record, key)
    assert "Secretazine" not in str(refused.value)
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__
    record.close()


def test_that_a_disk_too_full_to_open_the_record_is_called_full(tmp_path):
    """A real file system of 20 kB; SQLite calls this an input and output error."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=20k", "tmpfs", str(disk)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("only root can make a small disk")
    try:
        with pytest.raises(UserError, match="disk is full: nothing was written"):
            open_record(disk)
    finally:
        subprocess.run(["umount", str(disk)], check=True)
