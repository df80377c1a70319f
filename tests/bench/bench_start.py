"""What a fresh process costs: Python itself, the version, the rules, one short Word file; prints milliseconds and ratios.

Run as ``python tests/bench/bench_start.py [FILE]``; caches are warm after the first run. Times differ from machine to
machine; ratios hold.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from time import perf_counter

SAMPLE = Path(__file__).resolve().parent.parent.parent / "samples" / "auto-numbered.docx"
ROUNDS = 7


def milliseconds(arguments: list[str]) -> float:
    """The best of several processes, from start to end."""
    best = float("inf")
    for _ in range(ROUNDS):
        begin = perf_counter()
        subprocess.run([sys.executable, *arguments], capture_output=True, check=False)
        best = min(best, perf_counter() - begin)
    return best * 1000


def main(file: str) -> None:
    """Print the table."""
    program = ["-m", "fzzf_check"]
    steps = {
        "python alone": ["-c", "pass"],
        "--version": [*program, "--version"],
        "rules": [*program, "rules"],
        "one file, one rule": [*program, "--select", "FZ201", file],
        "one file": [*program, file],
    }
    base = 0.0
    for name, arguments in steps.items():
        taken = milliseconds(arguments)
        base = base or taken
        print(f"{name:<22}{taken:>8.0f} ms {taken / base:>6.1f} x Python")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else str(SAMPLE))
