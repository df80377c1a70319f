"""The whole road over real documents, where there are any (../shared)."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

SUFFIXES = {".docx", ".txt", ".md", ".html"}


@pytest.mark.long
def test_真实文件全都查得完(shared: Path) -> None:
    paths = sorted(str(path) for path in (shared / "corpus").rglob("*") if path.suffix in SUFFIXES)
    command = [sys.executable, "-m", "fzzf_check", "-j", "2", "--format", "json", "--fail-on", "never"]
    done = subprocess.run([*command, str(shared / "corpus")], capture_output=True, timeout=600, check=False)
    files = {file["path"]: file for file in json.loads(done.stdout)["files"]}
    assert "内部出错" not in done.stderr.decode("utf-8", "replace")
    wrong = {Path(path).name: files[path]["error"]["code"] for path in paths if files[path]["error"]}
    assert wrong == {"0239.html": "empty"}  # a page of links to pictures, without any text of its own
    print(len(paths), "个文件，文种", Counter(files[path]["kind"] for path in paths).most_common())
