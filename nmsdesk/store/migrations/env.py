"""What Alembic runs: every migration on the connection and in the transaction it was handed."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes["target_metadata"],
    render_as_batch=True,
)
context.run_migrations()
