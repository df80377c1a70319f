"""Texts of one shape repeated, to see how the work grows with the length."""

from __future__ import annotations

SHAPES = {
    "办法": "云岭县河道采砂管理办法\n第一条　为了加强河道采砂管理，根据《中华人民共和国水法》，制定本办法。\n（一）在禁采区采砂的；\n",
    "一行": "第二条　在本县行政区域内从事河道采砂，自2024年3月5日起施行，有效期五年，应当遵守本办法。",
    "标题": "云岭县人民政府关于加强消防工作的通知\n",
    "附件": "附件：消防任务表\n云岭县教育局\n2024年3月5日\n",
    "署名": "云岭县教育局\n",
    "日期": "2024年3月5日\n",
    "文号": "云岭县人民政府关于加强消防工作的通知\n云政发〔2024〕3号\n",
    "括号": "（《〔\n",
    "断行": "在本县行政区域内从事河道采砂及其监督管理活动应当\n",
    "目录": "目录\n第一章　总则\n",
    "项": "（一）在禁采区采砂的；\n",
    "引用": "《云岭县甲办法》已经县人民政府同意，\n",
    "数字": "1.2.3 2024-03-05 \n",
}


def repeated(shape: str, length: int) -> list[str]:
    """The lines of a text of that shape, of about `length` characters."""
    unit = SHAPES[shape]
    return (unit * (length // len(unit))).split("\n")
