"""Make the generated parts anew and show what changed: ``python tests/refresh.py``.

Generated are the expected findings of the samples (samples/expected/*.json), the pages of the rules (rules/pages) and
the blocks between ``<!-- 生成：… -->`` and ``<!-- /生成 -->`` in README.md. Read the differences before committing them: a test only holds that the parts are
fresh, a person must see that they are right.
"""

from __future__ import annotations

import difflib
import json
import re
import sys
from collections import Counter
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
EXPECTED = SAMPLES / "expected"
README = ROOT / "README.md"
DAY = date(2026, 1, 15)  # the day of the check: expected findings may not change with the calendar
_BLOCK = re.compile(r"(<!-- 生成：(?P<name>.*?) -->\n).*?(<!-- /生成 -->)", re.DOTALL)


def samples() -> list[Path]:
    """The sample documents."""
    return sorted(path for path in SAMPLES.iterdir() if path.suffix in {".docx", ".txt", ".html", ".md"})


def expected_file(sample: Path) -> Path:
    """Where the expected result of a sample lies."""
    return EXPECTED / f"{sample.name}.json"


def result(sample: Path) -> str:
    """What the check finds in a sample, as it is kept: JSON without the path."""
    from fzzf_check import Options, check
    from fzzf_check.reports.json import file_data

    data = file_data(check(str(sample), Options(as_of=DAY)))
    del data["path"]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def rules_block() -> str:
    """The table of rules by category."""
    from fzzf_check.engine.load import load_rules
    from fzzf_check.findings import CATEGORY_NAMES, SEVERITY_NAMES

    rules = load_rules()
    counts = Counter((rule.category, rule.severity) for rule in rules)
    heads = list(SEVERITY_NAMES)
    lines = [f"| 类别 | {' | '.join(SEVERITY_NAMES.values())} |", "|---" * 4 + "|"]
    for category, name in CATEGORY_NAMES.items():
        row = [counts[category, severity] for severity in heads]
        if any(row):
            lines.append(f"| {name} `{category}` | {' | '.join(str(n or '') for n in row)} |")
    return "\n".join([f"现有规则 {len(rules)} 条，按级别计：", "", *lines]) + "\n"


def report_block() -> str:
    """What the terminal shows for one rule and one sample."""
    from fzzf_check import Options, check
    from fzzf_check.reports import Style, load, summarise

    name = "samples/notice.txt"
    report = check(name, Options(as_of=DAY, select=("FZ201",)), (ROOT / name).read_bytes())
    out = load("text", Style())
    text = out.file(report) + out.end(summarise(report))
    return f"```text\n$ fzzf-check --select FZ201 {name}\n{text}```\n"


def formats_block() -> str:
    """The table of the formats that can be read."""
    from fzzf_check.readers.formats import FORMATS

    rows = [
        f"| {form.name} | {' '.join(form.suffixes)} | {f'`fzzf-check[{form.extra}]`' if form.extra else ''} |"
        for form in FORMATS
    ]
    return "\n".join(["| 格式 | 扩展名 | 另装 |", "|---" * 3 + "|", *rows]) + "\n"


BLOCKS = {"格式": formats_block, "规则": rules_block, "报告": report_block}


def fresh_readme() -> str:
    """README.md with its generated blocks made anew."""
    text = README.read_text(encoding="utf-8")
    return _BLOCK.sub(lambda found: found[1] + BLOCKS[found["name"]]() + found[3], text)


def _renew(path: Path, text: str) -> bool:
    """Write the text and print the difference; whether there was one."""
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    name = path.relative_to(ROOT).as_posix()
    lines = difflib.unified_diff(old.splitlines(True), text.splitlines(True), name, name, n=1)
    sys.stdout.writelines(lines)
    path.write_text(text, encoding="utf-8", newline="\n")
    return old != text


def _renew_pages() -> None:
    """Write rules/pages anew; its own test shows what is stale."""
    from fzzf_check.engine.load import own_folder, read_folder
    from fzzf_check.reports.rule_pages import write_pages

    write_pages(read_folder(own_folder()), ROOT / "rules" / "pages")


def main() -> None:
    """Renew everything."""
    EXPECTED.mkdir(exist_ok=True)
    changed = [_renew(expected_file(sample), result(sample)) for sample in samples()]
    gone = set(EXPECTED.glob("*.json")) - set(map(expected_file, samples()))
    for path in gone:
        path.unlink()
    changed.append(_renew(README, fresh_readme()))
    _renew_pages()
    sys.stdout.write(f"样例和 README 更新了 {sum(changed)} 个文件，删去 {len(gone)} 个；规则的各页已重写\n")


if __name__ == "__main__":
    main()
