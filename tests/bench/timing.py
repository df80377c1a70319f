"""How long work takes: the one way in which all benchmarks measure."""

from __future__ import annotations

import time
from collections.abc import Callable


def milliseconds(work: Callable[[], object], times: int = 15) -> float:
    """The best of several runs, in milliseconds of processor time."""
    best = float("inf")
    for _ in range(times):
        begin = time.process_time()
        work()
        best = min(best, time.process_time() - begin)
    return best * 1000
