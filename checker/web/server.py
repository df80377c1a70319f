"""The application on a port of 127.0.0.1, with waitress."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fzzf_check.errors import CannotWrite, WrongUse
from fzzf_check.web.application import Application

HOST = "127.0.0.1"
THREADS = 4
_HEADERS = 64 * 1024


def make(port: int, rule_folders: tuple[Path, ...] = (), application: Application | None = None) -> Any:
    """A server that listens (``.run()`` serves, ``.effective_port`` is its port; 0 takes a free one).

    Raises WrongUse ``no_web`` where waitress is not installed or for an impossible port, CannotWrite ``port_taken`` where the port is not free.
    Bodies stay in memory: waitress would otherwise put large ones into a temporary file.
    """
    try:
        from waitress.server import create_server
    except ImportError:
        raise WrongUse("网页服务需要另装组件：pip install 'fzzf-check[web]'", code="no_web") from None
    if not 0 <= port <= 65535:
        raise WrongUse(f"端口应在 0 到 65535 之间，不是 {port}", code="wrong_use")
    logging.getLogger("waitress").setLevel(logging.CRITICAL)
    served = application or Application(rule_folders)
    try:
        return create_server(
            served,
            host=HOST,
            port=port,
            threads=THREADS,
            ident=None,
            max_request_header_size=_HEADERS,
            max_request_body_size=served.limit + _HEADERS,
            inbuf_overflow=served.limit + 2 * _HEADERS,
            outbuf_overflow=4 * served.limit,
            clear_untrusted_proxy_headers=True,
        )
    except OSError as error:
        raise CannotWrite(f"端口 {port} 用不了（可能已被占用），请用 --port 换一个", code="port_taken") from error


def serve(port: int, rule_folders: tuple[Path, ...], ready: Callable[[str], None]) -> None:
    """Serve until Ctrl-C; ``ready`` is told the address once requests can come. Raises as :func:`make`."""
    server = make(port, rule_folders)
    try:
        ready(f"http://{HOST}:{server.effective_port}/")
        server.run()
    finally:
        server.close()
