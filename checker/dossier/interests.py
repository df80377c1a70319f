"""Who signed and who gains: an expert on the payroll of a firm that the draft itself names, or of the body that was paid to
draw up the plan.
"""

from __future__ import annotations

from collections.abc import Iterator

from fzzf_check.case import Dossier, Member
from fzzf_check.dossier.dossier import Fault
from fzzf_check.dossier.placing import fault_at
from fzzf_check.dossier.roles import DRAFT, EXPERTS
from fzzf_check.facts import Paragraph
from fzzf_check.patterns import lazy

_FIRM = lazy(r"(?P<name>[一-龥]{3,24}?)(?:有限责任公司|股份有限公司|有限公司|集团公司|集团|公司|厂)")
_POST = lazy(
    r"\s*(?:[（(][^）)]*[）)])?\s*(?![一-龥]{0,10}(?:方案|论证))[一-龥]{0,12}(?:工程师|总工|高工|经理|主任|顾问|研究员|会计师|经济师|造价师|专家|董事|部长|厂长|站长|职工|人员)"
)
_STEPPED_BACK = lazy(r"回避|退出|旁听|列席|介绍情况|答疑")
_WHERE = lazy(r"^.*[省市县区州旗]")  # of which place a firm is, the one paper says and the other leaves out
_BODY = r"(?P<name>[一-龥]{3,24}?(?:设计院|研究院|规划院|勘察院|工程院|研究所|设计所|事务所|有限公司|公司|集团))"
_PLAN = r"(?:可行性研究|可研|方案|规划|草案|设计|项目建议书|文本)"
_AUTHORS = (
    lazy(  # 委托某某规划设计院编制可行性研究报告
        rf"(?:委托|聘请|选定|确定|由){_BODY}(?:负责|承担|具体|组织)?(?:编制|编写|设计|起草|拟订|拟定|完成|承担)[^，。；]{{0,14}}{_PLAN}"
    ),
    lazy(rf"{_PLAN}[^，。；]{{0,8}}(?:委托|由){_BODY}(?:负责|承担|具体|组织)?(?:编制|编写|设计|起草|拟订|拟定)"),
)
_ASSESSED = lazy(r"风险|稳评|环评|环境影响|后评估|听证|问卷|调查")
_AT_LEAST = 3  # characters of a name, 有限公司 left out, that tell one firm from another


def experts_of_a_named_firm(dossier: Dossier) -> Iterator[Fault]:
    """专家签名：某某　县鸿暖热力有限公司总工程师, where the draft hands the works to that firm (条例第二十条)."""
    drafts = "\n".join(p.text for member in dossier.of(DRAFT) for p in member.case.document.paragraphs)
    for member, paragraph in _of_those_who_stayed(dossier):
        for firm in _FIRM.finditer(paragraph.text):
            core = _WHERE.sub("", firm["name"])
            post = _POST.match(paragraph.text, firm.end())
            start = firm.end("name") - len(core)
            name = paragraph.text[start : firm.end()]
            if post and len(core) >= _AT_LEAST and name in drafts:
                yield fault_at(member, paragraph, start, post.end(), firm=name, paper=DRAFT, part="承办或者受益")


def experts_of_the_author(dossier: Dossier) -> Iterator[Fault]:
    """纪某　宏泽规划设计院总工程师, where the note says that this institute drew up the plan or its study (条例第二十条)."""
    authors = {
        _WHERE.sub("", found["name"]): member.role
        for member in dossier.members
        if member.role != EXPERTS
        for paragraph in member.case.document.paragraphs
        for pattern in _AUTHORS
        for found in pattern.finditer(paragraph.text)
        if not _ASSESSED.search(found[0])
    }
    for member, paragraph in _of_those_who_stayed(dossier):
        for name, paper in authors.items():
            start = paragraph.text.find(name)
            post = _POST.match(paragraph.text, start + len(name)) if start >= 0 else None
            if post and len(name) >= _AT_LEAST + 2:
                part = "编制方案或者可行性研究"
                yield fault_at(member, paragraph, start, post.end(), firm=name, paper=paper, part=part)


def _of_those_who_stayed(dossier: Dossier) -> Iterator[tuple[Member, Paragraph]]:
    """The paragraphs of the experts' papers but for those that tell of somebody who stepped back."""
    for member in dossier.of(EXPERTS):
        for paragraph in member.case.document.paragraphs:
            if not _STEPPED_BACK.search(paragraph.text):
                yield member, paragraph


def interested_experts(dossier: Dossier) -> Iterator[Fault]:
    """Experts of a firm that the draft names, or of the body that drew it up; each once."""
    seen: set[tuple[str, int]] = set()
    for fault in (*experts_of_a_named_firm(dossier), *experts_of_the_author(dossier)):
        place = fault.member.name, fault.span.line
        if place not in seen:
            seen.add(place)
            yield fault
