"""JSON as it is written: plain figures, fixed order, every sign of every language."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nmsdesk.documents.json_text import plain, write_json


@pytest.mark.parametrize(
    ("figure", "written"),
    [
        ("10.0", "10"),
        ("1E+2", "100"),
        ("1E-7", "0.0000001"),
        ("0.50", "0.5"),
        ("-0.0", "0"),
        ("-33.30", "-33.3"),
        ("1200", "1200"),
        ("0.1", "0.1"),
    ],
)
def test_that_a_figure_has_neither_exponent_nor_trailing_zero(figure, written):
    assert plain(Decimal(figure)) == written


def test_that_objects_and_lists_are_indented_and_empty_ones_stay_short():
    written = write_json({"a": [1, {"b": None}], "c": {}, "d": [], "e": "µ \n"})
    assert written == (
        '{\n  "a": [\n    1,\n    {\n      "b": null\n    }\n  ],\n'
        '  "c": {},\n  "d": [],\n  "e": "µ \\n"\n}\n'
    )


values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(values)
def test_that_what_is_written_is_the_same_json(value):
    assert json.loads(write_json(value)) == value


def test_that_truth_is_not_written_as_a_figure():
    assert write_json([True, False]) == "[\n  true,\n  false\n]\n"
