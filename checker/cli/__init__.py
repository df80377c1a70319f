"""The command line, one module per command.

app.py       which command is meant; what a failure looks like
base.py      commands, options and their mistakes in Chinese
shared.py    the options that several commands have
console.py   standard output and error: encodings, colours, closed pipes, progress
paths.py     arguments → files            run.py   files → pieces of the report, in one or several processes
outputs.py   annotated drafts, opinions, reports in files: where they go, written whole or not at all
check.py explain.py rules.py dossier.py serve.py template.py completion.py   the commands
"""

from __future__ import annotations

from collections.abc import Sequence


def main(args: Sequence[str] | None = None) -> int:
    """Run the program with these arguments (default: those of the process) and return its exit code.

    0 nothing to report, 1 findings, 2 wrong use or an unreadable file, 3 a fault of the program; 130 stopped by Ctrl-C,
    141 the reader of the output went away.
    """
    import sys

    from fzzf_check.cli.app import run

    return run(sys.argv[1:] if args is None else list(args))
