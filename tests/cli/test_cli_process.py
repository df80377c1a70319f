"""The program as a process: consoles, pipes, start-up, several processes."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from fzzf_check.cli import main

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
PROGRAM = [sys.executable, "-m", "fzzf_check"]


def fzzf(*args: str, input: bytes | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program and wait."""
    env = {**os.environ, "PYTHONIOENCODING": "utf-8", **environment}
    return subprocess.run([*PROGRAM, *args], input=input, capture_output=True, env=env, timeout=120, check=False)


def test_显示版本和帮助不加载任何解析库() -> None:
    code = (
        "import sys; from fzzf_check.cli import main; main([sys.argv[1]]);"
        "print([m for m in ('lark', 'yaml', 'docx', 'lxml', 'fzzf_check.pipeline') if m in sys.modules])"
    )
    for option in ("--version", "--help"):
        done = subprocess.run([sys.executable, "-c", code, option], capture_output=True, timeout=60, check=True)
        assert done.stdout.decode("utf-8", "replace").splitlines()[-1] == "[]"


def test_版本号与安装包一致() -> None:
    from importlib.metadata import version

    assert fzzf("--version").stdout.decode().strip() == f"fzzf-check {version('fzzf-check')}"


@pytest.mark.parametrize("encoding", ["ascii", "gbk"])
@pytest.mark.parametrize("args", [["--help"], ["--no-such"], [str(SAMPLES / "web-page.html"), "没有.docx"]])
def test_控制台容不下的字不会让程序出错(encoding: str, args: list[str]) -> None:
    done = fzzf(*args, PYTHONIOENCODING=encoding)
    assert done.returncode in {0, 1, 2}
    assert done.stdout or done.stderr
    assert b"Traceback" not in done.stderr
    (done.stdout + done.stderr).decode(encoding)


def test_GBK_控制台上是中文() -> None:
    assert "用法：fzzf-check" in fzzf("--help", PYTHONIOENCODING="gbk").stdout.decode("gbk")


@pytest.mark.parametrize("encoding", ["ascii", "gbk"])
def test_JSON_在任何控制台上都可读(encoding: str, capsys: pytest.CaptureFixture[str]) -> None:
    args = ["--format", "json", str(SAMPLES / "notice.txt")]
    there = json.loads(fzzf(*args, PYTHONIOENCODING=encoding).stdout.decode("ascii"))
    main(args)
    assert there == json.loads(capsys.readouterr().out)


def test_读者走开时安静地停下() -> None:
    for args in (["rules"], ["--help"], [str(SAMPLES)]):
        process = subprocess.Popen([*PROGRAM, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        process.stderr.close()
        assert process.wait(timeout=60) == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="这个系统没有 /dev/full")
def test_写不进去时说清楚() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*PROGRAM, "--help"], stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("fzzf-check：结果写不出去：")
    assert len(done.stderr.splitlines()) == 1


def copies(folder: Path, number: int) -> None:
    """Fill a folder with samples under other names."""
    samples = sorted(path for path in SAMPLES.iterdir() if path.suffix in {".docx", ".txt", ".html"})
    for n in range(number):
        source = samples[n % len(samples)]
        (folder / f"{n:04}{source.suffix}").write_bytes(source.read_bytes())


def test_多个进程的结果与一个进程逐字节相同(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copies(tmp_path, 9)
    for number in range(80):  # more than two chunks for each of two processes
        (tmp_path / f"{number}.txt").write_text(f"第{number}条　违反规定的，处{number}00元罚款。", encoding="utf-8")
    (tmp_path / "5000.docx").write_bytes(b"PK\x03\x04")
    for format in ("text", "json"):
        code = main(["--format", format, str(tmp_path)])
        one, many = capsys.readouterr(), fzzf("--format", format, "-j", "2", str(tmp_path))
        assert many.stdout.decode() == one.out
        assert many.stderr.decode() == one.err
        assert many.returncode == code == 2


def test_标准输入与文件结果相同(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    path = SAMPLES / "auto-numbered.docx"
    main(["--format", "json", str(path)])
    by_name = json.loads(capsys.readouterr().out)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(path.read_bytes())))
    main(["--format", "json", "-"])
    assert json.loads(capsys.readouterr().out)["files"][0]["findings"] == by_name["files"][0]["findings"]


@pytest.mark.skipif(sys.platform == "win32", reason="伪终端只在 POSIX 系统上有")
@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_只在终端上用颜色(environment: dict[str, str], coloured: bool) -> None:
    import pty

    here, other = pty.openpty()
    env = {**os.environ, "TERM": "xterm", **environment}
    subprocess.run([*PROGRAM, str(SAMPLES / "notice.txt")], stdout=other, env=env, timeout=60, check=False)
    os.close(other)
    out = b""
    try:
        while piece := os.read(here, 65536):
            out += piece
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(here)
    assert (b"\x1b[" in out) is coloured


@pytest.mark.skipif(sys.platform == "win32", reason="向进程组发信号只在 POSIX 系统上有")
def test_多个进程时按_Ctrl_C_也安静地停下(tmp_path: Path) -> None:
    import signal
    import time

    copies(tmp_path, 400)
    process = subprocess.Popen(
        [*PROGRAM, "-j", "2", str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    assert process.stdout is not None
    process.stdout.read(1)  # the first files are done: all processes are running
    time.sleep(0.2)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err == b""


@pytest.mark.skipif(sys.platform == "win32", reason="伪终端只在 POSIX 系统上有")
def test_文件多时在终端上显示进度并在结束前抹去(tmp_path: Path) -> None:
    import pty

    copies(tmp_path, 40)
    here, other = pty.openpty()
    subprocess.run([*PROGRAM, str(tmp_path)], stdout=subprocess.DEVNULL, stderr=other, timeout=60, check=False)
    os.close(other)
    err = os.read(here, 65536).decode()
    os.close(here)
    assert "/40 个文件……" in err
    assert err.endswith("\r\x1b[K")
