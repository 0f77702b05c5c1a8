"""The first shape of the register: the group, its women, the journal, drafts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

SEARCH_INDEX = (
    "CREATE VIRTUAL TABLE person_start USING fts5(search_names, search_place, search_street, tokenize='ascii', prefix='1 2', content='person', content_rowid='row')",
    "CREATE VIRTUAL TABLE person_part USING fts5(search_names, search_place, search_street, search_digits, tokenize='trigram case_sensitive 1', content='person', content_rowid='row')",
    "CREATE VIRTUAL TABLE person_word USING fts5vocab(person_start, 'col')",
    "CREATE TRIGGER person_search_added AFTER INSERT ON person BEGIN INSERT INTO person_start(rowid, search_names, search_place, search_street) VALUES (new.row, new.search_names, new.search_place, new.search_street); INSERT INTO person_part(rowid, search_names, search_place, search_street, search_digits) VALUES (new.row, new.search_names, new.search_place, new.search_street, new.search_digits); END",
    "CREATE TRIGGER person_search_removed AFTER DELETE ON person BEGIN INSERT INTO person_start(person_start, rowid, search_names, search_place, search_street) VALUES ('delete', old.row, old.search_names, old.search_place, old.search_street); INSERT INTO person_part(person_part, rowid, search_names, search_place, search_street, search_digits) VALUES ('delete', old.row, old.search_names, old.search_place, old.search_street, old.search_digits); END",
    "CREATE TRIGGER person_search_changed AFTER UPDATE OF search_names, search_place, search_street, search_digits ON person WHEN old.search_names <> new.search_names OR old.search_place <> new.search_place OR old.search_street <> new.search_street OR old.search_digits <> new.search_digits BEGIN INSERT INTO person_start(person_start, rowid, search_names, search_place, search_street) VALUES ('delete', old.row, old.search_names, old.search_place, old.search_street); INSERT INTO person_part(person_part, rowid, search_names, search_place, search_street, search_digits) VALUES ('delete', old.row, old.search_names, old.search_place, old.search_street, old.search_digits); INSERT INTO person_start(rowid, search_names, search_place, search_street) VALUES (new.row, new.search_names, new.search_place, new.search_street); INSERT INTO person_part(rowid, search_names, search_place, search_street, search_digits) VALUES (new.row, new.search_names, new.search_place, new.search_street, new.search_digits); END",
)


def upgrade() -> None:
    """Make every table of the first release."""
    op.create_table(
        "draft",
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_draft")),
    )
    op.create_table(
        "journal_batch",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("computer", sa.String(), nullable=False),
        sa.Column("who", sa.LargeBinary(16), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("of", sa.Integer(), nullable=True),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_journal_batch")),
        sa.UniqueConstraint("id", name=op.f("uq_journal_batch_id")),
    )
    op.create_table(
        "keeper",
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.Column("password_since", sa.Integer(), nullable=False),
        sa.Column("left_at", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keeper")),
    )
    op.create_table(
        "person",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("given", sa.String(), nullable=False),
        sa.Column("patronymic", sa.String(), nullable=False),
        sa.Column("family", sa.String(), nullable=False),
        sa.Column("paper_name", sa.String(), nullable=False),
        sa.Column("birth", sa.Text(), nullable=True),
        sa.Column("schooling", sa.String(), nullable=False),
        sa.Column("in_school", sa.Boolean(), nullable=True),
        sa.Column("village", sa.String(), nullable=False),
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("archived_at", sa.Integer(), nullable=True),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("roles", sa.Integer(), nullable=False),
        sa.Column("joined_on", sa.Date(), nullable=True),
        sa.Column("sort_given", sa.String(), nullable=False),
        sa.Column("sort_family", sa.String(), nullable=False),
        sa.Column("sort_village", sa.String(), nullable=False),
        sa.Column("search_names", sa.String(), nullable=False),
        sa.Column("search_place", sa.String(), nullable=False),
        sa.Column("search_street", sa.String(), nullable=False),
        sa.Column("search_digits", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_person")),
        sa.UniqueConstraint("id", name=op.f("uq_person_id")),
    )
    op.create_index(
        "ix_person_by_family", "person", ["archived_at", "sort_family", "standing", "roles", "joined_on"], unique=False
    )
    op.create_index(
        "ix_person_by_given", "person", ["archived_at", "sort_given", "standing", "roles", "joined_on"], unique=False
    )
    op.create_index(
        "ix_person_by_village",
        "person",
        ["archived_at", "sort_village", "sort_family", "sort_given", "standing", "roles"],
        unique=False,
    )
    op.create_index("ix_person_code", "person", ["code"], unique=False)
    op.create_index("ix_person_counts", "person", ["archived_at", "standing", "roles", "joined_on"], unique=False)
    op.create_index("ix_person_place", "person", ["archived_at", "village", "street"], unique=False)
    op.create_table(
        "setting",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting")),
        sa.UniqueConstraint("name", name=op.f("uq_setting_name")),
    )
    op.create_table(
        "journal_row",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("batch", sa.Integer(), nullable=False),
        sa.Column("record_table", sa.String(), nullable=False),
        sa.Column("record_id", sa.LargeBinary(16), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["batch"], ["journal_batch.number"], name=op.f("fk_journal_row_batch")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_journal_row")),
    )
    op.create_index(op.f("ix_journal_row_batch"), "journal_row", ["batch"], unique=False)
    op.create_index("ix_journal_row_record", "journal_row", ["record_id"], unique=False)
    op.create_table(
        "person_consent",
        sa.Column("person_id", sa.LargeBinary(16), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_consent_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_consent")),
    )
    op.create_index(op.f("ix_person_consent_person_id"), "person_consent", ["person_id"], unique=False)
    op.create_table(
        "person_note",
        sa.Column("person_id", sa.LargeBinary(16), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_note_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_note")),
    )
    op.create_index(op.f("ix_person_note_person_id"), "person_note", ["person_id"], unique=False)
    op.create_table(
        "person_phone",
        sa.Column("person_id", sa.LargeBinary(16), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("typed", sa.String(), nullable=False),
        sa.Column("normal", sa.String(), nullable=False),
        sa.Column("whose", sa.String(), nullable=False),
        sa.Column("whose_words", sa.String(), nullable=False),
        sa.Column("safe", sa.String(), nullable=False),
        sa.Column("hours", sa.String(), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_phone_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_phone")),
    )
    op.create_index(op.f("ix_person_phone_person_id"), "person_phone", ["person_id"], unique=False)
    op.create_table(
        "person_picture",
        sa.Column("person_id", sa.LargeBinary(16), nullable=False),
        sa.Column("jpeg", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_picture_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_picture")),
        sa.UniqueConstraint("person_id", name=op.f("uq_person_picture_person_id")),
    )
    op.create_table(
        "person_role",
        sa.Column("person_id", sa.LargeBinary(16), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_role_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_role")),
    )
    op.create_index(op.f("ix_person_role_person_id"), "person_role", ["person_id"], unique=False)
    op.create_table(
        "person_spelling",
        sa.Column("person_id", sa.LargeBinary(16), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_spelling_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_spelling")),
    )
    op.create_index(op.f("ix_person_spelling_person_id"), "person_spelling", ["person_id"], unique=False)
    op.create_table(
        "person_standing",
        sa.Column("person_id", sa.LargeBinary(16), nullable=False),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_standing_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_standing")),
    )
    op.create_index(op.f("ix_person_standing_person_id"), "person_standing", ["person_id"], unique=False)
    for statement in SEARCH_INDEX:
        op.get_bind().exec_driver_sql(statement)
