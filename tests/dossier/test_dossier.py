"""Dossiers: what may go wrong with a folder, and what the command prints."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from fzzf_check.cli.app import run
from fzzf_check.engine.queries.across import FAULTS
from fzzf_check.findings import DossierReport, TimelineEntry
from fzzf_check.folder import check_dossier
from fzzf_check.pipeline import Options, check
from fzzf_check.reports import FORMATS, Style, Summary, dossier_page
from fzzf_check.reports.wording import days_text

NAME = "清河区夜市管理办法"
DRAFT = f"{NAME}\n（送审稿）\n\n第一条　本办法由区商务局组织实施。\n第二条　夜市开放时间由街道公布。\n第三条　本办法自公布之日起施行。\n"
NOTE = f"关于《{NAME}（送审稿）》的起草说明\n\n2024年4月1日至5月6日公开征求意见，收到意见30条。\n\n清河区商务局\n2024年6月3日\n"
OPINION = f"清河区司法局\n合法性审核意见书\n\n区商务局：\n\n你局2024年6月5日送审的《{NAME}（送审稿）》收悉。经审核，结论为合法。\n\n清河区司法局\n2024年6月20日\n"
MINUTES = f"清河区人民政府常务会议纪要\n第9次\n\n2024年7月3日，区长主持召开区政府第9次常务会议。\n\n一、会议审议《{NAME}》\n会议审议通过。\n\n二、会议听取安全生产工作汇报\n会议提出要求。\n"
WHOLE = {"01_送审稿.txt": DRAFT, "02_起草说明.txt": NOTE, "05_意见书.txt": OPINION, "06_纪要.txt": MINUTES}


def folder_of(place: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


def examined(place: Path, files: dict[str, str]) -> DossierReport:
    folder_of(place, files)
    options = Options(as_of=date(2026, 1, 15), select=("procedure", "review_file"), facts=True)
    return check_dossier([(str(place / name), None) for name in sorted(files)], options)


def rules_of(report: DossierReport) -> dict[str, list[str]]:
    return {Path(one.path).name: [f.rule for f in one.findings if f.severity != "info"] for one in report.files}


def test_材料一致的卷宗没有错误和警告(tmp_path: Path) -> None:
    report = examined(tmp_path, WHOLE)
    assert rules_of(report) == {name: [] for name in WHOLE}
    assert report.title == NAME
    assert list(report.roles.values()) == ["送审稿", "起草说明", "合法性审核意见书", "集体讨论纪要"]


OLD_LAW = f"{NAME}\n（送审稿）\n\n第一条　根据《中华人民共和国合同法》，制定本办法。\n" + "".join(
    f"第{n}条　摊位的租用由双方签订合同，约定位置、期限和费用，区商务局提供合同文本供双方参考使用。\n"
    for n in "二三四五六七"
)


def test_送审卷宗里的草案按最后一个程序的日期看法律是否有效(tmp_path: Path) -> None:
    folder_of(tmp_path, {k: v.replace("2024", "2020") for k, v in (WHOLE | {"01_送审稿.txt": OLD_LAW}).items()})
    paths = sorted(map(str, tmp_path.iterdir()))
    (alone,) = check(paths[0], Options(select=("FZ801",))).findings
    assert "按检查之日看已经失效" in alone.message
    assert not check_dossier([(path, None) for path in paths], Options(select=("FZ801", "FZ802"))).files[0].findings


def test_卷宗里有起草说明的草案不再问经过哪些程序(tmp_path: Path) -> None:
    folder_of(tmp_path, WHOLE | {"01_送审稿.txt": OLD_LAW})
    draft = str(tmp_path / "01_送审稿.txt")
    only = Options(select=("FZ864",))
    assert [finding.rule for finding in check(draft, only).findings] == ["FZ864"]
    among = check_dossier([(str(tmp_path / name), None) for name in sorted(WHOLE)], only)
    assert [finding for report in among.files for finding in report.findings] == []


def test_审查意见晚于会议的问题落在意见书上(tmp_path: Path) -> None:
    report = examined(tmp_path, WHOLE | {"05_意见书.txt": OPINION.replace("6月20日", "7月10日")})
    assert rules_of(report)["05_意见书.txt"] == ["FZ684"]


def test_一种材料有两份时后一份有问题(tmp_path: Path) -> None:
    report = examined(tmp_path, WHOLE | {"05b_意见书.txt": OPINION})
    assert rules_of(report)["05b_意见书.txt"] == ["FZ888"]


def test_规则能问的每种卷内毛病都有人找() -> None:
    found = {name.partition(".") for name in FAULTS.values()}
    assert all(hasattr(import_module(f"fzzf_check.dossier.{module}"), function) for module, _, function in found)


def test_单独一个文件不为卷宗付出代价() -> None:
    code = (
        "import sys; from fzzf_check.pipeline import check\n"
        "check('一.txt', data='关于夜市管理的通知\\n一、夜市开放时间由街道公布。'.encode())\n"
        "loaded = [name for name in sys.modules if name.startswith(('fzzf_check.dossier', 'difflib'))]\n"
        "assert loaded == [], loaded"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_只有草案没有任何程序材料(tmp_path: Path) -> None:
    assert rules_of(examined(tmp_path, {"01_送审稿.txt": DRAFT})) == {"01_送审稿.txt": ["FZ889"]}


def test_不存在的日期写明文件和行(tmp_path: Path) -> None:
    report = examined(tmp_path, WHOLE | {"02_起草说明.txt": NOTE.replace("4月1日至5月6日", "2月30日至5月6日")})
    found = [f for one in report.files for f in one.findings if f.rule == "FZ891"]
    assert [(f.span.line, f.text) for f in found] == [(3, "2024年2月30日")]


def test_终日早于始日(tmp_path: Path) -> None:
    report = examined(tmp_path, WHOLE | {"02_起草说明.txt": NOTE.replace("4月1日至5月6日", "5月6日至4月1日")})
    assert "FZ892" in rules_of(report)["02_起草说明.txt"]


def test_缺少的环节在时间线上有位置(tmp_path: Path) -> None:
    report = examined(tmp_path, {"01_送审稿.txt": DRAFT, "02_起草说明.txt": NOTE, "06_纪要.txt": MINUTES})
    assert [(e.kind, e.missing) for e in report.timeline] == [
        ("公开征求意见", False),
        ("合法性审查", True),
        ("集体讨论决定", False),
    ]


def test_一个文件读不了其余照查退出码为二(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder_of(tmp_path, WHOLE)
    (tmp_path / "07_依据.docx").write_bytes(b"PK\x03\x04broken")
    code = run(["dossier", str(tmp_path), "--format", "json", "--facts"])
    out = capsys.readouterr()
    data: dict[str, Any] = json.loads(out.out)
    assert code == 2
    assert [Path(f["path"]).name for f in data["files"] if f["error"]] == ["07_依据.docx"]
    assert len(data["files"]) == 5
    assert {"kind", "start", "end", "line", "actor", "outcome", "matter"} <= set(data["files"][1]["facts"]["events"][0])
    assert data["timeline"][0]["kind"] == "公开征求意见"
    assert "07_依据.docx" in out.err


def test_终端报告先列材料和时间线(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = run(["dossier", str(folder_of(tmp_path, WHOLE)), "--select", "procedure,review_file"])
    out = capsys.readouterr().out
    assert code == 0
    assert out.index("材料") < out.index("时间线") < out.index("01_送审稿.txt\n  规范性文件")
    assert "2024-06-05 至 2024-06-20" in out


@pytest.mark.parametrize("words", [["没有这个文件夹"], [], [".", "--facts"]])
def test_用法不对时说一句话退出码为二(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["dossier", *words]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_空文件夹退出码为二(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["dossier", str(tmp_path)]) == 2
    assert "没有可检查的文件" in capsys.readouterr().err


def test_三种报告说的是同一个卷宗(tmp_path: Path) -> None:
    report = examined(tmp_path, WHOLE)
    total = Summary(files=len(report.files))
    pages = {name: dossier_page(name, report, Style(), total) for name in FORMATS}
    assert [name for name, page in pages.items() if report.title not in page or "合法性审核意见书" not in page] == []
    assert json.loads(pages["json"])["summary"]["files"] == len(WHOLE)
    assert json.loads(pages["json"]).keys() == {"tool", "title", "files", "timeline", "summary"}


def test_只有一天的步骤在时间线上只写一天() -> None:
    one = TimelineEntry("听证", "2024-03-01", "2024-03-01", "一.txt", 3, "举行听证会")
    assert days_text(one) == "2024-03-01"
    assert days_text(replace(one, end="2024-03-02")) == "2024-03-01 至 2024-03-02"


HEARING = "清河区夜市管理听证会报告\n\n听证会于2024年5月20日在区文化馆举行，应到20人，实到18人。\n18人中，赞成设夜市的11人，反对的7人。\n"


@pytest.mark.parametrize(
    ("said", "differs"),
    [
        ("2024年5月20日举行听证会，16人赞成、2人反对。", True),
        ("2024年5月20日举行听证会，11人赞成、7人反对。", False),
        ("2024年5月21日举行听证会，到会18人。", True),
        ("2024年5月20日举行听证会。另有5名专家到现场，4人赞成、1人反对。", False),
    ],
)
def test_起草说明里听证的日子和赞成反对的人数应当与听证报告一致(tmp_path: Path, said: str, differs: bool) -> None:
    files = {
        **WHOLE,
        "02_起草说明.txt": NOTE.replace("收到意见30条。", f"收到意见30条。\n\n{said}"),
        "03_听证报告.txt": HEARING,
    }
    assert rules_of(examined(tmp_path, files))["02_起草说明.txt"] == ["FZ884"] * differs


FILING = (
    "清河区商务局\n关于报送规范性文件备案的报告\n\n区人民政府：\n\n"
    f"《{NAME}》已于2024年7月10日印发。现将正式文本和说明一式三份报上，请予备案。\n\n清河区商务局\n2024年7月29日\n"
)


def test_备案报告不是又一份送审稿_落款那天就是备案的日子(tmp_path: Path) -> None:
    report = examined(tmp_path, {**WHOLE, "07_备案报告.txt": FILING})
    assert rules_of(report)["07_备案报告.txt"] == []
    assert list(report.roles.values())[-1] != "送审稿"
    assert [(e.kind, e.start) for e in report.timeline if e.file.endswith("07_备案报告.txt") and e.kind == "备案"] == [
        ("备案", "2024-07-29")
    ]
