"""The list of patients by the standard driver alone, while the database's library is imported.

That library takes longer than everything else that the list waits for. This only reads, and only
where nothing is out of the way: everything else is for `open_store`, which knows what to say.
"""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from urllib.parse import quote

from nmsdesk.domain.errors import UserError
from nmsdesk.domain.ids import PatientId
from nmsdesk.domain.patient import Sex
from nmsdesk.domain.record import PatientRow
from nmsdesk.store.lock import StoreLock
from nmsdesk.store.revisions import HEAD, StoreKind

_PATIENTS = """
SELECT v.head_id, v.identifier, v.family_name, v.given_name, v.name, v.ward, v.birth_date, v.sex
FROM patient_version AS v JOIN patient AS p ON v.head_id = p.id AND v.version = p.version
WHERE NOT v.taken_back
"""
"""As `Reader.patients` asks; a test holds the two against each other."""


def first_look(path: Path, kind: StoreKind) -> tuple[PatientRow, ...]:
    """Everybody in the record, as `Reader.patients` lists them; empty where it is not so simple.

    So it is for a record that is not there, open elsewhere, of another kind or revision, damaged,
    or not to be read. Nothing is raised and nothing is changed.
    """
    try:
        if not path.is_file():
            return ()
        lock = StoreLock(path.with_suffix(".lock"))
        try:
            return _read(path, kind)
        finally:
            lock.release()
    except (UserError, OSError, sqlite3.Error, ValueError):
        return ()


def _read(path: Path, kind: StoreKind) -> tuple[PatientRow, ...]:
    address = f"file:{quote(str(path))}?mode=ro"
    with closing(sqlite3.connect(address, timeout=0, uri=True)) as connection:
        revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        kept_as = connection.execute("SELECT value FROM meta WHERE name = 'store_kind'").fetchone()
        if revision != (HEAD,) or kept_as != (kind.value,):
            return ()
        rows = [
            PatientRow(PatientId(key), id_, family, given, name, ward, _day(born), Sex(sex))
            for key, id_, family, given, name, ward, born, sex in connection.execute(_PATIENTS)
        ]
    return tuple(sorted(rows, key=PatientRow.place))


def _day(written: str | None) -> date | None:
    return None if written is None else date.fromisoformat(written)
