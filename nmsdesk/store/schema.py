"""The tables; SQLAlchemy's core alone, since mapped classes cost a tenth of a second at each start.

Heads and versions: a head row (`patient`, `medication_order`, `observation`,
`administration`) holds a key and the number of the version that stands; the contents are in the
version rows, which are only ever added. A version that an undo wrote says in `restores` which
version it brought back (0: none, the thing was taken back). Every table but `meta`,
`import_batch`, `local_name` and `patient` itself names its patient, so that each statement is
local to one.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)
from sqlalchemy.schema import SchemaItem

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _key() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _patient(*, index: bool = True) -> Column[int]:
    return Column("patient_id", ForeignKey("patient.id"), nullable=False, index=index)


def _head(name: str) -> Table:
    return Table(
        name, METADATA, _key(), _patient(), Column("version", Integer, nullable=False, default=1)
    )


def _moment(name: str, *, nullable: bool) -> tuple[Column[object], Column[bool]]:
    """A wall time, and whether only its day is known."""
    return (
        Column(f"{name}_at", DateTime, nullable=nullable),
        Column(f"{name}_day_only", Boolean, nullable=nullable),
    )


def _versions(name: str, of: str, *contents: SchemaItem) -> Table:
    """Every version that `of` ever had, each with its author and the entry that wrote it."""
    owner = () if of == "patient" else (_patient(),)
    return Table(
        name,
        METADATA,
        Column("head_id", ForeignKey(f"{of}.id"), nullable=False),
        Column("version", Integer, nullable=False),
        *owner,
        Column("entry_id", ForeignKey("entry.id"), nullable=False, index=True),
        Column("who", Text, nullable=False),
        Column("recorded_at", DateTime, nullable=False),
        Column("taken_back", Boolean, nullable=False),
        Column("restores", Integer),
        *contents,
        PrimaryKeyConstraint("head_id", "version"),
    )


META = Table("meta", METADATA, Column("name", String(64), primary_key=True), Column("value", Text))
"""`store_kind` (clinical, demonstration), `zone`, `program` (the version that wrote it last)."""

IMPORT_BATCH = Table(
    "import_batch",
    METADATA,
    _key(),
    Column("document", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", DateTime, nullable=False),
)

PATIENT = Table("patient", METADATA, _key(), Column("version", Integer, nullable=False, default=1))

ENTRY = Table(
    "entry",
    METADATA,
    _key(),
    _patient(),
    Column("at", DateTime, nullable=False),
    Column("who", Text, nullable=False),
    Column("verb", String(32), nullable=False),
    Column("what", Text, nullable=False),
    Column("reason", Text),
    Column("undoes", ForeignKey("entry.id"), index=True),
    Column("batch_id", ForeignKey("import_batch.id"), index=True),
)
"""The journal: one row for each thing that a person did to one patient's record."""

PATIENT_VERSION = _versions(
    "patient_version",
    "patient",
    Column("identifier", Text, nullable=False, index=True),
    Column("name", Text),
    Column("family_name", Text),
    Column("given_name", Text),
    Column("sex", String(16), nullable=False),
    Column("birth_date", Date),
    Column("age_years", Text),
    Column("weight_kg", Text),
    Column("ward", Text),
    Column("notes", Text),
    Column("risk_factors", Text, nullable=False),
    Column("allergies", Text),
    Column("baseline", Text, nullable=False),
    Column("contacts", Text, nullable=False),
    Column("medicines_known", Boolean, nullable=False),
)
"""`medicines_known`: somebody confirmed the list, so that an empty one means "takes nothing"."""

ORDER = _head("medication_order")
ORDER_VERSION = _versions(
    "order_version",
    "medication_order",
    Column("drug", Text, nullable=False),
    Column("dose_low", Text),
    Column("dose_high", Text),
    Column("unit", Text),
    Column("strength", Text),
    Column("route", String(16), nullable=False),
    Column("frequency_kind", String(16), nullable=False),
    Column("frequency_number", Text),
    *_moment("start", nullable=True),
    Column("end_kind", String(16), nullable=False),
    *_moment("end", nullable=True),
    Column("status", String(24)),
    Column("indication", Text),
    Column("text", Text),
    Column("given_elsewhere", Boolean),
    Column("codes", Text, nullable=False),
    Column("source_where", Text),
    Column("source_id", Text),
    Column("confirmed", Boolean),
)

