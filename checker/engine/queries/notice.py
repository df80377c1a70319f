"""`notice`: 公告没有写应当告诉公众的内容。

输入：of，为 征求意见公告（默认）、听证公告 之一；lacks，为 方式（怎样提意见：地址、邮箱、电话、网页）、期限（到什么时候）、
材料（草案及其说明）、时间地点（听证会的）之一。看不出涉及重大行政决策或者市场主体的征求意见公告，结论存疑。
输出：正文末尾一处；占位词 lacks。
"""

from __future__ import annotations

from collections.abc import Iterator

from fzzf_check.case import Case
from fzzf_check.engine.args import Args
from fzzf_check.engine.match import Match
from fzzf_check.engine.queries import Query, Subject
from fzzf_check.patterns import lazy

_WAYS = lazy(
    r"邮箱|邮件|电子邮|信箱|@|电话|传真|来信|来函|信函|邮寄|寄至|寄送|通讯地址|通信地址|邮编|网址|https?:|www\.|留言|登录|意见箱|公众号|征集平台|联系人|"
    r"\d{3,4}[-－—]\d{7,8}|\d{7,11}|书面(?:形式|意见)(?:反馈|提交|送|报)|反馈(?:至|到|给)|填写|二维码|扫码|小程序"
)
_UNTIL = lazy(
    r"截止|截至|日内|天内|日前|期限|起至|为期|之日起\s*[\d三十]+\s*[个日天]|日至|日—|日-|月内|时间：|[日号]为?止|"
    r"日(?:\s*\d{1,2}[时点:：]\d{0,2})?止|日起[，,、]?\s*[至到]"
)
_PAPERS = lazy(r"附件|草案|征求意见稿|全文|文本|送审稿|下载|见附|链接")
_WHEN, _WHERE = (
    lazy(r"月\s*\d{1,2}\s*日|[一二三四五六七八九十]月"),
    lazy(r"地点|会议室|礼堂|召开地|楼|中心|会场"),
)
_TESTS = {"方式": _WAYS, "期限": _UNTIL, "材料": _PAPERS}


def prepare(args: Args) -> Query:
    of = args.text("of", one_of=("征求意见公告", "听证公告"), default="征求意见公告")
    lacks = args.text("lacks", one_of=(*_TESTS, "时间地点"))
    args.require("lacks")

    def query(case: Case) -> Iterator[Match]:
        record = case.record
        if record.subject != of:
            return
        text = "\n".join(line.text for line in case.source.lines)
        lacking = _no_place(text) if lacks == "时间地点" else not _TESTS[lacks].search(text)
        matter = record.matters[0] if record.matters else None
        if lacking and matter is not None and not matter.exempt:
            doubt = (
                ""
                if matter.major or matter.market or of == "听证公告"
                else "是否属于重大行政决策或者涉及市场主体的文件"
            )
            yield Match(case.tail(), "", {"lacks": lacks}, (f"按标题读作{of}，全文没有{lacks}",), doubt)

    return query


def subject(args: Args) -> Subject:
    of = args.text("of", default="征求意见公告")
    return lambda case: case.record.subject == of


def _no_place(text: str) -> bool:
    return not (_WHEN.search(text) and _WHERE.search(text))
