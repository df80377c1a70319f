"""Which requests are answered: those of our own page in a browser on this machine, no others.

A page from elsewhere that the user has open must not be able to use this server: its requests name another Origin or
carry no token, and a host name made to point to 127.0.0.1 (DNS rebinding) shows in the Host header.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping

NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})
TOKEN = "HTTP_X_FZZF_TOKEN"


def new_token() -> str:
    """A secret for one run of the server."""
    return secrets.token_urlsafe(32)


def refuse(environ: Mapping[str, object], token: str) -> str:
    """Why a request is refused, one line of Chinese; empty for a request that may be answered."""
    host = str(environ.get("HTTP_HOST", ""))
    if not is_local(host):
        return "只接受本机（127.0.0.1）的访问。"
    if environ.get("REQUEST_METHOD") in ("GET", "HEAD"):
        return ""
    if environ.get("HTTP_SEC_FETCH_SITE", "same-origin") != "same-origin":
        return "不接受其他网站发来的请求。"
    if environ.get("HTTP_ORIGIN", f"http://{host}") != f"http://{host}":
        return "不接受其他网站发来的请求。"
    if not hmac.compare_digest(str(environ.get(TOKEN, "")).encode(), token.encode()):
        return "页面已过期，请刷新后重试。"
    return ""


def is_local(host: str) -> bool:
    """Whether a Host header names this machine: 127.0.0.1, localhost or [::1], with or without a port."""
    name, colon, port = host.rpartition(":")
    if not colon or host.endswith("]"):
        name, port = host, ""
    return name.lower() in NAMES and (not port or (port.isascii() and port.isdigit()))
