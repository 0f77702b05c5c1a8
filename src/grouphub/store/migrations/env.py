"""Alembic's entry: works on the connection it is handed, in the transaction that is open."""

from alembic import context

from grouphub.store.records import Base

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
