"""The journal of a patient, and what of it can still be undone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from nmsdesk.domain.ids import PatientId
from nmsdesk.domain.record import Entry, Verb
from nmsdesk.store.kinds import Kind
from nmsdesk.store.schema import ENTRY


class Touch(NamedTuple):
    """One version that an entry wrote, and the version of that thing that stands now.

    `meaning` and `standing_meaning` are the versions whose contents these are: the number
    itself, or the one that an undo brought back (0: taken back).
    """

    kind: Kind
    head: int
    version: int
    meaning: int
    standing: int
    standing_meaning: int

    @property
    def stands(self) -> bool:
        """Nobody changed it since, or whoever did took that back."""
        return self.meaning == self.standing_meaning


Touches = Mapping[int, tuple[Touch, ...]]


def touches(connection: Connection, key: PatientId) -> Touches:
    """Entry -> the versions that it wrote in this patient's record."""
    found: dict[int, list[Touch]] = defaultdict(list)
    for kind in Kind:
        v, head = kind.versions.c, kind.head.c
        owner = head.id if kind is Kind.PATIENT else head.patient_id
        rows = connection.execute(
            select(
                v.entry_id, v.head_id, v.version, func.coalesce(v.restores, v.version), head.version
            )
            .join(kind.head, head.id == v.head_id)
            .where(owner == key)
            .order_by(v.head_id, v.version)
        ).all()
        meanings = {(head_id, version): meaning for _, head_id, version, meaning, _ in rows}
        for entry, head_id, version, meaning, standing in rows:
            now = meanings[head_id, standing]
            found[entry].append(Touch(kind, head_id, version, meaning, standing, now))
    return {entry: tuple(touched) for entry, touched in found.items()}


def journal(connection: Connection, key: PatientId) -> tuple[Entry, ...]:
    """Newest first."""
    rows = connection.execute(
        select(ENTRY).where(ENTRY.c.patient_id == key).order_by(ENTRY.c.id.desc())
    ).all()
    undone = _undone((row.id, row.undoes) for row in rows if row.undoes is not None)
    touched = touches(connection, key)
    entries = tuple(
        Entry(
            id=row.id,
            patient=key,
            at=row.at,
            who=row.who,
            verb=Verb(row.verb),
            what=row.what,
            reason=row.reason,
            undone=row.id in undone,
            undoes=row.undoes,
            batch=row.batch_id,
        )
        for row in rows
    )
    return tuple(replace(e, can_undo=obstacle(e, entries, touched) is None) for e in entries)


def undone_entries(connection: Connection, key: PatientId) -> frozenset[int]:
    """The entries of this patient that are taken back."""
    e = ENTRY.c
    rows = connection.execute(
        select(e.id, e.undoes)
        .where(e.patient_id == key, e.undoes.is_not(None))
        .order_by(e.id.desc())
    )
    return _undone((row.id, row.undoes) for row in rows)


def _undone(undos: Iterable[tuple[int, int]]) -> frozenset[int]:
    """From (undo, what it undoes), newest first: an undo that was itself undone counts no more."""
    undone: set[int] = set()
    for undo, target in undos:
        if undo not in undone:
            undone.add(target)
    return frozenset(undone)


def obstacle(entry: Entry, entries: tuple[Entry, ...], touched: Touches) -> str | None:
    """Why an entry cannot be undone, as a sentence; None where it can."""
    if entry.undone:
        return "This entry was undone already: nothing was changed."
    mine = touched.get(entry.id, ())
    if not all(touch.stands for touch in mine):
        return (
            "What this entry wrote was changed again later: nothing was undone. "
            "Undo the later entry first, or correct the line as it stands."
        )
    if any(touch.kind is Kind.PATIENT and touch.version == 1 for touch in mine):
        later = (e for e in entries if e.id > entry.id and not e.undone and e.undoes is None)
        if any(e.batch is None or e.batch != entry.batch for e in later):
            return (
                "This patient's record holds later entries: nothing was undone. "
                "Undo those first if the patient was added by mistake."
            )
    return None
