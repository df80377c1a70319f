"""What ``--annotate`` costs beyond the check: a file of ten pages with 30 comments, aim under 150 ms in a fresh process.

Run as ``python tests/bench/bench_word.py``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench_readers import ten_pages

COMMENTS = 30
TIMES = 7
SCRIPT = """
import sys, time
from pathlib import Path
from fzzf_check import check
from fzzf_check.findings import Finding
from fzzf_check.source import Span
path, out, count = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
report = check(path)
lines = [line for line in report.source.lines if len(line.text) > 20]
report.findings = [
    Finding("FZ201", "规范性文件不得自行设定罚款", "penalty", "error", Span(line.number, 8, line.number, 16), "", line.text[7:15],
            "由本文件设定。", "删除。", ())
    for line in lines[:: max(1, len(lines) // count)][:count]
]
begin = time.perf_counter()
from fzzf_check.reports.word import write_annotated
write_annotated(report, out)
print((time.perf_counter() - begin) * 1000)
"""


def main() -> None:
    """Print the best of several fresh processes: import, annotate, write."""
    with tempfile.TemporaryDirectory() as folder:
        draft, out = Path(folder) / "稿.docx", Path(folder) / "批注.docx"
        draft.write_bytes(ten_pages())
        times = []
        for _ in range(TIMES):
            done = subprocess.run(
                [sys.executable, "-c", SCRIPT, str(draft), str(out), str(COMMENTS)],
                capture_output=True, text=True, encoding="utf-8", check=True,
            )  # fmt: skip
            times.append(float(done.stdout))
            time.sleep(0.05)
        print(f"{COMMENTS} 条批注，10 页：{min(times):.0f} 毫秒（中位 {sorted(times)[len(times) // 2]:.0f}，目标 150）")


if __name__ == "__main__":
    main()
