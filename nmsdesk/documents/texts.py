"""The words of the knowledge in one language: labels, notes, and sentences for reasons.

Every language is a folder below `resources/texts`; what it lacks is told in English, and what
English lacks is told as the id in words, so that nothing is ever silent.
"""

import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal
from pathlib import Path

from typing_extensions import override

from nmsdesk.documents.cursor import Cursor
from nmsdesk.documents.json_text import plain
from nmsdesk.documents.problem import Problems
from nmsdesk.documents.toml_files import toml_below
from nmsdesk.domain.ids import SourceId
from nmsdesk.domain.reason import Fact, Label, Reason
from nmsdesk.domain.temperature import fahrenheit, tenth

ENGLISH = "en"

TEMPERATURE = Label("unit", "temperature")
"""The unit that makes a figure of a reason a temperature, in °C."""
DEGREES = "celsius"
"""The gap of a fixed temperature, as a limit has it: `{celsius:38.5}`."""


_LIMIT = re.compile(r"\d+(\.\d+)?")

Told = Fact | Label | tuple[Label, ...] | Reason


@dataclass(frozen=True, slots=True)
class Entry:
    """One labelled thing; `sources` are those on which its note rests."""

    label: str
    note: str | None = None
    sources: tuple[SourceId, ...] = ()


@dataclass(frozen=True, slots=True)
class Texts:
    """`in_fahrenheit`: temperatures are told in °F; the record and the rules have them in °C."""

    entries: Mapping[str, Mapping[str, Entry]]
    sentences: Mapping[str, str]
    in_fahrenheit: bool = False

    def label(self, kind: str, id: str) -> str:  # noqa: A002 - the name of the thing in every file
        """The word for a thing; where there is none, its id in words."""
        entry = self.entries.get(kind, {}).get(id)
        return in_words(id) if entry is None else entry.label

    def note(self, kind: str, id: str) -> str | None:  # noqa: A002 - as above
        """The longer text, such as how to look for a finding."""
        entry = self.entries.get(kind, {}).get(id)
        return None if entry is None else entry.note

    def labels(self, kind: str) -> Mapping[str, str]:
        """The label of every thing of a kind by its id, in the order of the files."""
        return {id_: entry.label for id_, entry in self.entries.get(kind, {}).items()}

    def lacking(self, name: str) -> str:
        """What a criterion lacks: a finding, or something beside them (a second temperature)."""
        kind = "missing" if self.has(Label("missing", name)) else "finding"
        return self.label(kind, name)

    def has(self, label: Label) -> bool:
        return label.id in self.entries.get(label.kind, {})

    def say(self, reason: Reason) -> str:
        """The sentence of a reason with its values in the gaps."""
        values = {name: self._told(value) for name, value in self._scaled(reason)}
        sentence = self.sentences.get(reason.key)
        if sentence is None:
            told = ", ".join(f"{in_words(name)} {value}" for name, value in values.items())
            return f"{in_words(reason.key)}: {told}" if told else in_words(reason.key)
        return sentence.format_map(_Values(values, self))

    def degrees(self, celsius: Decimal) -> Decimal:
        """A temperature as it is read: in tenths of °C, or of °F where those are wished."""
        return fahrenheit(celsius) if self.in_fahrenheit else tenth(celsius)

    def measured(self, figure: Decimal, unit: Label) -> str:
        """A figure with its unit: 38.4 °C; alone where there is no word for the unit."""
        if unit == TEMPERATURE:
            return f"{grouped(self.degrees(figure))} {self.degree_unit()}"
        return (
            f"{grouped(figure)} {self.label(unit.kind, unit.id) if self.has(unit) else ''}".strip()
        )

    def degree_unit(self) -> str:
        return "°F" if self.in_fahrenheit else self.label(TEMPERATURE.kind, TEMPERATURE.id)

    def _scaled(self, reason: Reason) -> Iterator[tuple[str, Told]]:
        """The values of a reason; a temperature among them as it is read."""
        warm = ("unit", TEMPERATURE) in reason.values
        for name, value in reason.values:
            if warm and isinstance(value, Decimal):
                yield name, self.degrees(value)
            elif value == TEMPERATURE:
                yield name, self.degree_unit()
            else:
                yield name, value

    def _told(self, value: Told) -> str:
        match value:
            case Reason():
                return self.say(value)
            case Label(kind, id_):
                return self.label(kind, id_)
            case tuple():
                return self.listed([self.label(one.kind, one.id) for one in value])
            case datetime():
                return self.day_and_clock(value)
            case Decimal():
                return grouped(value)
            case _:
                return str(value)

    def listed(self, words: list[str]) -> str:
        """Several words as one: a, b and c."""
        if len(words) < 2:
            return "".join(words)
        return self.label("list", "and").format(first=", ".join(words[:-1]), last=words[-1])

    def day_and_clock(self, moment: datetime) -> str:
        """dd-Mmm-yyyy HH:mm; midnight is told as the day alone."""
        day = f"{moment.day:02d}-{self.label('month', str(moment.month))}-{moment.year}"
        return day if moment.time() == time() else f"{day} {moment:%H:%M}"


