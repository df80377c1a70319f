"""Who signed and who gains: an expert on the payroll of a firm that the draft itself names."""

from __future__ import annotations

from collections.abc import Iterator

from fzzf_check.case import Dossier
from fzzf_check.dossier.dossier import Fault
from fzzf_check.dossier.placing import fault_at
from fzzf_check.dossier.roles import DRAFT, EXPERTS
from fzzf_check.patterns import lazy

_FIRM = lazy(r"(?P<name>[一-龥]{3,24}?)(?:有限责任公司|股份有限公司|有限公司|集团公司|集团|公司|厂)")
_POST = lazy(
    r"\s*(?:[（(][^）)]*[）)])?\s*[一-龥]{0,12}(?:工程师|总工|高工|经理|主任|顾问|研究员|会计师|经济师|造价师|专家|董事|部长|厂长|站长|职工|人员)"
)
_STEPPED_BACK = lazy(r"回避|退出|旁听|列席|介绍情况|答疑")
_WHERE = lazy(r"^.*[省市县区州旗]")  # of which place a firm is, the one paper says and the other leaves out
_AT_LEAST = 3  # characters of a name, 有限公司 left out, that tell one firm from another


def experts_of_a_named_firm(dossier: Dossier) -> Iterator[Fault]:
    """专家签名：某某　县鸿暖热力有限公司总工程师, where the draft hands the works to that firm (条例第二十条)."""
    drafts = "\n".join(p.text for member in dossier.of(DRAFT) for p in member.case.document.paragraphs)
    for member in dossier.of(EXPERTS):
        for paragraph in member.case.document.paragraphs:
            if _STEPPED_BACK.search(paragraph.text):
                continue
            for firm in _FIRM.finditer(paragraph.text):
                core = _WHERE.sub("", firm["name"])
                post = _POST.match(paragraph.text, firm.end())
                start = firm.end("name") - len(core)
                name = paragraph.text[start : firm.end()]
                if post and len(core) >= _AT_LEAST and name in drafts:
                    yield fault_at(member, paragraph, start, post.end(), firm=name)
