"""A folder of pages, one a rule, and an index: made from the rule files alone, so that they cannot say anything else."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from fzzf_check.errors import CannotWrite
from fzzf_check.findings import CATEGORY_NAMES, SEVERITY_NAMES
from fzzf_check.reports.output import write_whole
from fzzf_check.reports.rule_page import HEADINGS, page

if TYPE_CHECKING:
    from fzzf_check.engine.rule import Rule

INDEX = "README.md"
_INDEX_HEAD = "# 全部规则\n\n共 "
_HEAD = 1024  # bytes that tell a page of ours


def pages(rules: Iterable[Rule]) -> dict[str, str]:
    """File name → text, for every rule (with its examples) and the index."""
    ordered = sorted(rules, key=lambda rule: rule.code)
    made = {f"{rule.code}.md": page(rule) for rule in ordered}
    made[INDEX] = _index(ordered)
    return made


def write_pages(rules: Iterable[Rule], folder: Path) -> int:
    """Write all pages into a folder, remove our pages of rules that are gone, and say how many pages there are.

    Raises CannotWrite: ``not_ours`` where a page would take the place of another file (nothing is written then),
    ``cannot_write``. Other files in the folder stay as they are.
    """
    made = pages(rules)
    for path in (folder / name for name in made):
        if path.exists() and not _is_ours(path):
            raise CannotWrite(
                f"{path}：已有这个文件，它不是程序写的说明页；为免覆盖，请换一个文件夹，或先移走它。",
                code="not_ours",
                path=str(path),
            )
    for name, text in made.items():
        write_whole(folder / name, text.encode())
    for path in folder.glob("*.md"):
        if path.name not in made and _is_ours(path):
            with suppress(OSError):  # an old page in use is no reason to lose the new ones
                path.unlink()
    return len(made)


def _is_ours(path: Path) -> bool:
    """Whether a file begins as the page of the rule that it is named after, or as the index."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD).decode("utf-8", "replace")
    except OSError:  # a folder, or a file that we may not read
        return False
    if path.name == INDEX:
        return head.startswith(_INDEX_HEAD)
    return head.startswith(f"# {path.stem}　") and f"\n## {HEADINGS[0]}\n" in head


def _index(rules: list[Rule]) -> str:
    order = list(CATEGORY_NAMES)
    lines = [f"{_INDEX_HEAD}{len(rules)} 条。本页和各条的说明由规则文件生成，请改规则文件，不要改这里。"]
    by_category = sorted(rules, key=lambda rule: (order.index(rule.category), rule.code))
    for category, group in groupby(by_category, key=lambda rule: rule.category):
        lines += ["", f"## {CATEGORY_NAMES[category]}", "", "| 代码 | 级别 | 规则 |", "|---|---|---|"]
        for rule in group:
            place = f"（{'、'.join(rule.place)}）" if rule.place else ""
            lines.append(f"| [{rule.code}]({rule.code}.md) | {SEVERITY_NAMES[rule.severity]} | {rule.name}{place} |")
    return "\n".join(lines) + "\n"
