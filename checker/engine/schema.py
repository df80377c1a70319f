"""From the text of one rule file to a Rule, or an error that says how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast, get_args

from fzzf_check.engine.args import Where, nearest
from fzzf_check.engine.rule import Confidence, Example, Rule, RuleBasis
from fzzf_check.facts import KINDS, STAGES, Kind, Stage
from fzzf_check.findings import CATEGORY_NAMES, SEVERITIES, Category, Severity
from fzzf_check.patterns import lazy

REQUIRED = ("code", "name", "category", "severity", "documents", "basis", "looks_for", "why", "message", "advice",
            "violates", "complies")  # fmt: skip
OPTIONAL = ("draft_severity", "stage", "place", "judged_on", "gives_way", "encodes", "unless", "exceptions")
BASIS_KEYS = ("instrument", "article", "from", "to", "confidence", "note", "place")
EXAMPLE_KEYS = ("text", "kind", "stage", "as_of", "name", "revisions")
CODE = lazy(r"[A-Z]{2}[0-9]{3,4}")
OPEN, CLOSE = "⟦", "⟧"


def read_rule(text: str, file: str) -> Rule:
    """The rule in ``text``; ``file`` is how errors call it. Raises BadRule."""
    data, where = _parse(text, file)
    _check_keys(data, (*REQUIRED, *OPTIONAL), "", where)
    for key in REQUIRED:
        if key not in data:
            raise where.error("", f"缺少“{key}”")
    code = _word(data, "code", where)
    if not CODE.fullmatch(code):
        raise where.error("code", f"规则代码“{code}”应当是两个大写字母加三至四位数字，如 FZ201")
    return Rule(
        code=code,
        name=_word(data, "name", where),
        category=cast("Category", _one_of(data, "category", CATEGORY_NAMES, where)),
        severity=cast("Severity", _one_of(data, "severity", SEVERITIES, where)),
        draft_severity=cast("Severity | None", _one_of(data, "draft_severity", SEVERITIES, where) or None),
        documents=_documents(data, where),
        stage=cast("Stage | None", _one_of(data, "stage", STAGES, where) or None),
        place=_words(data, "place", where),
        judged_on=cast("Any", _one_of(data, "judged_on", ("检查日期", "文件日期"), where) or "检查日期"),
        gives_way=_categories_or_codes(data, "gives_way", where),
        encodes=_words(data, "encodes", where),
        basis=_basis(data, where, cast("str", data["severity"])),
        looks_for=_query(data["looks_for"], "looks_for", where),
        unless=tuple(_query(q, f"unless.{n}", where) for n, q in enumerate(_list(data, "unless", where))),
        why=_word(data, "why", where),
        message=_word(data, "message", where),
        advice=_word(data, "advice", where),
        exceptions=_words(data, "exceptions", where),
        examples=(*_examples(data, "violates", where), *_examples(data, "complies", where)),
        file=file,
    )


def _parse(text: str, file: str) -> tuple[dict[str, object], Where]:
    """The data and, for error messages, the line of each key."""
    import yaml

    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = f" 第{mark.line + 1}行" if mark else ""
        raise Where(f"{file}{line}").error("", f"不是合法的 YAML：{error.problem}") from None
    except yaml.YAMLError as error:
        raise Where(file).error("", f"不是合法的 YAML：{error}") from None
    lines: dict[str, int] = {}
    where = Where(file, lines)
    if not isinstance(node, yaml.MappingNode):
        raise where.error("", "应当是若干“键: 值”")
    _collect_lines(node, "", lines, where)
    return cast("dict[str, object]", yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))), where


def _collect_lines(node: Any, path: str, lines: dict[str, int], where: Where) -> None:
    import yaml

    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            name = f"{path}.{key.value}" if path else str(key.value)
            if name in lines:
                raise Where(where.file, {name: key.start_mark.line + 1}).error(name, f"“{key.value}”写了两次")
            lines[name] = key.start_mark.line + 1
            _collect_lines(value, name, lines, where)
    elif isinstance(node, yaml.SequenceNode):
        for n, value in enumerate(node.value):
            lines[f"{path}.{n}"] = value.start_mark.line + 1
            _collect_lines(value, f"{path}.{n}", lines, where)


def _check_keys(data: Mapping[str, object], allowed: tuple[str, ...], path: str, where: Where) -> None:
    for key in data:
        if key not in allowed:
            place = f"{path}.{key}" if path else str(key)
            raise where.error(place, f"没有“{key}”这一项{nearest(str(key), allowed)}")


def _word(data: Mapping[str, object], key: str, where: Where, path: str = "") -> str:
    value = data.get(key)
    if not isinstance(value, str) or not value.strip():
        raise where.error(path or key, f"“{key}”应当是一句话或一个词")
    return value.strip()


def _one_of(data: Mapping[str, object], key: str, allowed: Any, where: Where) -> str:
    if key not in data:
        return ""
    value = data[key]
    if value not in allowed:
        raise where.error(key, f"“{key}”不能是“{value}”{nearest(str(value), allowed)}")
    return str(value)


def _list(data: Mapping[str, object], key: str, where: Where) -> list[object]:
    value = data.get(key, [])
    if not isinstance(value, list):
        raise where.error(key, f"“{key}”应当是一列")
    return value


def _words(data: Mapping[str, object], key: str, where: Where) -> tuple[str, ...]:
    words = _list(data, key, where)
    for n, word in enumerate(words):
        if not isinstance(word, str):
            raise where.error(f"{key}.{n}", f"“{key}”里应当都是文字")
    return tuple(cast("list[str]", words))


def _categories_or_codes(data: Mapping[str, object], key: str, where: Where) -> tuple[str, ...]:
    words = _words(data, key, where)
    for n, word in enumerate(words):
        if word not in CATEGORY_NAMES and not CODE.fullmatch(word):
            raise where.error(f"{key}.{n}", f"“{key}”里没有“{word}”这一类{nearest(word, CATEGORY_NAMES)}")
    return words


def _documents(data: Mapping[str, object], where: Where) -> tuple[Kind, ...]:
    kinds = _words(data, "documents", where)
    if kinds == ("全部",):
        return KINDS
    if not kinds:
        raise where.error("documents", "“documents”至少写一种文件")
    for n, kind in enumerate(kinds):
        if kind not in KINDS:
            raise where.error(f"documents.{n}", f"没有“{kind}”这种文件{nearest(kind, (*KINDS, '全部'))}")
    return cast("tuple[Kind, ...]", kinds)


def _day(value: object, path: str, where: Where) -> date | None:
    if value is None:
        return None
    if not isinstance(value, date):
        raise where.error(path, f"“{value}”应当是日期，如 2021-07-15")
    return value


def _basis(data: Mapping[str, object], where: Where, severity: str) -> tuple[RuleBasis, ...]:
    made: list[RuleBasis] = []
    for n, item in enumerate(_list(data, "basis", where)):
        path = f"basis.{n}"
        if not isinstance(item, dict):
            raise where.error(path, "依据应当写成 {instrument: …, article: …, from: …}")
        _check_keys(item, BASIS_KEYS, path, where)
        confidence = item.get("confidence", "A")
        if confidence not in get_args(Confidence):
            raise where.error(
                f"{path}.confidence", f"“confidence”不能是“{confidence}”{nearest(str(confidence), 'ABC')}"
            )
        made.append(
            RuleBasis(
                instrument=_word(item, "instrument", where, path),
                article=_word(item, "article", where, path),
                start=_day(item.get("from"), f"{path}.from", where),
                until=_day(item.get("to"), f"{path}.to", where),
                confidence=confidence,
                note=str(item.get("note", "")),
                place=str(item.get("place", "")),
            )
        )
    if not made:
        raise where.error("basis", "至少写一条依据")
    if severity == "error" and all(b.confidence != "A" for b in made):
        raise where.error("severity", "依据都未核到原文（B、C），严重程度不能是 error")
    return tuple(made)


def _query(value: object, path: str, where: Where) -> dict[str, object]:
    from fzzf_check.engine.queries import NAMES

    if not isinstance(value, dict) or len(value) != 1:
        raise where.error(path, "应当恰好写一个查询，如 norm: {…}")
    name = next(iter(value))
    if name not in NAMES:
        raise where.error(f"{path}.{name}", f"没有“{name}”这种查询{nearest(str(name), NAMES)}")
    return value


def _examples(data: Mapping[str, object], key: str, where: Where) -> tuple[Example, ...]:
    items = _list(data, key, where)
    if not items:
        raise where.error(key, f"“{key}”至少写一个例子")
    return tuple(_example(item, f"{key}.{n}", key == "violates", where) for n, item in enumerate(items))


def _example(item: object, path: str, violates: bool, where: Where) -> Example:
    if isinstance(item, str):
        item = {"text": item}
    if not isinstance(item, dict):
        raise where.error(path, "例子应当是一段文字")
    _check_keys(item, EXAMPLE_KEYS, path, where)
    text, marks = _unmark(_word(item, "text", where, path), path, where)
    if marks and not violates:
        raise where.error(path, f"符合的例子里不写 {OPEN}{CLOSE}")
    kind, stage = item.get("kind"), item.get("stage", "已发布")
    if kind is not None and kind not in KINDS:
        raise where.error(f"{path}.kind", f"没有“{kind}”这种文件{nearest(str(kind), KINDS)}")
    if stage not in STAGES:
        raise where.error(f"{path}.stage", f"“stage”不能是“{stage}”{nearest(str(stage), STAGES)}")
    return Example(
        text=text,
        violates=violates,
        marks=marks,
        kind=kind,
        stage=stage,
        as_of=_day(item.get("as_of"), f"{path}.as_of", where),
        name=str(item.get("name", "")),
        revisions=_words(item, "revisions", where),
    )


def _unmark(text: str, path: str, where: Where) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without ⟦⟧ and the offsets of the words between them."""
    plain: list[str] = []
    marks: list[tuple[int, int]] = []
    start: int | None = None
    for char in text:
        if char == OPEN and start is None:
            start = len(plain)
        elif char == CLOSE and start is not None:
            marks.append((start, len(plain)))
            start = None
        elif char in (OPEN, CLOSE):
            raise where.error(path, f"{OPEN}{CLOSE} 不成对")
        else:
            plain.append(char)
    if start is not None:
        raise where.error(path, f"{OPEN}{CLOSE} 不成对")
    return "".join(plain), tuple(marks)
