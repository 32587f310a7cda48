"""Every statement can be said; what a language lacks is told in English, never left silent."""

import ast
import re
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

import nmsdesk
from nmsdesk.documents.problem import DocumentError
from nmsdesk.documents.texts import gaps, load_texts
from nmsdesk.domain.reason import Label, because
from nmsdesk.paths import resource_root


def a_root(tmp_path, **files):
    """`en_labels="…"` becomes texts/en/labels/some.toml."""
    for name, text in files.items():
        language, part = name.split("_")
        folder = tmp_path / "texts" / language / part
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "some.toml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture(name="words")
def some_words(tmp_path):
    return load_texts(
        a_root(
            tmp_path,
            en_labels=(
                '[finding.tremor]\nlabel = "Tremor"\nnote = "Look at the hands."\n'
                '[finding]\nmutism = "Mutism"\n[word.rigidity]\nlead_pipe = "lead pipe"\n'
                '[list]\nand = "{first} and {last}"\n[month]\n11 = "Nov"\n'
            ),
            en_reasons=(
                'raised = "{drug} from {before} to {after} mg on {at}"\nseen = "{signs} seen"\n'
            ),
            de_labels='[finding]\nmutism = "Mutismus"\n',
        ),
        "en",
    )


def test_that_a_label_and_its_note_are_told(words):
    assert words.label("finding", "tremor") == "Tremor"
    assert words.note("finding", "tremor") == "Look at the hands."
    assert words.note("finding", "mutism") is None
    assert words.label("word", "rigidity.lead_pipe") == "lead pipe"


def test_that_what_has_no_label_is_told_by_its_id_in_words(words):
    assert words.label("finding", "oculogyric_crisis") == "oculogyric crisis"
    assert words.label("word", "rigidity.lower_limb") == "lower limb"


def test_that_the_labels_of_a_kind_come_together(words):
    assert dict(words.labels("finding")) == {"tremor": "Tremor", "mutism": "Mutism"}
    assert dict(words.labels("nothing")) == {}


@pytest.mark.usefixtures("words")
def test_that_a_language_falls_back_to_english(tmp_path):
    german = load_texts(tmp_path, "de")
    assert german.label("finding", "mutism") == "Mutismus"
    assert german.label("finding", "tremor") == "Tremor"


def test_that_a_reason_is_said_with_its_values(words):
    said = words.say(
        because(
            "raised",
            drug="haloperidol",
            before=Decimal("5.00"),
            after=Decimal(1200),
            at=datetime(2026, 11, 4, 14, 5),
        )
    )
    assert said == "haloperidol from 5 to 1,200 mg on 04-Nov-2026 14:05"


def test_that_midnight_is_told_as_the_day_alone(words):
    assert words.day_and_clock(datetime(2026, 11, 4)) == "04-Nov-2026"


@pytest.mark.parametrize(
    ("ids", "said"),
    [
        ((), " seen"),
        (("tremor",), "Tremor seen"),
        (("tremor", "mutism"), "Tremor and Mutism seen"),
        (("tremor", "mutism", "coma"), "Tremor, Mutism and coma seen"),
    ],
)
def test_that_several_labels_are_listed(words, ids, said):
    assert words.say(because("seen", signs=tuple(Label("finding", one) for one in ids))) == said


def test_that_a_statement_without_a_sentence_is_still_told(words):
    assert words.say(because("depot_felt", drug="haloperidol")) == "depot felt: drug haloperidol"


def test_that_a_gap_without_a_value_stays_visible(words):
    assert words.say(because("seen")) == "… seen"


@pytest.mark.parametrize(
    ("files", "complaint"),
    [
        ({"en_labels": '[finding.tremor]\nlabel = "x"\nnoet = "y"'}, "perhaps note"),
        ({"en_labels": "[finding]\ntremor = 7"}, "finding.tremor"),
        ({"en_labels": '[finding]\ntremor = ""'}, "may not be empty"),
        ({"en_reasons": 'seen = "{signs"'}, "seen: has a brace that is not closed"),
    ],
)
def test_that_a_wrong_text_is_refused_by_file_and_path(tmp_path, files, complaint):
    with pytest.raises(DocumentError, match=re.escape(complaint)) as refused:
        load_texts(a_root(tmp_path, **files), "en")
    assert str(refused.value).startswith("texts/en/")


def test_that_a_label_given_twice_is_refused(tmp_path):
    root = a_root(tmp_path, en_labels='[finding]\ntremor = "Tremor"\n')
    other = root / "texts" / "en" / "labels" / "other.toml"
    other.write_text('[finding]\ntremor = "Shaking"\n', encoding="utf-8")
    with pytest.raises(DocumentError, match="has a label already"):
        load_texts(root, "en")


def said_in_code():
    """Key and names of the values of every `because("key", …)` in the program."""
    for path in sorted(Path(nmsdesk.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="because"), args=[ast.Constant(value=str(key))]):
                    names = {each.arg for each in node.keywords} - {"sources"}
                    yield path.name, key, None if None in names else names


def test_that_every_statement_the_code_makes_has_its_sentence_and_fills_its_gaps():
    sentences = load_texts(resource_root(), "en").sentences
    wrong = []
    for file, key, names in said_in_code():
        if key not in sentences:
            wrong.append(f"{file}: {key} has no sentence")
        elif names is not None and not gaps(sentences[key]) <= names:
            wrong.append(f"{file}: {key} leaves {sorted(gaps(sentences[key]) - names)} open")
    assert not wrong, "\n".join(wrong)
