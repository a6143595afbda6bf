"""Who said what: the quotations of a document and the words that only attribute them (documents and segments in, records out).

`finding.quotations` is the whole: `direct` reads what stands between marks, `statements` sends a document to the reader of indirect
speech for its language (`clauses`, `commas`, `tellings`, `eastern`), and `who` says whom the mentions name. `cues/*.toml` are
the words of each language. `attribution` serves the comparison: the words of a report that only say who spoke.
"""
