"""The page and the report in a real browser: drop, jump, filter, download, phone width."""

from __future__ import annotations

import io
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import docx
import pytest

from fzzf_check import Options, check
from fzzf_check.reports import Style, load, summarise

pytestmark = pytest.mark.long

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
DRAFT = (
    "云岭县畜禽粪污管理办法\n\n第一条　为了加强管理，制定本办法。\n"
    + "".join(f"第{n}条　养殖场应当保持清洁，按照要求做好记录，并配合有关部门的工作。\n" for n in "二三四五六七八")
    + "第九条　逾期不申报的，处五百元以上二千元以下罚款。\n第十条　养殖场未经畜牧部门批准，不得扩建。\n"
    "第十一条　本办法自印发之日起施行。\n"
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A Chromium: FZZF_CHROMIUM, else the one on the path."""
    api = pytest.importorskip("playwright.sync_api", reason="没有安装 playwright，跳过浏览器测试")
    found = os.environ.get("FZZF_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        pytest.skip("没有 Chromium（Debian：apt-get install chromium；或设 FZZF_CHROMIUM），跳过浏览器测试")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page in which every error of a script, and every request to elsewhere, fails the test."""
    context = browser.new_context(accept_downloads=True, viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    trouble: list[str] = []
    opened.on("pageerror", lambda error: trouble.append(str(error)))
    opened.on("console", lambda message: trouble.append(message.text) if is_fault(message) else None)
    outside = ("http://127.0.0.1:", "blob:", "data:", "file:", "about:")
    opened.on("request", lambda request: None if request.url.startswith(outside) else trouble.append(request.url))
    yield opened
    context.close()
    assert trouble == []


def is_fault(message: Any) -> bool:
    """Whether a line of the console tells of a mistake of ours; the status 422 of an unreadable file is none."""
    return message.type == "error" and "422" not in message.text


@pytest.fixture
def address() -> Iterator[str]:
    pytest.importorskip("waitress", reason="没有安装 waitress（extra [web]），跳过")
    from fzzf_check.web.server import make

    server = make(0)

    def run() -> None:
        with suppress(OSError):  # what closing it under way raises
            server.run()

    threading.Thread(target=run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}/"
    server.close()


def sent(name: str, text: str = DRAFT) -> dict[str, Any]:
    """A file as the browser picks it."""
    return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}


def overflow(page: Any) -> int:
    """How many pixels the page is wider than the window."""
    width: int = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return width


def upload(page: Any, address: str, *files: dict[str, Any]) -> Any:
    """Open the page, send files, wait for the report; the frame of the report."""
    page.goto(address)
    page.set_input_files("#pick", list(files))
    page.locator("#status", has_text=f"已检查 {len(files)} 个文件").wait_for()
    return page.frame_locator("#report")


@pytest.fixture
def report(page: Any, tmp_path: Path) -> Any:
    """The HTML report of the draft, opened as a file."""
    result = check("稿.txt", Options(kind="规范性文件", facts=True), DRAFT.encode())
    writer = load("html", Style())
    place = tmp_path / "报告.html"
    place.write_text(writer.start() + writer.file(result) + writer.end(summarise(result)), encoding="utf-8")
    page.goto(place.as_uri())
    return page


def test_点问题跳到原文再点原文跳回问题(report: Any) -> None:
    report.locator(".finding .place a", has_text="第九条").first.click()
    mark = report.locator(".mark.here", has_text="罚款").first
    assert mark.evaluate("e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight }")
    mark.press("Enter")
    assert "第九条" in report.locator(".finding:focus .place").inner_text()


def test_用键盘逐个看问题(report: Any) -> None:
    total = report.locator(".finding").count()
    assert total >= 3
    report.keyboard.press("j")
    report.keyboard.press("j")
    assert report.locator(".finding.here .no").inner_text() == "2"
    report.keyboard.press("k")
    report.keyboard.press("k")
    assert report.locator(".finding.here .no").inner_text() == str(total)


def test_按轻重和类别筛选(report: Any) -> None:
    def shown() -> int:
        return int(report.locator(".finding:visible").count())

    everything = shown()
    errors = report.locator(".finding[data-severity=error]").count()
    report.get_by_label("警告").uncheck()
    report.get_by_label("提示").uncheck()
    assert 0 < shown() == errors < everything
    assert f"显示 {errors} 项，共 {everything} 项" in report.locator("output").inner_text()
    report.get_by_label("警告").check()
    report.get_by_label("提示").check()
    report.get_by_label("类别").select_option("penalty")
    assert shown() == report.locator(".finding[data-category=penalty]").count()
    assert report.locator(".mark.off").count() > 0


def test_手机宽度不横向滚动(report: Any) -> None:
    report.set_viewport_size({"width": 360, "height": 740})
    assert overflow(report) <= 0
    top = report.locator("aside.findings").bounding_box()["y"]
    assert top < report.locator("article.text").bounding_box()["y"]  # findings first


def test_没有脚本也读得全(browser: Any, report: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(report.url)
    assert plain.locator(".finding:visible").count() == report.locator(".finding").count()
    assert not plain.locator(".toolbar").is_visible()
    context.close()


def test_打印时原文问题清单都在而工具栏不在(report: Any) -> None:
    report.emulate_media(media="print")
    assert not report.locator(".toolbar").is_visible()
    assert report.locator("article.text").is_visible()
    assert report.locator(".finding").last.is_visible()


def test_放入文件看到报告(page: Any, address: str) -> None:
    frame = upload(page, address, sent("送审稿.txt"))
    assert frame.locator("h2").inner_text() == "云岭县畜禽粪污管理办法"
    assert "错误" in page.locator("#files .result").inner_text()
    frame.locator(".finding .place a", has_text="第九条").first.click()
    assert frame.locator(".mark.here").count() > 0
    frame.locator(".parts a", has_text="检查清单").click()  # a plain link must not leave the report
    assert frame.locator("h2").count() == 1


def test_一次放入多个文件逐个看(page: Any, address: str) -> None:
    upload(
        page, address, sent("甲.txt"), sent("乙.docx", "不是 Word"), sent("丙.txt", "云岭县工作要点\n一、加强学习。\n")
    )
    assert page.locator("#status").inner_text() == "已检查 3 个文件，其中 1 个未能检查。"
    page.locator("#files button", has_text="乙.docx").click()
    assert "乙.docx" in page.locator("#problem").inner_text()
    assert not page.locator("#report").is_visible()
    page.locator("#files button", has_text="丙.txt").click()
    assert page.frame_locator("#report").locator("h2").inner_text() == "云岭县工作要点"


def test_拖入文件也一样(page: Any, address: str) -> None:
    page.goto(address)
    transfer = page.evaluate_handle(
        "text => { const t = new DataTransfer(); t.items.add(new File([text], '拖.txt')); return t }", DRAFT
    )
    page.dispatch_event("#drop", "drop", {"dataTransfer": transfer})
    page.locator("#status", has_text="已检查 1 个文件").wait_for()
    assert "拖.txt" in page.locator("#files").inner_text()


def test_改文种后重新检查(page: Any, address: str) -> None:
    upload(page, address, sent("稿.txt"))
    page.get_by_label("文种").select_option("其他")
    page.get_by_role("button", name="重新检查").click()
    page.frame_locator("#report").locator(".facts", has_text="其他").wait_for()
    assert page.locator("#files .result").inner_text() == "未发现问题"


def test_下载批注稿意见书和报告(page: Any, address: str) -> None:
    upload(page, address, sent("送审稿.txt"))
    for button, name in (
        ("下载批注稿", "送审稿-批注.docx"),
        ("下载意见书", "送审稿-意见书.docx"),
        ("下载报告", "送审稿-报告.html"),
    ):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=button).click()
        assert waiting.value.suggested_filename == name
        data = Path(waiting.value.path()).read_bytes()
        if name.endswith(".docx"):
            assert docx.Document(io.BytesIO(data)).element.body is not None
        else:
            assert data.startswith(b"<!doctype html>")


def test_手机宽度的检查页不横向滚动(page: Any, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    upload(page, address, sent("送审稿.txt"))
    assert overflow(page) <= 0


def test_不用鼠标也能放入文件和重查(page: Any, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "pick"
    upload(page, address, sent("稿.txt"))
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "重新检查":
            break
    else:
        raise AssertionError("按 Tab 走不到“重新检查”")


def test_别的网站的页面用不了本机的检查(browser: Any, address: str) -> None:
    context = browser.new_context()
    stranger = context.new_page()
    stranger.route("http://evil.example/*", lambda route: route.fulfill(body="<p>x", content_type="text/html"))
    stranger.goto("http://evil.example/")
    outcome = stranger.evaluate(
        "async a => { try { const r = await fetch(a + 'check?name=x.txt', {method: 'POST', body: 'x', mode: 'no-cors'});"
        " return r.type } catch (e) { return 'blocked' } }",
        address,
    )
    assert outcome in ("blocked", "opaque")  # sent or not, nothing can be read, and the server refuses it
    framed = stranger.evaluate(
        "a => new Promise(done => { const f = document.createElement('iframe'); f.src = a; f.onload = () => {"
        " let seen; try { seen = f.contentDocument ? 'own' : 'foreign' } catch { seen = 'foreign' } done(seen) };"
        " document.body.append(f) })",
        address,
    )
    assert framed == "foreign"
    context.close()
