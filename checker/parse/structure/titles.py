"""Which lines of an opening are the title.

A title may run over several lines and stand among a site's menus, the page's own caption and the masthead. It is found
from its end (…的通知, …办法（试行）): each line that closes a title is a candidate, lines above are taken in as long as they
evidently belong to it, and the best candidate wins.
"""

from __future__ import annotations

from collections.abc import Sequence

from fzzf_check.parse.structure import forms
from fzzf_check.parse.structure.lines import Stretch, squeeze
from fzzf_check.parse.structure.rejoin import ends_sentence
from fzzf_check.patterns import lazy

LONGEST = 6
"""Lines of a title at most."""

_LOWEST_SCORE = 3
_GOES_ON = (
    "的", "》", "）", ")", "（试行", "(试行", "（暂行", "(暂行", "（草案", "(草案", "（征求", "(征求", "（送审", "(送审", "（修订", "(修订", "（20", "(20",
    "（讨论", "（审议", "（第", "和", "与", "及", "并", "、",
)  # fmt: skip
_BEGINS = (
    "关于",
    "印发",
    "转发",
    "批转",
    "发布",
    "公布",
    "贯彻",
    "实施",
    "执行",
    "做好",
    "加强",
    "的",
    "》",
    "）",
    "〉",
    "（",
    "(",
)
_ENDS_OPEN = ("关于", "印发", "转发", "批转", "发布", "公布", "、", "和", "与", "及", "的", "，", "对", "在", "—", "―")
_ITEM = lazy(
    r"(?:议题|事项)[一二三四五六七八九十\d]{1,3}[　 ：:、．.]|第[一二三四五六七八九十]{1,2}项议题"
)  # of minutes
_CAPTION = lazy(r"[\u3400-\u9fff]{0,6}(?:名称|事项|议题|项目)[\s　]")  # 规划名称　…规划（草案）
_FORM_ROW = lazy(r"(?!关于)[\u3400-\u9fff]{2,14}　+[^　]")
FORM_ROWS = 3
_NUMBER = lazy(r"[（(〔\[](?:19|20)\d\d[）)〕\]]\s*第?\s*\d{1,3}\s*[号期次]")  # （2022）第6期 below the name of minutes
_QUOTED_TITLE = lazy("《([^》]{2,60})》")
_ISSUES = lazy(
    r"(?:印发|发布|公布|转发|批转|下发|颁布|颁发|修订)"
    r"(?:《(?P<quoted>[^《》]{4,80}(?:《[^》]{2,40}》)?[^《》]{0,40})》|(?P<plain>[^《》]{4,80}?)的(?:紧急|补充)?通知)"
)


def issued_titles(title: str) -> list[str]:
    """The titles that a 通知 issues, told from its own title: 关于印发《X》的通知, 关于印发X的通知."""
    found = []
    for match in _ISSUES.finditer(squeeze(title)):
        name = match["quoted"] or match["plain"]
        if "关于" not in name or match["quoted"] or forms.ends_title(name):
            found.append(name.strip())
    return found


def draft_named(title: str) -> str | None:
    """The title of a draft that a title quotes: 公开征求《…办法（征求意见稿）》意见的公告."""
    quoted = _QUOTED_TITLE.findall(squeeze(title))
    return next((name for name in quoted if any(mark in name for mark in forms.words("draft_marks"))), None)


def find_title(lines: Sequence[Stretch], unknown: Sequence[int], stop: int, known: str, *, menus: bool) -> list[int]:
    """The places (indices of lines) of the title among the lines of an opening that are nothing else.

    ``stop`` is where the opening ends; ``known`` is what the page itself gives as title (its <title> and metadata, without
    blanks); ``menus`` says that lines of a web site may stand above. Empty if there is no title.
    """
    best: list[int] = []
    best_score = _LOWEST_SCORE - 1
    ends = [place for index, place in enumerate(unknown) if _closes(lines, place, _next(unknown, index))]
    for end in ends:
        group = _upward(lines, unknown, end, ends, known, menus=menus)
        score = _score(lines, group, known)
        score += 2 * (score > 0 and end == ends[-1])
        if score >= best_score:
            best, best_score = group, score
    if best:
        return best
    return _untypical(lines, unknown, stop)


def _next(unknown: Sequence[int], index: int) -> int | None:
    """The unknown line directly below, if there is one."""
    below = unknown[index] + 1
    return below if index + 1 < len(unknown) and unknown[index + 1] == below else None


def _closes(lines: Sequence[Stretch], place: int, below: int | None) -> bool:
    """Does a title end on this line?"""
    text = lines[place].text
    only_bracket = place > 0 and _in_brackets(text) and forms.ends_title(lines[place - 1].text)
    if any(mark in text for mark in "\t|｜") or text[0] in "-*•·" or not (forms.ends_title(text) or only_bracket):
        return False
    if (("：" in text[:12] and "关于" not in text) or _CAPTION.match(text)) and not only_bracket:
        return False  # 议题：…方案 is a caption with its value
    if _ITEM.match(text) or _in_a_form(lines, place):
        return False
    if below is None:
        return True
    after = lines[below].text
    goes_on = after.startswith(_GOES_ON) and not _NUMBER.fullmatch(after)
    if goes_on and lines[below].gap <= 1 and "\t" not in after:
        return False
    if _unbalanced(text):
        return False
    paper = forms.ends_as(after, "公文文种") or forms.ends_as(after, "过程材料")
    paper_about_it = lines[below].gap == 0 and paper and "关于" not in after
    return forms.ends_as(text, "公文文种") or not paper_about_it


