"""Stock: a note and a voiding for each care of a machine, and a note for each remnant.

The defaults stay in the table: a step of the history from before may be done again without the new columns.
"""

from alembic import op

revision = "0014"
down_revision = "0013"

STATEMENTS = (
    "ALTER TABLE tool_care ADD COLUMN note VARCHAR DEFAULT '' NOT NULL",
    "ALTER TABLE tool_care ADD COLUMN was_due DATE",
    "ALTER TABLE tool_care ADD COLUMN next_care DATE",
    "ALTER TABLE tool_care ADD COLUMN voided_on DATE",
    "ALTER TABLE tool_care ADD COLUMN reason VARCHAR DEFAULT '' NOT NULL",
    "ALTER TABLE remnant ADD COLUMN note VARCHAR DEFAULT '' NOT NULL",
)


def upgrade() -> None:
    """Add the columns."""
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
