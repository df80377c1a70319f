"""Processes that tests start and interrupt."""

from __future__ import annotations

import signal


def hears_ctrl_c() -> None:
    """Run in a new process before its program: Ctrl-C counts, even where the tests run in the background, whose processes
    a shell starts deaf to it.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
