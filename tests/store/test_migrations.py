from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import insert

from headwater.errors import LibraryFault, NotALibrary
from headwater.store import migrations, passages
from headwater.store.engine import Store, connected
from headwater.store.opening import open_store
from headwater.store.schema import metadata, texts


def differences(store: Store) -> list[object]:
    """What Alembic would do to make the tables what `metadata` says; the tables of the words are made by hand."""
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": _is_ours})
        return list(compare_metadata(context, metadata))


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    return kind != "table" or not (name or "").startswith("words")


def test_the_migrations_make_the_tables_that_the_schema_says(empty_place: str | Path):
    store = open_store(empty_place, make=True)
    assert differences(store) == []
    store.close()


def test_a_missing_index_would_be_told(store: Store):
    with store.writing() as connection:
        connection.exec_driver_sql("DROP INDEX versions_day")
    assert len(differences(store)) == 1


def test_the_newest_migration_is_the_one_that_opening_asks_for():
    config = Config()
    config.set_main_option("script_location", "headwater.store:migrations")
    assert ScriptDirectory.from_config(config).get_current_head() == migrations.HEAD


def test_a_library_of_a_newer_release_is_left_alone_and_said_so(store: Store, place: str | Path):
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LibraryFault, match=r"newer release.*pip install --upgrade"):
        open_store(place, make=True)


def test_passages_of_the_first_release_learn_the_language_of_their_text(empty_place: str | Path):
    store = connected(empty_place, make=True)
    config = Config()
    config.set_main_option("script_location", "headwater.store:migrations")
    with store.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for row, language in enumerate(("ko", None), 1):
            values = {"id": row, "sha256": str(row), "chars": 1, "packed": b"", "language": language}
            connection.execute(insert(texts).values(**values))
            values = {"text_id": row, "number": row, "encoder": "an encoder", "spans": b"", "vectors": b""}
            connection.execute(insert(passages.passages).values(**values))
    store.close()
    store = open_store(empty_place, make=False)
    with store.reading() as connection:
        assert passages.languages(connection, "an encoder") == {"ko": 1, None: 2}
    assert differences(store) == []
    store.close()


def test_an_empty_database_is_no_library_unless_one_is_to_be_made(empty_place: str | Path):
    with pytest.raises(NotALibrary, match="make one with 'headwater add"):
        open_store(empty_place, make=False)