def _in_a_form(lines: Sequence[Stretch], place: int) -> bool:
    """Whether the line is a row of a form (起草单位　县住建局) with such rows above and below it: a value, no title."""
    around = lines[max(0, place - 1) : place + 2]
    return len(around) == FORM_ROWS and all(_FORM_ROW.match(line.text) for line in around)


def _in_brackets(text: str) -> bool:
    return text[0] in "（(" and text[-1] in "）)"


def _unbalanced(text: str) -> bool:
    return (
        text.count("《") > text.count("》") or text.count("（") > text.count("）") or text.count("(") > text.count(")")
    )


def _upward(
    lines: Sequence[Stretch], unknown: Sequence[int], end: int, ends: Sequence[int], known: str, *, menus: bool
) -> list[int]:
    """The line that ends a title with the lines above that belong to it."""
    group = [end]
    start = _first_line(lines, unknown, end, ends)
    while len(group) < LONGEST:
        above = group[0] - 1
        remark = _in_brackets(lines[group[0]].text)  # （一事一档） below a title is none of its own
        if above not in unknown or (above in ends and not remark):
            break
        plain = not menus and lines[group[0]].gap == 0 and _is_plain(lines[above])
        said = lines[above].bare + "".join(lines[place].bare for place in group)
        belongs = (
            remark or above >= start or plain or said in known or _belongs(lines[above], lines[group[0]], group, lines)
        )
        if not belongs:
            break
        group.insert(0, above)
    return group


def _is_plain(line: Stretch) -> bool:
    """A short line that may be part of a title where nothing but the document stands in the file."""
    return not (line.bare.endswith("文件") or "：" in line.text or "\t" in line.text or ends_sentence(line.text))


def _first_line(lines: Sequence[Stretch], unknown: Sequence[int], end: int, ends: Sequence[int]) -> int:
    """The line with 关于 or 印发 above the end of a title that is set in several short lines; ``end`` if there is none."""
    if "关于" in lines[end].text:
        return end
    for place in range(end - 1, max(-1, end - LONGEST), -1):
        line = lines[place]
        if place not in unknown or place in ends or lines[place + 1].gap or len(line.bare) > 40 or line.cells:
            break
        if "关于" in line.text or "印发" in line.text:
            return place
    return end


def _belongs(above: Stretch, top: Stretch, group: Sequence[int], lines: Sequence[Stretch]) -> bool:
    """Does the line above a title's first line still belong to the title?"""
    rest = "".join(lines[place].text for place in group)
    if top.gap > 2 or "\t" in above.text or above.bare.endswith("文件") or ends_sentence(above.text):
        return False
    if rest.count("》") > rest.count("《") or rest.count("）") > rest.count("（") or _unbalanced(above.text):
        return True
    if any(word in above.text for word in ("关于", "印发", "转发", "批转")):
        return top.gap == 0
    if above.text.endswith(_ENDS_OPEN) or top.text.startswith(_BEGINS):
        return forms.is_organ(above.text) or (top.gap == 0 and not top.text.startswith("关于"))
    if forms.is_organ(above.text):
        own_issuer = "关于" in rest or above.bare in rest
        return not own_issuer or (top.gap == 0 and forms.is_organ(top.text))
    return top.gap == 0 and len(squeeze(rest)) <= 6 and not above.source.heading


def _score(lines: Sequence[Stretch], group: Sequence[int], known: str) -> int:
    text = squeeze("".join(lines[place].text for place in group))
    name = squeeze("".join(lines[place].text for place in group if not _in_brackets(lines[place].text))) or text
    if len(text) > 160 or ("关于" not in text and (name.count("，") or "：" in name[:12])):
        return 0  # what a remark in brackets below the name says (（2024年，填表单位：…）) is no part of it
    heading = min((lines[place].source.heading or 9 for place in group), default=9)
    score = 3 if forms.ends_as(text, "名称") or forms.ends_as(text, "公文文种") else 1
    score += 3 * ("关于" in text) + (len(text) >= 8) + 2 * (heading <= 2) + 2 * (text in known)
    return score


def _untypical(lines: Sequence[Stretch], unknown: Sequence[int], stop: int) -> list[int]:
    """A title without a 文种 word: marked as heading, or a few short lines at the very head of a longer text."""
    marked = [place for place in unknown if lines[place].source.heading == 1]
    if marked:
        return marked[-1:]
    if not unknown or stop + 1 >= len(lines) or unknown[0] > 3 or len(unknown) > 3:
        return []
    if any(
        "：" in lines[place].text or "\t" in lines[place].text or ends_sentence(lines[place].text) for place in unknown
    ):
        return []
    named = [place for place in unknown if not forms.is_organ(lines[place].text)]
    return named if named and all(len(lines[place].bare) <= 50 for place in named) else []
