"""Who said what: quotations of a document, and the words that only attribute them (segments -> quotations)."""
