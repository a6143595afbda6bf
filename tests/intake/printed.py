"""PDFs for tests, written by hand: words at places on pages, in one of the fonts that every reader has."""

from __future__ import annotations

Text = tuple[float, float, float, str]  # from the left and from the top, size, words; in points
ESCAPED = {ord(c): "\\" + c for c in "()\\"}


def pdf(
    pages: list[list[Text]], *, info: dict[str, str] | None = None, rotate: int = 0, size: tuple[int, int] = (595, 842)
) -> bytes:
    """A PDF whose pages hold these texts; letters of Latin-1."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for page in pages:
        lines = [f"BT /F1 {points} Tf 1 0 0 1 {x} {size[1] - y} Tm ({t.translate(ESCAPED)}) Tj ET" for x, y, points, t in page]
        stream = "\n".join(lines).encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Rotate %d /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (*size, rotate, len(objects))
        )
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % k for k in kids), len(kids))
    told = b"".join(b"/%s (%s) " % (k.encode(), v.encode("latin-1")) for k, v in (info or {}).items())
    objects.append(b"<< %s>>" % told)
    out, places = b"%PDF-1.4\n", []
    for number, held in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    rows = b"".join(b"%010d 00000 n \n" % p for p in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows)
    trailer = b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        len(objects),
        len(out),
    )
    return out + table + trailer


def column(lines: list[str], *, left: float = 70, top: float = 100, size: float = 10, leading: float = 13) -> list[Text]:
    """Lines one under the other."""
    return [(left, top + i * leading, size, line) for i, line in enumerate(lines)]
