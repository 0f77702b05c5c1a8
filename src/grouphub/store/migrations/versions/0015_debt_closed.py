"""Debts: the day one was called off, and for which debt money was given back."""

from alembic import op

revision = "0015"
down_revision = "0014"

STATEMENTS = (
    "ALTER TABLE debt ADD COLUMN closed_on DATE",
    "UPDATE debt SET closed_on = (SELECT cancelled_on FROM sewing_order WHERE sewing_order.debt_id = debt.id)",
    (
        "UPDATE ledger_line SET debt_id = (SELECT debt_id FROM sewing_order WHERE sewing_order.id = source_id) "
        "WHERE source = 'order_back'"
    ),
)


def upgrade() -> None:
    """Add the column, and say of orders cancelled before what a cancelled order says now."""
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
