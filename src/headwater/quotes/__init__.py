"""Who said what: the quotations of a document and the words that only attribute them (documents and segments in, records out).

`marks.direct` finds direct quotations, `reported.attributions` the words that attribute;
`reported.turned_direct` turns reported speech.
"""
