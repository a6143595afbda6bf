"""Who took from whom, and when: from shared passages, dates and credits to the derivations of an archive."""
