"""Documents of a few words, for the tests of this room."""

import hashlib

from headwater.model import Document


def plain_document(text: str, language: str | None = None) -> Document:
    """A document that nothing but its text is known of."""
    return Document("test", text, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), language=language)
