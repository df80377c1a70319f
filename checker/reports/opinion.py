"""The draft of a written opinion (``--opinion``): 合法性审核意见书, for decisions 合法性审查意见书.

The points of review are those of 国办发〔2018〕115号（六） and of 重大行政决策程序暂行条例 art. 27. For each point the findings
lead to a proposal; the opinion itself is the reviewer's. The form is a .docx with named places (:mod:`.opinion_form`)
that an office may replace by its own (``--opinion-template``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from fzzf_check import __version__
from fzzf_check.errors import CannotRead, CannotWrite
from fzzf_check.findings import CATEGORY_NAMES, SEVERITY_NAMES, FileReport, Finding, RuleRun, RuleState
from fzzf_check.reports.docx_template import Item, Values, fill
from fzzf_check.reports.output import write_word
from fzzf_check.reports.wording import basis_words

if TYPE_CHECKING:
    from fzzf_check.findings import DossierReport
    from fzzf_check.reports.opinion_form import Form

DRAFT = "送审稿"  # the role of the file that the opinion is about


@dataclass(frozen=True, slots=True)
class Point:
    """One point of review. ``categories`` are those of its findings; ``codes`` beginnings of rule codes that belong here
    whatever their category. ``cure``: whether a defect can be mended in the text (else the document falls with it).
    """

    name: str
    asks: str
    categories: frozenset[str]
    cure: bool
    codes: tuple[str, ...] = ()


NORMATIVE = (
    Point("制定主体", "制定机关有无制定规范性文件的资格", frozenset(), False, ("FZ29",)),
    Point("法定权限", "有无超出制定机关的法定职权，有无自行增加权力、减少职责", frozenset({"authority"}), False),
    Point("内容", "内容与宪法、上位法和国家政策是否一致",
          frozenset({"citation", "competition", "minutes_basis", "enforcement", "report", "plan"}), True),
    Point("不得设定事项", "有无自行设定许可、处罚、强制、征收、收费等",
          frozenset({"penalty", "licence", "coercion", "fee", "certificate"}), True),
    Point("减损权利或增加义务", "有无缺少法律、法规依据而减损权益、增加义务",
          frozenset({"rights_duty", "blanket_halt", "retroactivity"}), True),
    Point("程序", "制定程序是否齐全、先后是否正确", frozenset({"procedure", "review_file"}), False),
    Point("形式", "名称、文号、有效期、公布等形式要求", frozenset({"three_unifications", "validity", "form"}), True),
)  # fmt: skip
DECISION = (
    Point("法定权限", "决策机关对这一事项有无法定职权", frozenset({"authority"}), False),
    Point("法定程序", "形成草案的各项程序是否走全、先后是否正确",
          frozenset({"procedure", "review_file", "minutes_basis"}), False),
    Point("内容", "草案内容与上位法、国家政策是否一致",
          frozenset(CATEGORY_NAMES) - {"authority", "procedure", "review_file", "minutes_basis"}, True),
)  # fmt: skip
POINTS: dict[Form, tuple[Point, ...]] = {"normative": NORMATIVE, "decision": DECISION}

REST = "其他材料"
MATERIALS: dict[Form, dict[str, tuple[str, ...]]] = {
    "normative": {
        "文件送审稿": ("送审稿",),
        "起草说明": ("起草说明",),
        "制定依据文本": ("依据",),
        "征求意见及采纳情况": ("征求意见材料", "听证材料"),
        "起草单位合法性审核意见": ("本单位审核意见",),
        REST: (),
    },
    "decision": {
        "决策草案": ("送审稿",),
        "有关法律、法规、规章等依据": ("依据",),
        "履行法定程序的说明": ("起草说明", "征求意见材料", "听证材料", "专家意见", "风险评估报告"),
        "公平竞争审查情况": ("公平竞争审查结论",),
        REST: (),
    },
}
"""The papers that 115号（五） and 条例 art. 26 ask for, each with the roles of a dossier's files that are it."""

_STATES: tuple[RuleState, ...] = get_args(RuleState)
LAWFUL, UNLAWFUL, MEND, LOOK = "合法", "不合法", "应当予以修改", "需人工核实"
NOT_CHECKED = "程序未检查"


def form_of(report: FileReport) -> Form:
    """Which form a document gets."""
    return "decision" if report.kind == "决策记录" else "normative"


