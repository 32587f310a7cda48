"""Names of medicines that hold at this installation, with who gave or took back each and when."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "local_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("drug", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("takes_back", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["takes_back"], ["local_name.id"], name=op.f("fk_local_name_takes_back")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_local_name")),
        sa.UniqueConstraint("takes_back", name=op.f("uq_local_name_takes_back")),
    )
    op.create_index(op.f("ix_local_name_key"), "local_name", ["key"], unique=False)
