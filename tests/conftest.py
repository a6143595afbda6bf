"""What holds for all tests: what the encoder keeps on disk goes into this checkout, never into the folder of who runs them."""

from __future__ import annotations

import os
from pathlib import Path

os.environ["HEADWATER_CACHE"] = str(Path(__file__).resolve().parents[1] / ".make" / "cache")
