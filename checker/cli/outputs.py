"""What is written into files: the annotated drafts, the opinions, and the report itself.

Where everything goes is settled before the first file is checked, so that a wrong option costs no time and nothing that
was read, or that a person wrote, is overwritten; each worker then writes the outputs of its own files.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from fzzf_check.cli.base import wrong
from fzzf_check.cli.paths import STDIN, Item, Kind, Output
from fzzf_check.reports.output import destinations, refusal, refuse_foreign

if TYPE_CHECKING:
    from fzzf_check.findings import FileReport

TAILS: dict[Kind, str] = {"annotate": "", "opinion": "-意见书"}
"""What is put behind a draft's name in a folder of outputs."""


def plan(
    items: Sequence[Item],
    given: Sequence[str],
    *,
    report: str | None,
    annotate: str | None,
    opinion: str | None,
    template: str | None,
) -> list[Item]:
    """The items with the outputs asked for. Raises WrongUse, CannotWrite for what can be refused at once."""
    planned = list(items)
    wanted: list[tuple[Kind, str | None]] = [("annotate", annotate), ("opinion", opinion)]
    for kind, out in wanted:
        if out is not None:
            places = destinations(
                Path(out), [item.path for item in items], given=given, suffix=".docx", tail=TAILS[kind]
            )
            planned = [
                replace(item, outputs=(*item.outputs, Output(kind, str(place), template or "")))
                for item, place in zip(planned, places, strict=True)
            ]
    settle(
        [item.path for item in items],
        [report, *(output.path for item in planned for output in item.outputs)],
        opinion=opinion,
        template=template,
    )
    return planned


def settle(
    inputs: Iterable[str], outputs: Iterable[str | None], *, opinion: str | None = None, template: str | None = None
) -> None:
    """Refuse an output (None: not asked for) that would take the place of a file that is read, of another output, or of
    a file that is not ours, and a template that is not there. Raises WrongUse, CannotWrite.
    """
    if template is not None and opinion is None:
        wrong("--opinion-template 只能与 --opinion 一起用")
    if template is not None and not Path(template).is_file():
        wrong(f"没有意见书模板文件 {template}，请检查路径")
    read = {_same(path): "要检查的原稿" for path in inputs if path != STDIN}
    if template is not None:
        read[_same(template)] = "意见书的模板"
    taken: set[str] = set()
    for output in filter(None, outputs):
        place = _same(output)
        if place in read:
            wrong(f"输出文件 {output} 就是{read[place]}，请换一个文件名或文件夹")
        if place in taken:
            wrong(f"两项输出都要写进 {output}，请分开")
        taken.add(place)
        refuse_foreign(Path(output))


def _same(path: str) -> str:
    """A path in the form in which equal files have equal paths."""
    return os.path.normcase(os.path.realpath(path))


def write(item: Item, report: FileReport) -> list[str]:
    """Write the outputs of one file; what could not be written, one line each. An unreadable file has none."""
    if report.error is not None:
        return []
    from fzzf_check.errors import Problem

    trouble = []
    for output in item.outputs:
        try:
            _write(output, report, item.data)
        except Problem as problem:
            trouble.append(problem.message)
    return trouble


def _write(output: Output, report: FileReport, data: bytes | None) -> None:
    if output.kind == "annotate":
        from fzzf_check.reports.word import write_annotated

        write_annotated(report, Path(output.path), data)
    else:
        from fzzf_check.reports.opinion import write_opinion

        write_opinion(report, Path(output.path), Path(output.template) if output.template else None)


class ReportFile:
    """The report written to a file as it comes, UTF-8, there whole or not at all. Use as a context manager."""

    def __init__(self, path: str) -> None:
        """Open a temporary file beside ``path``, which :func:`settle` has let pass. Raises CannotWrite."""
        self.path = Path(path)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = tempfile.NamedTemporaryFile(  # noqa: SIM115 - closed in __exit__
                "w", encoding="utf-8", newline="\n", dir=self.path.parent, prefix=".fzzf-", suffix=".tmp", delete=False
            )
        except OSError as error:
            raise refusal(self.path, error) from error

    def write(self, text: str) -> None:
        """Append text. Raises CannotWrite."""
        try:
            self._file.write(text.encode("utf-8", "replace").decode("utf-8"))
        except OSError as error:
            raise refusal(self.path, error) from error

    def __enter__(self) -> ReportFile:
        """The file itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Put the file in its place, or take it away after a failure. Raises CannotWrite."""
        temporary = Path(self._file.name)
        try:
            self._file.close()
            if kind is None:
                with suppress(OSError):
                    temporary.chmod(0o644)
                temporary.replace(self.path)
        except OSError as failure:
            raise refusal(self.path, failure) from failure
        finally:
            with suppress(OSError):
                temporary.unlink()
