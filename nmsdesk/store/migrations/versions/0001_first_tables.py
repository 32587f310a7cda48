"""The first tables: patients, orders, checks and administrations with their versions, and the journal."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "import_batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batch")),
    )
    op.create_table(
        "meta",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_meta")),
    )
    op.create_table(
        "patient",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_patient")),
    )
    op.create_table(
        "administration",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.id"], name=op.f("fk_administration_patient_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_administration")),
    )
    op.create_index(
        op.f("ix_administration_patient_id"), "administration", ["patient_id"], unique=False
    )
    op.create_table(
        "entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("verb", sa.String(length=32), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_entry_batch_id")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_entry_patient_id")),
        sa.ForeignKeyConstraint(["undoes"], ["entry.id"], name=op.f("fk_entry_undoes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
    )
    op.create_index(op.f("ix_entry_batch_id"), "entry", ["batch_id"], unique=False)
    op.create_index(op.f("ix_entry_patient_id"), "entry", ["patient_id"], unique=False)
    op.create_index(op.f("ix_entry_undoes"), "entry", ["undoes"], unique=False)
    op.create_table(
        "medication_order",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.id"], name=op.f("fk_medication_order_patient_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_medication_order")),
    )
    op.create_index(
        op.f("ix_medication_order_patient_id"), "medication_order", ["patient_id"], unique=False
    )
    op.create_table(
        "observation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.id"], name=op.f("fk_observation_patient_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observation")),
    )
    op.create_index(op.f("ix_observation_patient_id"), "observation", ["patient_id"], unique=False)
    op.create_table(
        "acknowledgement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_acknowledgement_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.id"], name=op.f("fk_acknowledgement_patient_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acknowledgement")),
    )
    op.create_index(
        op.f("ix_acknowledgement_entry_id"), "acknowledgement", ["entry_id"], unique=False
    )
    op.create_index(
        op.f("ix_acknowledgement_patient_id_identity"),
        "acknowledgement",
        ["patient_id", "identity"],
        unique=False,
    )
    op.create_table(
        "administration_version",
        sa.Column("head_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("taken_back", sa.Boolean(), nullable=False),
        sa.Column("restores", sa.Integer(), nullable=True),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("given_at", sa.DateTime(), nullable=False),
        sa.Column("given_day_only", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("dose", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_administration_version_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["head_id"], ["administration.id"], name=op.f("fk_administration_version_head_id")
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["medication_order.id"], name=op.f("fk_administration_version_order_id")
        ),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.id"], name=op.f("fk_administration_version_patient_id")
        ),
        sa.PrimaryKeyConstraint("head_id", "version", name=op.f("pk_administration_version")),
    )
    op.create_index(
        op.f("ix_administration_version_entry_id"),
        "administration_version",
        ["entry_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_administration_version_order_id"),
        "administration_version",
        ["order_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_administration_version_patient_id"),
        "administration_version",
        ["patient_id"],
        unique=False,
    )
    op.create_table(
        "observation_version",
        sa.Column("head_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("taken_back", sa.Boolean(), nullable=False),
        sa.Column("restores", sa.Integer(), nullable=True),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.Column("seen_day_only", sa.Boolean(), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_observation_version_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["head_id"], ["observation.id"], name=op.f("fk_observation_version_head_id")
        ),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.id"], name=op.f("fk_observation_version_patient_id")
        ),
        sa.PrimaryKeyConstraint("head_id", "version", name=op.f("pk_observation_version")),
    )
    op.create_index(
        op.f("ix_observation_version_entry_id"), "observation_version", ["entry_id"], unique=False
    )
    op.create_index(
        op.f("ix_observation_version_patient_id"),
        "observation_version",
        ["patient_id"],
        unique=False,
    )
    op.create_table(
        "order_version",
        sa.Column("head_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("taken_back", sa.Boolean(), nullable=False),
        sa.Column("restores", sa.Integer(), nullable=True),
        sa.Column("drug", sa.Text(), nullable=False),
        sa.Column("dose_low", sa.Text(), nullable=True),
        sa.Column("dose_high", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("strength", sa.Text(), nullable=True),
        sa.Column("route", sa.String(length=16), nullable=False),
        sa.Column("frequency_kind", sa.String(length=16), nullable=False),
        sa.Column("frequency_number", sa.Text(), nullable=True),
        sa.Column("start_at", sa.DateTime(), nullable=True),
        sa.Column("start_day_only", sa.Boolean(), nullable=True),
        sa.Column("end_kind", sa.String(length=16), nullable=False),
        sa.Column("end_at", sa.DateTime(), nullable=True),
        sa.Column("end_day_only", sa.Boolean(), nullable=True),
        sa.Column("status", sa.String(length=24), nullable=True),
        sa.Column("indication", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("given_elsewhere", sa.Boolean(), nullable=True),
        sa.Column("codes", sa.Text(), nullable=False),
        sa.Column("source_where", sa.Text(), nullable=True),
        sa.Column("source_id", sa.Text(), nullable=True),
        sa.Column("confirmed", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_order_version_entry_id")),
        sa.ForeignKeyConstraint(
            ["head_id"], ["medication_order.id"], name=op.f("fk_order_version_head_id")
        ),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.id"], name=op.f("fk_order_version_patient_id")
        ),
        sa.PrimaryKeyConstraint("head_id", "version", name=op.f("pk_order_version")),
    )
    op.create_index(op.f("ix_order_version_entry_id"), "order_version", ["entry_id"], unique=False)
    op.create_index(
        op.f("ix_order_version_patient_id"), "order_version", ["patient_id"], unique=False
    )
    op.create_table(
        "patient_version",
        sa.Column("head_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("taken_back", sa.Boolean(), nullable=False),
        sa.Column("restores", sa.Integer(), nullable=True),
        sa.Column("identifier", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("family_name", sa.Text(), nullable=True),
        sa.Column("given_name", sa.Text(), nullable=True),
        sa.Column("sex", sa.String(length=16), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("age_years", sa.Text(), nullable=True),
        sa.Column("weight_kg", sa.Text(), nullable=True),
        sa.Column("ward", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("risk_factors", sa.Text(), nullable=False),
        sa.Column("allergies", sa.Text(), nullable=True),
        sa.Column("baseline", sa.Text(), nullable=False),
        sa.Column("contacts", sa.Text(), nullable=False),
        sa.Column("medicines_known", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_patient_version_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["head_id"], ["patient.id"], name=op.f("fk_patient_version_head_id")
        ),
        sa.PrimaryKeyConstraint("head_id", "version", name=op.f("pk_patient_version")),
    )
    op.create_index(
        op.f("ix_patient_version_entry_id"), "patient_version", ["entry_id"], unique=False
    )
    op.create_index(
        op.f("ix_patient_version_identifier"), "patient_version", ["identifier"], unique=False
    )
