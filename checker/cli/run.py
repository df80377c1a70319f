"""Files → pieces of the report, in one process or several.

The piece of a file is made where the file is checked; only text and counts travel back, in the order of the files. So the
output does not depend on the number of processes and memory does not grow with the number of files. Workers are started
afresh (spawn) on every system.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from fzzf_check.cli.paths import Item
from fzzf_check.reports import Style, Summary, load, summarise

if TYPE_CHECKING:
    from concurrent.futures import Future

    from fzzf_check.findings import FileReport
    from fzzf_check.pipeline import Options

CHUNK = 32  # files sent to a worker at a time
_AHEAD = 2  # chunks per worker under way


@dataclass(frozen=True, slots=True)
class Job:
    """What to do with each file."""

    options: Options
    format: str
    style: Style


@dataclass(slots=True)
class Piece:
    """What came of one file: its part of the report, its counts, and lines for standard error. ``unwritten`` are the
    outputs of the file that could not be written, one line each.
    """

    text: str
    summary: Summary
    unreadable: str = ""
    faults: list[str] = field(default_factory=list)
    unwritten: list[str] = field(default_factory=list)


def run(items: Sequence[Item], job: Job, jobs: int) -> Iterator[Piece]:
    """The pieces in the order of the items, checked by ``jobs`` processes (0: as many as there are processors)."""
    workers = min(jobs or os.cpu_count() or 1, len(items))
    if workers > 1:
        yield from _in_processes(items, job, workers)
    else:
        for item in items:
            yield check_one(item, job)


def check_one(item: Item, job: Job) -> Piece:
    """Check one file. A fault of ours is told, and the others go on."""
    from fzzf_check.errors import Problem
    from fzzf_check.findings import FileReport

    faults: list[str] = []
    unwritten: list[str] = []
    try:
        report = _report(item, job)
        text = load(job.format, job.style).file(report)
        summary = summarise(report)
        unwritten = _outputs(item, report)
    except Problem as problem:
        report = FileReport(item.path, error=(problem.code, problem.message))
        text = load(job.format, job.style).file(report)
        summary = summarise(report)
    except Exception as error:
        faults = _faults(item, error)
        report = FileReport(item.path, error=("internal", faults[0]))
        text = load(job.format, job.style).file(report)
        summary = Summary(files=1, faults=1)
    unreadable = report.error[1] if report.error and not faults else ""
    return Piece(text, summary, unreadable, faults, unwritten)


def _report(item: Item, job: Job) -> FileReport:
    from fzzf_check.findings import FileReport
    from fzzf_check.pipeline import check

    if item.error:
        return FileReport(item.path, error=item.error)
    return check(item.path, job.options, item.data)


def _outputs(item: Item, report: FileReport) -> list[str]:
    """Write what was asked for besides the report."""
    if not item.outputs:
        return []
    from fzzf_check.cli.outputs import write

    return write(item, report)


def _faults(item: Item, error: Exception) -> list[str]:
    from fzzf_check.cli.app import fault

    lines = [f"{item.path}：{fault(error)}"]
    if os.environ.get("FZZF_DEBUG"):
        import traceback

        lines.append("".join(traceback.format_exception(error)))
    return lines


def check_chunk(items: Sequence[Item], job: Job) -> list[Piece]:
    """What a worker does with its share."""
    return [check_one(item, job) for item in items]


def _in_processes(items: Sequence[Item], job: Job, workers: int) -> Iterator[Piece]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import active_children, get_context

    size = min(CHUNK, -(-len(items) // workers))
    chunks = iter([items[n : n + size] for n in range(0, len(items), size)])
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_ignore_ctrl_c)
    waiting: deque[Future[list[Piece]]] = deque()

    def feed(count: int) -> None:
        with _ctrl_c_ignored():
            waiting.extend(pool.submit(check_chunk, chunk, job) for chunk in islice(chunks, count))

    try:
        feed(workers * _AHEAD)
        while waiting:
            pieces = waiting.popleft().result()
            feed(1)
            yield from pieces
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for child in active_children():
            child.terminate()
        raise
    pool.shutdown()


def _ignore_ctrl_c() -> None:
    """For a worker on a system where processes do not inherit this from their parent (Windows)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _ctrl_c_ignored() -> Iterator[None]:
    """Processes started here inherit that Ctrl-C is not for them; the parent stops them itself."""
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:  # not the main thread: Ctrl-C does not come here
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
