"""Sewing: orders with their costs and sewers, and measurements."""

from alembic import op

revision = "0012"
down_revision = "0011"

STATEMENTS = (
    "CREATE TABLE measurement_set ( person_id BLOB, party VARCHAR NOT NULL, party_key VARCHAR NOT NULL, garment VARCHAR NOT NULL, taken_on DATE NOT NULL, measures TEXT NOT NULL, note VARCHAR NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_measurement_set PRIMARY KEY (id), CONSTRAINT fk_measurement_set_person_id FOREIGN KEY(person_id) REFERENCES person (id) )",
    "CREATE INDEX ix_measurement_set_party_key ON measurement_set (party_key)",
    "CREATE INDEX ix_measurement_set_person_id ON measurement_set (person_id)",
    "CREATE TABLE sewing_order ( number INTEGER NOT NULL, person_id BLOB, party VARCHAR NOT NULL, phone VARCHAR NOT NULL, garment VARCHAR NOT NULL, quantity INTEGER NOT NULL, price INTEGER NOT NULL, cloth VARCHAR NOT NULL, measurement_id BLOB, taken_on DATE NOT NULL, due DATE, fitted_on DATE, stage VARCHAR NOT NULL, cut_on DATE, sewn_on DATE, delivered_on DATE, note VARCHAR NOT NULL, rule VARCHAR NOT NULL, after_costs BOOLEAN NOT NULL, fund_percent INTEGER NOT NULL, piece_pay INTEGER NOT NULL, debt_id BLOB, cancelled_on DATE, reason VARCHAR NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_sewing_order PRIMARY KEY (id), CONSTRAINT ck_sewing_order_something_is_sewn CHECK (quantity > 0), CONSTRAINT uq_sewing_order_number UNIQUE (number), CONSTRAINT fk_sewing_order_person_id FOREIGN KEY(person_id) REFERENCES person (id), CONSTRAINT fk_sewing_order_measurement_id FOREIGN KEY(measurement_id) REFERENCES measurement_set (id) ON DELETE SET NULL, CONSTRAINT fk_sewing_order_debt_id FOREIGN KEY(debt_id) REFERENCES debt (id) )",
    "CREATE INDEX ix_sewing_order_debt_id ON sewing_order (debt_id)",
    "CREATE INDEX ix_sewing_order_measurement_id ON sewing_order (measurement_id)",
    "CREATE INDEX ix_sewing_order_person ON sewing_order (person_id)",
    "CREATE INDEX ix_sewing_order_stage ON sewing_order (stage, due)",
    "CREATE TABLE order_cost ( order_id BLOB NOT NULL, what VARCHAR NOT NULL, amount INTEGER NOT NULL, from_box BOOLEAN NOT NULL, place INTEGER NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_order_cost PRIMARY KEY (id), CONSTRAINT fk_order_cost_order_id FOREIGN KEY(order_id) REFERENCES sewing_order (id) )",
    "CREATE INDEX ix_order_cost_order_id ON order_cost (order_id)",
    "CREATE TABLE order_worker ( order_id BLOB NOT NULL, person_id BLOB NOT NULL, task VARCHAR NOT NULL, weight INTEGER NOT NULL, place INTEGER NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_order_worker PRIMARY KEY (id), CONSTRAINT fk_order_worker_order_id FOREIGN KEY(order_id) REFERENCES sewing_order (id), CONSTRAINT fk_order_worker_person_id FOREIGN KEY(person_id) REFERENCES person (id) )",
    "CREATE INDEX ix_order_worker_order_id ON order_worker (order_id)",
    "CREATE INDEX ix_order_worker_person_id ON order_worker (person_id)",
)


def upgrade() -> None:
    """Make the tables."""
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
