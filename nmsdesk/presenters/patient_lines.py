"""The patient list: rows, and which of them what was typed may mean."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nmsdesk.domain.ids import PatientId
from nmsdesk.domain.patient import Patient
from nmsdesk.domain.record import PatientRow
from nmsdesk.domain.urgency import Level
from nmsdesk.presenters.formats import MONTHS, day
from nmsdesk.presenters.patient_banner import sex
from nmsdesk.presenters.wording import translate

LEAST_DIGITS = 3
"""Fewer typed signs are looked for as words alone."""


@dataclass(frozen=True, slots=True)
class PatientLine:
    """One row as it is read; `found_by` is what the filter looks in.

    `digits` are the identifier and the birth date without anything between the figures.
    """

    key: PatientId
    name: str
    born: str
    sex: str
    identifier: str
    ward: str
    found_by: str
    digits: tuple[str, ...]

    def matches(self, typed: str) -> bool:
        """Does every word of `typed` occur in the name, identifier, ward or birth date."""
        whole = folded(typed)
        if len(whole) >= LEAST_DIGITS and any(
            run.startswith(whole.replace(" ", "")) for run in self.digits
        ):
            return True
        return all(word in self.found_by for word in whole.split())


@dataclass(frozen=True, slots=True)
class Summary:
    """What is open for a patient: the level's word and one sentence."""

    level: Level
    word: str
    text: str


def patient_lines(rows: Sequence[PatientRow]) -> tuple[PatientLine, ...]:
    return tuple(_line(row) for row in rows)


def _line(row: PatientRow) -> PatientLine:
    shown = Patient(
        row.id, name=row.name, family_name=row.family_name, given_name=row.given_name
    ).display_name or translate("Patients", "Name not known")
    names = " ".join(filter(None, (row.family_name, row.given_name, row.name)))
    return PatientLine(
        key=row.key,
        name=shown,
        born=day(row.birth_date) if row.birth_date else translate("Patients", "Not known"),
        sex=sex(row.sex),
        identifier=row.id,
        ward=row.ward or "",
        found_by="\n".join(
            (folded(f"{names} {row.id} {row.ward or ''}"), *_spellings(row.birth_date))
        ),
        digits=(folded(row.id).replace(" ", ""), *_run_together(row.birth_date)),
    )


def _spellings(born: date | None) -> tuple[str, ...]:
    """The ways in which people type a date."""
    if born is None:
        return ()
    d, m, y, word = born.day, born.month, born.year, MONTHS[born.month - 1].lower()
    return (
        f"{d:02d}-{word}-{y} {d:02d} {word} {y} {d}-{word}-{y} {word}",
        f"{y}-{m:02d}-{d:02d} {d:02d}.{m:02d}.{y} {d}.{m}.{y} {d:02d}/{m:02d}/{y} {d}/{m}/{y}",
    )


def _run_together(born: date | None) -> tuple[str, ...]:
    return () if born is None else (f"{born:%d%m%Y}", f"{born:%Y%m%d}")


def folded(text: str) -> str:
    """Lower case without accents, so that "Muller" finds "Müller"."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in parts if not unicodedata.combining(c)).split())


def filtered(lines: Sequence[PatientLine], typed: str) -> tuple[PatientLine, ...]:
    return tuple(line for line in lines if line.matches(typed))


def count_line(shown: int, total: int) -> str:
    if shown == total:
        return translate("Patients", "%n patient(s)", n=total)
    return translate("Patients", "{shown} of {total} patients").format(shown=shown, total=total)
