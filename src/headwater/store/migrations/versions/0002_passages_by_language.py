"""Passages by the language of their text: a report is held by meaning against those in other languages alone."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("passages", sa.Column("language", sa.String(length=12), nullable=True))
    op.execute("UPDATE passages SET language = (SELECT t.language FROM texts t WHERE t.id = passages.text_id)")
    op.create_index("passages_language", "passages", ["encoder", "language", "number"], unique=False)
