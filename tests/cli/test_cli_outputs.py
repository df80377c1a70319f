"""What may be overwritten: an output of ours that nobody has touched, and nothing else."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import docx
import pytest

from fzzf_check.cli import main
from fzzf_check.engine.load import read_folder
from fzzf_check.engine.rule import Rule
from fzzf_check.errors import CannotWrite
from fzzf_check.reports.rule_pages import write_pages

DRAFT = "云岭县畜禽粪污管理办法\n第九条　逾期的，处五百元以上二千元以下罚款。\n第十条　本办法自印发之日起施行。\n"
MINUTES = "云岭县人民政府常务会议纪要\n2024年3月5日，县人民政府常务会议审议通过《云岭县畜禽粪污管理办法》。\n"


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("卷宗").mkdir()
    Path("卷宗/1-草案.txt").write_text(DRAFT, encoding="utf-8")
    Path("卷宗/7-纪要.txt").write_text(MINUTES, encoding="utf-8")
    document = docx.Document()
    document.add_paragraph(DRAFT)
    document.save("别人的.docx")
    Path("笔记.txt").write_text("审核时要问的三件事\n", encoding="utf-8")


def contents() -> dict[str, bytes]:
    """Every file with what is in it."""
    return {path.as_posix(): path.read_bytes() for path in Path().rglob("*") if path.is_file()}


def edit(path: str) -> None:
    """Open a Word file, add a paragraph and save it, as a person would."""
    document = docx.Document(path)
    document.add_paragraph("本机关同意上述意见。")
    document.save(path)


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["dossier", "卷宗", "-o", "卷宗/1-草案.txt"], "卷宗/1-草案.txt 就是要检查的原稿"),
        (["dossier", "卷宗", "--opinion", "卷宗/7-纪要.txt"], "扩展名应当是 .docx"),
        (["dossier", "卷宗", "-o", "笔记.txt"], "笔记.txt：已有这个文件，它不是本程序写的"),
        (["dossier", "卷宗", "--opinion", "别人的.docx"], "别人的.docx：已有这个文件"),
        (["dossier", "卷宗", "--opinion", "卷宗"], "卷宗：是文件夹，不能写成文件"),
        (["dossier", "卷宗", "--opinion", "意见.pdf"], "意见.pdf：输出文件的扩展名应当是 .docx"),
        (["dossier", "卷宗", "--opinion", "甲.docx", "-o", "甲.docx"], "两项输出都要写进 甲.docx"),
        (["dossier", "卷宗", "--opinion", "甲.docx", "--opinion-template", "无.docx"], "没有意见书模板文件 无.docx"),
        (["dossier", "卷宗", "--opinion-template", "别人的.docx"], "只能与 --opinion 一起用"),
        (["卷宗/1-草案.txt", "-o", "笔记.txt"], "笔记.txt：已有这个文件"),
        (["卷宗/1-草案.txt", "--annotate", "别人的.docx"], "别人的.docx：已有这个文件"),
        (["卷宗/1-草案.txt", "--opinion", "别人的.docx", "--opinion-template", "别人的.docx"], "就是意见书的模板"),
        (["template", "笔记.txt"], "笔记.txt：输出文件的扩展名应当是 .docx"),
        (["template", "别人的.docx"], "别人的.docx：已有这个文件"),
        (["template", "卷宗"], "卷宗：是文件夹，不能写成文件"),
    ],
)
def test_会盖掉别的文件的去处在检查之前就不接受(
    args: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents()
    assert main(args) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert words in err.replace("\\", "/")
    assert contents() == before


@pytest.mark.parametrize("command", [[], ["dossier"]])
@pytest.mark.parametrize("format", ["text", "json", "html"])
def test_同一条命令再运行一次只更新自己的报告(command: list[str], format: str) -> None:
    args = [*command, "卷宗", "--format", format, "-o", "报告", "--fail-on", "never"]
    assert main(args) == 0
    Path("卷宗/1-草案.txt").write_text(DRAFT.replace("罚款", "违约金"), encoding="utf-8")
    before = Path("报告").read_bytes()
    assert main(args) == 0
    assert Path("报告").read_bytes() != before


@pytest.mark.parametrize(
    "args",
    [
        ["卷宗/1-草案.txt", "--annotate", "出.docx"],
        ["卷宗/1-草案.txt", "--opinion", "出.docx"],
        ["dossier", "卷宗", "--opinion", "出.docx"],
        ["template", "出.docx"],
    ],
)
def test_审核人改过的意见书和批注稿不会被盖掉(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    codes = {main(args) for _ in range(2)}
    assert codes <= {0, 1}
    edit("出.docx")
    before = contents()
    assert main(args) == 2
    assert "或者写出后改过" in capsys.readouterr().err
    assert contents() == before


def test_在报告后面写了意见的不再是程序的报告() -> None:
    args = ["卷宗/1-草案.txt", "-o", "报告.txt", "--fail-on", "never"]
    assert main(args) == 0
    Path("报告.txt").write_text(Path("报告.txt").read_text(encoding="utf-8") + "\n第九条已请起草单位修改。\n", "utf-8")
    assert main(args) == 2


def test_先建好的空文件可以写进去() -> None:
    Path("报告.txt").touch()
    assert main(["卷宗/1-草案.txt", "-o", "报告.txt", "--fail-on", "never"]) == 0
    assert Path("报告.txt").stat().st_size


def test_程序的标记不妨碍打开_Word_文件() -> None:
    assert main(["卷宗/1-草案.txt", "--opinion", "意见.docx", "--fail-on", "never"]) == 0
    with zipfile.ZipFile("意见.docx") as package:
        assert package.testzip() is None
        assert package.comment == b"fzzf-check"
    assert docx.Document("意见.docx").tables


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="这个系统没有命名管道")
def test_管道和设备不是可以换掉的文件() -> None:
    os.mkfifo("管道")
    assert main(["卷宗/1-草案.txt", "-o", "管道"]) == 2
    assert Path("管道").is_fifo()


def local_rules() -> tuple[Rule, ...]:
    """The rules of 云岭县 from the samples: two, with their examples."""
    return read_folder(Path(__file__).resolve().parents[2] / "samples/local-rules")


def test_删去的规则的页也删去_别人的文件一个不动() -> None:
    assert write_pages(local_rules(), Path("页")) == 3
    assert Path("页/YL101.md").read_text(encoding="utf-8").startswith("# YL101　")
    for name in ("审核笔记.md", "YL102.md"):
        Path("页", name).write_text("自己写的\n", encoding="utf-8")
    assert write_pages(local_rules()[1:], Path("页")) == 2
    assert {path.name for path in Path("页").iterdir()} == {"README.md", "YL901.md", "YL102.md", "审核笔记.md"}


@pytest.mark.parametrize("name", ["README.md", "YL101.md"])
def test_说明页不盖掉文件夹里同名的别的文件(name: str) -> None:
    Path("项目").mkdir()
    Path("项目", name).write_text("# 本项目的说明\n", encoding="utf-8")
    before = contents()
    with pytest.raises(CannotWrite, match=f"{name}：已有这个文件，它不是程序写的说明页"):
        write_pages(local_rules(), Path("项目"))
    assert contents() == before


def test_说明页要写进文件夹_给了文件就说一句话(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--pages", "笔记.txt"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "笔记.txt：要写多个文件，这里应当是文件夹，而它是文件" in err
