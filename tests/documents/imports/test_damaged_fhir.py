"""Damaged FHIR documents: never a fault, never a lost entry, never an invalid case file."""

import pytest

from tests.proofs.fuzz_imports import breach


@pytest.mark.parametrize("seed", range(150))
def test_that_a_damaged_document_is_read_or_refused_in_one_line(seed):
    assert breach(seed) in (None, "refused")
