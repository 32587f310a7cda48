"""How the tests of the command line run a command."""

import json
import subprocess
import sys
from dataclasses import dataclass

import pytest

from nmsdesk.__main__ import main


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture
def command(capsys):
    """Run the program in this process: `command("check")`."""

    def run(*words):
        code = main([str(word) for word in words])
        told = capsys.readouterr()
        return Done(code, told.out, told.err)

    return run


@pytest.fixture
def process():
    """Run the program as a person does, in a process of its own."""

    def run(*words, **more):
        return subprocess.run(
            [sys.executable, "-m", "nmsdesk", *map(str, words)],
            capture_output="stdout" not in more,
            text=True,
            check=False,
            **more,
        )

    return run


@pytest.fixture
def case_file(tmp_path):
    """Write a case file: `case_file(medications=[…])`."""

    def write(name="case.nmscase.json", **changes):
        document = {
            "nmsdesk_case": 1,
            "now": "2026-06-20T10:00:00",
            "patient": {"id": "F-1", "sex": "female", "age_years": 50},
            "medications": [
                {
                    "drug": "haloperidol",
                    "dose": 5,
                    "unit": "mg",
                    "route": "oral",
                    "frequency": {"times_per_day": 2},
                    "start": "2026-06-15",
                },
                {"drug": "unheard-of 3 mg"},
            ],
            "observations": [
                {
                    "at": "2026-06-20T09:00:00",
                    "findings": {"temperature": 38.6, "rigidity": "generalised", "mutism": True},
                }
            ],
            **changes,
        }
        path = tmp_path / name
        path.write_text(json.dumps(document), encoding="utf-8")
        return path

    return write
