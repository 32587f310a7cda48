"""The index of open watch windows, and what persons said about watching a patient."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "watch_mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("until_at", sa.DateTime(), nullable=True),
        sa.Column("contents", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_watch_mark_entry_id")),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.id"], name=op.f("fk_watch_mark_patient_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watch_mark")),
    )
    op.create_index(op.f("ix_watch_mark_entry_id"), "watch_mark", ["entry_id"], unique=False)
    op.create_index(op.f("ix_watch_mark_patient_id"), "watch_mark", ["patient_id"], unique=False)
    op.create_table(
        "watch_patient",
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("boundary_at", sa.DateTime(), nullable=True),
        sa.Column("identifier", sa.Text(), nullable=False),
        sa.Column("family_name", sa.Text(), nullable=True),
        sa.Column("given_name", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("ward", sa.Text(), nullable=True),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("sex", sa.String(length=16), nullable=False),
        sa.Column("level", sa.String(length=16), nullable=False),
        sa.Column("last_check_at", sa.DateTime(), nullable=True),
        sa.Column("due_at", sa.DateTime(), nullable=True),
        sa.Column("late_at", sa.DateTime(), nullable=True),
        sa.Column("risk_factors", sa.Integer(), nullable=False),
        sa.Column("depot", sa.Boolean(), nullable=False),
        sa.Column("aside_who", sa.Text(), nullable=True),
        sa.Column("aside_at", sa.DateTime(), nullable=True),
        sa.Column("aside_until", sa.DateTime(), nullable=True),
        sa.Column("aside_ended", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["patient.id"], name=op.f("fk_watch_patient_patient_id")
        ),
        sa.PrimaryKeyConstraint("patient_id", name=op.f("pk_watch_patient")),
    )
    op.create_index(
        op.f("ix_watch_patient_boundary_at"), "watch_patient", ["boundary_at"], unique=False
    )
    op.create_table(
        "watch_window",
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("syndrome", sa.String(length=32), nullable=False),
        sa.Column("opens_at", sa.DateTime(), nullable=False),
        sa.Column("closes_at", sa.DateTime(), nullable=False),
        sa.Column("cause_kind", sa.String(length=32), nullable=False),
        sa.Column("cause_drug", sa.Text(), nullable=False),
        sa.Column("cause_at", sa.DateTime(), nullable=False),
        sa.Column("cause_days", sa.Integer(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["patient_id"], ["watch_patient.patient_id"], name=op.f("fk_watch_window_patient_id")
        ),
        sa.PrimaryKeyConstraint(
            "patient_id", "syndrome", "opens_at", name=op.f("pk_watch_window")
        ),
    )
    op.create_index(
        op.f("ix_watch_window_closes_at"), "watch_window", ["closes_at"], unique=False
    )
