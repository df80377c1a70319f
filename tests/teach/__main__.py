"""Learn the weights of 类案比对 anew, with the extra ``teach`` (scikit-learn); the program itself does not need it.

``python tests/teach norms --ordinary FOLDER`` writes grammar/weights_norms.tsv (FOLDER: published documents, any formats the
program reads); ``python tests/teach records`` writes grammar/weights_records.tsv.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "accuracy"))

import norm_lessons
import record_lessons
from learning import write_table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    about = parser.add_subparsers(dest="about", required=True)
    about.add_parser("norms").add_argument("--ordinary", type=Path, required=True, help="folder of published documents")
    about.add_parser("records")
    given = parser.parse_args()
    if given.about == "norms":
        own, ordinary = norm_lessons.lessons(), list(norm_lessons.ordinary(given.ordinary))
        told = f"例句 {len(own)} 句（违反 {sum(one.violates for one in own)}），已公开文件的普通句 {len(ordinary)} 句。"
        print(write_table("norms", [*own, *ordinary], norm_lessons.SIZE, told))
    else:
        own = record_lessons.lessons()
        told = f"句子 {len(own)} 句（程序违法 {sum(one.violates for one in own)}）。"
        print(write_table("records", own, record_lessons.SIZE, told))


if __name__ == "__main__":
    main()
