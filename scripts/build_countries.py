#!/usr/bin/env python3
"""Writes the tables of names that are taken from elsewhere: countries, cities, and how Chinese characters sound.

usage: build_countries.py            (needs babel and, which the environment has not, anyascii)

countries.tsv, cities.tsv: from the Unicode CLDR as babel carries it (territories, and the example city of each time zone).
pinyin.tsv: a syllable and the characters read so, from anyascii, for the characters of GB 2312 and of the first plane of Big5.
The licences are in LICENSES.txt beside the tables. What CLDR has not (demonyms, older names, organisations) is in the .txt tables,
by hand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from babel import Locale
from babel.core import get_global

OUT = Path(__file__).parent.parent / "src" / "headwater" / "text" / "names_data"
LOCALES = {
    "en": ["en"], "ar": ["ar"], "de": ["de"], "es": ["es"], "fr": ["fr"], "it": ["it"], "ja": ["ja"], "ko": ["ko"], "nl": ["nl"],
    "pl": ["pl"], "pt": ["pt", "pt_PT"], "ru": ["ru"], "th": ["th"], "tr": ["tr"], "zh": ["zh", "zh_Hant", "zh_Hant_HK"],
}  # fmt: skip
# codes that are no country (organisations have a table of their own), two that CLDR names as no news does,
# and an island whose saint has many churches
NO_PLACES = {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "HK", "MO", "MF"}
# cities that are ordinary words or family names more often than places
NO_CITIES = {
    "resolute", "easter", "christmas", "oral", "wake", "regina", "creston", "midway",
    "stanley", "norfolk", "dawson", "nome", "sitka",
}  # fmt: skip
ASIDE = re.compile(r"\s*[(（][^)）]*[)）]|[,，].*$")


def forms(name: str) -> list[str]:
    """A name of CLDR as texts have it: without asides in brackets, which may themselves be another name ("Myanmar (Burma)")."""
    if not name or "/" in name:
        return []
    plain = ASIDE.sub("", name).strip() or name
    aside = re.search(r"[(（]([^)）]+)[)）]", name)
    return [plain, *([aside[1]] if aside and aside[1][:1].isupper() else [])]


def countries() -> dict[str, dict[str, list[str]]]:
    rows: dict[str, dict[str, list[str]]] = {}
    for language, locales in LOCALES.items():
        for locale in locales:
            for code, name in Locale.parse(locale).territories.items():
                if len(code) == 2 and code not in NO_PLACES:
                    known = rows.setdefault(code, {}).setdefault(language, [])
                    known.extend(f for f in forms(name) if f not in known)
    return rows


def cities() -> dict[str, dict[str, list[str]]]:
    territory = get_global("zone_territories")
    rows: dict[str, dict[str, list[str]]] = {}
    named = {n for row in countries().values() for n in row.get("en", [])}
    for zone in sorted({zone for locales in LOCALES.values() for name in locales for zone in Locale.parse(name).time_zones}):
        area, _, last = zone.rpartition("/")
        if area not in {"Africa", "America", "Asia", "Australia", "Europe", "Pacific", "Atlantic", "Indian"}:
            continue
        english = Locale.parse("en").time_zones.get(zone, {}).get("city") or last.replace("_", " ")
        if english in named or last.lower() in NO_CITIES:
            continue
        for language, locales in LOCALES.items():
            for locale in locales:
                # where CLDR is silent in English the zone's own name is the city's
                name = english if language == "en" else Locale.parse(locale).time_zones.get(zone, {}).get("city") or ""
                known = rows.setdefault(f"{last.lower()}:{territory.get(zone, '')}", {}).setdefault(language, [])
                known.extend(f for f in forms(name) if f not in known)
    return rows


def write(name: str, rows: dict[str, dict[str, list[str]]]) -> None:
    lines = []
    for key in sorted(rows):
        cells = [f"{language}={'|'.join(names)}" for language, names in rows[key].items() if names]
        lines.append("\t".join([key, *cells]))
    (OUT / name).write_text("\n".join(lines) + "\n", "utf-8")


def pinyin() -> None:
    from anyascii import anyascii

    sounds: dict[str, str] = defaultdict(str)
    for first in range(0xA1, 0xFA):
        for second in [*range(0x40, 0x7F), *range(0xA1, 0xFF)]:
            for codec in ("gb2312", "big5"):
                if codec == "big5" and not 0xA4 <= first <= 0xC6:
                    continue
                try:
                    char = bytes([first, second]).decode(codec)
                except UnicodeDecodeError:
                    continue
                if "\u4e00" <= char <= "\u9fff" and char not in sounds[sound := anyascii(char).strip().lower()]:
                    sounds[sound] += char
    lines = [f"{sound}\t{''.join(sorted(sounds[sound]))}" for sound in sorted(sounds) if sound]
    (OUT / "pinyin.tsv").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    write("countries.tsv", countries())
    write("cities.tsv", cities())
    pinyin()
