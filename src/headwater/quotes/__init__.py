"""Who said what: the quotations of a document and the words that only attribute them (documents and segments in, records out).

`marks.direct` finds direct quotations, `reported.attributions` the attributing words, `reported.turned_direct` turns indirect speech.
"""
