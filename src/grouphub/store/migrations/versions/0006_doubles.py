"""Women entered twice: who was made one, and who was said to be two."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the two tables."""
    op.create_table(
        "person_merged",
        sa.Column("gone_id", sa.LargeBinary(16), nullable=False),
        sa.Column("kept_id", sa.LargeBinary(16), nullable=False),
        sa.Column("gone_name", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.ForeignKeyConstraint(["kept_id"], ["person.id"], name=op.f("fk_person_merged_kept_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_merged")),
    )
    op.create_index(op.f("ix_person_merged_gone_id"), "person_merged", ["gone_id"])
    op.create_index(op.f("ix_person_merged_kept_id"), "person_merged", ["kept_id"])
    op.create_table(
        "person_two",
        sa.Column("one_id", sa.LargeBinary(16), nullable=False),
        sa.Column("other_id", sa.LargeBinary(16), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.ForeignKeyConstraint(["one_id"], ["person.id"], name=op.f("fk_person_two_one_id")),
        sa.ForeignKeyConstraint(["other_id"], ["person.id"], name=op.f("fk_person_two_other_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_two")),
    )
    op.create_index(op.f("ix_person_two_one_id"), "person_two", ["one_id"])
    op.create_index(op.f("ix_person_two_other_id"), "person_two", ["other_id"])
