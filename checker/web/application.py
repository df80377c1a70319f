"""Requests → answers, a WSGI application.

    GET  /            the page          GET /app.css, /app.js
    POST /check       a file → JSON {"html", "kind", "stage", "title", "errors", "warnings", "infos"}
    POST /annotate    a file → the draft with comments, .docx
    POST /opinion     a file → the draft of the opinion, .docx

A file is sent as the body of its request, its name and the choices in the query: ``?name=…&kind=…&stage=…&as_of=…
&place=…``. What cannot be done is JSON {"error": {"code", "message"}} with a status from 400 on. Nothing is kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from fzzf_check import __version__
from fzzf_check.errors import Problem
from fzzf_check.facts import KINDS, STAGES
from fzzf_check.web import guard, jobs

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse

LIMIT = 50 * 1024 * 1024  # bytes of one file
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CHOICES = ("kind", "stage", "as_of", "place")
STATUS = {
    200: "200 OK",
    400: "400 Bad Request",
    403: "403 Forbidden",
    404: "404 Not Found",
    405: "405 Method Not Allowed",
    411: "411 Length Required",
    413: "413 Content Too Large",
    422: "422 Unprocessable Content",
    500: "500 Internal Server Error",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, a body and its type."""

    status: int
    body: bytes
    type: str = "application/json; charset=utf-8"


def _json(status: int, data: object) -> Answer:
    return Answer(status, json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"))


def _error(status: int, code: str, message: str) -> Answer:
    return _json(status, {"error": {"code": code, "message": message}})


@dataclass(slots=True)
class Application:
    """The WSGI application; ``token`` is the secret that its own page sends along."""

    rule_folders: tuple[Path, ...] = ()
    limit: int = LIMIT
    token: str = field(default_factory=guard.new_token)

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        answer = self.answer(environ)
        headers = [
            ("Content-Type", answer.type),
            ("Content-Length", str(len(answer.body))),
            *self._headers(),
        ]
        start_response(STATUS[answer.status], headers)
        return [b"" if environ.get("REQUEST_METHOD") == "HEAD" else answer.body]

    def _headers(self) -> list[tuple[str, str]]:
        """What every answer says: keep nothing, load nothing from elsewhere, be framed by nobody."""
        return [
            ("Content-Security-Policy", policy()),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", "DENY"),
            ("Referrer-Policy", "no-referrer"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
        ]

    def answer(self, environ: Mapping[str, Any]) -> Answer:
        """The answer to one request; a fault of ours is told without its details."""
        if reason := guard.refuse(environ, self.token):
            return _error(403, "refused", reason)
        method, path = environ.get("REQUEST_METHOD"), environ.get("PATH_INFO", "/")
        if method in ("GET", "HEAD"):
            return self._static(path)
        if path not in JOBS:
            return _error(404, "not_found", "没有这个地址。")
        if method != "POST":
            return _error(405, "wrong_method", "不支持这种请求。")
        try:
            return self._job(JOBS[path], environ)
        except Problem as problem:
            return _error(422, problem.code, problem.message)
        except Exception as error:
            return _error(500, "internal", f"程序内部出错（{type(error).__name__}），请把文件和做法告诉开发者。")

    def _static(self, path: str) -> Answer:
        if path == "/":
            return Answer(200, self._page().encode(), "text/html; charset=utf-8")
        if path in STATIC:
            return Answer(200, static(path[1:]).encode(), STATIC[path])
        return _error(404, "not_found", "没有这个地址。")

    def _page(self) -> str:
        """The page with the token and the choices filled in."""
        values = {
            "TOKEN": self.token,
            "VERSION": __version__,
            "LIMIT": str(self.limit),
            "LIMIT_MB": str(self.limit // 2**20),
            "KINDS": _options(KINDS),
            "STAGES": _options(STAGES),
            "PLACES": _options(jobs.places(self.rule_folders)),
        }
        text = static("index.html")
        for name, value in values.items():
            text = text.replace(f"[[{name}]]", value)
        return text

    def _job(self, job: Callable[[jobs.Sent], Answer], environ: Mapping[str, Any]) -> Answer:
        """Read the file from the request and do the job. The body is read whole before the check, never beyond the limit."""
        try:
            length = int(environ.get("CONTENT_LENGTH") or "")
        except ValueError:
            return _error(411, "no_length", "请求没有写明长度。")
        if length > self.limit:
            return _error(413, "too_large", f"文件超过 {self.limit // 2**20} MB，请在命令行检查。")
        data = environ["wsgi.input"].read(max(length, 0))
        if len(data) != length:
            return _error(400, "cut_off", "文件没有传完，请重试。")
        query = parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True, max_num_fields=20)
        choices = {name: query[name][0] for name in CHOICES if name in query}
        name = jobs.plain_name(query.get("name", [""])[0])
        return job(jobs.Sent(name, data, choices, self.rule_folders))


def _options(values: Iterable[str]) -> str:
    return "".join(f"<option>{escape(value)}</option>" for value in values)


JOBS: dict[str, Callable[[jobs.Sent], Answer]] = {
    "/check": lambda sent: _json(200, jobs.page(sent)),
    "/annotate": lambda sent: Answer(200, jobs.annotated(sent), DOCX),
    "/opinion": lambda sent: Answer(200, jobs.opinion(sent), DOCX),
}
STATIC = {"/app.css": "text/css; charset=utf-8", "/app.js": "text/javascript; charset=utf-8"}


def static(name: str) -> str:
    """A file of the folder static/."""
    return files("fzzf_check.web").joinpath("static", name).read_text(encoding="utf-8")


def policy() -> str:
    """The content security policy: our own files and the style and script of the report, which is shown in a frame."""
    from fzzf_check.reports.html import digest

    return (
        f"default-src 'none'; script-src 'self' {digest('report.js')}; style-src 'self' {digest('report.css')}; "
        "connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
