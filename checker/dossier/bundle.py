"""A dossier bound into one document: its papers begin at lines ``【文件】name``."""

from __future__ import annotations

from dataclasses import replace

from fzzf_check.case import Case, Dossier
from fzzf_check.patterns import lazy
from fzzf_check.source import Source

_HEAD = lazy(r"^\s*【文件】\s*(\S.*?)\s*$")


def bundled(case: Case) -> Dossier | None:
    """The papers of a bound document as a dossier; None where it is one paper only."""
    lines = case.source.lines
    heads = [n for n, line in enumerate(lines) if _HEAD.match(line.text)]
    if len(heads) < 2:
        return None
    from fzzf_check.dossier.dossier import build
    from fzzf_check.parse.structure.document import parse_document

    papers: list[tuple[str, Case, int]] = []
    for at, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        found = _HEAD.match(lines[at].text)
        assert found is not None
        own = tuple(replace(line, number=n) for n, line in enumerate(lines[at + 1 : end], 1))
        source = Source(found[1], case.source.format, own)
        papers.append((found[1], Case(parse_document(source), case.as_of, as_of_given=case.as_of_given), at + 1))
    return build(papers)
