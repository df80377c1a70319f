"""Which command is meant, and what a failure looks like from outside.

``fzzf-check draft.docx`` checks; ``fzzf-check rules`` is the command of that name, because its first word is one of
:data:`COMMANDS` (a file of that name is given as ./rules). Commands are imported when they are called.
"""

from __future__ import annotations

import os
from importlib import import_module

import click
from click.shell_completion import CompletionItem

from fzzf_check.cli.base import Command, in_chinese
from fzzf_check.cli.console import ClosedPipe, Console
from fzzf_check.errors import Problem

PROGRAM = "fzzf-check"
COMPLETE = "_FZZF_CHECK_COMPLETE"
CHECK = "check"

COMMANDS: dict[str, str] = {
    "explain": "说明一条规则、一行是怎样读的，或者为什么是这个文种",
    "rules": "列出全部规则",
    "dossier": "把一个文件夹当作送审卷宗检查：材料、时间线、各件之间的矛盾",
    "serve": "在本机打开检查网页，不用命令行",
    "template": "写出意见书的模板，供单位改成自己的格式",
    "completion": "输出 bash、zsh、fish 的命令补全脚本",
}
"""Name of a command (and of its module in this package) → what it does."""

FAULT, STOPPED, PIPE_CLOSED = 3, 130, 141


class Root(click.Group):
    """All commands; whatever does not begin with the name of one is a check."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names that may be typed."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """The command of that name; its module is imported now."""
        module = import_module(f"fzzf_check.cli.{cmd_name}")
        command: Command = module.command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the name of the main job in front where no command is named."""
        if args and args[0] in COMMANDS:
            return super().parse_args(ctx, args)
        if not args and ctx.resilient_parsing:
            return super().parse_args(ctx, args)
        return super().parse_args(ctx, [CHECK, *args])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The first word: a command, an option of the check, or a path (bash takes either words or paths)."""
        if incomplete.startswith("-"):
            check = self.get_command(ctx, CHECK)
            return check.shell_complete(click.Context(check, parent=ctx, resilient_parsing=True), incomplete)
        known = [CompletionItem(name, help=text) for name, text in COMMANDS.items() if name.startswith(incomplete)]
        return known if incomplete and known else [CompletionItem(incomplete, type="file")]


ROOT = Root(PROGRAM, add_help_option=False, no_args_is_help=False)


def run(args: list[str]) -> int:
    """Run the program; every failure becomes one line on standard error and an exit code."""
    console = Console.standard()
    try:
        code = _answer(args, console)
        console.clear_progress()
        console.flush()
        return code
    except Problem as problem:
        console.complain(problem.message)
        return problem.exit_code
    except click.ClickException as error:
        console.complain(in_chinese(error))
        return 2
    except ClosedPipe:
        return PIPE_CLOSED
    except (KeyboardInterrupt, click.Abort):
        console.clear_progress()
        return STOPPED
    except Exception as error:
        console.complain(fault(error))
        if os.environ.get("FZZF_DEBUG"):
            import traceback

            console.say("".join(traceback.format_exception(error)))
        return FAULT


def _answer(args: list[str], console: Console) -> int:
    if instruction := os.environ.get(COMPLETE):
        from click.shell_completion import shell_complete

        return shell_complete(ROOT, {}, PROGRAM, COMPLETE, instruction)
    try:
        with ROOT.make_context(PROGRAM, args, obj=console) as ctx:
            code: int = ROOT.invoke(ctx)
            return code
    except click.exceptions.Exit as done:
        return done.exit_code


def fault(error: BaseException) -> str:
    """One line about a fault of ours: what, where, and how to report it."""
    place, trace = "", error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if "fzzf_check" in trace.tb_frame.f_globals.get("__name__", ""):
            place = f"（{trace.tb_frame.f_globals['__name__']}:{trace.tb_lineno} {code.co_name}）"
        trace = trace.tb_next
    return (
        f"程序内部出错：{type(error).__name__}{place}。这不是您的错，"
        "请把这一行连同命令和文件发给维护者；设环境变量 FZZF_DEBUG=1 再运行可得到详细信息"
    )
