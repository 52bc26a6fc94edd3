"""Canonical form of a web address: equal for addresses that lead to the same publication. Pure.

Nothing is fetched: what redirects where stays unknown, and two addresses of one text may differ.
"""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

#: Parameters that say how a reader came to a page, not which page it is.
_TRACKING = frozenset({"fbclid", "gclid", "yclid", "dclid", "igshid", "mc_cid", "mc_eid", "ref"})
_TRACKING_PREFIXES = ("utm_", "at_")
#: First labels of hosts that show the same pages as the host without them.
_SAME_PAGES = ("www.", "m.", "amp.")
_DEFAULT_PORTS = (None, 80, 443)


def canonical_url(url: str) -> str | None:
    """Return the canonical form of an address, or None if it is no address of the public web.

    It is for comparing, not for opening: the scheme is left out.
    """
    if not url.isprintable() or any(sign.isspace() for sign in url) or "\\" in url:
        return None
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").rstrip(".").encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in ("http", "https") or parts.username is not None:
        return None
    if not _is_public_name(host):
        return None
    for label in _SAME_PAGES:
        # "m.ua" is a site of its own.
        if host.startswith(label) and "." in host.removeprefix(label):
            host = host.removeprefix(label)
    place = host if port in _DEFAULT_PORTS else f"{host}:{port}"
    path = quote(unquote(parts.path), safe="/:@!$&'()*+,;=-._~").rstrip("/")
    kept = sorted(
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name not in _TRACKING and not name.startswith(_TRACKING_PREFIXES)
    )
    return f"{place}{path}" + (f"?{urlencode(kept)}" if kept else "")


def _is_public_name(host: str) -> bool:
    """Tell whether a host is a name with a domain, and no number or name of a local network."""
    labels = host.split(".")
    if len(labels) == 1 or not all(labels) or labels[-1].isdigit():
        return False
    return ":" not in host and labels[-1] not in ("local", "localhost", "internal", "lan")
