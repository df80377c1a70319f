"""Learn the weights of 类案比对 anew: ``python tests/teach.py --ordinary FOLDER`` writes grammar/weights.tsv.

Taught are the labelled sentences of this project: the examples of the rules that look for norms, the development clauses of
tests/accuracy and its whole papers (what their gold marks, and the lines it does not mention); held-out clauses and the
examples of the rules that report 类案比对 are not taught, they are its examination.
``--ordinary`` is a folder of published documents (any formats the program reads): their sentences in which no norm is set stand
for how offices ordinarily write; without them far too many sentences of a long document would look suspicious
(measured: 56 in 100,000 characters against 0.3). Needs the extra ``teach`` (scikit-learn); the program itself does not.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
ACCURACY = ROOT / "tests" / "accuracy"
sys.path.insert(0, str(ACCURACY))

import accuracy_sets  # noqa: E402

from fzzf_check.case import Case  # noqa: E402
from fzzf_check.engine.load import own_folder, read_folder  # noqa: E402
from fzzf_check.errors import Problem  # noqa: E402
from fzzf_check.facts import Kind  # noqa: E402
from fzzf_check.parse.norm.resemblance import parts  # noqa: E402
from fzzf_check.parse.norm.surroundings import ordering_paragraphs  # noqa: E402
from fzzf_check.parse.norm.weights import FILE, HALF, pieces, pieces_before  # noqa: E402
from fzzf_check.parse.structure.document import parse_document  # noqa: E402
from fzzf_check.readers import read  # noqa: E402
from fzzf_check.readers.text import read_text  # noqa: E402

DAY = date(2026, 1, 15)
KINDS = {
    "penalty": "处罚", "licence": "许可", "coercion": "强制", "fee": "收费", "certificate": "证明", "blanket_halt": "停产停业",
    "competition": "竞争", "rights_duty": "权利义务", "retroactivity": "溯及",
}  # fmt: skip
SETTING = {*KINDS, "authority", "minutes_basis"}
KEPT, KEPT_FOR_KINDS = 36_000, 6_000  # pieces that are written down: with more, unseen sentences are judged no better
STEPS = 127  # the heaviest piece, in whole steps
STRENGTH = 20.0  # inverse of the regularisation; 5 to 40 make no difference on unseen sentences


class Labelled(NamedTuple):
    """A text with the stretches that violate (none in a lawful one) and their category. Its other parts are lawful only in
    the lines from 1 that ``lawful`` names, or anywhere if nothing violates.
    """

    text: str
    marks: tuple[tuple[int, int], ...]
    category: str
    kind: Kind | None
    lawful: frozenset[int] = frozenset()


class Lesson(NamedTuple):
    """One part of a sentence as it is weighed, and whether it violates."""

    own: frozenset[str]
    before: frozenset[str]
    violates: bool
    category: str


def labelled() -> Iterator[Labelled]:
    """The sentences that are taught."""
    rules = read_folder(own_folder())
    examined = {example.text.strip() for rule in rules if "resembles" in rule.looks_for for example in rule.examples}
    for rule in rules:
        if "norm" in rule.looks_for and rule.severity != "info":
            for example in rule.examples:
                if example.text.strip() not in examined:
                    yield Labelled(example.text, example.marks, rule.category, example.kind or rule.documents[0])
    for clause in accuracy_sets.clauses():
        if clause.held_out or clause.text in examined or (clause.violates and clause.group not in SETTING):
            continue
        found = ((clause.text.find(words), words) for words in clause.marks)
        marks = tuple((at, at + len(words)) for at, words in found)
        yield Labelled(clause.text, marks, clause.group, clause.kind)


def papers() -> Iterator[Labelled]:
    """The whole documents, records and dossiers of tests/accuracy: once for each category that their gold marks."""
    for folder in (ACCURACY / "documents", ACCURACY / "records"):
        for gold in sorted(folder.rglob("*gold.json")):
            data = json.loads(gold.read_text(encoding="utf-8"))
            said = [*data["violations"], *data.get("arguable", [])]
            for path in _texts_of(gold, data):
                yield from _paper(path.read_text(encoding="utf-8-sig"), [v for v in said if _about(v, path)], data)


def _texts_of(gold: Path, data: dict[str, Any]) -> list[Path]:
    """The files that a gold is about: those of a dossier, else the one beside it."""
    if gold.name == "gold.json":
        return sorted(gold.parent.glob("*.txt"))
    beside = gold.with_name(gold.name.replace(".gold.json", ".txt"))
    return [beside if beside.exists() else gold.with_name(data["file"])]


def _about(violation: dict[str, Any], path: Path) -> bool:
    return violation.get("file", path.name) == path.name


def _paper(text: str, said: list[dict[str, Any]], data: dict[str, Any]) -> Iterator[Labelled]:
    """A paper's marked words by category, then its lines of which nothing is said."""
    lines = text.split("\n")
    told = {n for v in said if "line" in v for n in range(v["line"], v.get("line_end", v["line"]) + 1)}
    told |= {n for n, line in enumerate(lines, 1) for v in said if v.get("evidence") and v["evidence"][:8] in line}
    for violation in data["violations"]:
        at = text.find(violation["evidence"]) if violation.get("evidence") else -1
        if violation in said and violation["category"] in SETTING and at >= 0:
            yield Labelled(text, ((at, at + len(violation["evidence"])),), violation["category"], None)
    yield Labelled(text, (), "", None, frozenset(range(1, len(lines) + 1)) - told)


