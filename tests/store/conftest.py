"""A record that is closed when the test ends."""

import pytest

from tests.record_builders import open_record


@pytest.fixture
def record(tmp_path):
    record = open_record(tmp_path)
    yield record
    record.close()
