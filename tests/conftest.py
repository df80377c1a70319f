"""What all tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# The same examples on every machine, and no clock: a run fails for what the code does, not for chance or load.
# ``pytest --hypothesis-profile=seek`` looks for new examples.
settings.register_profile("same", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("seek", deadline=None)
settings.load_profile("same")

ROOT = Path(__file__).resolve().parent.parent


def shared_folder() -> Path | None:
    """The folder of corpora and labelled cases, where there is one (environment FZZF_SHARED, else ../shared)."""
    folder = Path(os.environ.get("FZZF_SHARED", ROOT.parent / "shared"))
    return folder if (folder / "corpus").is_dir() else None


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared folder; a test that needs it is skipped where it is absent."""
    folder = shared_folder()
    if folder is None:
        pytest.skip("没有 ../shared 语料，跳过（设 FZZF_SHARED 指定）")
    return folder
