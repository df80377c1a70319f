"""The local page as a server sees it: what it answers, what it refuses, that it keeps nothing."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import docx
import pytest
from signals import hears_ctrl_c

from fzzf_check.errors import CannotWrite, WrongUse
from fzzf_check.web import jobs
from fzzf_check.web.application import DOCX, JOBS, Answer, Application
from fzzf_check.web.guard import is_local

DRAFT = "云岭县畜禽粪污管理办法\n第九条　逾期的，处五百元罚款。\n第十条　本办法自印发之日起施行。\n".encode()


@pytest.fixture
def app() -> Application:
    return Application()


def ask(
    app: Application,
    path: str,
    body: bytes = b"",
    *,
    method: str = "POST",
    query: dict[str, str] | None = None,
    **more: str,
) -> tuple[int, dict[str, str], bytes]:
    """Send a request as our own page would; ``more`` are WSGI variables that differ."""
    environ: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": urlencode(query or {}),
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
        "HTTP_HOST": "127.0.0.1:8420",
        "HTTP_ORIGIN": "http://127.0.0.1:8420",
        "HTTP_SEC_FETCH_SITE": "same-origin",
        "HTTP_X_FZZF_TOKEN": app.token,
        **more,
    }
    seen: list[Any] = []
    answer = b"".join(app(environ, lambda status, headers, *_: seen.extend([status, dict(headers)]) or bytes))  # type: ignore[func-returns-value,arg-type,return-value]
    return int(seen[0][:3]), seen[1], answer


def message(answer: bytes) -> str:
    text: str = json.loads(answer)["error"]["message"]
    return text


def test_送来的文件得到网页报告和计数(app: Application) -> None:
    status, _, body = ask(app, "/check", DRAFT, query={"name": "稿.txt", "kind": "规范性文件"})
    told = json.loads(body)
    assert status == 200
    assert told["kind"] == "规范性文件"
    assert told["errors"] >= 1
    assert "处五百元罚款" in told["html"]


def test_文种和日期可以改后重查(app: Application) -> None:
    def errors(**query: str) -> int:
        number: int = json.loads(ask(app, "/check", DRAFT, query={"name": "稿.txt", **query})[2])["errors"]
        return number

    assert errors(kind="规范性文件") > errors(kind="其他")


def test_批注稿和意见书可以下载(app: Application) -> None:
    for path in ("/annotate", "/opinion"):
        status, headers, body = ask(app, path, DRAFT, query={"name": "稿.txt"})
        assert (status, headers["Content-Type"]) == (200, DOCX)
        assert docx.Document(io.BytesIO(body)).element.body is not None


def test_读不了的文件说明原因(app: Application) -> None:
    status, _, body = ask(app, "/check", b"PK\x03\x04 broken", query={"name": "坏.docx"})
    assert status == 422
    assert message(body).startswith("坏.docx：")


@pytest.mark.parametrize(("field", "value"), [("kind", "公文"), ("as_of", "昨天"), ("stage", "初稿")])
def test_不认识的条件说明白(app: Application, field: str, value: str) -> None:
    status, _, body = ask(app, "/check", DRAFT, query={"name": "稿.txt", field: value})
    assert status == 422
    assert value in message(body)


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "192.168.1.5:8420", "", "127.0.0.1:84x", "localhost@evil.example"],
)
def test_别的主机名一律拒绝(app: Application, host: str) -> None:
    assert ask(app, "/", method="GET", HTTP_HOST=host)[0] == 403
    assert ask(app, "/check", DRAFT, HTTP_HOST=host, HTTP_ORIGIN=f"http://{host}")[0] == 403


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8420", "localhost:1", "LOCALHOST", "[::1]:8420", "[::1]"])
def test_本机的各种写法都认(host: str) -> None:
    assert is_local(host)


@pytest.mark.parametrize(
    "difference",
    [
        {"HTTP_ORIGIN": "https://evil.example"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_ORIGIN": "http://127.0.0.1:9999"},
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_SITE": "same-site"},
        {"HTTP_X_FZZF_TOKEN": ""},
        {"HTTP_X_FZZF_TOKEN": "x" * 43},
        {"HTTP_X_FZZF_TOKEN": "令牌"},
    ],
)
def test_其他网站发来的请求一律拒绝(app: Application, difference: dict[str, str]) -> None:
    status, _, body = ask(app, "/check", DRAFT, query={"name": "稿.txt"}, **difference)
    assert status == 403
    assert b"html" not in body


def test_另一次启动的令牌无效() -> None:
    assert ask(Application(), "/check", DRAFT, HTTP_X_FZZF_TOKEN=Application().token)[0] == 403


def test_预检请求不放行(app: Application) -> None:
    status, headers, _ = ask(app, "/check", method="OPTIONS", HTTP_ORIGIN="https://evil.example")
    assert status == 403
    assert not [name for name in headers if name.startswith("Access-Control")]


def test_太大的文件不读入就拒绝() -> None:
    app = Application(limit=10)

    class Untouched(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise AssertionError("读了")

    environ = {"wsgi.input": Untouched(), "CONTENT_LENGTH": "11"}
    status, _, body = ask(app, "/check", **environ)  # type: ignore[arg-type]
    assert status == 413
    assert "命令行" in message(body)


def test_没有长度或没传完的请求被拒绝(app: Application) -> None:
    assert ask(app, "/check", DRAFT, CONTENT_LENGTH="")[0] == 411
    assert ask(app, "/check", DRAFT, CONTENT_LENGTH="9999")[0] == 400


def test_没有的地址和方法(app: Application) -> None:
    assert ask(app, "/etc/passwd", method="GET")[0] == 404
    assert ask(app, "/../app.js", method="GET")[0] == 404
    assert ask(app, "/secret")[0] == 404
    assert ask(app, "/check", method="PUT")[0] == 405


def test_文件名只当名字不当路径(app: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setitem(JOBS, "/check", lambda sent: seen.append(sent.name) or Answer(200, b""))
    for name in ("../../etc/passwd", "C:\\稿\\送审.docx", "", "a\x00b.txt", "长" * 500 + ".docx"):
        ask(app, "/check", DRAFT, query={"name": name})
    assert seen == ["passwd", "送审.docx", "未命名", "ab.txt", "长" * 195 + ".docx"]


def test_程序出错时不泄露细节(app: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(sent: jobs.Sent) -> dict[str, object]:
        raise RuntimeError("/home/某人/秘密")

    monkeypatch.setattr(jobs, "page", fail)
    status, _, body = ask(app, "/check", DRAFT, query={"name": "稿.txt"})
    assert status == 500
    assert "秘密" not in message(body)


def test_页面只用自己的样式和脚本并且不让别人嵌套(app: Application) -> None:
    status, headers, body = ask(app, "/", method="GET")
    text = body.decode()
    assert status == 200
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Frame-Options"] == "DENY"
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "://" not in text
    assert app.token in text
    assert "[[" not in text
    for path in ("/app.css", "/app.js"):
        assert ask(app, path, method="GET")[0] == 200


def test_检查之后不留下任何文件(app: Application, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    for path in ("/check", "/annotate", "/opinion"):
        assert ask(app, path, DRAFT, query={"name": "稿.txt"})[0] == 200
    assert list(tmp_path.iterdir()) == []
    assert DRAFT.decode()[:11] not in repr(app)


# ---------------------------------------------------------------- on a real port


def start(server: Any) -> None:
    """Serve in a thread; closing the server ends it with an error of the socket, which means nothing."""

    def run() -> None:
        with suppress(OSError):
            server.run()

    threading.Thread(target=run, daemon=True).start()


@pytest.fixture
def served(app: Application) -> Iterator[tuple[Any, Application]]:
    """A server on a free port, and its application."""
    pytest.importorskip("waitress", reason="没有安装 waitress（extra [web]），跳过")
    from fzzf_check.web.server import make

    server = make(0, application=app)
    start(server)
    yield server, app
    server.close()


def test_按Ctrl_C安静地停下(tmp_path: Path) -> None:
    pytest.importorskip("waitress", reason="没有安装 waitress（extra [web]），跳过")
    if os.name == "nt":
        pytest.skip("Windows 上不能给单个进程发 Ctrl-C")
    command = [sys.executable, "-m", "fzzf_check", "serve", "--no-browser", "--port", "0"]
    running = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=hears_ctrl_c
    )
    assert running.stdout is not None
    assert "http://127.0.0.1:" in running.stdout.readline()
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=20)
    assert (running.returncode, err) == (0, "")


def test_真实端口上也能检查而大文件不落盘(
    served: tuple[Any, Application], tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    server, app = served
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    kept: list[list[Any]] = []
    monkeypatch.setitem(JOBS, "/check", lambda sent: kept.append(list(tmp_path.iterdir())) or Answer(200, b"{}"))
    host = f"127.0.0.1:{server.effective_port}"
    request = urllib.request.Request(
        f"http://{host}/check?" + urlencode({"name": "稿.txt"}),
        data=b"\n" * 20_000_000,
        headers={"X-Fzzf-Token": app.token, "Origin": f"http://{host}"},
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request) as answer:
        assert answer.status == 200
        assert "Server" not in answer.headers
    assert kept == [[]]


def test_只在本机地址上监听(served: tuple[Any, Application]) -> None:
    assert served[0].socket.getsockname()[0] == "127.0.0.1"


def test_端口被占用说一句话(served: tuple[Any, Application]) -> None:
    from fzzf_check.web.server import make

    with pytest.raises(CannotWrite, match="用 --port 换一个"):
        make(int(served[0].effective_port))


def test_端口号超出范围说一句话() -> None:
    pytest.importorskip("waitress", reason="没有安装 waitress（extra [web]），跳过")
    from fzzf_check.web.server import make

    with pytest.raises(WrongUse, match="端口应在 0 到 65535 之间，不是 70000"):
        make(70000)


def test_没装网页组件说明怎样装(monkeypatch: pytest.MonkeyPatch) -> None:
    from fzzf_check.web.server import make

    monkeypatch.setitem(sys.modules, "waitress.server", None)
    with pytest.raises(WrongUse, match=r"pip install 'fzzf-check\[web\]'"):
        make(0)
