"""Where outputs go, and that nothing half-written is left where they cannot go."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from making import covered, paragraph, run
from making import docx as word_file

from fzzf_check.cli import main
from fzzf_check.errors import CannotWrite
from fzzf_check.reports.output import destinations, write_whole

DRAFT = "云岭县畜禽粪污管理办法\n第九条　逾期的，处五百元以上二千元以下罚款。\n第十条　本办法自印发之日起施行。\n"
WORD = word_file("".join(paragraph(run(line)) for line in DRAFT.splitlines()))


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("稿.docx").write_bytes(WORD)
    Path("稿.txt").write_text(DRAFT, encoding="utf-8")


def files() -> list[str]:
    """Everything in the folder, hidden files too."""
    return sorted(path.relative_to(Path.cwd()).as_posix() for path in Path.cwd().rglob("*") if path.is_file())


def test_批注稿和意见书一次写出(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["稿.docx", "--annotate", "批注.docx", "--opinion", "意见.docx"]) == 1
    assert files() == ["意见.docx", "批注.docx", "稿.docx", "稿.txt"]
    assert "处五百元以上二千元以下罚款" in covered(Path("批注.docx").read_bytes()).values()
    assert any("云岭县畜禽粪污管理办法" in cell.text for t in docx.Document("意见.docx").tables for cell in t._cells)
    assert Path("稿.docx").read_bytes() == WORD


def test_文件夹进文件夹出各归各位() -> None:
    for name in ("送审/甲.docx", "送审/附/乙.docx", "送审/甲.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(WORD if name.endswith("docx") else DRAFT.encode())
    assert main(["送审", "--annotate", "批注", "--opinion", "意见", "--fail-on", "never"]) == 0
    assert [name for name in files() if name.startswith("批注")] == [
        "批注/甲.docx", "批注/甲.txt.docx", "批注/附/乙.docx",
    ]  # fmt: skip
    assert [name for name in files() if name.startswith("意见")] == [
        "意见/甲-意见书.docx", "意见/甲.txt-意见书.docx", "意见/附/乙-意见书.docx",
    ]  # fmt: skip


def test_多个进程写出的批注稿与一个进程相同() -> None:
    for number in range(4):
        Path("送审").mkdir(exist_ok=True)
        Path(f"送审/{number}.docx").write_bytes(WORD)
    for jobs, out in (("1", "一"), ("2", "二")):
        assert main(["送审", "--annotate", out, "-j", jobs, "--fail-on", "never"]) == 0
    for number in range(4):
        assert covered(Path(f"一/{number}.docx").read_bytes()) == covered(Path(f"二/{number}.docx").read_bytes())


def test_从标准输入读的稿也能批注(monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    from types import SimpleNamespace

    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(WORD)))
    assert main(["-", "--annotate", "批注.docx"]) == 1
    assert covered(Path("批注.docx").read_bytes())


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["稿.docx", "--annotate", "批注.doc"], "批注.doc：输出文件的扩展名应当是 .docx"),
        (["稿.docx", "--annotate", "稿.docx"], "就是要检查的原稿"),
        (["稿.docx", "--annotate", "./稿.docx"], "就是要检查的原稿"),
        (["稿.docx", "--annotate", "甲.docx", "--opinion", "甲.docx"], "两项输出都要写进 甲.docx"),
        (["稿.docx", "稿.txt", "--annotate", "稿.txt"], "这里应当是文件夹，而它是文件"),
        (["稿.docx", "--opinion-template", "模板.docx"], "只能与 --opinion 一起用"),
        (["稿.docx", "--opinion", "意见.docx", "--opinion-template", "无.docx"], "没有意见书模板文件 无.docx"),
        (["稿.docx", "-o", "稿.docx"], "就是要检查的原稿"),
        (["稿.docx", "-o", "稿.txt/报告.html"], "路径中有一段不是文件夹"),
        (["稿.docx", "-o", "."], "是文件夹，不能写成文件"),
    ],
)
def test_写不了的去处在检查之前说一句话(args: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(args) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert words in err
    assert files() == ["稿.docx", "稿.txt"]
    assert Path("稿.docx").read_bytes() == WORD


def test_写不进去的文件夹只影响那一项输出(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["稿.docx", "--annotate", "稿.txt/批注.docx", "--opinion", "意见.docx"]) == 2
    out, err = capsys.readouterr()
    assert "FZ201" in out
    assert err == f"fzzf-check：{Path('稿.txt/批注.docx')}：写不进去（路径中有一段不是文件夹）。\n"
    assert files() == ["意见.docx", "稿.docx", "稿.txt"]


def test_只读的文件夹说一句话(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> object:  # what a read-only folder does, to the superuser as well
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", refuse)
    with pytest.raises(CannotWrite, match=r"批注\.docx：写不进去（没有写的权限"):
        write_whole(Path("批注.docx"), b"x")
    assert files() == ["稿.docx", "稿.txt"]


def test_写到一半失败时旧文件还在也不留下临时文件(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("批注.docx").write_bytes(b"old")

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        with pytest.raises(CannotWrite, match="磁盘已满"):
            write_whole(Path("批注.docx"), b"new")
    assert Path("批注.docx").read_bytes() == b"old"
    assert files() == ["批注.docx", "稿.docx", "稿.txt"]


def test_报告写到一半失败时不留下半个报告(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stop(*_: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr("fzzf_check.cli.run.check_one", stop)
    assert main(["稿.docx", "--format", "html", "-o", "报告.html"]) == 130
    assert files() == ["稿.docx", "稿.txt"]


def test_报告写进文件时屏幕上只说一句(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["稿.docx", "--format", "html", "-o", "报告.html"]) == 1
    assert capsys.readouterr().out == "报告写进 报告.html\n"
    assert Path("报告.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_读不了的文件没有输出也不另外报错(capsys: pytest.CaptureFixture[str]) -> None:
    Path("坏.docx").write_bytes(b"PK\x03\x04")
    assert main(["坏.docx", "--annotate", "批注.docx"]) == 2
    assert capsys.readouterr().err.count("\n") <= 1
    assert not Path("批注.docx").exists()


def test_输出名称不会互相覆盖() -> None:
    places = destinations(
        Path("出"), ["甲/稿.docx", "乙/稿.docx"], given=["甲/稿.docx", "乙/稿.docx"], suffix=".docx", tail=""
    )
    assert len(set(places)) == 2


def test_意见书模板可以取得并照用() -> None:
    assert main(["template", "模板.docx"]) == 0
    assert main(["稿.docx", "--opinion", "意见.docx", "--opinion-template", "模板.docx"]) == 1
    assert main(["template", "--decision", "模板.docx"]) == 0
    assert "重大行政决策" in docx.Document("模板.docx").paragraphs[0].text
