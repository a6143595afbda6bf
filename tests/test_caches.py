"""What is kept within a process has a ceiling: a server and a long run of comparisons live for weeks."""

from __future__ import annotations

import ast
import functools
import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import headwater
from headwater import comparison
from headwater.align import index
from headwater.model import Document
from headwater.text.remembered import WORDS, forget

PACKAGE = Path(headwater.__file__).parent
MODULES = {".".join(p.relative_to(PACKAGE).with_suffix("").parts): ast.parse(p.read_text("utf-8")) for p in PACKAGE.rglob("*.py")}

# Entries that a function may keep; the archives' tables of words and hashes hold a million texts' vocabulary.
MOST, MOST_OF_AN_ARCHIVE = 65_536, 262_144

# Empty containers of a module that functions fill, and what bounds each.
FILLED = {
    "align.index._kept": "KEPT_CHARS and KEPT_SOURCES",
    "align.meaning._encoded": "goes with its index",
    "text.cache._unseen": "one for each folder that was named",
    "text.remembered.MEMORIES": "one for each function in the code",
}
EMPTY = ("dict", "list", "set", "OrderedDict", "defaultdict", "Counter", "WeakKeyDictionary", "WeakValueDictionary", "deque")


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _has_ceiling(decorator: ast.expr, most: int, numbers: dict[str, object]) -> bool:
    """Whether a decorator that keeps results keeps at most so many; bare `lru_cache` keeps 128."""
    if not isinstance(decorator, ast.Call) or not (decorator.args or decorator.keywords):
        return _name(decorator.func if isinstance(decorator, ast.Call) else decorator) == "lru_cache"
    size = next((k.value for k in decorator.keywords if k.arg == "maxsize"), decorator.args[0] if decorator.args else None)
    number = size.value if isinstance(size, ast.Constant) else numbers.get(_name(size)) if size is not None else None
    return isinstance(number, int) and 0 < number <= most


def unbounded(tree: ast.Module, most: int) -> Iterator[str]:
    """The functions of a module that keep results without a ceiling, or with one that is too high."""
    named = (n for n in tree.body if isinstance(n, ast.Assign) and isinstance(n.value, ast.Constant))
    numbers = {"WORDS": WORDS} | {_name(target): n.value.value for n in named for target in n.targets}
    for function in (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)):
        given = function.args
        asked = [*given.posonlyargs, *given.args, *given.kwonlyargs, *filter(None, (given.vararg, given.kwarg))]
        for decorator in function.decorator_list:
            called = decorator.func if isinstance(decorator, ast.Call) else decorator
            if asked and _name(called) in ("cache", "lru_cache") and not _has_ceiling(decorator, most, numbers):
                yield function.name


def filled(tree: ast.Module) -> Iterator[str]:
    """The names of a module's own empty containers: nothing else can be meant by one than that it is filled."""
    for node in tree.body:
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target if isinstance(node, ast.AnnAssign) else None
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        literal = isinstance(value, ast.Dict | ast.List | ast.Set) and not (
            value.keys if isinstance(value, ast.Dict) else value.elts
        )
        called = value.func if isinstance(value, ast.Call) else None
        made = isinstance(value, ast.Call) and not value.args and not value.keywords and called is not None
        of_kind = _name(called.value if isinstance(called, ast.Subscript) else called) in EMPTY if made and called else False
        if target is not None and (literal or of_kind):
            yield _name(target)


@pytest.mark.parametrize("module", MODULES)
def test_what_a_function_keeps_has_a_ceiling(module: str):
    assert list(unbounded(MODULES[module], MOST_OF_AN_ARCHIVE if module.startswith("corpus.") else MOST)) == []


def test_containers_that_fill_are_bounded_and_named_here():
    assert {f"{module}.{name}" for module, tree in MODULES.items() for name in filled(tree)} == set(FILLED)


@pytest.mark.parametrize(
    "code",
    [
        "@cache\ndef f(x): ...",
        "@functools.cache\ndef f(*x): ...",
        "@cache()\ndef f(x): ...",
        "@lru_cache(maxsize=None)\ndef f(x): ...",
        "MANY = 1_000_000\n@lru_cache(maxsize=MANY)\ndef f(x): ...",
        "@lru_cache(maxsize=10**9)\ndef f(x): ...",
        "@lru_cache(maxsize=1_000_000)\ndef f(x): ...",
        "class A:\n    @lru_cache(None)\n    def f(self): ...",
    ],
)
def test_a_function_that_keeps_everything_is_seen(code: str):
    assert list(unbounded(ast.parse(code), MOST)) == ["f"]


@pytest.mark.parametrize(
    "code",
    [
        "@cache\ndef f(): ...",
        "@lru_cache\ndef f(x): ...",
        "@lru_cache(32)\ndef f(x): ...",
        "FEW = 8\n@lru_cache(maxsize=FEW)\ndef f(x): ...",
        "@lru_cache(maxsize=WORDS)\ndef f(x): ...",
    ],
)
def test_a_function_with_a_ceiling_or_one_answer_is_none(code: str):
    assert list(unbounded(ast.parse(code), MOST)) == []


@pytest.mark.parametrize(
    "made", ["{}", "[]", "dict()", "OrderedDict[str, int]()", "collections.defaultdict()", "WeakKeyDictionary()"]
)
def test_an_empty_container_is_seen(made: str):
    assert list(filled(ast.parse(f"known: object = {made}"))) == ["known"]
    assert list(filled(ast.parse(f"known = {made}"))) == ["known"]


def test_words_are_kept_for_more_than_one_long_text():
    assert 4096 <= WORDS <= MOST


def test_a_document_is_let_go_of_when_the_memories_of_this_file_are_cleared():
    texts = [f"The dyke is {n} years old. It costs forty crowns." for n in range(2)]
    for text in texts:
        comparison.compare(text, f"“{text}” the mayor said on Monday.")
    assert set(texts) & _texts_held()
    forget()
    index._kept.clear()
    for module in [m for name, m in sys.modules.items() if name.startswith("headwater")]:
        for kept in list(vars(module).values()):
            if isinstance(kept, functools._lru_cache_wrapper):
                kept.cache_clear()
    gc.collect()
    assert not set(texts) & _texts_held()


def _texts_held() -> set[str]:
    return {one.text for one in gc.get_objects() if isinstance(one, Document)}
