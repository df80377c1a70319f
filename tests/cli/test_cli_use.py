"""What a user types and what he gets: exit codes, files, mistakes."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from fake_check import fake_check

import fzzf_check.pipeline
from fzzf_check.cli import main
from fzzf_check.pipeline import Options

ENGLISH = ("Usage", "Error", "Options", "No such", "Missing", "Invalid", "Try ", "Commands", "Traceback")


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(fzzf_check.pipeline, "check", fake_check)
    monkeypatch.delenv("FZZF_DEBUG", raising=False)


def write(name: str, text: str) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return name


@pytest.mark.parametrize(
    ("text", "fail_on", "code"),
    [
        ("罚款", "error", 1),
        ("注意", "error", 0),
        ("注意", "warning", 1),
        ("提示", "warning", 0),
        ("提示", "info", 1),
        ("罚款", "never", 0),
        ("平安", "info", 0),
    ],
)
def test_只有达到级别的问题才算不通过(text: str, fail_on: str, code: int) -> None:
    assert main(["--fail-on", fail_on, write("a.txt", text)]) == code


def test_不写级别时有错误才算不通过() -> None:
    assert main([write("a.txt", "罚款")]) == 1
    assert main([write("b.txt", "注意")]) == 0


def test_一个文件读不了其余照常检查(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["没有.docx", write("a.txt", "罚款"), write("b.txt", "坏")]) == 2
    out, err = capsys.readouterr()
    assert "“罚款”不行。" in out
    assert "共检查 1 个文件：错误 1 项，警告 0 项，提示 0 项；2 个文件无法读取。" in out
    assert err.splitlines() == [
        "fzzf-check：没有.docx：文件不存在；请检查路径和文件名。",
        "fzzf-check：b.txt：文件已损坏；请重新保存。",
    ]


def test_程序自身出错只说一行并且其余照常检查(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([write("a.txt", "错"), write("b.txt", "罚款")]) == 3
    out, err = capsys.readouterr()
    assert "“罚款”不行。" in out
    assert len(err.splitlines()) == 1
    assert "a.txt：程序内部出错：ZeroDivisionError" in err
    assert "维护者" in err


def test_要求时才给出详细的出错信息(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FZZF_DEBUG", "1")
    assert main([write("a.txt", "错")]) == 3
    assert "Traceback" in capsys.readouterr().err


def test_按_Ctrl_C_安静地停下(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([write("a.txt", "停")]) == 130
    assert capsys.readouterr().err == ""


def test_文件夹按名称顺序查到底并跳过锁文件和隐藏文件(capsys: pytest.CaptureFixture[str]) -> None:
    for name in (
        "材料/乙.txt",
        "材料/b/丙.docx",
        "材料/甲.html",
        "材料/a.TXT",
        "材料/~$甲.docx",
        "材料/.藏.txt",
        "材料/表.xlsx",
    ):
        write(name, "平安")
    write("材料/.git/x.txt", "罚款")
    assert main(["--format", "json", "材料"]) == 0
    paths = [Path(file["path"]).as_posix() for file in json.loads(capsys.readouterr().out)["files"]]
    assert paths == ["材料/a.TXT", "材料/b/丙.docx", "材料/乙.txt", "材料/甲.html"]


def test_同一个文件给两次只查一次(capsys: pytest.CaptureFixture[str]) -> None:
    name = write("d/a.txt", "罚款")
    main([name, "d", name])
    assert "共检查 1 个文件" in capsys.readouterr().out


def test_没有文档的文件夹说清楚(capsys: pytest.CaptureFixture[str]) -> None:
    Path("空").mkdir()
    assert main(["空", write("a.txt", "罚款")]) == 2
    out, err = capsys.readouterr()
    assert "空：文件夹里没有可检查的文件" in err
    assert "“罚款”不行。" in out


def test_从标准输入读(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("第一条　罚款".encode())))
    assert main(["-"]) == 1
    assert capsys.readouterr().out.startswith("-\n")


def test_标准输入关着时说清楚(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert main(["-"]) == 2
    assert "标准输入没有打开" in capsys.readouterr().err


def test_名叫_rules_的文件可以写成当前目录下的路径(capsys: pytest.CaptureFixture[str]) -> None:
    write("rules", "罚款")
    assert main(["./rules"]) == 1
    assert "“罚款”不行。" in capsys.readouterr().out


def test_名叫_check_的文件直接写名字() -> None:
    assert main([write("check", "罚款")]) == 1


def test_选项可以写在文件后面(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([write("a.txt", "罚款"), "--fail-on", "never", "--format=json"]) == 0
    assert json.loads(capsys.readouterr().out)["summary"]["errors"] == 1


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ([], "没有给出要检查的文件或文件夹"),
        (["--fromat", "json", "a"], "没有选项 --fromat（是否想写“--format”？）"),
        (["a", "--format"], "选项 --format 后面要写一个值"),
        (["a", "--facts=1"], "选项 --facts 不带值"),
        (["a", "--format", "jsn"], "没有输出格式“jsn”（是否想写“json”？）"),
        (["a", "--kind", "规范文件"], "没有文种“规范文件”（是否想写“规范性文件”？）"),
        (["a", "--stage", "草稿"], "没有阶段“草稿”（是否想写“草案”？）"),
        (["a", "--as-of", "2024-02-30"], "“2024-02-30”不是日期，请写成 2024-03-05 这样"),
        (["a", "-j", "两"], "进程数应是不小于 0 的整数，不是“两”"),
        (["a", "-j", "-1"], "进程数应是不小于 0 的整数，不是“-1”"),
        (["a", "--fail-on", "all"], "没有级别“all”"),
        (["--as-of", "2024-01-01", "explain", "FZ201"], "命令 explain 要写在最前面"),
        (["a", "--facts"], "--facts 只能与 --format json 一起用"),
        (["a", "--select", "QQ9"], "没有规则或类别“QQ9”"),
        (["a", "--select", "penalti"], "（是否想写“penalty”？）"),
        (["a", "--ignore", "行政处罚"], "（是否想写“penalty”？）"),
        (["a", "--profile", "月宫"], "没有“月宫”的地方规则，可用："),
        (["a", "--rules", "没有"], "规则文件夹 没有 不存在"),
        (["explain"], "请给出一样"),
        (["explain", "FZ201", "--why", "a"], "请给出一样"),
        (["explain", "FZ201", "--as-of", "2024-03-05"], "--as-of 只能与 --at、--why 一起用"),
        (["explain", "--why", "a", "--kind", "通知"], "没有文种“通知”"),
        (["explain", "--at", "a.docx"], "“a.docx”应写成 文件:行号"),
        (["explain", "--why", "没有.docx"], "没有.docx：文件不存在"),
        (["explain", "FZ201", "FZ202"], "多出了参数“FZ202”"),
        (["explain", "FZ999"], "没有规则“FZ999”，FZ9 开头的有 FZ900、"),
        (["explain", "FZ69"], "没有规则“FZ69”，FZ69 开头的有 FZ69"),
        (["explain", "ZF201"], "没有规则“ZF201”（是否想写“FZ201”？）"),
        (["explain", "--all"], "请给出一样"),
        (["explain", "--why", "a", "--all"], "--all 只能与规则代码一起用"),
        (["a", "--bogus"], "没有选项 --bogus。"),
        (["rules", "fz201"], "说明一条规则用 fzzf-check explain fz201"),
        (["rules", "penalty"], "用 fzzf-check rules --category penalty"),
        (["completion"], "没有给出命令行环境，可用：bash、zsh、fish"),
        (["template"], "没有给出要写的 Word 文件（如 模板.docx）"),
        (["dossier"], "没有给出卷宗文件夹"),
        (["rules", "audti"], "没有子命令“audti”（是否想写“audit”？）"),
        (["rules", "--on", "2024-01-01"], "--on 只能与 rules audit 一起用"),
        (["rules", "--category", "罚"], "没有类别“罚”"),
        (["completion", "zhs"], "没有命令行环境“zhs”（是否想写“zsh”？）"),
    ],
)
def test_写错了就用一行中文说明(args: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(args) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err
    assert len(err.splitlines()) == 1
    assert not any(word in err for word in ENGLISH)


@pytest.mark.parametrize("args", [["--help"], ["-h"], ["a", "--help"], ["explain", "--help"], ["rules", "-h"]])
def test_帮助全是中文(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(args) == 0
    out = capsys.readouterr().out
    assert out.startswith("用法：fzzf-check ")
    assert not any(word in out for word in ENGLISH)


def test_选项原样交给检查(monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import date

    seen: list[Options | None] = []

    def spy(path: str, options: Options | None = None, data: bytes | None = None) -> object:
        seen.append(options)
        return fake_check(path, options, data)

    monkeypatch.setattr(fzzf_check.pipeline, "check", spy)
    given = "--kind 会议纪要 --stage 已发布 --as-of 2024-03-05 --select penalty，fee --ignore fee --profile 青海,海东"
    main([write("a.txt", "x"), *given.split()])
    assert seen == [
        Options(
            kind="会议纪要",
            stage="已发布",
            as_of=date(2024, 3, 5),
            select=("penalty", "fee"),
            ignore=("fee",),
            profiles=("青海", "海东"),
        )
    ]


def test_不写日期时由检查自己决定(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Options | None] = []

    def spy(path: str, options: Options | None = None, data: bytes | None = None) -> object:
        seen.append(options)
        return fake_check(path, options, data)

    monkeypatch.setattr(fzzf_check.pipeline, "check", spy)
    main([write("a.txt", "x")])
    assert seen == [Options()]


def test_规则列表列出代码级别和名称(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--category", "penalty"]) == 0
    out = capsys.readouterr().out
    assert "行政处罚（penalty）" in out
    assert "FZ201   错误  " in out


def rule_file(code: str, basis: str) -> str:
    """A rule with this basis in a folder of its own."""
    from fzzf_check.engine.load import own_folder

    source = next((own_folder() / "penalty").glob("FZ201*.yaml")).read_text(encoding="utf-8")
    head, rest = source.split("basis:\n", 1)
    rest = rest[rest.index("looks_for:") :]
    text = f"{head}basis:\n  - {basis}\n{rest}".replace("code: FZ201", f"code: {code}").replace("error", "warning", 1)
    return write(f"地方/penalty/{code}.yaml", text)


def test_规则的依据在哪一天有效可以查出来(capsys: pytest.CaptureFixture[str]) -> None:
    rule_file("YL001", "{instrument: 行政处罚法, article: 第十六条, from: 2021-07-15, to: 2030-01-01}")
    rule_file("YL002", "{instrument: 行政处罚法, article: 第九百条, from: 2021-07-15}")
    rule_file("YL003", "{instrument: 法规规章备案条例, article: 第三条}")
    rule_file("YL004", "{instrument: 行政处罚法, article: 第十六条, from: 2021-07-15, confidence: B}")
    assert main(["rules", "audit", "--on", "2031-05-01", "--rules", "地方"]) == 1
    out = capsys.readouterr().out
    assert "  YL001   《行政处罚法》第十六条：自 2030-01-01 起失效\n" in out
    assert "  YL002   《行政处罚法》第九百条：该文件没有这一条\n" in out
    assert "  YL003   《法规规章备案条例》第三条：该文件自2024年11月1日起失效，代之以《法规规章备案审查条例》\n" in out
    assert "  YL004   《行政处罚法》第十六条：条文据转述，没有核对原文\n" in out
    assert "按 2031-05-01 检查了" in out
    main(["rules", "audit", "--on", "2020-01-01", "--rules", "地方"])
    assert "  YL001   《行政处罚法》第十六条：自 2021-07-15 起才有效\n" in capsys.readouterr().out


def test_自带规则文件夹里的规则也能说明(capsys: pytest.CaptureFixture[str]) -> None:
    from fzzf_check.engine.load import own_folder

    source = next((own_folder() / "penalty").glob("FZ201*.yaml")).read_text(encoding="utf-8")
    write("地方/penalty/YL001.yaml", source.replace("code: FZ201", "code: YL001", 1))
    assert main(["explain", "YL001", "--rules", "地方"]) == 0
    assert capsys.readouterr().out.startswith("YL001　")


def test_补全脚本可以输出(capsys: pytest.CaptureFixture[str]) -> None:
    for shell in ("bash", "zsh", "fish"):
        assert main(["completion", shell]) == 0
        assert "_FZZF_CHECK_COMPLETE" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "at", "expected"),
    [
        ("fzzf-check ex", 1, {"explain"}),
        ("fzzf-check 草", 1, {"file,草"}),
        ("fzzf-check ", 1, {"file,"}),
        ("fzzf-check a.docx b", 2, {"file,b"}),
        ("fzzf-check --for", 1, {"--format"}),
        ("fzzf-check a.docx --format ", 3, {"text", "json"}),
        ("fzzf-check --kind 会议", 2, {"会议纪要"}),
        ("fzzf-check rules --cat", 2, {"--category"}),
        ("fzzf-check explain --kind 会议", 3, {"会议纪要"}),
        ("fzzf-check dossier --no-c", 2, {"--no-colour"}),
    ],
)
def test_命令行补全(
    words: str, at: int, expected: set[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("_FZZF_CHECK_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(at))
    assert main([]) == 0
    found = set(capsys.readouterr().out.split("\n"))
    assert {item if "," in item else f"plain,{item}" for item in expected} <= found
    assert "plain,check" not in found


def test_没有文件的文件夹不作为卷宗检查(capsys: pytest.CaptureFixture[str]) -> None:
    Path("卷宗").mkdir()
    assert main(["dossier", "卷宗"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "卷宗：文件夹里没有可检查的文件" in err
    assert main(["dossier", "没有"]) == 2
    assert "没有：文件夹不存在" in capsys.readouterr().err
