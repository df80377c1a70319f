"""The program as a process: consoles, pipes, start-up, several processes."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from signals import hears_ctrl_c

from fzzf_check.cli import main

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
PROGRAM = [sys.executable, "-m", "fzzf_check"]


def fzzf(*args: str, input: bytes | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program and wait."""
    env = {**os.environ, "PYTHONIOENCODING": "utf-8", **environment}
    return subprocess.run([*PROGRAM, *args], input=input, capture_output=True, env=env, timeout=120, check=False)


def on_console(encoding: str, args: list[str], monkeypatch: pytest.MonkeyPatch) -> tuple[int, bytes, bytes]:
    """Exit code, output and complaints of the program in this process, on a console of that encoding."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding=encoding) for _ in range(2)]
    with monkeypatch.context() as patch:
        patch.setattr("sys.stdout", streams[0])
        patch.setattr("sys.stderr", streams[1])
        code = main(args)
    for stream in streams:
        stream.flush()
    out, err = (stream.buffer.getvalue() for stream in streams)  # type: ignore[attr-defined]
    return code, out, err


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
def test_控制台容不下的字不会让程序出错(encoding: str, args: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, err = on_console(encoding, args, monkeypatch)
    assert code in {0, 1, 2}
    assert out or err
    (out + err).decode(encoding)


def test_GBK_控制台上是中文() -> None:
    assert "用法：fzzf-check" in fzzf("--help", PYTHONIOENCODING="gbk").stdout.decode("gbk")


@pytest.mark.parametrize("encoding", ["ascii", "gbk"])
def test_JSON_在任何控制台上都可读(
    encoding: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    args = ["--format", "json", str(SAMPLES / "notice.txt")]
    there = json.loads(on_console(encoding, args, monkeypatch)[1].decode("ascii"))
    main(args)
    assert there == json.loads(capsys.readouterr().out)


def test_读者走开时安静地停下(tmp_path: Path) -> None:
    small(tmp_path, 40)
    for args in (["--help"], ["--select", "FZ2", str(tmp_path)]):
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


def small(folder: Path, number: int) -> None:
    """Fill a folder with documents of one sentence."""
    for n in range(number):
        (folder / f"{n:04}.txt").write_text(f"第{n + 1}条　违反规定的，处{n + 1}00元罚款。", encoding="utf-8")


@pytest.mark.parametrize("format", ["text", "json"])
def test_多个进程的结果与一个进程逐字节相同(
    format: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    small(tmp_path, 20)
    for name in ("auto-numbered.docx", "web-page.html"):
        (tmp_path / f"1{name}").write_bytes((SAMPLES / name).read_bytes())
    (tmp_path / "0005坏.docx").write_bytes(b"PK\x03\x04")
    monkeypatch.setattr("fzzf_check.cli.run.CHUNK", 3)  # more chunks than are sent ahead to two processes
    args = ["--format", format, "--select", "FZ2,FZ3", str(tmp_path)]
    assert main(args) == 2
    one = capsys.readouterr()
    assert main([*args, "-j", "2"]) == 2
    assert capsys.readouterr() == one


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
def test_只在终端上用颜色(
    environment: dict[str, str], coloured: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"TERM": "xterm", **environment}.items():
        monkeypatch.setenv(name, value)
    small(tmp_path, 1)
    out = on_terminal("stdout", ["--select", "FZ2", str(tmp_path)], monkeypatch)
    assert "规范性文件不得自行设定罚款" in out
    assert ("\x1b[" in out) is coloured


def on_terminal(stream: str, args: list[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """What the program in this process writes to a terminal that is its ``stream``."""
    import pty

    here, other = pty.openpty()
    with open(other, "w", encoding="utf-8") as terminal, monkeypatch.context() as patch:  # noqa: PTH123 - a descriptor
        patch.setattr(f"sys.{stream}", terminal)
        main(args)
    out = b""
    try:
        while piece := os.read(here, 65536):
            out += piece
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(here)
    return out.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="向进程组发信号只在 POSIX 系统上有")
def test_多个进程时按_Ctrl_C_也安静地停下(tmp_path: Path) -> None:
    import signal
    import time

    small(tmp_path, 2000)
    process = subprocess.Popen(
        [*PROGRAM, "--select", "FZ2", "-j", "2", str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=hears_ctrl_c,
    )
    assert process.stdout is not None
    process.stdout.read(1)  # the first files are done: all processes are running
    time.sleep(0.2)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err == b""


@pytest.mark.skipif(sys.platform == "win32", reason="伪终端只在 POSIX 系统上有")
def test_文件多时在终端上显示进度并在结束前抹去(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small(tmp_path, 5)
    monkeypatch.setattr("fzzf_check.cli.console._PROGRESS_AFTER", 0)
    err = on_terminal("stderr", ["--select", "FZ2", str(tmp_path)], monkeypatch)
    assert "/5 个文件……" in err
    assert err.endswith("\r\x1b[K")
