"""Alembic's entry: works on the connection it is handed, in the transaction that is open."""

from alembic import context

from grouphub.store.records import Base

connection = context.config.attributes["connection"]
told = context.config.attributes["told"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=True,
    on_version_apply=lambda step, **_more: told(str(step.up_revision_id)),
)
with context.begin_transaction():
    context.run_migrations()
