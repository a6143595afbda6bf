"""The JSON of a comparison with the words that its spans name, for who has not the documents beside it."""

from __future__ import annotations

from typing import Any

from headwater.model import Comparison

# Where spans of the report and spans of a source stand in the JSON of a comparison; `changes` hold one of each.
_OF_REPORT = ("report", "spans", "marked", "cue", "speaker", "unsourced")
_OF_SOURCE = ("source", "omitted")


def with_texts(comparison: Comparison) -> dict[str, Any]:
    """The JSON of a comparison with `text` beside every span; not of the documents' blocks, which would be the whole texts."""
    sources = {d.id: d.text for d in comparison.sources}
    data = comparison.to_dict()

    def walk(value: Any, side: str | None) -> Any:
        if isinstance(value, list):
            return [walk(v, side) for v in value]
        if not isinstance(value, dict):
            return value
        inner = {k: walk(v, "report" if k in _OF_REPORT else "source" if k in _OF_SOURCE else side) for k, v in value.items()}
        if side and "start" in value and "end" in value:
            text = comparison.report.text if side == "report" else sources[value.get("doc") or comparison.source.id]
            inner["text"] = text[value["start"] : value["end"]]
        return inner

    found = {k: walk(data[k], k if k in _OF_REPORT else None) for k in ("links", "unsourced", "quotations")}
    return {**data, **found, "omitted": walk(data["omitted"], "source"), "unsourced": walk(data["unsourced"], "report")}
