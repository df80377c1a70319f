"""``fzzf-check serve``: the page on 127.0.0.1."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import click

from fzzf_check.cli import shared
from fzzf_check.cli.base import Command, Count, console_of

PORT = 8420


def serve(port: int, no_browser: bool, rules: Sequence[str]) -> int:
    """Serve until Ctrl-C."""
    from fzzf_check.engine.load import load_rules
    from fzzf_check.web.server import serve as run

    folders = tuple(Path(folder) for folder in rules)
    load_rules(folders)  # a mistake in a rule file is told here, not on the page
    console = console_of(click.get_current_context())

    def ready(address: str) -> None:
        console.write(f"请在浏览器里打开 {address}（按 Ctrl-C 停止）\n文件只在本机检查，不保存、不外传。\n")
        console.flush()
        if not no_browser:
            import webbrowser

            webbrowser.open(address)

    with suppress(KeyboardInterrupt):  # Ctrl-C is how it ends, however early it comes
        run(port, folders, ready)
    return 0


command = Command(
    "serve",
    callback=serve,
    params=[
        click.Option(
            ["--port"], type=Count("端口", 0), default=PORT, metavar="N", help=f"端口，默认 {PORT}；0 为任意空闲端口"
        ),
        click.Option(["--no-browser"], is_flag=True, help="不自动打开浏览器"),
        shared.RULES,
    ],
    usage=("serve [选项]",),
    help="在本机（127.0.0.1）打开检查网页：拖入文件、看报告、下载批注稿和意见书。",
)
