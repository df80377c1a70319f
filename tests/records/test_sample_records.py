"""The sample records and dossiers give exactly the events and findings that are kept beside them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from record_results import EXPECTED, dossier_result, dossiers, record_result, records

CLEAN = ("01_供热价格调整大事记", "04_常务会议纪要", "05_征求意见公告")


def kept(name: str) -> dict[str, object]:
    found: dict[str, object] = json.loads((EXPECTED / f"{name}.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("path", records(), ids=lambda path: path.stem)
def test_样例记录给出应有的程序和问题(path: Path) -> None:
    assert record_result(path) == kept(path.stem)


@pytest.mark.parametrize("folder", dossiers(), ids=lambda path: path.name)
def test_样例卷宗给出应有的问题和时间线(folder: Path) -> None:
    assert dossier_result(folder) == kept(folder.name)


@pytest.mark.parametrize("name", CLEAN)
def test_合法的记录没有错误和警告(name: str) -> None:
    findings = kept(name)["findings"]
    assert isinstance(findings, list)
    assert [line for line in findings if line.split()[1] != "info"] == []


def test_合法的卷宗没有错误和警告() -> None:
    files = kept("dossier_clean")["files"]
    assert isinstance(files, dict)
    assert [line for lines in files.values() for line in lines if line.split()[1] != "info"] == []
