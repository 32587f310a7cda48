"""Whole cases, worked out by hand from the design, through the command that people run.

Beside each `NAME.nmscase.json` stands `NAME.expect.toml`, which names only what the case is
about: `[answer]` are parts of the answer (lists stand whole, "null" is no value), `[has]` are
members of its lists, `[says]` are words of its sentences.
"""

import json
import tomllib
from pathlib import Path

import pytest

from nmsdesk.cli import assess

CASES = sorted(Path(__file__).parent.glob("*.nmscase.json"))


def differences(wanted, got, path="answer"):
    if isinstance(wanted, dict) and isinstance(got, dict):
        for key, value in wanted.items():
            yield from differences(value, got.get(key, "nothing"), f"{path}.{key}")
    elif isinstance(wanted, list) and isinstance(got, list) and len(wanted) == len(got):
        for place, (one, other) in enumerate(zip(wanted, got, strict=True)):
            yield from differences(one, other, f"{path}[{place}]")
    elif (None if wanted == "null" else wanted) != got:
        yield f"{path}: by hand {wanted}, the program says {got}"


def test_that_every_case_has_its_answer_and_every_answer_its_case():
    answers = sorted(Path(__file__).parent.glob("*.expect.toml"))
    assert [path.name.split(".")[0] for path in CASES] == [p.name.split(".")[0] for p in answers]
    assert len(CASES) >= 15


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name.split(".")[0])
def test_that_the_command_answers_as_worked_out_by_hand(path, capsys):
    expected = tomllib.loads(path.with_name(path.name.split(".")[0] + ".expect.toml").read_text())
    assert expected.keys() <= {"about", "answer", "has", "says"}
    assert assess.run(path, as_json=True) == 0
    answer = json.loads(capsys.readouterr().out)
    assert list(differences(expected.get("answer", {}), answer)) == []
    for key, members in expected.get("has", {}).items():
        for member in members:
            assert any(not list(differences(member, each)) for each in answer[key]), member
    for key, words in expected.get("says", {}).items():
        for word in words:
            assert any(word in sentence for sentence in answer[key]), word
