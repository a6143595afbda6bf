"""Migrations: the tables as each release made them (Alembic), brought up to date when a Library is opened."""

from __future__ import annotations

from sqlalchemy import Connection, inspect, text

from headwater.errors import LibraryFault, NotALibrary
from headwater.store.engine import Store

HEAD = "0002"  # the newest of `versions`; a test holds it against Alembic's own


def bring_up_to_date(store: Store, *, make: bool) -> None:
    """Makes or upgrades the tables, in one transaction. make: whether an empty database may become a Library.

    Raises LibraryFault where the Library was written by a newer release, NotALibrary where there is none.
    """
    with store.engine.connect() as connection:
        at = _revision(connection)
    if at == HEAD:
        return
    if at is None and not make:
        raise NotALibrary(f"{store.place}: no Library here; make one with 'headwater add --library {store.place} FILE...'")
    if at is not None and at > HEAD:
        raise LibraryFault(f"{store.place}: kept by a newer release of Headwater; upgrade with: pip install --upgrade headwater")
    _upgrade(store)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(store: Store) -> None:
    # A quarter of a second to load, and needed once in a Library's life.
    from alembic import command
    from alembic.config import Config

    if store.is_sqlite:
        with store.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")  # readers go on while one writes; kept in the file
    config = Config()
    config.set_main_option("script_location", "headwater.store:migrations")
    with store.writing() as connection:
        if _revision(connection) == HEAD:  # another process was first
            return
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