def lessons(texts: Iterable[Labelled]) -> dict[tuple[str, str], Lesson]:
    """The parts of the texts by their words; what violates anywhere is never lawful elsewhere. The other parts of a
    violating text teach nothing.
    """
    found: dict[tuple[str, str], Lesson] = {}
    for given in texts:
        source = read_text("例.txt", given.text, "utf-8")
        case = Case(parse_document(source, given.kind), DAY)
        lines = [0]
        for line in given.text.split("\n"):
            lines.append(lines[-1] + len(line) + 1)
        for around in ordering_paragraphs(case.document, case.citations):
            for part in parts(around):
                span = around.paragraph.span(*around.reading.back(part.start, part.end))
                begin, end = lines[span.line - 1] + span.column - 1, lines[span.end_line - 1] + span.end_column - 1
                violates = any(start < end and begin < stop for start, stop in given.marks)
                key = part.text, part.before
                if not violates and (given.marks or key in found or (given.lawful and span.line not in given.lawful)):
                    continue
                own, before = frozenset(pieces(part.text)), frozenset(pieces_before(part.before))
                found[key] = Lesson(own, before, violates, given.category if violates else "")
    return found


def ordinary(folder: Path) -> Iterator[Lesson]:
    """The parts of published documents in which no norm is set."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        try:
            document = parse_document(read(path.name, path.read_bytes()), "规范性文件")
        except Problem:
            continue
        case = Case(document, DAY)
        loud = {(id(n.paragraph), n.start) for n in case.norms if n.force == "设定" and n.frame == "对外"}
        for around in ordering_paragraphs(document, case.citations):
            for part in parts(around):
                start, end = around.reading.back(part.start, part.end)
                if not any(key == id(around.paragraph) and start <= at < end for key, at in loud):
                    yield Lesson(frozenset(pieces(part.text)), frozenset(pieces_before(part.before)), False, "")


class _Features:
    """Lessons as rows of a matrix, each group of pieces as long as one."""

    def __init__(self, taught: list[Lesson]) -> None:
        from sklearn.feature_extraction.text import CountVectorizer

        def listed(found: frozenset[str]) -> list[str]:
            return sorted(found)

        self.own = CountVectorizer(analyzer=listed, min_df=3, binary=True)
        self.before = CountVectorizer(analyzer=listed, min_df=5, binary=True)
        self._own = self.own.fit_transform(one.own for one in taught).astype(float)
        self._before = self.before.fit_transform(one.before for one in taught).astype(float)

    def names(self) -> list[str]:
        return [*self.own.get_feature_names_out(), *self.before.get_feature_names_out()]

    def rows(self, keep: Any = None) -> Any:
        """The matrix; ``keep`` are the columns that stay."""
        import numpy as np
        from scipy.sparse import hstack
        from sklearn.preprocessing import normalize

        own, before = self._own, self._before
        if keep is not None:
            first = own.shape[1]
            own, before = own[:, keep[keep < first]], before[:, keep[keep >= first] - first]
        return hstack([normalize(own), HALF * normalize(before)]).tocsr().astype(np.float64)


def heaviest(model: Any, rows: Any, most: int) -> Any:
    """The columns that decide most: weight by the root of how often they occur."""
    import numpy as np

    often = np.sqrt(np.asarray((rows > 0).sum(0))[0])
    return np.sort(np.argsort(-(np.abs(model.coef_) * often).max(0))[:most])


def learn(rows: Any, answers: Any) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=STRENGTH, max_iter=500).fit(rows, answers)


def main() -> None:
    import numpy as np
    from sklearn.preprocessing import normalize

    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--ordinary", type=Path, required=True, help="folder of published documents")
    folder = parser.parse_args().ordinary
    own = list(lessons(chain(labelled(), papers())).values())
    taught = [*own, *ordinary(folder)]
    features = _Features(taught)
    violates = np.array([lesson.violates for lesson in taught])
    rows = features.rows()
    keep = heaviest(learn(rows, violates), rows, KEPT)
    model = learn(features.rows(keep), violates)
    step = np.abs(model.coef_).max() / STEPS
    names = np.array(features.names())
    table = {name: [str(n)] for name, n in zip(names[keep], np.rint(model.coef_[0] / step).astype(int), strict=True)}
    chosen = np.array([bool(lesson.category in KINDS) for lesson in taught])
    answers = np.array([KINDS.get(lesson.category, "") for lesson in taught])[chosen]
    first = features.own.get_feature_names_out().size
    plain = rows[:, :first][chosen]
    used = heaviest(learn(plain, answers), plain, KEPT_FOR_KINDS)
    kinds = learn(normalize((plain[:, used] > 0).astype(float)), answers)
    for name, numbers in zip(names[used], np.rint(kinds.coef_.T / step).astype(int), strict=True):
        table.setdefault(name, [""]).extend(map(str, numbers))
    lines = [
        "# 类案比对的权重，由 tests/teach.py 从本项目带标注的例句学得，不手改。每行一个片段、偏向违反（负数偏向合法）的格数，",
        "# 之后依次是偏向各类行为的格数；第二行是一格的大小和各起点。片段中《代表引用的文件，本代表本文件，←开头的取自前一句。",
        f"# 例句 {len(own)} 句（违反 {sum(one.violates for one in own)}），已公开文件的普通句 {len(taught) - len(own)} 句。",
        "\t".join(["片段", "违反", *kinds.classes_]),
        "\t".join(["起点", f"{step:.5f}", f"{model.intercept_[0]:.4f}", *(f"{n:.4f}" for n in kinds.intercept_)]),
    ]
    lines += ["\t".join([name, *table[name]]) for name in sorted(table) if table[name] != ["0"]]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(*lines[:3], f"{FILE}：{FILE.stat().st_size // 1000} 千字节", sep="\n")


if __name__ == "__main__":
    main()