OBSERVATION = _head("observation")
OBSERVATION_VERSION = _versions(
    "observation_version",
    "observation",
    *_moment("seen", nullable=False),
    Column("findings", Text, nullable=False),
    Column("by", Text),
    Column("note", Text),
)

ADMINISTRATION = _head("administration")
ADMINISTRATION_VERSION = _versions(
    "administration_version",
    "administration",
    Column("order_id", ForeignKey("medication_order.id"), nullable=False, index=True),
    *_moment("given", nullable=False),
    Column("status", String(16), nullable=False),
    Column("dose", Text),
    Column("unit", Text),
    Column("note", Text),
)

ACKNOWLEDGEMENT = Table(
    "acknowledgement",
    METADATA,
    _key(),
    _patient(index=False),
    Column("identity", Text, nullable=False),
    Column("entry_id", ForeignKey("entry.id"), nullable=False, index=True),
    Column("who", Text, nullable=False),
    Column("recorded_at", DateTime, nullable=False),
    Index(None, "patient_id", "identity"),
)
"""Who saw which change; it counts while its entry is not undone."""

LOCAL_NAME = Table(
    "local_name",
    METADATA,
    _key(),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False, index=True),
    Column("drug", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", DateTime, nullable=False),
    Column("takes_back", ForeignKey("local_name.id"), unique=True),
)
"""What a name stands for here; a row that takes an earlier one back says which. None is erased."""

WATCH_MARK = Table(
    "watch_mark",
    METADATA,
    _key(),
    _patient(),
    Column("kind", String(16), nullable=False),
    Column("until_at", DateTime),
    Column("contents", Text, nullable=False),
    Column("entry_id", ForeignKey("entry.id"), nullable=False, index=True),
    Column("who", Text, nullable=False),
    Column("recorded_at", DateTime, nullable=False),
)
"""A row put aside, or watching ended; it counts while its entry is not undone."""

WATCH_PATIENT = Table(
    "watch_patient",
    METADATA,
    Column("patient_id", ForeignKey("patient.id"), primary_key=True, autoincrement=False),
    Column("boundary_at", DateTime, index=True),
    Column("identifier", Text, nullable=False),
    Column("family_name", Text),
    Column("given_name", Text),
    Column("name", Text),
    Column("ward", Text),
    Column("birth_date", Date),
    Column("sex", String(16), nullable=False),
    Column("level", String(16), nullable=False),
    Column("last_check_at", DateTime),
    Column("due_at", DateTime),
    Column("late_at", DateTime),
    Column("risk_factors", Integer, nullable=False),
    Column("depot", Boolean, nullable=False),
    Column("aside_who", Text),
    Column("aside_at", DateTime),
    Column("aside_until", DateTime),
    Column("aside_ended", Text),
)
"""The index of the watch board: a cache of the ledger, never a source. One row a patient who has
an open window or can come to one without a write; what it says holds until `boundary_at`."""

WATCH_WINDOW = Table(
    "watch_window",
    METADATA,
    Column("patient_id", ForeignKey("watch_patient.patient_id"), nullable=False),
    Column("syndrome", String(32), nullable=False),
    Column("opens_at", DateTime, nullable=False),
    Column("closes_at", DateTime, nullable=False, index=True),
    Column("cause_kind", String(32), nullable=False),
    Column("cause_drug", Text, nullable=False),
    Column("cause_at", DateTime, nullable=False),
    Column("cause_days", Integer, nullable=False),
    Column("weight", Integer, nullable=False),
    PrimaryKeyConstraint("patient_id", "syndrome", "opens_at"),
)
"""The open and coming windows of the index, each with its latest cause."""
