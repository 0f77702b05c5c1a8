"""The bakery: kinds of bread, sheets of days, who bakes when, and what bread is made of."""

from alembic import op

revision = "0011"
down_revision = "0010"

STATEMENTS = (
    "CREATE TABLE bread_day ( day DATE NOT NULL, rule VARCHAR NOT NULL, after_costs BOOLEAN NOT NULL, fund_percent INTEGER NOT NULL, piece_pay INTEGER NOT NULL, loss_taken INTEGER NOT NULL, note VARCHAR NOT NULL, closed_on DATE, id BLOB NOT NULL, CONSTRAINT pk_bread_day PRIMARY KEY (id), CONSTRAINT uq_bread_day_day UNIQUE (day) )",
    "CREATE TABLE bread_kind ( name VARCHAR NOT NULL, price INTEGER NOT NULL, place INTEGER NOT NULL, archived BOOLEAN NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_bread_kind PRIMARY KEY (id) )",
    "CREATE TABLE ingredient ( name VARCHAR NOT NULL, unit VARCHAR NOT NULL, price INTEGER NOT NULL, archived BOOLEAN NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_ingredient PRIMARY KEY (id) )",
    "CREATE TABLE bread_cost ( bread_day_id BLOB NOT NULL, category VARCHAR NOT NULL, amount INTEGER NOT NULL, from_box BOOLEAN NOT NULL, place INTEGER NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_bread_cost PRIMARY KEY (id), CONSTRAINT fk_bread_cost_bread_day_id FOREIGN KEY(bread_day_id) REFERENCES bread_day (id) )",
    "CREATE INDEX ix_bread_cost_bread_day_id ON bread_cost (bread_day_id)",
    'CREATE TABLE bread_count ( bread_day_id BLOB NOT NULL, kind_id BLOB NOT NULL, price INTEGER NOT NULL, planned INTEGER NOT NULL, baked INTEGER NOT NULL, sold INTEGER NOT NULL, given INTEGER NOT NULL, spoiled INTEGER NOT NULL, "left" INTEGER, id BLOB NOT NULL, CONSTRAINT pk_bread_count PRIMARY KEY (id), CONSTRAINT ck_bread_count_bread_is_counted CHECK (planned >= 0 AND baked >= 0 AND sold >= 0 AND given >= 0 AND spoiled >= 0), CONSTRAINT fk_bread_count_bread_day_id FOREIGN KEY(bread_day_id) REFERENCES bread_day (id), CONSTRAINT fk_bread_count_kind_id FOREIGN KEY(kind_id) REFERENCES bread_kind (id) )',
    "CREATE INDEX ix_bread_count_bread_day_id ON bread_count (bread_day_id)",
    "CREATE INDEX ix_bread_count_kind_id ON bread_count (kind_id)",
    "CREATE TABLE bread_day_past ( bread_day_id BLOB NOT NULL, share_id BLOB, changed_on DATE NOT NULL, reason VARCHAR NOT NULL, figures TEXT NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_bread_day_past PRIMARY KEY (id), CONSTRAINT fk_bread_day_past_bread_day_id FOREIGN KEY(bread_day_id) REFERENCES bread_day (id), CONSTRAINT fk_bread_day_past_share_id FOREIGN KEY(share_id) REFERENCES share (id) )",
    "CREATE INDEX ix_bread_day_past_bread_day_id ON bread_day_past (bread_day_id)",
    "CREATE TABLE bread_recipe ( kind_id BLOB NOT NULL, pieces INTEGER NOT NULL, minutes INTEGER NOT NULL, hourly_wage INTEGER NOT NULL, fuel INTEGER NOT NULL, margin_percent INTEGER NOT NULL, how VARCHAR NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_bread_recipe PRIMARY KEY (id), CONSTRAINT ck_bread_recipe_gives_bread CHECK (pieces > 0), CONSTRAINT uq_bread_recipe_kind_id UNIQUE (kind_id), CONSTRAINT fk_bread_recipe_kind_id FOREIGN KEY(kind_id) REFERENCES bread_kind (id) )",
    "CREATE TABLE ingredient_price ( ingredient_id BLOB NOT NULL, since DATE NOT NULL, price INTEGER NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_ingredient_price PRIMARY KEY (id), CONSTRAINT fk_ingredient_price_ingredient_id FOREIGN KEY(ingredient_id) REFERENCES ingredient (id) )",
    "CREATE INDEX ix_ingredient_price_ingredient_id ON ingredient_price (ingredient_id)",
    "CREATE TABLE bake_shift ( day DATE NOT NULL, person_id BLOB NOT NULL, begins INTEGER, minutes INTEGER NOT NULL, weight INTEGER, place INTEGER NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_bake_shift PRIMARY KEY (id), CONSTRAINT ck_bake_shift_time_goes_on CHECK (minutes >= 0), CONSTRAINT fk_bake_shift_person_id FOREIGN KEY(person_id) REFERENCES person (id) )",
    "CREATE INDEX ix_bake_shift_day ON bake_shift (day)",
    "CREATE INDEX ix_bake_shift_person_id ON bake_shift (person_id)",
    "CREATE TABLE bread_recipe_part ( recipe_id BLOB NOT NULL, ingredient_id BLOB NOT NULL, quantity INTEGER NOT NULL, place INTEGER NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_bread_recipe_part PRIMARY KEY (id), CONSTRAINT fk_bread_recipe_part_recipe_id FOREIGN KEY(recipe_id) REFERENCES bread_recipe (id), CONSTRAINT fk_bread_recipe_part_ingredient_id FOREIGN KEY(ingredient_id) REFERENCES ingredient (id) )",
    "CREATE INDEX ix_bread_recipe_part_ingredient_id ON bread_recipe_part (ingredient_id)",
    "CREATE INDEX ix_bread_recipe_part_recipe_id ON bread_recipe_part (recipe_id)",
    "CREATE TABLE bread_on_credit ( bread_day_id BLOB NOT NULL, debt_id BLOB NOT NULL, id BLOB NOT NULL, CONSTRAINT pk_bread_on_credit PRIMARY KEY (id), CONSTRAINT fk_bread_on_credit_bread_day_id FOREIGN KEY(bread_day_id) REFERENCES bread_day (id), CONSTRAINT fk_bread_on_credit_debt_id FOREIGN KEY(debt_id) REFERENCES debt (id) )",
    "CREATE INDEX ix_bread_on_credit_bread_day_id ON bread_on_credit (bread_day_id)",
    "CREATE INDEX ix_bread_on_credit_debt_id ON bread_on_credit (debt_id)",
)


def upgrade() -> None:
    """Make the tables."""
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
