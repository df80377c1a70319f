"""``fzzf-check completion SHELL``: the script that teaches a shell to complete this command."""

from __future__ import annotations

import click

from fzzf_check.cli.base import Command, Word, console_of

SHELLS = ("bash", "zsh", "fish")


def completion(shell: str) -> int:
    """Print the script of the shell."""
    from click.shell_completion import ShellComplete, get_completion_class

    from fzzf_check.cli.app import COMPLETE, PROGRAM, ROOT

    known = get_completion_class(shell)
    if known is None:
        raise KeyError(shell)
    # not known.source(): for bash that starts a bash to ask for its version
    script = ShellComplete.source(known(ROOT, {}, PROGRAM, COMPLETE))
    console_of(click.get_current_context()).write(script + "\n")
    return 0


command = Command(
    "completion",
    callback=completion,
    params=[click.Argument(["shell"], type=Word("命令行环境", SHELLS))],
    usage=("completion bash|zsh|fish",),
    help="输出命令补全脚本。在启动文件里加一行即可：\n"
    '  bash（~/.bashrc）：  eval "$(fzzf-check completion bash)"\n'
    '  zsh（~/.zshrc）：    eval "$(fzzf-check completion zsh)"\n'
    "  fish（~/.config/fish/config.fish）：  fzzf-check completion fish | source",
)
