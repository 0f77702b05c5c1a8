"""The group's own fields, their choices, and what was answered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables of own fields."""
    op.create_table(
        "own_field",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name_tg", sa.String(), nullable=False),
        sa.Column("name_ru", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("archived_at", sa.Integer(), nullable=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_field")),
    )
    op.create_table(
        "own_choice",
        sa.Column("field_id", sa.LargeBinary(16), nullable=False),
        sa.Column("name_tg", sa.String(), nullable=False),
        sa.Column("name_ru", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("archived_at", sa.Integer(), nullable=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.ForeignKeyConstraint(["field_id"], ["own_field.id"], name=op.f("fk_own_choice_field_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_choice")),
    )
    op.create_index(op.f("ix_own_choice_field_id"), "own_choice", ["field_id"], unique=False)
    op.create_table(
        "own_value",
        sa.Column("person_id", sa.LargeBinary(16), nullable=False),
        sa.Column("field_id", sa.LargeBinary(16), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("normal", sa.String(), nullable=False),
        sa.Column("sort", sa.String(), nullable=False),
        sa.Column("choice_id", sa.LargeBinary(16), nullable=True),
        sa.Column("other_id", sa.LargeBinary(16), nullable=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_own_value_person_id")),
        sa.ForeignKeyConstraint(["field_id"], ["own_field.id"], name=op.f("fk_own_value_field_id")),
        sa.ForeignKeyConstraint(["choice_id"], ["own_choice.id"], name=op.f("fk_own_value_choice_id")),
        sa.ForeignKeyConstraint(["other_id"], ["person.id"], name=op.f("fk_own_value_other_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_value")),
        sa.UniqueConstraint("person_id", "field_id", name=op.f("uq_own_value_person_id_field_id")),
    )
    op.create_index("ix_own_value_field_id_sort", "own_value", ["field_id", "sort"], unique=False)
    op.create_index(op.f("ix_own_value_choice_id"), "own_value", ["choice_id"], unique=False)
    op.create_index(op.f("ix_own_value_other_id"), "own_value", ["other_id"], unique=False)
