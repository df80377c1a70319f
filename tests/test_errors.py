"""Errors that a user can cause, as they travel between processes."""

from __future__ import annotations

import pickle

import pytest

from fzzf_check.errors import BadRule, CannotRead, CannotWrite, Problem, WrongUse


@pytest.mark.parametrize("kind", [Problem, CannotRead, CannotWrite, WrongUse, BadRule])
def test_错误从另一个进程传回来_一字不少(kind: type[Problem]) -> None:
    problem = kind("草案.docx：文件是空的。", code="empty", path="草案.docx")
    copy = pickle.loads(pickle.dumps(problem))
    assert type(copy) is kind
    assert (str(copy), copy.message, copy.code, copy.path) == (str(problem), problem.message, "empty", "草案.docx")