def opinion(
    report: FileReport,
    template: bytes | None = None,
    *,
    template_name: str = "",
    roles: Mapping[str, str] | None = None,
    today: date | None = None,
) -> bytes:
    """The opinion as a .docx, made from ``template`` or the built-in form. ``roles`` are those of the files received, by
    path (the file itself alone if None).

    Raises CannotWrite (``no_opinion``) where the file could not be read, WrongUse for a template with mistakes.
    """
    if report.error is not None:
        raise CannotWrite(f"{report.path}：文件没有读出来，不能起草意见书", code="no_opinion", path=report.path)
    if template is None:
        from fzzf_check.reports.opinion_form import build

        template = build(form_of(report))
    return fill(template, values(report, today or date.today(), roles), name=template_name or "（内置）")


def write_opinion(
    report: FileReport, out: Path, template: Path | None = None, roles: Mapping[str, str] | None = None
) -> None:
    """Write the opinion to ``out``, whole or not at all; raises as :func:`opinion`, and for what stops reading, writing."""
    data = None
    if template is not None:
        try:
            data = template.read_bytes()
        except OSError as error:
            raise CannotRead(f"模板 {template}：读不出来，请检查路径", code="missing", path=str(template)) from error
    write_word(out, opinion(report, data, template_name=str(template or ""), roles=roles))


def of_dossier(dossier: DossierReport) -> FileReport:
    """A dossier as one report: what the draft is, and the findings in all papers, those in others named by their file.

    Raises CannotWrite (``no_opinion``) where no file could be read.
    """
    readable = [one for one in dossier.files if one.error is None]
    if not readable:
        raise CannotWrite("卷宗里没有能读的文件，不能起草意见书", code="no_opinion")
    draft = next((one for one in readable if dossier.roles.get(one.path) == DRAFT), readable[0])
    others = [
        replace(finding, locator=f"{Path(one.path).name}：{finding.locator or f'第{finding.span.line}行'}")
        for one in readable
        if one is not draft
        for finding in one.findings
    ]
    return replace(
        draft,
        title=draft.title or dossier.title or None,
        findings=[*draft.findings, *others],
        rules=_rules_of_all(readable),
    )


def _rules_of_all(files: Sequence[FileReport]) -> tuple[RuleRun, ...]:
    """Each rule once, in the state of the file to which it could say most."""
    best: dict[str, RuleRun] = {}
    for rule in (rule for one in files for rule in one.rules):
        known = best.setdefault(rule.code, rule)
        if _STATES.index(rule.state) < _STATES.index(known.state):
            best[rule.code] = rule
    return tuple(best.values())


def values(report: FileReport, today: date, roles: Mapping[str, str] | None = None) -> Values:
    """All named places of the form."""
    form = form_of(report)
    counts = {s: sum(f.severity == s for f in report.findings) for s in SEVERITY_NAMES}
    single = {
        "标题": report.title or Path(report.path).name,
        "文号": report.number or "（无）",
        "制定机关": report.issuer or "（文中未见）",
        "文种": report.kind or "其他",
        "阶段": report.stage or "",
        "成文日期": _day(report.date),
        "文件名": Path(report.path).name,
        "检查日期": f"{today.year}年{today.month}月{today.day}日",
        "程序版本": f"fzzf-check {__version__}",
        "错误数": str(counts["error"]),
        "警告数": str(counts["warning"]),
        "提示数": str(counts["info"]),
        "总体意见": overall(report),
    }
    return Values(
        single,
        {
            "材料": _materials(form, {report.path: DRAFT} if roles is None else roles),
            "审核": [_point(n, p, report) for n, p in enumerate(POINTS[form], start=1)],
            "问题": [_finding(n, finding) for n, finding in enumerate(report.findings, start=1)] or [_NOTHING],
        },
    )


def _materials(form: Form, roles: Mapping[str, str]) -> list[Item]:
    """The papers asked for, with the files that are they; the reviewer ticks the others."""
    asked = {role for named in MATERIALS[form].values() for role in named}
    rows: list[Item] = []
    for number, (name, wanted) in enumerate(MATERIALS[form].items(), start=1):
        got = [
            Path(path).name for path, role in roles.items() if role in wanted or (name == REST and role not in asked)
        ]
        state = f"已收到：{'、'.join(got)}" if got else "□ 已收到　□ 未收到"
        rows.append({"序号": str(number), "名称": name, "情况": state})
    return rows


def place_names() -> list[str]:
    """The names that may stand in a template."""
    return values(FileReport(""), date.min).names()


def _day(iso: str | None) -> str:
    """An ISO date as it is written in documents."""
    if iso is None:
        return "（文中未见）"
    day = date.fromisoformat(iso)
    return f"{day.year}年{day.month}月{day.day}日"


