"""Households with their members, and guardians."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables of families."""
    op.create_table(
        "household",
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_household")),
    )
    op.create_table(
        "household_member",
        sa.Column("household_id", sa.LargeBinary(16), nullable=False),
        sa.Column("person_id", sa.LargeBinary(16), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("birth", sa.Text(), nullable=True),
        sa.Column("kin", sa.String(), nullable=False),
        sa.Column("kin_words", sa.String(), nullable=False),
        sa.Column("of_id", sa.LargeBinary(16), nullable=True),
        sa.Column("lives_here", sa.Boolean(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("safe", sa.String(), nullable=False),
        sa.Column("hours", sa.String(), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"], name=op.f("fk_household_member_household_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_household_member_person_id")),
        sa.ForeignKeyConstraint(["of_id"], ["person.id"], name=op.f("fk_household_member_of_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_household_member")),
    )
    for column in ("household_id", "person_id", "of_id"):
        op.create_index(op.f(f"ix_household_member_{column}"), "household_member", [column], unique=False)
    op.create_table(
        "guardian",
        sa.Column("person_id", sa.LargeBinary(16), nullable=False),
        sa.Column("guardian_id", sa.LargeBinary(16), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kin", sa.String(), nullable=False),
        sa.Column("kin_words", sa.String(), nullable=False),
        sa.Column("typed", sa.String(), nullable=False),
        sa.Column("normal", sa.String(), nullable=False),
        sa.Column("whose", sa.String(), nullable=False),
        sa.Column("whose_words", sa.String(), nullable=False),
        sa.Column("safe", sa.String(), nullable=False),
        sa.Column("hours", sa.String(), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_guardian_person_id")),
        sa.ForeignKeyConstraint(["guardian_id"], ["person.id"], name=op.f("fk_guardian_guardian_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guardian")),
    )
    for column in ("person_id", "guardian_id"):
        op.create_index(op.f(f"ix_guardian_{column}"), "guardian", [column], unique=False)
