"""The builds for offices without network or Python, tried where the project is not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import urllib.request
import venv
from pathlib import Path

import pytest

from fzzf_check import cache

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements.lock"
DRAFT = "云岭县畜禽粪污管理办法\n第九条　逾期的，处五百元以上二千元以下罚款。\n第十条　本办法自印发之日起施行。\n"


def call(*command: str | Path, cwd: Path, home: Path) -> subprocess.CompletedProcess[str]:
    """Run a command as a fresh user would: nothing of this environment, no network for pip."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
    environment = {
        **kept,
        "HOME": str(home),
        "LOCALAPPDATA": str(home),
        "PATH": os.defpath,
        "PYTHONUTF8": "1",
        "PIP_NO_INDEX": "1",
    }
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def try_as_user(program: list[str | Path], place: Path) -> None:
    """Check a draft, in one process and in two, and write all that can be handed back."""
    place.mkdir()
    for name in ("甲.txt", "乙.txt"):
        (place / name).write_text(DRAFT, encoding="utf-8")
    done = call(*program, "甲.txt", "--annotate", "批注.docx", "--opinion", "意见.docx", cwd=place, home=place)
    assert done.returncode == 1, done.stderr
    assert "FZ201" in done.stdout
    done = call(*program, "-j", "2", "甲.txt", "乙.txt", "--format", "html", "-o", "报告.html", cwd=place, home=place)
    assert done.returncode == 1, done.stderr
    assert {path.name for path in place.iterdir()} >= {"批注.docx", "意见.docx", "报告.html"}
    assert call(*program, "explain", "FZ201", cwd=place, home=place).returncode == 0


def test_单文件程序每次解压到新文件夹仍用同一份缓存(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = []
    for number in (1, 2):
        bundle = tmp_path / f"_MEI{number}"
        bundle.mkdir()
        (bundle / "a.yaml").write_text("x", encoding="utf-8")
        os.utime(bundle / "a.yaml", (number, number))
        monkeypatch.setattr(sys, "_MEIPASS", str(bundle), raising=False)
        keys.append(cache.files_fingerprint([bundle / "a.yaml"]))
    assert keys[0] == keys[1]
    own = tmp_path / "own.yaml"
    own.write_text("x", encoding="utf-8")
    before = cache.files_fingerprint([own])
    os.utime(own, (5, 5))
    assert cache.files_fingerprint([own]) != before


def pip(python: str | Path, *arguments: str | Path, place: Path) -> None:
    """Run pip with the network; the test is skipped where there is none."""
    made = subprocess.run(
        [str(python), "-m", "pip", *map(str, arguments)], cwd=place, capture_output=True, text=True, check=False
    )
    if made.returncode and "No matching distribution" in made.stderr + made.stdout:
        pytest.skip("没有网络，取不到依赖的安装包")
    assert made.returncode == 0, made.stderr


def new_environment(place: Path) -> Path:
    """A virtual environment with nothing in it; the folder of its programs."""
    venv.create(place, with_pip=True)
    return place / ("Scripts" if os.name == "nt" else "bin")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project to build from: builds leave folders behind."""
    copy = tmp_path_factory.mktemp("source") / "project"
    left_out = shutil.ignore_patterns(".*", "tests", "build", "dist", "*.egg-info", "__pycache__")
    shutil.copytree(ROOT, copy, ignore=left_out)
    return copy


@pytest.mark.long
def test_安装包文件夹不连网也装得上用得了(tmp_path: Path, source: Path) -> None:
    wheels = tmp_path / "wheelhouse"
    builder = new_environment(tmp_path / "builder")
    pip(builder / "python", "wheel", "-q", "-w", wheels, "-c", LOCK, f"{source}[web,more]", place=tmp_path)
    office = new_environment(tmp_path / "env")
    install = ("-m", "pip", "install", "-q", "--find-links", wheels, "fzzf-check[web,more]")
    done = call(office / "python", *install, cwd=tmp_path, home=tmp_path)
    assert done.returncode == 0, done.stderr
    try_as_user([office / "fzzf-check"], tmp_path / "office")
    names = {path.name for path in next((tmp_path / "env").rglob("site-packages")).iterdir()}
    assert not names & {"rules", "grammar", "checker", "tests", "packaging"}


@pytest.mark.long
def test_单文件程序不需要Python(tmp_path: Path, source: Path) -> None:
    builder = new_environment(tmp_path / "builder")
    pip(builder / "python", "install", "-q", "-c", LOCK, f"{source}[web,more,build]", place=tmp_path)
    made = subprocess.run(
        [builder / "pyinstaller", "--log-level", "ERROR", "--distpath", tmp_path / "dist", "--workpath",
         tmp_path / "work", source / "packaging" / "fzzf-check.spec"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    program = tmp_path / "dist" / ("fzzf-check.exe" if os.name == "nt" else "fzzf-check")
    shutil.rmtree(tmp_path / "builder")
    try_as_user([program], tmp_path / "office")
    home = {"HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path), "PYTHONUTF8": "1", "BROWSER": "true"}
    running = subprocess.Popen(
        [program], env={**os.environ, **home}, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert running.stdout is not None
    address = running.stdout.readline().split()[1].partition("（")[0]
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(address) as answer:  # a double click opens the page
        assert "合法性检查" in answer.read().decode()
    running.terminate()
    running.wait(20)
