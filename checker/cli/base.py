"""Commands, options and their mistakes in Chinese.

click parses; what it would say itself (Usage:, Error:, No such option) is said here. Values are checked by the types below,
which raise :class:`~fzzf_check.errors.WrongUse`, so that a mistake is one Chinese line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NoReturn

import click
from click.shell_completion import CompletionItem

from fzzf_check.cli.console import Console
from fzzf_check.errors import WrongUse
from fzzf_check.reports.cells import pad, text_width

if TYPE_CHECKING:
    _Type = click.ParamType[Any]
else:  # generic only since click 8.4
    _Type = click.ParamType

_HELP_INDENT = 2
_HELP_COLUMN = 30  # cells before the explanation of an option


def wrong(message: str) -> NoReturn:
    """Refuse the command as given."""
    raise WrongUse(message, code="wrong_use")


def similar(word: str, words: Iterable[str], cutoff: float = 0.5) -> str:
    """A hint （是否想写“…”？） with the word that comes closest, at least by ``cutoff`` (0 to 1); '' where none does."""
    from difflib import get_close_matches

    near = get_close_matches(word, sorted(words), n=1, cutoff=cutoff)
    return f"（是否想写“{near[0]}”？）" if near else ""


def console_of(ctx: click.Context) -> Console:
    """The console that this run prints to."""
    console: Console = ctx.find_root().obj
    return console


# ---------------------------------------------------------------- values


class Word(_Type):
    """One of a few words; ``what`` names them in the message of a mistake."""

    name = "word"

    def __init__(self, what: str, words: Sequence[str]) -> None:
        self.what = what
        self.words = tuple(words)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word itself."""
        if value in self.words:
            return str(value)
        hint = similar(str(value), self.words) or f"，可用：{'、'.join(self.words)}"
        wrong(f"没有{self.what}“{value}”{hint}")

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The words that begin so."""
        return [CompletionItem(word) for word in self.words if word.startswith(incomplete)]


class Day(_Type):
    """A date YYYY-MM-DD."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            wrong(f"“{value}”不是日期，请写成 2024-03-05 这样")


class Count(_Type):
    """A whole number from ``low`` on."""

    name = "count"

    def __init__(self, what: str, low: int) -> None:
        self.what = what
        self.low = low

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number."""
        try:
            number = int(value)
        except ValueError:
            number = self.low - 1
        if number < self.low:
            wrong(f"{self.what}应是不小于 {self.low} 的整数，不是“{value}”")
        return number


class PathText(_Type):
    """A path as text; shells complete it. ``kind`` is file or dir."""

    name = "path"

    def __init__(self, kind: str = "file") -> None:
        self.kind = kind

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Leave it to the shell."""
        return [CompletionItem(incomplete, type=self.kind)]


def listed(values: Iterable[str]) -> tuple[str, ...]:
    """Words of an option that may be repeated and may hold several, divided by commas."""
    parts = (part.strip() for value in values for part in value.replace("，", ",").split(","))
    return tuple(part for part in parts if part)


# ---------------------------------------------------------------- commands


class Command(click.Command):
    """A command whose help and mistakes are Chinese.

    ``usage`` are the lines that show how it is called, without the program's name; ``sections`` come below the options in
    the help: heading and rows of two columns (or one).
    """

    def __init__(
        self,
        name: str,
        *,
        callback: Callable[..., int],
        params: list[click.Parameter],
        help: str,
        usage: Sequence[str],
        sections: Callable[[], Iterable[tuple[str, Sequence[tuple[str, ...]]]]] = lambda: (),
    ) -> None:
        super().__init__(
            name,
            callback=callback,
            params=params,
            help=help,
            context_settings={"allow_extra_args": True, "help_option_names": ["-h", "--help"]},
        )
        self.usage = usage
        self.sections = sections

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``-h``, ``--help``."""
        return flag("-h", "--help", help="显示本帮助", show=lambda ctx: self.get_help(ctx))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does; an argument too many is our own message."""
        try:
            rest = super().parse_args(ctx, args)
        except click.BadOptionUsage as error:
            error.ctx = ctx
            raise
        if rest and not ctx.resilient_parsing:
            wrong(f"多出了参数“{' '.join(rest)}”。用 {_called(ctx)} --help 查看用法")
        return rest

    def get_help(self, ctx: click.Context) -> str:
        """The help as one text."""
        program = ctx.find_root().info_name or "fzzf-check"
        lines = [f"{'用法：' if n == 0 else '　　　'}{program} {usage}" for n, usage in enumerate(self.usage)]
        lines += ["", self.help or "", "", "选项："]
        lines += _table([_option_row(param) for param in self.get_params(ctx) if isinstance(param, click.Option)])
        for heading, rows in self.sections():
            lines += ["", f"{heading}："]
            lines += _table(rows)
        return "\n".join(lines) + "\n"


def flag(*names: str, help: str, show: Callable[[click.Context], str]) -> click.Option:
    """An option that prints something and ends the program."""

    def callback(ctx: click.Context, param: click.Parameter, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            console_of(ctx).write(show(ctx))
            ctx.exit(0)

    return click.Option(list(names), is_flag=True, is_eager=True, expose_value=False, help=help, callback=callback)


def _option_row(option: click.Option) -> tuple[str, str]:
    names = ", ".join(option.opts)
    if isinstance(option.type, Word):
        names += f" [{'|'.join(option.type.words)}]"
    elif not option.is_flag:
        names += f" {option.metavar or '值'}"
    return names, option.help or ""


def _table(rows: Iterable[tuple[str, ...]]) -> list[str]:
    lines = []
    for row in rows:
        left = " " * _HELP_INDENT + row[0]
        if len(row) == 1:
            lines.append(left)
        elif text_width(left) + 2 > _HELP_COLUMN:
            lines += [left, " " * _HELP_COLUMN + row[1]]
        else:
            lines.append(pad(left, _HELP_COLUMN) + row[1])
    return lines


def in_chinese(error: click.ClickException) -> str:
    """What is wrong with the command line, in one line."""
    return f"{_mistake(error)}。用 {_called(getattr(error, 'ctx', None))} --help 查看用法"


def _called(ctx: click.Context | None) -> str:
    """How the command is typed: the main job has no name of its own."""
    return "fzzf-check" if ctx is None else ctx.command_path.removesuffix(" check")


def _mistake(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"没有选项 {error.option_name}{_option_meant(error)}"
    if isinstance(error, click.MissingParameter):
        return _missing(error)
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} {'不带值' if _is_flag(error) else '后面要写一个值'}"
    return "命令行写法不对"


def _option_meant(error: click.NoSuchOption) -> str:
    """A hint with the option that was mistyped. The dashes do not count: they would make all options alike."""
    params = error.ctx.command.get_params(error.ctx) if error.ctx else []
    names = [name[2:] for param in params for name in param.opts if name.startswith("--")]
    return similar(error.option_name.lstrip("-"), names, cutoff=0.6).replace("“", "“--")


def _missing(error: click.MissingParameter) -> str:
    if error.param is None or error.ctx is None:
        return "没有给出参数"
    if isinstance(error.param.type, Word):
        return f"没有给出{error.param.type.what}，可用：{'、'.join(error.param.type.words)}"
    return f"没有给出{error.param.make_metavar(error.ctx)}"


def _is_flag(error: click.BadOptionUsage) -> bool:
    params = error.ctx.command.get_params(error.ctx) if error.ctx else []
    return any(isinstance(p, click.Option) and p.is_flag and error.option_name in p.opts for p in params)
