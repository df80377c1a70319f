"""The house plan: no arrow points back, everything is shipped, nothing grows too big."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = {"checker": "fzzf_check", "grammar": "fzzf_check.grammar", "rules": "fzzf_check.rules"}
LONGEST = 450  # lines of a module

BASE = {"", "errors", "source", "facts", "findings", "cache", "workdays", "patterns"}
"""Rooms that every room above them may use; what they use of each other is said below."""

MAY_IMPORT: dict[str, set[str]] = {
    "": {"findings", "errors", "pipeline"},  # the public names, imported when asked for
    "errors": set(),
    "source": set(),
    "facts": {"source"},
    "findings": {"source", "facts"},
    "cache": set(),
    "workdays": set(),
    "patterns": set(),
    "readers": set(),
    "grammar": set(),
    "rules": set(),
    "text": set(),
    "law": {"text"},
    "parse": {"grammar", "text", "law"},
    "case": {"parse"},
    "dossier": {"text", "parse", "case"},
    "engine": {"grammar", "rules", "text", "law", "parse", "case", "dossier"},
    "pipeline": {"readers", "parse", "case", "engine"},
    "folder": {"case", "dossier", "pipeline"},
    "reports": {"parse", "engine", "readers"},
    "web": {"engine", "pipeline", "reports"},
    "cli": {"readers", "parse", "engine", "pipeline", "folder", "reports", "web"},
    "__main__": {"cli"},
}
"""Room → rooms whose names it may use, besides its own and, above them, those of :data:`BASE`. Every one is used. A new room
is entered here with a reason in the commit.
"""


def modules() -> Iterator[tuple[str, Path]]:
    """Import name and file of every module."""
    for folder, name in PACKAGES.items():
        for path in sorted((ROOT / folder).rglob("*.py")):
            parts = [name, *path.relative_to(ROOT / folder).with_suffix("").parts]
            yield ".".join(parts).removesuffix(".__init__"), path


def room(module: str) -> str:
    """The room of a module: fzzf_check.parse.norm.norms → parse, fzzf_check → ''."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def imported(module: str, path: Path) -> Iterator[str]:
    """The modules of ours that a module imports anywhere in it, be it late or for types only."""
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "fzzf_check")
        elif isinstance(node, ast.ImportFrom):
            start = ".".join(package.split(".")[: len(package.split(".")) - node.level + 1]) if node.level else ""
            name = ".".join(filter(None, (start, node.module or "")))
            if name.split(".")[0] == "fzzf_check":
                named = (f"{name}.{alias.name}" for alias in node.names)
                yield from (target if target in KNOWN else name for target in named)


KNOWN = {name for name, _ in modules()}


USES = {(module, target) for module, path in modules() for target in imported(module, path)}
ARROWS = {(room(module), room(target)) for module, target in USES if room(module) != room(target)}


def test_没有一处引用往回指() -> None:
    above = set(MAY_IMPORT) - BASE
    allowed = {(here, there) for here, rooms in MAY_IMPORT.items() for there in rooms}
    allowed |= {(here, there) for here in above for there in BASE}
    wrong = [f"{module} 引用了 {target}" for module, target in USES if (room(module), room(target)) in ARROWS - allowed]
    assert sorted(wrong) == []


def test_图上的每一条都用得着() -> None:
    assert {(here, there) for here, rooms in MAY_IMPORT.items() for there in rooms} - ARROWS == set()


def test_没有一条路引回出发的房间或模块() -> None:
    """The public names are left out: they stand for whatever lies behind them."""
    for arrows in (ARROWS, USES):
        ways: TopologicalSorter[str] = TopologicalSorter()
        for here, there in arrows:
            if there not in {"", "fzzf_check"}:
                ways.add(here, there)
        ways.prepare()  # raises CycleError, which names the way


def test_每个房间都在图上() -> None:
    assert {room(name) for name in KNOWN} <= set(MAY_IMPORT)


def test_读取不知语法解析不知规则引擎不知报告() -> None:
    assert not MAY_IMPORT["readers"] & {"grammar", "parse", "engine", "rules"}
    assert not MAY_IMPORT["parse"] & {"rules", "engine", "readers"}
    assert not MAY_IMPORT["engine"] & {"reports", "cli", "readers"}
    assert not MAY_IMPORT["pipeline"] & {"reports", "cli"}


