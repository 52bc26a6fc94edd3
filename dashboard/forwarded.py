"""Whose word about a reader's address is taken: a proxy on this machine, or those that a setting names."""

from __future__ import annotations

import os

from starlette.middleware import Middleware
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

#: How uvicorn sees this machine; the last is how IPv4 arrives where IPv6 is listened for as well,
#: which uvicorn by itself leaves out.
THIS_MACHINE = "127.0.0.1,::1,::ffff:127.0.0.1"


def believed_proxies() -> Middleware:
    """Return the middleware that puts in the address and scheme of which a proxy speaks.

    Behind a proxy that is not believed all readers are one, with one reader's share of packages and
    submissions, and links are those of plain HTTP.
    """
    believed = os.environ.get("FORWARDED_ALLOW_IPS") or THIS_MACHINE
    return Middleware(ProxyHeadersMiddleware, trusted_hosts=believed)
