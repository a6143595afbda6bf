"""The interface for programs, /api/v1: the answers are the JSON of the command line, every refusal is a problem of RFC 9457."""

from __future__ import annotations

from fastapi import APIRouter

from headwater.web.api import comparing, decisions, documents, finding, tracing, watching, working

ROOT = "/api/v1"

router = APIRouter(prefix=ROOT)
for part in (documents, comparing, tracing, finding, decisions, watching, working):
    router.include_router(part.router)
