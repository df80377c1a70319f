"""Patterns for many words at once: words that begin alike share their beginning, so that a place that begins none of them
costs one look at a set of characters.

At any place the longest word matches first, and a shorter one if what follows asks for it, just as in an alternation of
the words from the longest to the shortest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

Guards = Callable[[str], str]
_END = ""  # the key in a node that says: a word may end here


def either(words: Iterable[str], guards: Guards) -> str:
    """The source of a pattern for any of the words; ``guards`` gives for a word what must hold where it ends ('' for
    nothing).
    """
    root: dict[str, Any] = {}
    for word in sorted(set(words)):
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[_END] = guards(word)
    return _of_node(root)


def _of_node(node: dict[str, Any]) -> str:
    tails: dict[str, list[str]] = {}  # what follows → the characters it follows, so that they make one set
    for char, child in node.items():
        if char != _END:
            tails.setdefault(_of_node(child), []).append(char)
    options = [_one_of(chars) + tail for tail, chars in tails.items()]
    if _END in node:
        options.append(node[_END])
    return options[0] if len(options) == 1 else "(?:" + "|".join(options) + ")"


def _one_of(chars: list[str]) -> str:
    return re.escape(chars[0]) if len(chars) == 1 else "[" + "".join(map(re.escape, chars)) + "]"
