"""Speed of the structure: one document, four times its length, a long one; prints milliseconds and ratios.

Run as ``python tests/bench/bench_document.py``. Times differ from machine to machine; ratios hold.
"""

from __future__ import annotations

from timing import milliseconds

from fzzf_check.parse.structure.document import parse_document
from fzzf_check.parse.structure.lexer import read as rank
from fzzf_check.parse.structure.lines import stretches
from fzzf_check.parse.structure.zones import mark_zones
from fzzf_check.readers import read
from fzzf_check.source import Source

_HEAD = """清河区人民政府关于印发清河区户外广告设置管理办法的通知
清政规〔2024〕5号

各镇人民政府，区直各部门：

《清河区户外广告设置管理办法》已经区人民政府同意，现印发给你们，请认真贯彻执行。

清河区人民政府
2024年5月6日

清河区户外广告设置管理办法
"""
_ARTICLE = """第{}条　设置户外广告的，应当符合城市容貌标准和户外广告设置规划。有下列情形之一的，不得设置：
（一）利用交通安全设施、交通标志的；
（二）影响市政公共设施使用的；
（三）妨碍生产或者人民生活，损害市容市貌的。
区城市管理局应当自受理申请之日起十个工作日内作出决定，并书面告知申请人。
"""


def document(articles: int) -> Source:
    """A 通知 with a 办法 of so many articles (about 140 characters each)."""
    text = _HEAD + "".join(_ARTICLE.format(number) for number in range(1, articles + 1))
    return read("样文.txt", text.encode())


def main() -> None:
    """Print the table."""
    small, large = document(42), document(168)
    size = sum(len(line.text) for line in small.lines)
    parse_document(small)  # the first one loads the grammar
    one, four = milliseconds(lambda: parse_document(small)), milliseconds(lambda: parse_document(large), 5)
    lines = stretches(small)
    marks, _ = mark_zones(lines)
    print(f"{size} 字的办法      {one:8.2f} ms   {size / one:6.0f} 字/ms")
    print(f"四倍长          {four:8.2f} ms   {four / one:6.2f} 倍")
    print(f"  其中切行      {milliseconds(lambda: stretches(small)):8.2f} ms")
    print(f"  其中分区      {milliseconds(lambda: mark_zones(lines)):8.2f} ms")
    print(f"  其中编号      {milliseconds(lambda: rank(lines, list(marks), breaks=True)):8.2f} ms")


if __name__ == "__main__":
    main()
