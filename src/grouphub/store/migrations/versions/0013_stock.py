"""Stock: materials and what came and went of them, remnants, machines and tools with what was done for them."""

from alembic import op

revision = "0013"
down_revision = "0012"

STATEMENTS = (
    "CREATE TABLE material ( name VARCHAR NOT NULL, unit VARCHAR NOT NULL, area VARCHAR NOT NULL, least INTEGER NOT NULL, note VARCHAR NOT NULL, ended BOOLEAN NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_material PRIMARY KEY (id) )",
    "CREATE TABLE remnant ( what VARCHAR NOT NULL, material_id BLOB, long_cm INTEGER NOT NULL, wide_cm INTEGER NOT NULL, day DATE NOT NULL, place VARCHAR NOT NULL, used_on DATE, used_for VARCHAR NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_remnant PRIMARY KEY (id), CONSTRAINT fk_remnant_material_id FOREIGN KEY(material_id) REFERENCES material (id) )",
    "CREATE INDEX ix_remnant_material_id ON remnant (material_id)",
    "CREATE TABLE stock_move ( material_id BLOB NOT NULL, kind VARCHAR NOT NULL, day DATE NOT NULL, written_on DATE NOT NULL, quantity INTEGER NOT NULL, note VARCHAR NOT NULL, source VARCHAR NOT NULL, source_id BLOB, reverses_id BLOB, reason VARCHAR NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_stock_move PRIMARY KEY (id), CONSTRAINT ck_stock_move_quantity_moves CHECK (quantity <> 0), CONSTRAINT fk_stock_move_material_id FOREIGN KEY(material_id) REFERENCES material (id), CONSTRAINT fk_stock_move_reverses_id FOREIGN KEY(reverses_id) REFERENCES stock_move (id) )",
    "CREATE INDEX ix_stock_move_material_id ON stock_move (material_id)",
    "CREATE UNIQUE INDEX ix_stock_move_reverses ON stock_move (reverses_id) WHERE reverses_id IS NOT NULL",
    "CREATE INDEX ix_stock_move_source ON stock_move (source_id) WHERE source_id IS NOT NULL",
    "CREATE TABLE tool ( name VARCHAR NOT NULL, code VARCHAR NOT NULL, condition VARCHAR NOT NULL, person_id BLOB, place VARCHAR NOT NULL, since DATE, next_care DATE, care VARCHAR NOT NULL, note VARCHAR NOT NULL, ended BOOLEAN NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_tool PRIMARY KEY (id), CONSTRAINT fk_tool_person_id FOREIGN KEY(person_id) REFERENCES person (id) )",
    "CREATE INDEX ix_tool_person_id ON tool (person_id)",
    "CREATE TABLE tool_care ( tool_id BLOB NOT NULL, day DATE NOT NULL, what VARCHAR NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_tool_care PRIMARY KEY (id), CONSTRAINT fk_tool_care_tool_id FOREIGN KEY(tool_id) REFERENCES tool (id) )",
    "CREATE INDEX ix_tool_care_tool_id ON tool_care (tool_id)",
)


def upgrade() -> None:
    """Make the tables."""
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
