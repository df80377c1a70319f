"""``explain``: the page of a rule in the terminal, and the reasons of a check as it was made."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from fzzf_check.cli import main
from fzzf_check.cli.app import CHECK, COMMANDS, ROOT
from fzzf_check.cli.base import Word

DRAFT = "云岭县畜禽粪污管理办法\n第九条　逾期的，处五百元以上二千元以下罚款。\n第十条　本办法自印发之日起施行。\n"


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("稿.txt").write_text(DRAFT, encoding="utf-8")


def explained(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    """What ``explain`` prints."""
    assert main(["explain", *args]) == 0
    return capsys.readouterr().out


def test_检查时指定了文种说明里也照那个文种(capsys: pytest.CaptureFixture[str]) -> None:
    assert "稿.txt：规范性文件（" in explained(capsys, "--why", "稿.txt")
    assert "稿.txt：会议纪要（已发布）" in explained(
        capsys, "--why", "稿.txt", "--kind", "会议纪要", "--stage", "已发布"
    )
    assert "FZ201" in explained(capsys, "--at", "稿.txt:2")
    assert "FZ201" not in explained(capsys, "--at", "稿.txt:2", "--kind", "年度报告")


def test_检查时选了规则和日期说明里也照样(capsys: pytest.CaptureFixture[str]) -> None:
    assert "这一行没有问题可报" in explained(capsys, "--at", "稿.txt:2", "--select", "FZ3")
    assert "FZ201" not in explained(capsys, "--at", "稿.txt:2", "--as-of", "1990-01-01")


def test_同一个选项在每个命令里是同一个意思() -> None:
    context = click.Context(ROOT)
    meant: dict[str, set[tuple[object, ...]]] = {}
    for name in (CHECK, *COMMANDS):
        command = ROOT.get_command(context, name)
        assert command is not None
        for option in command.params:
            if isinstance(option, click.Option):
                words = option.type.words if isinstance(option.type, Word) else type(option.type)
                meant.setdefault(option.opts[0], set()).add((words, option.metavar, option.is_flag, option.multiple))
    assert {name: kinds for name, kinds in meant.items() if len(kinds) > 1} == {}


def test_规则说明先说怎么改和例外_例子只举几个(capsys: pytest.CaptureFixture[str]) -> None:
    lines = explained(capsys, "fz201").splitlines()
    assert lines[0] == "FZ201　规范性文件不得自行设定罚款"
    assert [line for line in lines[1:] if line and not line.startswith(" ")] == [
        "怎么改", "例外", "检查什么", "为什么", "依据", "违反的例子", "符合的例子",
    ]  # fmt: skip
    assert len(lines) < 60
    assert sum("⟦" in line for line in lines) == 3
    assert sum("个，加 --all 全部列出。" in line for line in lines) == 2


def test_要看全部例子时一个不少(capsys: pytest.CaptureFixture[str]) -> None:
    from fzzf_check.engine.load import own_folder
    from fzzf_check.engine.schema import read_rule

    path = next((own_folder() / "penalty").glob("FZ201*.yaml"))
    examples = read_rule(path.read_text(encoding="utf-8"), path.name).examples
    told = explained(capsys, "FZ201", "--all")
    assert "--all" not in told
    assert told.partition("违反的例子")[2].count("\n  - ") == len(examples)
