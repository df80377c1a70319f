"""The words of records with their classes: ``grammar/vocabulary/record.yaml`` and what the frames name besides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from fzzf_check.grammar import vocabulary
from fzzf_check.patterns import lazy

WHOLE = frozenset(
    {"无关系", "合法结论", "一致", "不同意见", "反对多数", "未说明理由", "不予上会", "遮蔽"}
)  # classes whose words deny nothing: 无利害关系, 无意见, 不赞成
_MET = r"(?:常务会议?|办公会议?|会议|表决|散会|开会|定案|过会)(?:结束|开完|完毕|完成)?"
_DONE = r"(?:上会通过|过会通过|通过|审议|讨论|决定|印发|下发|发文|发出|公布|出台|实施|施行|开工)"
_LATER = r"(?:第?[一二三四五六七八九十两几0-9]{1,3}\s*(?:个工作日|个星期|个月|个季度|天|日|周|年)|半年|半个月|一段时间|一阵子?|当日|当天|次日|不久)"
_PUT_TO_USE = r"(?:试?运行|试行|执行|搬迁|拆迁|拆除|迁建|建成|建好|完工|竣工|投用|投入使用|启用|开业|营运|运营|推开)"
_DRAFT = "(?:[该本]?(?:方案|规划|办法|草案|文件|规定|细则|决定|事项|议题))"
# 会议开完之后, 发出一周后, 通过方案后: of the class 会后, as the plain 会后 and 印发后 of the vocabulary
AFTERWARDS = lazy(
    rf"(?:(?:{_MET}{_LATER}?|{_DONE}{_LATER}|生效|{_PUT_TO_USE}(?:完成|期?满|开始|启动)?{_LATER}?)(?:之后|以后|后|完成后|结束后|结束)|(?:会议)?(?:审议|表决|讨论)?通过(?:之后|以后|{_DRAFT}(?:之后|以后|后)))(?!续|期|评)"
)
HEADINGS = 256  # as many headings as a long record has are read once, not once a paragraph
SHARED = "各步骤"  # the part of record_manner.yaml that holds for every step
DATE, END, COMPOUND, UNTIL = "日期", "末", "合成", "日期止"
HALF = str.maketrans(
    {0xFF10 + n: str(n) for n in range(10)}
    | {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "?": "？", "│": "｜", "┃": "｜"}
)


@cache
def manners() -> dict[str, dict[str, list[str]]]:
    """Step → manner → its frames: those of record_manner.yaml, and what is said of every step alike with its own words."""
    data = vocabulary("record_manner")
    shared = data[SHARED]
    table = {
        step: {name: list(frames) for name, frames in names.items()} for step, names in data.items() if step != SHARED
    }
    for step, words in shared["用词"].items():
        for family, frames in shared.items():
            if family in words:
                own = [line.replace("〔步骤〕", words["步骤"]).replace("〔成果〕", words["成果"]) for line in frames]
                table[step].setdefault(words[family], []).extend(own)
    return table


@cache
def classes() -> dict[str, frozenset[str]]:
    """Word → its classes; words that only frames name have none."""
    table: dict[str, set[str]] = {}
    names = vocabulary("record")
    for name, words in names.items():
        for word in words:
            table.setdefault(word, set()).add(name)
    for data in (vocabulary("record_events"), manners()):
        for word in _frame_words(data, frozenset(names)):
            table.setdefault(word, set())
    for word in list(table):
        table[word] |= _of_parts(word, table)
    return {word: frozenset(found) for word, found in table.items()}


def _of_parts(word: str, table: dict[str, set[str]]) -> set[str]:
    """不再送 is of the classes of 不再 and of 送, and may stand for both in a frame (class 合成)."""
    if not table[word].isdisjoint(WHOLE):
        return set()
    for cut in range(1, len(word)):  # 未提交 is 未 and 提交, not 未提 and 交
        front, rest = word[:cut], word[cut:]
        if rest in table and not table.get(front, set()).isdisjoint({"否定", "不再", "尚未"}):
            return table[front] | table[rest] | {COMPOUND, rest}
    return set()


def _frame_words(data: object, names: frozenset[str]) -> Iterator[str]:
    """Words that the frames in ``data`` name without a class."""
    if isinstance(data, str):
        for part in data.split():
            for word in part.removeprefix("句：").removeprefix("段：").lstrip("!<>+^&@").split("|"):
                if word not in names and word not in {DATE, END, UNTIL, ""}:
                    yield word
    elif isinstance(data, list):
        for entry in data:
            yield from _frame_words(entry, names)
    elif isinstance(data, dict):
        for entry in data.values():
            yield from _frame_words(entry, names)


@cache
def class_names() -> frozenset[str]:
    """The names of the word classes."""
    return frozenset(vocabulary("record"))


@cache
def word_pattern() -> re.Pattern[str]:
    """All words, the longest first."""
    return re.compile("|".join(map(re.escape, sorted(classes(), key=lambda word: (-len(word), word)))))


@lru_cache(maxsize=HEADINGS)
def words_in(text: str) -> frozenset[str]:
    """The words in a heading (which may be set wide: 听 证 会), with their classes."""
    found = set(word_pattern().findall(re.sub(r"\s", "", text.translate(HALF))))
    return frozenset(found).union(*(classes()[word] for word in found))
