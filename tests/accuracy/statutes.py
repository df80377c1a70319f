"""Recall on statutes, which may set what a 规范性文件 may not: each is checked as if it were one.

usage: python tests/accuracy/statutes.py [-v]

Runs only where the shared folder is. Simple patterns, which know nothing of the grammar, pick phrases by class;
``statutes.tsv`` holds the keys (no words) of those that a reader judged to set something, in three rounds of fifty
statutes. Prints for each class how many of them any finding meets (at any severity) and how many of the other phrases,
which only mention, are met as well; -v names what is missed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import accuracy_sets as sets

from fzzf_check.facts import Paragraph
from fzzf_check.findings import Finding
from fzzf_check.pipeline import Options, check

SHARED = Path(os.environ.get("FZZF_SHARED", sets.HERE.parent.parent.parent / "shared"))
PHRASES: dict[
    str, tuple[str, ...]
] = {  # ~ stands for a character of the phrase, _ for one of the part between semicolons
    "罚款": (
        r"(?:处|科|予|给|可以|并|课)~{0,45}罚款",
        r"罚款~{0,12}(?:元|倍)",
    ),
    "没收": (r"没收~{0,30}",),
    "吊销暂扣证照": (
        r"(?:吊销|暂扣|吊扣|收缴|收回|撤销|注销|缴销|扣留|扣缴|收存)~{0,25}(?:证|执照|许可|资格|牌照|资质)",
        r"取消~{0,12}(?:资格|许可|登记)",
    ),
    "责令停产停业": (
        r"(?:责令|勒令|令其|予以|责成)~{0,14}(?:停产|停业|停止(?:生产|营业|经营|施工|建设|使用|执业|作业|活动|业务|运营|招生|办学|销售|运行|开采|勘查|发布|接受|服务)|停工|停航|停运|停止[、一-龥]{0,8}(?:活动|业务|经营|使用|施工|运行))",
        r"(?:暂停|停止)~{0,10}(?:执业|营业|经营|业务|生产)~{0,8}(?:个月|年|整顿)",
        r"停业整顿",
        r"停产整顿",
    ),
    "责令关闭": (
        r"(?:责令|予以|决定|限期|批准|令其)~{0,14}(?:关闭|取缔|关停)",
        r"予以取缔",
    ),
    "限制从业": (
        r"(?:[年月]内|终身|终生|永久|今后|不再)~{0,3}(?:不得|禁止|不予|不受理|限制)~{0,30}",
        r"(?:市场禁入|禁止~{0,8}从业|不得再(?:从事|担任|申请))~{0,10}",
        r"(?:不受理|不予受理|不再受理)其~{0,16}(?:申请|投标)",
    ),
    "警告通报": (
        r"(?:给予|处以|予以|处|可以|并|、|）)~{0,6}警告",
        r"(?:给予|予以|可以|并)~{0,4}通报批评",
        r"通报批评；",
        r"^[（(]?[一二三四五六七八九十]*[）)]?警告",
    ),
    "行政拘留": (
        r"(?:处|给予|予以|并)~{0,12}(?:行政|治安)?拘留",
        r"拘留~{0,8}日",
        r"(?:行政|治安)拘留",
    ),
    "许可": (
        r"未经_{0,40}(?:批准|许可|同意|审批|核准|审核|审查|登记|注册|检疫|鉴定|认定|验收)_{0,20}(?:不得|禁止|不准|严禁|不予)",
        r"(?:应当|必须|须|应)~{0,25}(?:报经|报请|报|经|征得|取得|由)~{0,35}(?:批准|许可|同意|审批|核准|审查同意)",
        r"(?:应当|必须|须|应|需)_{0,40}(?:取得|领取|申领|申请领取|办理|申请|换领|持有)~{0,25}(?:证|执照|许可|资质|资格|批准书|批准文件|登记)",
        r"(?:未取得|未依法取得|未办理|未持有|无|未领取)~{0,22}(?:证|执照|许可|资质|资格|登记|批准)_{0,16}(?:不得|禁止|不准)",
        r"(?:批准|许可|同意|审批|核准|登记|审核|审查|验收合格|考核合格|考试合格|检验合格|检疫合格|认定|备案)~{0,8}，?(?:方可|方能|始得|后方|才能|才可)",
        r"实行~{0,14}(?:许可|审批|准入|核准|登记|资质管理|资格)~{0,3}(?:制度|制|管理)",
        r"(?:取得|领取)~{0,20}(?:证|执照|书|资格|资质|许可)~{0,6}，?(?:方可|方能|始得|后方|才能|才可)",
        r"由~{0,25}(?:批准|审批|核准|许可|颁发|核发|发给)~{0,14}(?=。|；|，|$)",
        r"(?:不得|禁止)~{0,3}(?:无证|擅自)",
    ),
    "年检": (r"(?:年检|年审|年度检验|年度检查|年度审验|定期检验|校验|审验|定期检测|复审|定期审验|年度考核)",),
    "备案": (
        r"(?:应当|必须|须|应|需)~{0,45}(?:备案)",
        r"未~{0,10}备案_{0,14}(?:不得|禁止)",
        r"备案后",
    ),
    "强制": (
        r"(?:可以|应当|有权|予以|依法|先行|并|必须|将|由~{1,14}|；|，|、|）)~{0,10}(?:查封|扣押|扣留|冻结|封存|暂扣)",
        r"(?:强制拆除|代为~{1,6}|代履行|强制执行|强制清除|强行拆除|强制搬迁|强制检定|强制扑杀|强行)",
        r"(?:加处|加收|处|征收|缴纳)~{0,22}滞纳金",
        r"滞纳金",
    ),
    "收费": (r"(?:缴纳|交纳|收取|征收|支付|缴存|交付|计收|加收)~{0,25}(?:费|保证金|基金|金|押金|税费)(?!用)",),
}


def pattern(ways: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all ways to say a class."""
    return re.compile("|".join(ways).replace("~", "[^，。；]").replace("_", "[^。；]"))


