"""A text that names no maker may be cut out of a larger one: what its masthead lacks is said as doubt."""

from __future__ import annotations

from datetime import date

import pytest

from fzzf_check.findings import Severity
from fzzf_check.pipeline import Options, check

BODY = "\n发布日期：2024-05-06\n第一条　商户应当按时清扫门前。\n第二条　本办法自2024年6月1日起施行，有效期三年。\n"


def _severity(text: str) -> Severity:
    report = check("例.txt", Options(kind="规范性文件", stage="已发布", as_of=date(2026, 1, 15)), text.encode())
    [finding] = [f for f in report.findings if f.rule == "FZ001"]
    return finding.severity


@pytest.mark.parametrize("title", ["门前清扫管理办法", "清扫须知"])
def test_没有写制定机关的已发布文件缺文号只提示核对原件(title: str) -> None:
    assert _severity(title + BODY) == "info"


@pytest.mark.parametrize("title", ["云岭县城市管理局关于门前清扫的通知", "云岭考试院关于考点周边清扫的通知"])
def test_标题写明制定机关的已发布文件缺文号是错误(title: str) -> None:
    assert _severity(title + BODY) == "error"


def test_有署名的已发布文件缺文号是错误() -> None:
    assert _severity("门前清扫管理办法" + BODY + "\n云岭县人民政府\n2024年5月6日\n") == "error"