def _finding(number: int, finding: Finding) -> Item:
    """One row of the list of problems."""
    place = finding.locator or f"第{finding.span.line}行"
    words = f"“{' '.join(finding.text.split())}”" if finding.text else "（缺）"
    severity, category = SEVERITY_NAMES[finding.severity], CATEGORY_NAMES[finding.category]
    return {
        "序号": str(number),
        "位置": place,
        "原文": words,
        "位置和原文": f"{place}\n{words}",
        "程度": severity,
        "类别": category,
        "规则": finding.rule,
        "名称": finding.name,
        "问题": finding.message,
        "说明": f"〔{severity}·{category}〕{finding.message}（{finding.rule}）",
        "依据": basis_words(finding),
        "建议": finding.advice,
    }


_KEYS = ("序号", "位置", "原文", "位置和原文", "程度", "类别", "规则", "名称", "问题", "说明", "依据", "建议")
_NOTHING: Item = {**dict.fromkeys(_KEYS, ""), "序号": "—", "问题": "未发现问题", "说明": "未发现问题"}


def _point(number: int, point: Point, report: FileReport) -> Item:
    """One row of the points of review."""
    own = findings_of(point, report)
    states = Counter(rule.state for rule in rules_of(point, report))
    reasons = [f"见问题 {n}（{f.locator or f'第{f.span.line}行'}，{f.name}）" for n, f in own]
    return {
        "序号": str(number),
        "事项": point.name,
        "内容": point.asks,
        "意见": proposal(own, states),
        "理由": "；".join(reasons) or _silence(states),
    }


def findings_of(point: Point, report: FileReport) -> list[tuple[int, Finding]]:
    """The findings that belong to a point, with their numbers in the report (from 1)."""
    taken = _codes_of_others(point, report)
    return [
        (number, finding)
        for number, finding in enumerate(report.findings, start=1)
        if _belongs(point, finding.rule, finding.category, taken)
    ]


def _codes_of_others(point: Point, report: FileReport) -> tuple[str, ...]:
    """Beginnings of rule codes that other points claim."""
    return tuple(code for other in POINTS[form_of(report)] if other is not point for code in other.codes)


def _belongs(point: Point, code: str, category: str, taken: tuple[str, ...]) -> bool:
    """Whether a rule belongs to a point: its code is claimed, or its category, unless another point claims the code."""
    return code.startswith(point.codes) or (category in point.categories and not code.startswith(taken))


def rules_of(point: Point, report: FileReport) -> list[RuleRun]:
    """The rules that belong to a point."""
    taken = _codes_of_others(point, report)
    return [rule for rule in report.rules if _belongs(point, rule.code, rule.category, taken)]


def _silence(states: Mapping[RuleState, int]) -> str:
    """Why a point without findings is proposed so."""
    seen, unseen = states["查过"], states["未见"]
    if seen:
        return f"程序查过的{seen}条规则未发现问题" + (f"；另{unseen}条规则，文中未见所涉内容" if unseen else "")
    if unseen:
        return f"文中未见{unseen}条规则所涉内容，程序无从判断，请审核人员核实"
    return "程序没有适用的规则，请审核人员填写"


def proposal(findings: Sequence[tuple[int, Finding]], states: Mapping[RuleState, int]) -> str:
    """What the findings of a point suggest: an error 不合法, a warning 应当予以修改, a reminder that a person must look.
    Without findings ``states``, how many of its rules are in which state, decide: 合法 only where something was examined.
    """
    severities = {finding.severity for _, finding in findings}
    if "error" in severities:
        return UNLAWFUL
    if "warning" in severities:
        return MEND
    if "info" in severities:
        return LOOK
    return LAWFUL if states["查过"] else LOOK if states["未见"] else NOT_CHECKED


def overall(report: FileReport) -> str:
    """The proposal for the whole: 不合法 where competence or procedure fail, 应当予以修改 where the text can be mended."""
    points = [
        (point, proposal(findings_of(point, report), Counter(rule.state for rule in rules_of(point, report))))
        for point in POINTS[form_of(report)]
    ]
    if any(said == UNLAWFUL and not point.cure for point, said in points):
        return UNLAWFUL
    if any(said in (UNLAWFUL, MEND) for _, said in points):
        return MEND
    if any(said != LAWFUL for _, said in points):
        return f"{LAWFUL}（需人工核实、程序未检查的事项核实无误后）"
    return LAWFUL