def phrases(path: str, paragraphs: list[Paragraph]) -> Iterator[tuple[str, str, Paragraph, int, int]]:
    """(class, key, paragraph, start, end) of every phrase that one of the patterns picks."""
    for paragraph in paragraphs:
        for part in re.finditer("[^。；]+[。；]?", paragraph.text):
            for name, ways in PHRASES.items():
                for found in pattern(ways).finditer(part[0]):
                    key = hashlib.sha1((path + name + part[0] + str(found.start())).encode()).hexdigest()[:10]
                    yield name, key, paragraph, part.start() + found.start(), part.start() + found.end()


def meets(finding: Finding, paragraph: Paragraph, start: int, end: int) -> bool:
    """Does the finding point at a character of the phrase?"""
    phrase = paragraph.span(start, end)
    first = (finding.span.line, finding.span.column)
    last = (finding.span.end_line, finding.span.end_column)
    return first < (phrase.end_line, phrase.end_column) and (phrase.line, phrase.column) < last


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("-v", action="store_true", help="name what is missed")
    options = parser.parse_args()
    if not (SHARED / "corpus").is_dir():
        raise SystemExit("no shared corpus here")
    rows = [line.split("\t") for line in (sets.HERE / "statutes.tsv").read_text(encoding="utf-8").splitlines()]
    setting = {key for _, _, key in rows}
    manifest = map(json.loads, (SHARED / "corpus/manifest.jsonl").open(encoding="utf-8"))
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for path in sorted(row["path"] for row in manifest if row["path"].startswith("statutes")):
        report = check(str(SHARED / "corpus" / path), Options(kind="规范性文件", as_of=sets.DAY, facts=True))
        if report.facts is None:
            continue
        found = [f for f in report.findings if f.category in sets.SETTING and f.text]
        body = [p for p in report.facts.document.paragraphs if p.zone in ("正文", "附件", "附注")]
        for name, key, paragraph, start, end in phrases(path, body):
            met = [f for f in found if meets(f, paragraph, start, end)]
            sets_it = key in setting
            counts[name]["of" if sets_it else "mentions"] += 1
            counts[name][("found" if sets_it else "flagged") if met else "-"] += 1
            counts[name]["info"] += sets_it and bool(met) and all(f.severity == "info" for f in met)
            if options.v and sets_it and not met:
                print("MISSED", f"[{name}]", path, paragraph.text[max(0, start - 40) : end + 10])
    for name, n in [*counts.items(), ("all", sum(counts.values(), Counter()))]:
        print(
            f"{name}: found {n['found']} of {n['of']} (info only {n['info']}), mentions flagged {n['flagged']} of {n['mentions']}"
        )


if __name__ == "__main__":
    main()
