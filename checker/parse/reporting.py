"""Duties to report (报送): what is to be reported, and to whom.

Read are 将…情况报县司法局, 于6月10日前报送县政府办公室, 向县委依法治县办报告进展. The receiver ends in a word for a body; what is reported
ends in a word for a paper or a state of things.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fzzf_check.facts import Document, Paragraph
from fzzf_check.patterns import lazy
from fzzf_check.text.sentences import sentences

_BODY = r"(?P<%s>[\u4e00-\u9fff]{1,14}(?:办公室|办公厅|领导小组|指挥部|专班|中心|政府|局|厅|委|办))"
_PAPER = r"(?P<%s>[\u4e00-\u9fff]{0,10}(?:情况|总结|清单|台账|报表|报告|方案|措施|数据|材料|进度|问题))"
_REPORT = r"(?:书面|及时|按时|分别|汇总)?(?:报送|上报|报告|反馈|报)"
_WHEN = r"(?:于|在|请于)?[0-9年月日底前每季度末周旬初、\s]{0,16}"
REPORTED = lazy(rf"{_REPORT}(?:至|给|到)?{_BODY % 'body'}")
BEFORE = lazy(rf"{_PAPER % 'paper'}{_WHEN}$")
TO_BODY = lazy(rf"向{_BODY % 'body'}{_REPORT}{_PAPER % 'paper'}")
REACH = 30  # characters in front of 报送 that name what is reported and by when
NOT = ("一般不", "不得", "不再", "无需", "不要求", "取消", "停止", "已报", "已向")
CARRYING_OUT = ("落实", "贯彻", "进展", "推进", "执行", "完成")


@dataclass(frozen=True, slots=True)
class Report:
    """One duty to report; offsets into ``paragraph.text``. ``of_carrying_out``: of how the document is carried out."""

    paragraph: Paragraph
    start: int
    end: int
    paper: str
    body: str

    @property
    def of_carrying_out(self) -> bool:
        """Whether it is the carrying out of the document that is to be reported."""
        return any(word in self.paper for word in CARRYING_OUT)


def find_reports(document: Document) -> Iterator[Report]:
    """All duties to report, in order of the text."""
    for paragraph in document.body():
        if "报" not in paragraph.text and "反馈" not in paragraph.text:
            continue
        for start, stop in sentences(paragraph.text):
            words = paragraph.text[start:stop]
            if any(no in words for no in NOT):
                continue
            for begin, end, paper, body in (*_paper_first(words), *_body_first(words)):
                yield Report(paragraph, start + begin, start + end, paper, body)


def _paper_first(words: str) -> Iterator[tuple[int, int, str, str]]:
    """将情况报县司法局: offsets, what and to whom."""
    for match in REPORTED.finditer(words):
        offset = max(0, match.start() - REACH)
        paper = BEFORE.search(words[offset : match.start()])
        if paper:
            yield offset + paper.start(), match.end(), paper["paper"], _plain(match["body"])


def _body_first(words: str) -> Iterator[tuple[int, int, str, str]]:
    """向县司法局报送情况."""
    for match in TO_BODY.finditer(words):
        yield match.start(), match.end(), match["paper"], match["body"]


def _plain(body: str) -> str:
    return body.removeprefix("送").removeprefix("至").removeprefix("给")
