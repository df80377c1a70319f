"""Fields of Word: a code, which is no text, and its result, which is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_contents = re.compile(r"\s*TOC\b", re.I)
_enclosed = re.compile(r"eq\s*\\o\s*\\ac\(\s*[○〇◯oO]\s*[,，;]\s*([0-9]{1,2}|[一二三四五六七八九十])\s*\)", re.I)
_CIRCLED = {str(number): chr(0x2460 + number - 1) for number in range(1, 21)} | dict(
    zip("一二三四五六七八九十", "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉", strict=True)
)


@dataclass(slots=True)
class Field:
    """An open field: the parts of its code, and whether its result has begun."""

    code: list[str] = field(default_factory=list)
    has_result: bool = False

    @property
    def is_shown(self) -> bool:
        """Whether what follows is text: the result, unless it is a table of contents, made of the headings below."""
        return self.has_result and not self.is_contents

    @property
    def is_contents(self) -> bool:
        """Whether it is a table of contents or of figures."""
        return _contents.match("".join(self.code)) is not None

    @property
    def computed(self) -> str:
        """What Word draws for a field without a result: 带圈字符 (③, ㊂) or nothing."""
        enclosed = None if self.has_result else _enclosed.search("".join(self.code))
        return _CIRCLED.get(enclosed.group(1), enclosed.group(1)) if enclosed else ""
