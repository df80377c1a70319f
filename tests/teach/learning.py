"""From lessons to a table of weights: a logistic regression over the pieces of sentences (Bishop 2006, section 4.3.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from fzzf_check.parse.weights import HALF, About, file_of, pieces, pieces_before

STEPS = 127  # the heaviest piece, in whole steps
STRENGTH = 20.0  # inverse of the regularisation; 5 to 40 make no difference on unseen sentences


class Lesson(NamedTuple):
    """One part of a sentence as it is weighed, and whether it violates; ``of`` is the class of a violating one, '' for none."""

    own: frozenset[str]
    before: frozenset[str]
    violates: bool
    of: str


def lesson(text: str, before: str, violates: bool, of: str) -> Lesson:
    """The lesson of a part of a sentence and the part before it."""
    return Lesson(frozenset(pieces(text)), frozenset(pieces_before(before)), violates, of if violates else "")


@dataclass(frozen=True)
class Size:
    """How large a table becomes: pieces that are kept for leaning and for classes (with more, unseen sentences are judged no
    better), and how many lessons must hold a piece (of the part before: two more).
    """

    kept: int
    kept_for_classes: int
    often: int


class _Features:
    """Lessons as rows of a matrix, each group of pieces (of the part, of the part before) as long as one."""

    def __init__(self, taught: list[Lesson], size: Size) -> None:
        from sklearn.feature_extraction.text import CountVectorizer

        def listed(found: frozenset[str]) -> list[str]:
            return sorted(found)

        self._groups: list[tuple[float, Any]] = []
        self.names: list[str] = []
        groups = (
            (1.0, size.often, [one.own for one in taught]),
            (HALF, size.often + 2, [one.before for one in taught]),
        )
        for weight, often, found in groups:
            if any(found):
                counted = CountVectorizer(analyzer=listed, min_df=often, binary=True)
                self._groups.append((weight, counted.fit_transform(found).astype(float)))
                self.names.extend(counted.get_feature_names_out())
        self.of_the_part = self._groups[0][1].shape[1]

    def rows(self, keep: Any = None) -> Any:
        """The matrix; ``keep`` are the columns that stay."""
        import numpy as np
        from scipy.sparse import hstack
        from sklearn.preprocessing import normalize

        blocks, first = [], 0
        for weight, counts in self._groups:
            last = first + counts.shape[1]
            chosen = counts if keep is None else counts[:, keep[(keep >= first) & (keep < last)] - first]
            blocks.append(weight * normalize(chosen))
            first = last
        return hstack(blocks).tocsr().astype(np.float64)


def _heaviest(model: Any, rows: Any, most: int) -> Any:
    """The columns that decide most: weight by the root of how often they occur."""
    import numpy as np

    often = np.sqrt(np.asarray((rows > 0).sum(0))[0])
    return np.sort(np.argsort(-(np.abs(model.coef_) * often).max(0))[:most])


def _learn(rows: Any, answers: Any) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=STRENGTH, max_iter=500).fit(rows, answers)


def write_table(about: About, taught: list[Lesson], size: Size, told: str) -> str:
    """Learn from the lessons and write the table; ``told`` says in it what was taught. Returns what to tell the user."""
    import numpy as np
    from sklearn.preprocessing import normalize

    features = _Features(taught, size)
    violates = np.array([one.violates for one in taught])
    rows = features.rows()
    keep = _heaviest(_learn(rows, violates), rows, size.kept)
    model = _learn(features.rows(keep), violates)
    step = np.abs(model.coef_).max() / STEPS
    names = np.array(features.names)
    table = {name: [str(n)] for name, n in zip(names[keep], np.rint(model.coef_[0] / step).astype(int), strict=True)}
    chosen = np.array([bool(one.of) for one in taught])
    answers = np.array([one.of for one in taught])[chosen]
    plain = rows[:, : features.of_the_part][chosen]
    used = _heaviest(_learn(plain, answers), plain, size.kept_for_classes)
    classes = _learn(normalize((plain[:, used] > 0).astype(float)), answers)
    for name, numbers in zip(names[used], np.rint(classes.coef_.T / step).astype(int), strict=True):
        table.setdefault(name, [""]).extend(map(str, numbers))
    lines = [
        "# 类案比对的权重，由 tests/teach 从带标注的句子学得，不手改。每行一个片段、偏向违反（负数偏向合法）的格数，",
        "# 之后依次是偏向各类的格数；第二行是一格的大小和各起点。片段中《代表引用的文件，本代表本文件，←开头的取自前一句。",
        f"# {told}",
        "\t".join(["片段", "违反", *classes.classes_]),
        "\t".join(["起点", f"{step:.5f}", f"{model.intercept_[0]:.4f}", *(f"{n:.4f}" for n in classes.intercept_)]),
    ]
    lines += ["\t".join([name, *table[name]]) for name in sorted(table) if table[name] != ["0"]]
    file = file_of(about)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return f"{told} {file}：{file.stat().st_size // 1000} 千字节"
