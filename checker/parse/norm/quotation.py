"""Force, the tests that find the words of others (提及): quoted, called off, proposed and turned down.

See :mod:`.force` for how the tests are asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from fzzf_check.facts import Force
from fzzf_check.parse.norm.predicate import Predicate, first, has, noted, says
from fzzf_check.patterns import lazy

_NEXT = 60  # characters behind a quotation that say what it was, behind a proposal that answer it
_SAYING = 8  # characters of a quotation that says something, and is no name


def quoted(p: Predicate) -> Force | None:
    """将“……”修改为, 送审稿第八条“……”: the words of another text."""
    # “失信人员子女不得入学”的条款已经撤下，各村不得…: what begins in a quotation is of it, however far the words reach
    quotes = tuple(_side_by_side(p.reading.quotes))
    inside = any(left <= p.start and (p.end <= right or p.start + _SAYING <= right < p.end) for left, right in quotes)
    partly = [right for left, right in quotes if p.start < left < p.end <= right]
    if (
        partly
        and p.act.kind != "纪要依据"
        and says(
            p.reading.text[partly[0] : partly[0] + 6],
            "^(的/等/一类/之类/)(问题/做法/现象/规定/告示/标语/条款/内容/要求/字样/表述)",
        )
    ):
        p.note(f"“{p.text}”的话在引号里，句子说的是这样的问题")
        return "提及"
    behind = p.reading.text[p.sentence.end : p.sentence.end + 40]
    if inside and (
        says(p.sentence_text, "^(督查/检查/巡查/审计/暗访/抽查/核查)(中/时/)发现")
        or says(
            behind,
            "^(这种/这类/该/上述/此类/此)(做法/要求/规定/口径/说法/条款)…(改正/纠正/停止/整改/废止/取消/撤/收回)",
        )
    ):  # 有的镇口头要求“外来队伍必须挂靠”。这种做法限十日内改正
        p.note(f"“{p.text}”在引号里，是要纠正的做法")
        return "提及"
    for left, right in quotes:  # 关于“装修必须找物业的队伍”。没有依据
        topic = left < p.end and p.start < right and says(p.reading.text[max(0, left - 2) : left], "(关于/针对)$")
        if topic and says(p.reading.text[right : right + 6], "^(。/的问题/问题/一事/的做法)"):
            return noted(p, topic, "引号里的是要答复的问题", "提及")
    called_off = _called_off(p, quotes)
    if called_off:
        return noted(p, called_off, "引号里的做法已经停了", "废止")
    if inside and has(p.sentence_text, "评说"):
        p.note(f"“{p.text}”在引号里，句子在评说它（{first(p.sentence_text, '评说')}）")
        return "提及"
    frame = says(p.sentence_text, "将…(修改为/改为/调整为)", "删去…", "删除…(内容/规定/条款/表述)")
    frame = frame or (says(p.sentence_text, _OLD_TEXT) if inside else "")
    since = p.reading.text.find(frame, p.sentence.start) + len(frame)  # 原第五条“……”，现调整为|“……”
    if frame and (frame.startswith("删") or p.start < since):
        p.note(f"“{frame[:12]}…”：这是被修改的旧文")
        return "废止"
    return None


_OLD_TEXT = (
    "^(原/原来/旧)……，(现/拟/一律/统一/)(修改为/改为/调整为/修改成/改成/替换为)"  # the quoted words are those before it
)
_CALLED = "^(的/等/一类/之类/这类/这样的/一类的/之类的/)(一些/各种/)(土{旧规}/老{旧规}/旧{旧规}/口头{旧规}/{旧规})"
_OFF = lazy(
    "(?<!责令)(?<!限期)(?<!不得)(?<!未)(?<!不)(?:叫停|取消|废止|废除|停用|停止|作废|不用|不再用|撤销|纠正|改正|收回|撤下|退还|清退|整改|清理|摒弃|失效)"
)


def _called_off(p: Predicate, quotes: tuple[tuple[int, int], ...]) -> str:
    """原先“不交医保就不给办低保”的土政策早已叫停: quoted words that the act reaches into, named for what they were, and stopped."""
    for left, right in quotes:
        if p.act.kind != "纪要依据" and left < p.end and p.start < right:
            told = p.reading.text[right : p.sentence.end]
            off = _OFF.search(told) if says(told[:_NEXT], _CALLED) else None
            if off:
                return told[: off.end()]
    return ""


_FAULTS = lazy(
    "(?:(?:主要|存在|突出)?的?问题(?:描述|表述|表现|条款|情况|清单)?|(?:原|旧)(?:条款|条文|表述|规定|内容)|(?:修改|修订|清理|整改)前.{0,4}"
    "|(?:清理|废止|修改|失效|删除)的?(?:理由|原因|依据)|(?:违法|违规|不合法|不规范)(?:内容|情形|条款|表述))$"
)
_GONE = lazy(
    "(?:取消|废止|停止实施|不再实施|不再保留|不再索要|免予提交|清理)(?:的|后|[^，。；]{0,8}(?:目录|清单|一览表)$)"
)
_SELF_MADE = ("自设", "擅设", "擅自设定", "违法设定", "违规设定", "越权设定", "违法增设", "违规增设", "擅自增设")


def found_fault_with(p: Predicate) -> Force | None:
    """｜户外广告设置办法｜自设没收设施｜修改｜: a column of faults, or an act called self-made, tells what is wrong with a text."""
    own = p.reading.text[: p.start].endswith(_SELF_MADE)
    if own:
        return noted(p, p.text, "说的是文件自设了这样的规定", "提及")
    row = p.paragraph.row
    if row is None or not row.header:
        return None
    gone = next((name for name in (row.title, *row.header) if _GONE.search(name)), "")
    if gone and p.act.kind in {"许可", "证明", "收费", "权利义务"}:
        return noted(p, gone, "列举的是已经取消的事项", "废止")
    return noted(p, p.column if _FAULTS.search(p.column) else "", "是列举问题、旧文的一栏", "提及")


def _side_by_side(quotes: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    """“甲”“乙”、“丙”: quotations one behind the other are one."""
    left = right = -1
    for start, end in quotes:
        if left >= 0 and start - right <= 2:
            right = end
            continue
        if left >= 0:
            yield left, right
        left, right = start, end
    if left >= 0:
        yield left, right


_REFUSED = "(未采纳/不予采纳/未予采纳/不采纳/没有采纳/未被采纳/未获采纳/未被接受/没有接受/不予接受/未予同意/未获同意/没有同意/被否决/予以否决/不予支持/未予支持)"
_MEETING_REFUSED = (
    f"(会议/会上)……{_REFUSED}",
    "(会议/会上)……(不予同意/不予批准/不予支持/没有法律依据/没有依据/无法律依据/缺乏法律依据/于法无据)",
    "(会议/会上)(研究后/讨论后/经研究/)(明确/一致/)不同意(该/这/此/其/，/$)",
)
_ASKED = (  # 青堰镇来文请求停水, 柳沟镇请示收取保证金: what somebody asks the meeting for
    "^{长名}(来文/来函/行文/发函/书面)…(请求/请示/申请/要求)",
    "^{长名}(镇/乡/街道/局/委/办/中心/公司/部门/单位/村)(请示/请求/提请/申请)",
)
_ANSWERED = "^(会议/与会人员/组成人员/县长/市长/区长/局长/主持人)(认为/指出/明确/强调/表示/答复/){长名}(不/不得/不能/不是/不宜/不应/无权/没有依据/缺乏依据)"
_DRAFT_SAYS = "^(方案/草案/送审稿/请示/文稿/议题)(中/里/)(拟/提出/建议/写明/规定/要求)"
_SENT_BACK = "(退回/不具备审议条件/不具备上会条件/不予通过/未予通过/未获通过/不予审议/暂不审议)"


_ONE_OF_THEM = (
    "(某/副县长/副市长/副区长/副局长/副镇长/成员/委员)(提出/建议/主张/不赞成/反对/不同意/不主张)",
    "(有的/个别/一名/两名/几名)…(成员/委员/副县长/副市长/副区长/代表/同志)(提出/建议/主张)",
)


def proposed_by_one(p: Predicate) -> Force | None:
    """会上，贝某提出应由产权单位先行清淤，会议记录如实载明: the opinion of one who took part, no decision."""
    said = p.reading.text[p.phrase.start : p.end]
    one = p.document.kind in {"会议纪要", "决策记录"} and says(said, *_ONE_OF_THEM)
    return noted(p, one, "是一个人的发言，不是决定", "提及")


def turned_down(p: Predicate) -> Force | None:
    """有人提出统一采购某公司的设备，会议认为不妥，不予采纳; 有单位提出凭纪要拆除。会议指出，纪要不是执法依据; 方案拟交由一家
    公司经营。会议认为不具备审议条件，退回: what was refused sets nothing.
    """
    text, end = p.reading.text, p.sentence.end
    before, behind = p.before_act, text[end : end + _NEXT].lstrip("。")
    drafted = says(before, _DRAFT_SAYS) if p.document.kind in {"会议纪要", "决策记录"} else ""
    at_meeting = p.document.kind == "会议纪要"
    proposed = drafted or says(before, "(提出/建议/主张/提议)") or (at_meeting and says(before, *_ASKED))
    if not proposed:
        return None
    refused = says(text[p.end - 2 : end], _REFUSED)  # 暂缓入学，会议认为违法，不予|采纳
    if not refused and drafted:
        refused = says(behind, _SENT_BACK)
    if not refused and at_meeting:  # 文旅局建议由一家经营。司法局认为没有依据，会议不予采纳
        refused = says(behind.partition("。")[0], *_MEETING_REFUSED)
    if not refused:
        refused = says(before, "(提出/建议/主张/提议)……(解释/答复/回应/说明/表示)(称/说/)(，/：)……(依法/法律)")
    if not refused:
        refused = says(
            text[p.end : end],
            "^……，{长名}(解释/答复/回应/说明/表示)(称/说/)(，/：/)……(法律规定/法定/依法/依照法律/法律没有)",
        )
    if not refused and says(before, "^有…(提出/建议/主张/提议)"):
        refused = says(behind.replace("，", ""), _ANSWERED)
    if not refused:
        return None
    p.note(f"“{proposed}”的主张“{refused}”：没有设定")
    return "提及"
