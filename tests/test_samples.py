"""The sample documents give exactly the findings that lie beside them, and generated text is fresh."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from readme_commands import commands
from refresh import README, SAMPLES, expected_file, fresh_readme, result, samples

STALE = "运行 python tests/refresh.py，读过差异再提交"


@pytest.mark.parametrize("sample", samples(), ids=lambda path: path.name)
def test_样例给出应有的全部结果(sample: Path) -> None:
    assert json.loads(result(sample)) == json.loads(expected_file(sample).read_text(encoding="utf-8")), STALE


def test_每个样例都有应有的结果并且没有多余的() -> None:
    assert sorted((SAMPLES / "expected").glob("*.json")) == [expected_file(sample) for sample in samples()]


def test_合规的草案没有错误和警告() -> None:
    findings = json.loads(expected_file(SAMPLES / "clean-draft.docx").read_text(encoding="utf-8"))["findings"]
    assert [finding for finding in findings if finding["severity"] != "info"] == []


def test_样例由脚本生成逐字节相同(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(SAMPLES / "build.py"), str(tmp_path)], check=True, timeout=60)
    built = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert built == {path.name: path.read_bytes() for path in samples()}


def test_说明中生成的部分是新的() -> None:
    assert README.read_text(encoding="utf-8") == fresh_readme(), STALE


def test_说明的头两条命令各占一行() -> None:
    run, test = commands()[:2]
    assert "\n" not in run
    assert "\n" not in test
    assert "samples/auto-numbered.docx" in run
    assert "pytest" in test


def test_说明中提到的选项和命令都有() -> None:
    import re

    import click

    from fzzf_check.cli.app import CHECK, COMMANDS, ROOT

    context = click.Context(ROOT)
    known = {"--no-index", "--find-links", "--universal", "--all-extras", "--no-header"}  # of pip and uv
    for name in (CHECK, *COMMANDS):
        command = ROOT.get_command(context, name)
        known |= {option for param in command.get_params(click.Context(command)) for option in param.opts}
    text = README.read_text(encoding="utf-8")
    assert set(re.findall(r"(?<![-a-z])--[a-z][a-z-]+", text)) - known == set()
    typed = [*commands(), *re.findall(r"`([^`\n]+)`", text)]
    named = {word for code in typed for word in re.findall(r"(?m)^fzzf-check ([a-z]+)(?: |$)", code)}
    assert {"explain", "rules"} <= named <= set(COMMANDS)