def names_of(node: ast.stmt) -> list[str]:
    """The names that a statement at the top of a module gives."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)]


def names_used(tree: ast.Module) -> Iterator[str]:
    """The names that a module uses; words in texts count, for some modules and functions are named there, but not those
    of its descriptions.
    """
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias):
            yield node.name
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield from re.findall(r"[A-Za-z_][A-Za-z_0-9]*", node.value)


def test_没有哪个名字无人使用() -> None:
    trees = {module: ast.parse(path.read_text(encoding="utf-8")) for module, path in modules()}
    used = {name for tree in trees.values() for name in names_used(tree)}
    idle = [
        f"{module}.{name}"
        for module, tree in trees.items()
        for node in tree.body
        for name in names_of(node)
        if name not in used and not (name.startswith("__") and name.endswith("__"))
    ]
    assert idle == []


def test_每个模块都不长() -> None:
    files = [path for _, path in modules()] + [*(ROOT / "tests").rglob("*.py"), *(ROOT / "samples").rglob("*.py")]
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_测试文件的名字各不相同() -> None:
    names = Counter(path.name for path in (ROOT / "tests").rglob("*.py") if path.name != "conftest.py")
    assert [name for name, times in names.items() if times > 1] == []  # pytest imports them all by their bare names


def test_说明里的目录写到每个房间() -> None:
    tree = (ROOT / "README.md").read_text(encoding="utf-8").split("\n## 目录\n")[1].split("```")[1]
    rooms = {path.parent.name for path in (ROOT / "checker").glob("*/__init__.py")}
    assert set(re.findall("[a-z_]+(?=/)", tree)) >= rooms | {"grammar", "rules", "checker", "samples", "tests"}


def test_每个文件夹都列在安装包里() -> None:
    import tomllib

    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    packages = {name for name, path in modules() if path.name == "__init__.py"}
    assert packages == set(settings["packages"])


def shipped_in_tree() -> set[str]:
    """The files of the three folders as a wheel should name them; the pages on the rules are read on the web, not shipped."""
    names = set()
    for folder, name in PACKAGES.items():
        for path in (ROOT / folder).rglob("*"):
            page = path.is_relative_to(ROOT / "rules" / "pages")
            if path.is_file() and path.suffix not in {".pyc", ".pyo"} and not path.name.startswith(".") and not page:
                names.add(f"{name.replace('.', '/')}/{path.relative_to(ROOT / folder).as_posix()}")
    return names


@pytest.mark.long
def test_安装包里一个文件都不少(tmp_path: Path) -> None:
    import shutil

    tree = tmp_path / "tree"
    tree.mkdir()
    for name in PACKAGES:
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, tree / name)
    pip = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(tmp_path), str(tree)]
    subprocess.run(pip, check=True, timeout=300)
    (wheel,) = tmp_path.glob("*.whl")
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert packed == shipped_in_tree()


def test_每个依赖都固定在符合要求的版本() -> None:
    import tomllib

    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pinned = dict(line.split(";")[0].strip().split("==") for line in lock if "==" in line and line[0] != " ")
    extras = project["optional-dependencies"].values()
    wanted = [Requirement(text) for text in [*project["dependencies"], *(text for extra in extras for text in extra)]]
    named = [need for need in wanted if canonicalize_name(need.name) != "fzzf-check"]
    missing = [str(need) for need in named if pinned.get(canonicalize_name(need.name), "0") not in need.specifier]
    assert missing == []


def test_规则的文件名是代码和拼音() -> None:
    """A word of English almost always has a letter or an ending that no syllable of pinyin has."""
    initial = "zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]"
    final = "i?ang|iong|uang|[eio]ng|i?an|i?ao|u?ai|uan|ei|ou|[eiu]n|i[aeu]|u[aeio]|[aeiouv]"
    word = f"(?:(?:{initial})(?:{final})|ai|ao|an|en|er|ou|[ae])+"
    scheme = re.compile(rf"FZ[0-9]{{3}}(?:_{word})+\.yaml")
    names = [path.name for path in (ROOT / "rules").glob("*/*.yaml")]
    assert [name for name in names if not scheme.fullmatch(name)] == []
    assert not scheme.fullmatch("FZ007_no_publication.yaml")


def test_每个词类都说明用途而不是重复名字() -> None:
    empty = []
    for file in sorted((ROOT / "grammar" / "vocabulary").glob("*.yaml")):
        for name, entry in word_classes(yaml.safe_load(file.read_text(encoding="utf-8"))):
            told = re.sub("说的是|说法|动词|名称|[指的词、，。]", "", entry.get("for", ""))
            if not set(told) - set(name):
                empty.append(f"{file.name}: {name}")
    assert empty == []


def word_classes(data: object, name: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Name and entry of every class of words and every act, at whatever depth of a vocabulary file."""
    if isinstance(data, dict):
        if data.keys() & {"words", "with", "endings", "says"}:
            yield name, data
        else:
            for key, value in data.items():
                yield from word_classes(value, key)


def test_每种查询都用中文说明输入和输出() -> None:
    """The people who write rules read these heads: one shape for all, every argument named."""
    untold = []
    for path in sorted((ROOT / "checker" / "engine" / "queries").glob("[a-z]*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        head = ast.get_docstring(tree) or ""
        if not re.match(f"`{path.stem}`: .*\n输入(?:（写其中一项）)?[：:].*\n输出：", head, re.DOTALL):
            untold.append(path.stem)
        untold += [f"{path.stem}: {name}" for name in arguments_of(tree) if name not in head]
    assert untold == []


def arguments_of(tree: ast.Module) -> Iterator[str]:
    """The names of the arguments that a query reads."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            reads = isinstance(node.func.value, ast.Name) and node.func.value.id == "args"
            first = node.args[0]
            if reads and isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def test_数据文件里没有写了两次的键() -> None:
    """YAML takes the last of two equal keys in silence: the words of the first would be lost."""
    twice = []
    for file in sorted([*(ROOT / "grammar").rglob("*.yaml"), *(ROOT / "rules").rglob("*.yaml")]):
        nodes = [yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)]
        while nodes:
            node = nodes.pop()
            if isinstance(node, yaml.MappingNode):
                keys = Counter(key.value for key, _ in node.value)
                twice += [f"{file.name}: {key}" for key, times in keys.items() if times > 1]
                nodes += [value for _, value in node.value]
            elif isinstance(node, yaml.SequenceNode):
                nodes += node.value
    assert twice == []
