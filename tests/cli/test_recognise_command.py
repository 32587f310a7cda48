"""`nmsdesk recognise`: one text a line in, one answer a line out, each as soon as it is known."""

import io
import json
import subprocess
import sys

import pytest


@pytest.fixture
def asked(command, monkeypatch):
    """Hand a text to standard input and read the answers."""

    def ask(text):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text), encoding="utf-8"))
        done = command("recognise", "--json")
        assert done.code == 0, done.err
        return [json.loads(line) for line in done.out.splitlines()]

    return ask


def test_that_each_line_has_its_answer_in_the_form_of_the_format(asked):
    first, second = asked(b"HALDOL 5 mg tab PO BID\nmetformin 500 mg\n")
    assert list(first) == [
        "text",
        "ingredients",
        "form",
        "route",
        "dose",
        "frequency",
        "offered",
        "standing",
    ]
    assert first["ingredients"][0]["drug"] == "haloperidol"
    assert (first["standing"], second["standing"]) == ("ours", "no_role")


def test_that_an_empty_line_has_an_answer_too_and_no_input_has_none(asked):
    assert [one["text"] for one in asked(b"\nhaloperidol")] == ["", "haloperidol"]
    assert asked(b"") == []


def test_that_bytes_that_are_no_text_stop_nothing(asked):
    assert [one["standing"] for one in asked(b"\xff\xfe\xe9\nlithium\n")] == ["unknown", "ours"]


def test_that_an_answer_comes_before_the_next_line_is_sent():
    with subprocess.Popen(
        [sys.executable, "-m", "nmsdesk", "recognise", "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as running:
        for text in ("haloperidol", "sertraline"):
            running.stdin.write(f"{text}\n")
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["text"] == text
