"""Run by Alembic: the migrations on the connection that `bring_up_to_date` hands over, in its transaction."""

from alembic import context

from headwater.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=False)
context.run_migrations()
