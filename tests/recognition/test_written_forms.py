"""The hand-written list of medication texts: every stated field against what is recognised."""

import re
import tomllib
from pathlib import Path

import pytest

from nmsdesk.cli.recognise import answer_to

LIST = Path(__file__).with_name("written_forms.toml")
WRITTEN = [
    pytest.param(line, id=f"{group}: {line['text']}")
    for group, lines in tomllib.loads(LIST.read_text(encoding="utf-8")).items()
    for line in lines
]
NOT_SAID = "-"
AMONG = 3
"""How far down the offered names a person is expected to look."""


@pytest.mark.parametrize("line", WRITTEN)
def test_that_a_text_is_what_a_careful_pharmacist_says_it_is(knowledge, line):
    answer = answer_to(knowledge.formulary.recognise(line["text"]))
    assert _told(answer, line) == _expected(line)


def test_that_the_list_is_long_and_looks_both_ways():
    texts = [case.values[0]["text"] for case in WRITTEN]
    not_ours = [case for case in WRITTEN if not case.values[0]["drugs"]]
    assert len(texts) == len(set(texts)) >= 2000
    assert len(not_ours) >= 600


def _expected(line):
    wanted = {key: value for key, value in line.items() if key != "text"}
    wanted["drugs"] = sorted(line["drugs"])
    wanted.setdefault("standing", "ours" if line["drugs"] else "not ours")
    if "strength" in line:
        wanted["strength"] = _by_drug(line["strength"], line["drugs"])
    return wanted


def _by_drug(written, drugs):
    each = written if isinstance(written, list) else [written] * len(drugs)
    return dict(zip(drugs, each, strict=True))


def _told(answer, line):
    """The answer in the words of the list, only the fields that the line states."""
    standing = answer["standing"]
    if "standing" not in line and standing != "ours":
        standing = "not ours"
    told = {
        "drugs": sorted(one["drug"] for one in answer["ingredients"]),
        "standing": standing,
        "strength": {one["drug"]: _amount(one) for one in answer["ingredients"]},
        "form": answer["form"] or NOT_SAID,
        "route": answer["route"] or NOT_SAID,
        "dose": _dose(answer["dose"]),
        "frequency": _frequency(answer["frequency"]),
        "offered": [one for one in line.get("offered", ()) if one in answer["offered"][:AMONG]],
    }
    return {key: told[key] for key in ("drugs", "standing", *line) if key in told}


def _amount(ingredient):
    if ingredient["strength"] is None:
        return NOT_SAID
    return f"{ingredient['strength']} {ingredient['unit']}"


def _dose(dose):
    if dose is None:
        return NOT_SAID
    return f"{dose['low']}-{dose['high']}" if isinstance(dose, dict) else str(dose)


def _frequency(frequency):
    match frequency:
        case None:
            return NOT_SAID
        case {"times_per_day": times}:
            return f"{times} a day"
        case {"every_hours": hours}:
            return f"every {hours} h"
        case {"every_days": days}:
            return f"every {days} d"
        case {"once": True}:
            return "once"
        case {"as_needed": True, "max_per_day": most}:
            return f"as needed, max {most}"
        case _:
            return "as needed"


FIELDS = re.compile(r"text|drugs|standing|offered|strength|form|route|dose|frequency")


def test_that_every_key_of_the_list_is_one_that_is_compared():
    keys = {key for case in WRITTEN for key in case.values[0]}
    assert not [key for key in keys if not FIELDS.fullmatch(key)]
