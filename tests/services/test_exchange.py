"""A file is previewed without touching the record, and says in a sentence why it cannot be read."""

import json
from zoneinfo import ZoneInfo

import pytest

from nmsdesk.domain.errors import UserError
from nmsdesk.paths import resource_root
from nmsdesk.services.exchange import Exchange
from nmsdesk.services.job import Cancelled

BUNDLE = {
    "resourceType": "Bundle",
    "type": "collection",
    "entry": [
        {
            "fullUrl": "urn:uuid:p",
            "resource": {
                "resourceType": "Patient",
                "id": "p",
                "name": [{"family": "Marsh", "given": ["Daniel"]}],
                "gender": "male",
                "birthDate": "1992-03-17",
            },
        },
        {
            "fullUrl": "urn:uuid:m",
            "resource": {
                "resourceType": "MedicationRequest",
                "id": "m",
                "status": "active",
                "intent": "order",
                "subject": {"reference": "urn:uuid:p"},
                "authoredOn": "2026-06-01T08:00:00+01:00",
                "medicationCodeableConcept": {"text": "haloperidol 5 MG Oral Tablet"},
            },
        },
    ],
}


@pytest.fixture
def exchange(knowledge, texts):
    return Exchange(resource_root(), lambda: knowledge, lambda: texts, ZoneInfo("Europe/London"))


@pytest.fixture
def bundle(tmp_path):
    path = tmp_path / "bundle.json"
    path.write_text(json.dumps(BUNDLE), encoding="utf-8")
    return path


def test_that_what_a_preview_shows_is_what_is_stored(exchange, bundle, record):
    preview = exchange.preview(bundle)
    assert preview.report.entries == preview.report.read + len(preview.report.not_taken)
    assert record.charts.patients() == ()
    result = record.charts.take_over(preview.patients, bundle.name)
    (key,) = result.patients
    (order,) = record.orders(key)
    (shown,) = preview.patients[0].orders
    assert (order.drug, order.text, order.source) == (shown.drug, shown.text, shown.source)
    assert record.charts.patients()[0].family_name == "Marsh"


@pytest.mark.parametrize("content", [b"", b"{", b"not json", b'{"resourceType": "Bundle"'])
def test_that_a_file_that_cannot_be_read_is_named_in_one_line(exchange, tmp_path, content):
    path = tmp_path / "wrong.json"
    path.write_bytes(content)
    with pytest.raises(UserError, match=r"wrong\.json") as refused:
        exchange.preview(path)
    assert "\n" not in str(refused.value)


def test_that_a_folder_and_a_missing_file_are_told(exchange, tmp_path):
    for path in (tmp_path, tmp_path / "none.json"):
        with pytest.raises(UserError):
            exchange.preview(path)


def test_that_reading_can_be_cancelled(exchange, bundle):
    class Impatient:
        def step(self, done, total):
            if done < total:
                raise Cancelled

    with pytest.raises(Cancelled):
        exchange.preview(bundle, Impatient())


def test_that_reading_says_how_far_it_is(exchange, bundle):
    steps = []

    class Told:
        def step(self, done, total):
            steps.append((done, total))

    exchange.preview(bundle, Told())
    assert steps == [(n, 3) for n in range(4)]
