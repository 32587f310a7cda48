"""What every test shares: the knowledge as shipped, the real documents, quiet logs."""

import logging
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from nmsdesk.documents.knowledge import load_knowledge
from nmsdesk.documents.texts import load_texts
from nmsdesk.paths import resource_root

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

REALDATA = Path(__file__).resolve().parents[2] / "shared" / "realdata"

settings.register_profile(
    "desk", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("desk")


@pytest.fixture(scope="session")
def knowledge():
    """Everything under `resources/knowledge`, loaded once."""
    return load_knowledge(resource_root())


@pytest.fixture(scope="session")
def texts():
    return load_texts(resource_root(), "en")


@pytest.fixture
def realdata():
    """The folder of real documents that none of us wrote."""
    if not REALDATA.is_dir():
        pytest.skip("the shared real documents are not beside this checkout")
    return REALDATA


@pytest.fixture(autouse=True)
def no_unasked_warnings(caplog):
    """A log record of WARNING or more that no test asked for fails the test."""
    yield
    loud = [
        record
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING and not record.name.startswith("asked")
    ]
    asked = getattr(caplog, "asked_for", False)
    assert asked or not loud, [record.getMessage() for record in loud]