class _Values(dict[str, object]):
    """A gap for which a reason brings no value stays visible as a gap; a limit needs none."""

    def __init__(self, values: Mapping[str, str], texts: Texts) -> None:
        super().__init__(values)
        self._texts = texts

    def __missing__(self, name: str) -> object:
        return _Degrees(self._texts) if name == DEGREES else "…"


class _Degrees:
    """`{celsius:38.5}` becomes 38.5 °C, or 101.3 °F."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    @override
    def __format__(self, celsius: str) -> str:
        return self._texts.measured(Decimal(celsius), TEMPERATURE)


def load_texts(root: Path, language: str) -> Texts:
    """The texts of a language over English; DocumentError with everything that is wrong."""
    folders = [root / "texts" / ENGLISH]
    if language != ENGLISH:
        folders.append(root / "texts" / language)
    entries: dict[str, dict[str, Entry]] = {}
    sentences: dict[str, str] = {}
    problems = Problems()
    for folder in folders:
        own_entries: dict[str, dict[str, Entry]] = {}
        own_sentences: dict[str, str] = {}
        with problems.gathered():
            for document in toml_below(folder / "labels", root):
                _add_labels(document, own_entries, problems)
        with problems.gathered():
            for document in toml_below(folder / "reasons", root):
                _add_sentences(document, own_sentences, problems)
        for kind, things in own_entries.items():
            entries.setdefault(kind, {}).update(things)
        sentences.update(own_sentences)
    problems.refuse()
    return Texts(entries, sentences)


def grouped(figure: Decimal) -> str:
    """A figure as people read it: no trailing zero, a comma from 1,000."""
    whole, point, rest = plain(figure).partition(".")
    return f"{int(whole):,}{point}{rest}" if len(whole.lstrip("-")) > 3 else f"{whole}{point}{rest}"


def in_words(name: str) -> str:
    """An id as words: `oculogyric_crisis` -> oculogyric crisis."""
    return name.rpartition(".")[2].replace("_", " ")


def gaps(sentence: str) -> frozenset[str]:
    """The names of the gaps in a sentence; ValueError where a brace is left open."""
    return frozenset(
        name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None
    )


def _limits_are_figures(sentence: str) -> bool:
    limits = [spec for _, name, spec, _ in string.Formatter().parse(sentence) if name == DEGREES]
    return all(_LIMIT.fullmatch(spec or "") for spec in limits)


def _add_labels(document: Cursor, into: dict[str, dict[str, Entry]], problems: Problems) -> None:
    for kind, things in document.children():
        for id_, entry in _leaves(things, ""):
            known = into.setdefault(kind, {})
            with problems.gathered():
                if id_ in known:
                    entry.fail("has a label already; keep one")
                known[id_] = _entry(entry)


def _leaves(at: Cursor, before: str) -> Iterator[tuple[str, Cursor]]:
    """Entries of any depth: `[word.rigidity.mild]` is the word `rigidity.mild`."""
    for key, one in at.children():
        id_ = f"{before}{key}"
        if isinstance(one.value, dict) and "label" not in one.value:
            yield from _leaves(one, f"{id_}.")
        else:
            yield id_, one


def _entry(at: Cursor) -> Entry:
    """Either a table with label and note, or the label alone."""
    if isinstance(at.value, str):
        return Entry(at.words())
    at.keys("label", "note", "sources")
    return Entry(
        at.required("label", Cursor.words),
        at.optional("note", Cursor.words),
        tuple(SourceId(one) for one in at.each("sources", Cursor.words)),
    )


def _add_sentences(document: Cursor, into: dict[str, str], problems: Problems) -> None:
    for key, one in document.children():
        with problems.gathered():
            if key in into:
                one.fail("has a sentence already; keep one")
            sentence = one.words()
            try:
                gaps(sentence)
            except ValueError:
                one.fail("has a brace that is not closed")
            if not _limits_are_figures(sentence):
                one.fail(f"names a temperature as {{{DEGREES}:38.5}}, with a figure")
            into[key] = sentence
