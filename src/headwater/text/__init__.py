"""Documents become segments: furniture and datelines told apart, sentences, headings and clauses, numbers, dates and names."""
