"""Canonical addresses: one name for a page, by whichever of its addresses it was met.

It is a name and never fetched: a rule may take away what a server needs (`www.`), as long as it is taken from every twin.
Method: the normalisations of RFC 3986, section 6.2, then tables of what trackers, AMP and mobile sites add.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote_from_bytes, unquote, urlsplit, urlunsplit

LONGEST = 10_000  # characters; no server takes longer ones
PORTS = {"http": 80, "https": 443}

# Query parameters that say how a reader came, never which page: by the start of their names, and whole. In lower case.
TRACKING_STARTS = (
    "utm_", "mtm_", "pk_", "piwik_", "matomo_", "hsa_", "_hs", "at_", "ns_", "guce_", "fb_action_", "amp_js", "amp_gsa",
)  # fmt: skip
TRACKING = frozenset((
    # advertisers' and networks' click ids
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ymclid", "ysclid", "twclid", "ttclid",
    "li_fat_id", "igshid", "igsh", "mibextid", "fb_source", "fb_ref", "srsltid", "epik", "rb_clickid", "_openstat",
    "__twitter_impression", "ref_src", "ref_url",
    # newsletters and analytics
    "mc_cid", "mc_eid", "mkt_tok", "oly_anon_id", "oly_enc_id", "vero_id", "vero_conv", "wickedid", "_ga", "_gl", "s_cid", "xtor",
    "cmpid", "ito", "ncid", "ocid", "smid", "smtyp", "emc", "taid", "guccounter", "spm", "usqp", "cvid", "_branch_match_id",
))  # fmt: skip
# Parameters that ask for the AMP page, with the values that do; `?amp` alone too.
AMP_PARAMETERS = {"amp": ("", "1", "true", "yes"), "_amp": ("", "1", "true", "yes"), "outputtype": ("amp",), "output": ("amp",)}
# First labels of a host that name a twin of the site without them.
TWINS = frozenset(("www", "m", "mobile", "touch", "amp"))
# Second labels under which names are registered (`co.uk`): with a country after them, they are no site that a twin could have.
REGISTRIES = frozenset(("ac", "co", "com", "edu", "go", "gob", "gouv", "gov", "ne", "net", "nic", "or", "org"))
# AMP caches: `x.cdn.ampproject.org/c/s/example.org/story`; `s` where the page's own address is https.
CACHES = ("cdn.ampproject.org", "bing-amp.com")
CACHED = re.compile(r"/(?:c|v|wp)/(s/)?(?=[^/]+\.[^/]+)")
GOOGLE = re.compile(r"(?:www\.)?google(?:\.[a-z]{2,3}){1,2}")
GOOGLE_CACHED = re.compile(r"/amp/(s/)?(?=[^/]+\.[^/]+)")

_KEPT = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_CODED = re.compile(r"%([0-9A-Fa-f]{2})|[^!#$&'()*+,\-./0-9:;=?@A-Z_a-z~\[\]]")


def canonical(url: str) -> str:
    """The one address of all that mean the same page; the same again for its own result. What is no web address stays as it is."""
    url = url.strip()
    if len(url) > LONGEST:
        return url
    while (within := _within_cache(url)) is not None:
        url = within
    try:
        parts = urlsplit(url)
        scheme, host, port = parts.scheme.lower(), _host(parts.hostname or ""), parts.port
    except ValueError:
        return url
    if scheme not in PORTS or not host:
        return url
    place = f"[{host}]" if ":" in host else host
    if port is not None and port != PORTS[scheme]:
        place += f":{port}"
    return urlunsplit(SplitResult(scheme, place, _path(parts.path), _query(parts.query), ""))


def is_front(url: str) -> bool:
    """Whether an address is that of a whole site, which no single text can be known by."""
    try:
        parts = urlsplit(canonical(url))
    except ValueError:
        return False
    return parts.path in ("", "/") and not parts.query


def _within_cache(url: str) -> str | None:
    """The address of the page that an AMP cache shows; None for any other address."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    if parts.scheme.lower() not in PORTS:
        return None
    if any(host == cache or host.endswith("." + cache) for cache in CACHES):
        found = CACHED.match(parts.path)
    else:
        found = GOOGLE_CACHED.match(parts.path) if GOOGLE.fullmatch(host) else None
    if found is None:
        return None
    query = f"?{parts.query}" if parts.query else ""
    return f"{'https' if found[1] else 'http'}://{parts.path[found.end() :]}{query}"


def _host(host: str) -> str:
    """A host in ASCII and lower case, as its site is called without a twin's label. Raises ValueError."""
    host = unquote(host).lower().rstrip(".")
    if ":" in host:
        return host
    if not host.isascii():
        import httpx  # its name coding (IDNA 2008), and only for the few names that need it

        try:
            host = httpx.URL(scheme="https", host=host).raw_host.decode("ascii")
        except httpx.InvalidURL as fault:
            raise ValueError(str(fault)) from None
    if not re.fullmatch(r"[a-z0-9._\-]+", host):
        raise ValueError(f"no host: {host}")
    labels = host.split(".")
    while labels[0] in TWINS and _is_site(labels[1:]):
        labels = labels[1:]
    if len(labels) > 3 and labels[1] == "m":  # en.m.example.org
        del labels[1]
    return ".".join(labels)


def _is_site(labels: list[str]) -> bool:
    """Whether a name of these labels can be a site of its own, and no registry."""
    if len(labels) < 2 or labels[-1].isdigit():  # numbers: an address of the network, not a name
        return False
    return not (len(labels) == 2 and labels[0] in REGISTRIES and len(labels[1]) == 2)


def _path(path: str) -> str:
    """A path without dots, trailing slashes and what marks the AMP page."""
    kept: list[str] = []
    for segment in _coded(path).split("/")[1:]:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    _drop_empty(kept)
    while len(kept) > 1 and kept[-1].lower() == "amp":
        kept.pop()
        _drop_empty(kept)
    first = 0
    while first < len(kept) - 1 and kept[first].lower() == "amp":
        first += 1
    kept = kept[first:]
    if kept:
        kept[-1] = re.sub(r"(?i)(?<=.)(?:\.amp)+(?=(?:\.html?)?$)", "", kept[-1])
    return "/" + "/".join(kept)


def _drop_empty(segments: list[str]) -> None:
    while segments and not segments[-1]:
        segments.pop()


def _query(query: str) -> str:
    """A query's parameters by name, without those that only track; of one name, in the order given."""
    kept = []
    for part in _coded(query).split("&"):
        name, _, value = part.partition("=")
        low = name.lower()
        if not part or low in TRACKING or low.startswith(TRACKING_STARTS) or value.lower() in AMP_PARAMETERS.get(low, ()):
            continue
        kept.append(part)
    return "&".join(sorted(kept, key=lambda part: part.partition("=")[0]))


def _coded(text: str) -> str:
    """Percent-encoding as RFC 3986 would have it: in capitals, of what needs it and of nothing else."""

    def one(found: re.Match[str]) -> str:
        if found[1] is None:
            return quote_from_bytes(found[0].encode("utf-8", "replace"), safe="")
        byte = int(found[1], 16)
        return chr(byte) if byte in _KEPT else f"%{byte:02X}"

    return _CODED.sub(one, text)
