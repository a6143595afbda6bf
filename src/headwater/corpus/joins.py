"""The SQL of an archive: from which shingle stands where, to the places that two texts have in common. Integers only.

Tables: postings (shingle, doc, pos), each shingle once a text; texts (doc, time, day), their order in time and the day, -1 for
none; fresh is the number of the first text that was not looked at before. In every pair `a` is the smaller number.
"""

from __future__ import annotations

# Shingles that at least two texts have, one of them fresh, and how many have it.
COMMON = """
    SELECT p.shingle, p.doc, p.pos, h.holders
    FROM postings p
    JOIN (
        SELECT shingle, count(*) AS holders FROM postings GROUP BY shingle HAVING count(*) >= 2 AND max(doc) >= :fresh
    ) h ON h.shingle = p.shingle
"""

# Each two holders of a shingle that few have.
PAIRED = """
    SELECT a.doc AS a, b.doc AS b, a.pos AS pos, a.pos - b.pos AS shift
    FROM common a
    JOIN common b ON a.shingle = b.shingle AND a.doc < b.doc
    WHERE a.holders <= :crowd AND b.doc >= :fresh
"""

# A shingle that many have: each holder in time with the first and with the two before it, so that the pairs go with the holders
# and not with their square, and yet no holder is lost. A story printed everywhere stays one; formulas are told later.
CHAINED = """
    WITH ordered AS (
        SELECT
            c.doc, c.pos,
            lag(c.doc, 1) OVER w AS doc_1, lag(c.pos, 1) OVER w AS pos_1,
            lag(c.doc, 2) OVER w AS doc_2, lag(c.pos, 2) OVER w AS pos_2,
            first_value(c.doc) OVER w AS doc_0, first_value(c.pos) OVER w AS pos_0
        FROM common c JOIN texts t ON t.doc = c.doc
        WHERE c.holders > :crowd
        WINDOW w AS (PARTITION BY c.shingle ORDER BY t.time)
    ),
    linked AS (
        SELECT doc, pos, doc_0 AS other, pos_0 AS other_pos FROM ordered
        UNION ALL SELECT doc, pos, doc_1, pos_1 FROM ordered
        UNION ALL SELECT doc, pos, doc_2, pos_2 FROM ordered
    )
    SELECT
        least(doc, other) AS a, greatest(doc, other) AS b,
        CASE WHEN doc < other THEN pos ELSE other_pos END AS pos,
        CASE WHEN doc < other THEN pos - other_pos ELSE other_pos - pos END AS shift
    FROM linked
    WHERE other IS NOT NULL AND doc <> other AND greatest(doc, other) >= :fresh
"""

# Where shingles stand that are worn: they come up on many occasions far apart, as set phrases and standing sentences do, and the
# words of a story do not.
WORN = """
    WITH dated AS (
        SELECT c.shingle, t.day, lag(t.day) OVER (PARTITION BY c.shingle ORDER BY t.day) AS before
        FROM common c JOIN texts t ON t.doc = c.doc
        WHERE c.holders >= :holders AND t.day >= 0
    ),
    worn AS (
        SELECT shingle FROM dated GROUP BY shingle
        HAVING sum(CASE WHEN before IS NULL OR day - before > :quiet THEN 1 ELSE 0 END) >= :occasions
    )
    SELECT c.doc, c.pos FROM common c JOIN worn w ON w.shingle = c.shingle
"""

# Runs of shingles at the same distance, with no long gap between two of them: where growing begins. Shingles in one stretch of
# `gap` words are never parted, so they are put together first: a tenth of the rows is left to be sorted.
PLACES = """
    WITH stretches AS (
        SELECT a, b, shift, min(pos) AS low, max(pos) AS high FROM seeds GROUP BY a, b, shift, pos // :gap
    ),
    marked AS (
        SELECT a, b, shift, low, high,
            CASE WHEN low - lag(high) OVER (PARTITION BY a, b, shift ORDER BY low) <= :gap THEN 0 ELSE 1 END AS begins
        FROM stretches
    ),
    islands AS (
        SELECT a, b, shift, low, high,
            sum(begins) OVER (PARTITION BY a, b, shift ORDER BY low ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS island
        FROM marked
    )
    SELECT a, b, shift, min(low) AS low, max(high) AS high
    FROM islands
    GROUP BY a, b, shift, island
"""

# Two texts that both share the same words of a third share them with one another, however little of it is left word for word.
IMPLIED = """
    WITH sides AS (
        SELECT a AS doc, a_start AS start, a_end AS stop, b AS other, b_start AS other_start FROM runs
        UNION ALL
        SELECT b, b_start, b_end, a, a_start FROM runs
    ),
    quiet AS (SELECT doc FROM sides GROUP BY doc HAVING count(DISTINCT other) <= :busy),
    met AS (
        SELECT
            x.other AS a, y.other AS b,
            greatest(x.start, y.start) AS low, least(x.stop, y.stop) AS high,
            x.other_start - x.start AS to_a, y.other_start - y.start AS to_b
        FROM sides x
        JOIN quiet q ON q.doc = x.doc
        JOIN sides y ON y.doc = x.doc AND x.other < y.other AND x.start < y.stop AND y.start < x.stop
        WHERE y.other >= :fresh
    ),
    known AS (SELECT DISTINCT a, b FROM runs)
    SELECT m.a, m.b, m.to_a - m.to_b AS shift, min(m.low + m.to_a) AS low, max(m.high + m.to_a - 1) AS high
    FROM met m
    LEFT JOIN known k ON k.a = m.a AND k.b = m.b
    WHERE m.high - m.low >= :least AND k.a IS NULL
    GROUP BY m.a, m.b, m.to_a - m.to_b, (m.low + m.to_a) // :gap
"""
