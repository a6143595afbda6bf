"""The tables of the Library. `migrations` makes them; a test holds the two against each other.

contents    bytes as received, once each, by their SHA-256
texts       frozen texts, once each, by their SHA-256
documents   what has a name and, where it was fetched, an address; its versions are never overwritten
versions    one reading of one content: the text, and what was known of it
receipts    each time that bytes came in: when, from where, by which command, with which headers
chunks      stretches of a version's words, as the search index numbers them
passages    for each text its passages and their encodings, packed
postings    units of the texts (`corpus.units`), as integers; a text's own are worked out of it again where they are to go
units       how many texts hold each
decisions   what people said of a finding; beside it, never over it
tombstones  what was taken out: its name, when and why, and nothing of its words
numbers     the last number given to the rows of a table: none is given twice, so that what was made of a row which is gone (a file
            of passages beside the database) is never taken for another's
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)  # fmt: skip

metadata = MetaData()

SHA256 = String(64)  # hexadecimal
TIME = String(32)  # ISO 8601 in UTC to the microsecond: sorts as text, and is the same in every engine
# SQLite numbers rows by INTEGER alone; PostgreSQL's own INTEGER would end at two thousand million.
NUMBER = BigInteger().with_variant(Integer, "sqlite")

contents = Table(
    "contents",
    metadata,
    Column("sha256", SHA256, primary_key=True),
    Column("size", BigInteger, nullable=False),  # bytes as received
    Column("packed", LargeBinary, nullable=False),  # zlib
)

texts = Table(
    "texts",
    metadata,
    Column("id", NUMBER, primary_key=True, autoincrement=False),
    Column("sha256", SHA256, nullable=False, unique=True),
    Column("chars", Integer, nullable=False),
    Column("packed", LargeBinary, nullable=False),  # zlib of UTF-8: a text may hold a NUL, which PostgreSQL's own type refuses
    Column("language", String(12)),  # that its units and passages were cut by: of the version that brought it
    Column("length", Float),  # the root of how many units of it are in `postings`; None: not yet looked for
    Index("texts_length", "length"),
)

documents = Table(
    "documents",
    metadata,
    Column("id", NUMBER, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False, unique=True),  # `Document.id`
    Column("address", Text, unique=True),  # canonical; None for what has none
    Column("added", TIME, nullable=False),
)

versions = Table(
    "versions",
    metadata,
    Column("id", NUMBER, primary_key=True, autoincrement=False),
    Column("document_id", NUMBER, ForeignKey("documents.id"), nullable=False),
    Column("number", Integer, nullable=False),  # 1 for the first
    Column("text_id", NUMBER, ForeignKey("texts.id"), nullable=False),
    Column("content_sha256", SHA256, ForeignKey("contents.sha256"), nullable=False),
    Column("extraction", Text, nullable=False),  # which reader of which release made the text of the bytes
    Column("seen", TIME, nullable=False),  # when these words were first here
    Column("title", Text),
    Column("outlet", Text),
    Column("author", Text),
    Column("place", Text),
    Column("published", String(40)),  # ISO 8601, as read
    Column("day", String(10)),  # of publication, else None; what dates are compared by
    Column("language", String(12)),
    Column("url", Text),
    Column("blocks", LargeBinary, nullable=False),  # zlib of JSON, `records.pack_blocks`
    Column("latest", SmallInteger, nullable=False),  # 1 for the version that the document has now, else 0
    Column("indexed", SmallInteger, nullable=False, default=0),  # 1 once its words can be searched
    UniqueConstraint("document_id", "number"),
    Index("versions_text", "text_id"),
    Index("versions_content", "content_sha256"),
    Index("versions_day", "day"),
    # Of the few that are not, while `reindex` is at it.
    Index("versions_not_indexed", "id", sqlite_where=text("indexed = 0"), postgresql_where=text("indexed = 0")),
)

receipts = Table(
    "receipts",
    metadata,
    Column("id", NUMBER, primary_key=True, autoincrement=False),
    Column("document_id", NUMBER, ForeignKey("documents.id"), nullable=False),
    Column("version_id", NUMBER, ForeignKey("versions.id"), nullable=False),
    Column("content_sha256", SHA256, ForeignKey("contents.sha256"), nullable=False),
    Column("at", TIME, nullable=False),
    Column("origin", Text, nullable=False),  # a path, an address, a row of a table, or what the caller named
    Column("command", Text, nullable=False),
    Column("headers", Text),  # JSON of the response's headers
    Column("told", Text, nullable=False),  # JSON of what the caller said of the document, so that it can be read again
    Column("stamp", LargeBinary),  # RFC 3161 response over the content's hash
    Index("receipts_document", "document_id"),
    Index("receipts_version", "version_id"),
    Index("receipts_content", "content_sha256"),
)

chunks = Table(
    "chunks",
    metadata,
    Column("id", NUMBER, primary_key=True, autoincrement=False),  # the row of the search index
    Column("version_id", NUMBER, ForeignKey("versions.id"), nullable=False),
    Index("chunks_version", "version_id"),
)

passages = Table(
    "passages",
    metadata,
    Column("text_id", NUMBER, ForeignKey("texts.id"), primary_key=True, autoincrement=False),
    Column("number", NUMBER, nullable=False, unique=True),  # in the order that they came in
    Column("encoder", Text, nullable=False),
    Column("spans", LargeBinary, nullable=False),  # (n, 2) little-endian int32, code points
    Column("vectors", LargeBinary, nullable=False),  # (n, width) as `corpus` packs them
    Column("language", String(12)),  # of the text
    # Answers what is asked of all of them without reading a vector.
    Index("passages_language", "encoder", "language", "number"),
)

postings = Table(
    "postings",
    metadata,
    Column("unit", BigInteger, primary_key=True, autoincrement=False),  # 63 bits
    # No foreign key: it would be asked for with each of millions of rows, and a text that goes would be looked for in all of them.
    Column("text_id", NUMBER, primary_key=True, autoincrement=False),
    Column("weight", SmallInteger, nullable=False),  # hundredths
    sqlite_with_rowid=False,
)

units = Table(
    "units",
    metadata,
    Column("unit", BigInteger, primary_key=True, autoincrement=False),
    Column("texts", Integer, nullable=False),
    sqlite_with_rowid=False,
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", NUMBER, primary_key=True),
    Column("at", TIME, nullable=False),
    Column("who", Text, nullable=False),
    Column("act", String(12), nullable=False),  # agree, correct, note, tag, undo
    Column("target", String(12), nullable=False),  # link, quotation, passage
    Column("document_id", NUMBER, ForeignKey("documents.id"), nullable=False),
    Column("text_sha256", SHA256, nullable=False),  # of the words that were judged: a later version is not meant
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("finding", Text, nullable=False),  # JSON: what the machine had found
    Column("value", Text, nullable=False),  # JSON: what the person said
    Index("decisions_document", "document_id"),
)

tombstones = Table(
    "tombstones",
    metadata,
    Column("id", NUMBER, primary_key=True),
    Column("name", Text, nullable=False),
    Column("at", TIME, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("versions", Integer, nullable=False),  # how many there were
)

numbers = Table(
    "numbers",
    metadata,
    Column("name", String(32), primary_key=True),  # of a table, or of what else is counted
    Column("last", BigInteger, nullable=False),
)

# The words themselves: a virtual table in SQLite (FTS5), columns of its own kind (tsvector) in PostgreSQL. Made by the migration,
# not by `metadata`; here it only has a name, since PostgreSQL's types take a tenth of the program's time to load.
words = Table(
    "words",
    MetaData(),
    Column("id", BigInteger, primary_key=True),
    Column("title", Text),
    Column("body", Text),
)
