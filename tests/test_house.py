"""The house rules that a tool can check: layers, small rooms, dumb templates, nothing from elsewhere.

A module says its layer in its docstring's first line, as `(L2)`; one inside a package has its package's layer.
"""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HOOKS = ROOT / "hooks"
OVERRIDES = ROOT / "overrides"

SHARED_RENDERERS = {
    "gongkai.stencil": "templates as forms to be filled in",
    "gongkai.spreadsheet": "how a table becomes an Excel file",
    "gongkai.templates": "the one Jinja environment",
    "gongkai.views": "how records become those values",
    "gongkai.search.document": "the seam between records and search",
    "gongkai.measures_file": "which file the measures are in, for the pages that name it",
    "gongkai.export": "which data files there are, for the page that lists them",
    "gongkai.feeds": "which feeds there are, for the page that lists them",
    "gongkai.offline_packs": "which file goes with a pack, for the pack's page",
    "gongkai.offline_entries": "what a pack's own chapter says, for the file that it stands in",
    "gongkai.search.offline": "how a pack's file is put together",
    "gongkai.documents": "what search knows of a record, for the files that are searched without a network",
    "gongkai.data_tables": "which tables of figures there are besides the kinds' own, for the page that lists them",
    "gongkai.attribute_data": "how the numbers of attributes are written, for their page and their data file alike",
    "gongkai.report_data": "where the tables of annual reports can be had, for the pages that lead there",
    "gongkai.request_form_files": "where the form can be had in Word, for the form's page",
    "gongkai.editorial_pages": "the pages that MkDocs rendered, which have search documents as records do",
}
"""Modules of L3 that the others of L3 may import, and why."""

ONE_RENDERER = {"gongkai.lists": "gongkai.pages"}
"""Packages that are parts of another renderer: lists are pages, pressed by the same press."""

LEFTOVERS = re.compile(r"(^|_)(utils?|helpers?|common|misc|manager|stuff|base|core)(_|$)")
TAG = re.compile(r"(?<!P)</?[a-z][a-z0-9]*(\s[^<>]*)?/?>")
INDEXES = (("pypi", "org"), ("pythonhosted", "org"), ("registry", "npmjs"), ("deb", "debian"), ("security", "debian"))
"""Package indexes, their names in parts: this file does not name them either."""

LONGEST_MODULE = 300
LONGEST_FUNCTION = 40


@cache
def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name."""
    names = {path: ".".join(path.relative_to(HOOKS).with_suffix("").parts) for path in HOOKS.rglob("*.py")}
    return {name.removesuffix(".__init__"): path for path, name in sorted(names.items())}


@cache
def tree(path: Path) -> ast.Module:
    """A module's syntax."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def layer(module: str) -> int | None:
    """The layer that a module's docstring, or its package's, gives it; None where neither does."""
    while module.startswith("gongkai"):
        first = (ast.get_docstring(tree(modules()[module])) or "").partition("\n")[0]
        found = re.search(r"\(L([0-4])\b", first)
        if found:
            return int(found[1])
        module = module.rpartition(".")[0]
    return None


def imports(module: str, *, while_loading: bool = False) -> Iterator[str]:
    """Yield the modules of ours that `module` imports; with `while_loading` only those at its top level."""
    code = tree(modules()[module])
    for node in code.body if while_loading else ast.walk(code):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name in modules())
        elif isinstance(node, ast.ImportFrom) and node.module in modules():
            inner = {f"{node.module}.{name.name}" for name in node.names}
            yield from (inner & modules().keys()) or {node.module}


def package_of(module: str) -> str:
    """The part of gongkai that a module belongs to: `gongkai.search.grams` → `gongkai.search`."""
    part = ".".join(module.split(".")[:2])
    return ONE_RENDERER.get(part, part)


OURS = [name for name in modules() if name.startswith("gongkai.")]


def test_the_package_is_there():
    """The walk finds the package: no test below passes because it looked at nothing."""
    assert len(OURS) > 40
    assert {layer(name) for name in OURS} == {0, 1, 2, 3, 4}


@pytest.mark.parametrize("module", OURS)
def test_a_module_imports_only_its_own_layer_and_lower_ones(module: str):
    """Data goes one way; each module's docstring says where it stands."""
    own = layer(module)
    assert own is not None, f"{module}: the docstring's first line names no layer, such as (L2)"
    upward = [other for other in imports(module) if other != "gongkai" and (layer(other) or 0) > own]
    assert upward == [], f"{module} (L{own}) imports higher layers"


def test_renderers_do_not_know_each_others_internals():
    """A renderer may be thrown away without another noticing; what they share is named above."""
    renderers = [name for name in OURS if layer(name) == 3]
    known = {
        (module, other)
        for module in renderers
        for other in imports(module)
        if layer(other) == 3 and package_of(other) != package_of(module)
    }
    assert sorted(pair for pair in known if pair[1] not in SHARED_RENDERERS) == []
    assert {other for _, other in known} == SHARED_RENDERERS.keys(), "named as shared, but no longer so"


def test_no_module_imports_itself_in_a_circle():
    """The modules can be put in an order in which each needs only earlier ones."""
    TopologicalSorter({name: set(imports(name, while_loading=True)) - {name} for name in OURS}).prepare()


def test_only_events_knows_mkdocs():
    """The engine can be replaced: one file names it."""
    naming = {
        path.relative_to(HOOKS).as_posix()
        for path in HOOKS.rglob("*.py")
        for node in ast.walk(tree(path))
        for name in [*getattr(node, "names", []), node]
        if (getattr(name, "name", None) or getattr(name, "module", None) or "").partition(".")[0] == "mkdocs"
        and isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert naming == {"events.py"}


def test_no_module_is_named_for_its_leftovers():
    """A name says what is in the room."""
    python = [path for folder in ("hooks", "scripts", "tests") for path in (ROOT / folder).rglob("*.py")]
    assert [path for path in python if LEFTOVERS.search(path.stem)] == []


def test_modules_and_functions_are_small():
    """No module over 300 lines, no function over 40, nine functions in ten at most 15."""
    python = [path for folder in ("hooks", "scripts") for path in (ROOT / folder).rglob("*.py")]
    long = {
        str(path): count
        for path in python
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_MODULE
    }
    assert long == {}
    functions = {
        f"{path}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in python
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef)
    }
    assert {name: lines for name, lines in functions.items() if lines > LONGEST_FUNCTION} == {}
    assert sorted(functions.values())[len(functions) * 9 // 10] <= 15


def test_html_is_written_by_templates_not_by_f_strings():
    """Text that goes into a page is escaped by whoever knows how: no f-string holds a whole tag around a value.

    A tag without text of a record in it is let be: `<h2 id="h3">`, counted by the module itself.
    """
    written = [
        f"{path}:{node.lineno}"
        for path in HOOKS.rglob("*.py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.JoinedStr) and TAG.search(_skeleton(node)) and ">{}" in _skeleton(node).replace(" ", "")
    ]
    assert written == []


def _skeleton(string: ast.JoinedStr) -> str:
    return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in string.values)


def templates() -> list[Path]:
    """The theme's templates."""
    return sorted(OVERRIDES.rglob("*.html"))


def test_templates_escape_by_themselves():
    """Autoescape is on, an unknown name is an error, and no template switches either off."""
    from gongkai.templates import environment

    assert environment().autoescape is True
    assert environment().undefined.__name__ == "StrictUndefined"
    assert len(templates()) >= 10
    switched = re.compile(r"\|\s*safe\b|autoescape\s+false|\{%\s*raw")
    assert [path for path in templates() if switched.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("template", templates(), ids=lambda path: path.relative_to(OVERRIDES).as_posix())
def test_a_template_suits_the_content_security_policy(template: Path):
    """No inline style, handler or script (data in JSON-LD is none), and nothing fetched from elsewhere."""
    text = re.sub(r"\{#.*?#\}", "", template.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r"<[^>]*\s(?:style|on[a-z]+)\s*=", text) == []
    assert re.findall(r"<style\b|javascript:", text) == []
    scripts = re.findall(r"<script\b[^>]*>", text)
    assert [tag for tag in scripts if " src=" not in tag and 'type="application/ld+json"' not in tag] == []
    assert re.findall(r"""(?:src|srcset|action|<link[^>]*href)\s*=\s*["']\s*(?:https?:)?//""", text) == []


def test_assets_fetch_nothing_from_elsewhere():
    """No style sheet or script names another host; the names of XML's own vocabularies are no addresses."""
    assets = [path for path in (OVERRIDES / "assets").rglob("*") if path.suffix in {".css", ".js", ".svg"}]
    assert {path.suffix for path in assets} == {".css", ".js", ".svg"}
    named = {
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in assets
        for found in re.finditer(r"(?:https?:)//[a-z0-9.-]+", _code(path))
        if not found[0].endswith("//www.w3.org")
    }
    assert named == set()


def _code(path: Path) -> str:
    return re.sub(r"/\*.*?\*/|(?m:^\s*//.*$)", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


@cache
def tracked() -> list[Path]:
    """Every file that git keeps, or would on the next `git add`."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def test_no_file_names_a_machine_or_a_package_index():
    """The repository builds anywhere: no folder of a developer's machine, no index it was pinned from."""
    folders = "work/(?:main|shared)|root/|home/[a-z]+/|opt/(?:pypi|wheels)|tmp/gk"
    indexes = "|".join(re.escape(".".join(name)) for name in INDEXES)
    naming = re.compile(rf"(?<![\w.~-])/(?:{folders})|(?:{indexes})")
    found = {
        f"{path.relative_to(ROOT)}: {hit[0]}"
        for path in tracked()
        if path != Path(__file__) and (text := _text(path)) and (hit := naming.search(text))
    }
    assert found == set()


@pytest.mark.parametrize("name", [name for name in OURS if not name.startswith("gongkai.ingest")])
def test_no_word_says_that_the_portal_is_a_districts(name: str):
    """A county's clerks read 政府, not 区政府; `ingest` alone knows such words, to read them."""
    assert not re.search("区政府|区长|全区|本区", modules()[name].read_text(encoding="utf-8"))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def test_every_pin_has_its_hash():
    """Requirements are exact and hashed, and say nothing of where they came from."""
    files = sorted(ROOT.glob("requirements*.txt"))
    assert len(files) >= 3
    for path in files:
        text = path.read_text(encoding="utf-8")
        pins = re.findall(r"^[a-z][\w.-]*==\S+", text, flags=re.MULTILINE)
        blocks = re.findall(
            r"^[a-z][\w.-]*==[^\n]*\\\n(?:\s+--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+", text, flags=re.MULTILINE
        )
        assert len(pins) == len(blocks) > 0, path
        assert re.findall(r"^--|^-[a-z] |://", text, flags=re.MULTILINE) == [], path


def test_every_package_asked_for_is_used():
    """What an install downloads is imported somewhere."""
    lines = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
    asked = {found[1].lower() for line in lines if (found := re.match(r"([\w-]+)(?:==|>=)", line))}
    provided: dict[str, set[str]] = {}
    for module, distributions in packages_distributions().items():
        for distribution in distributions:
            provided.setdefault(distribution.lower(), set()).add(module)
    assert len(asked) >= 10
    assert sorted(name for name in asked if not provided[name] & _imported()) == []


@cache
def _imported() -> set[str]:
    """The top-level modules that the package and the scripts import."""
    nodes = (
        node for folder in (HOOKS, ROOT / "scripts") for path in folder.rglob("*.py") for node in ast.walk(tree(path))
    )
    return {
        name.partition(".")[0]
        for node in nodes
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names])
    }


def codes() -> set[str]:
    """The codes of findings that the package can give: rules, and what reading and validating say."""
    return {
        node.value
        for path in HOOKS.rglob("*.py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"[A-Z]\d{3}", node.value)
    }


def test_every_code_is_explained_in_the_handbook():
    """README.zh.md's table has every code that an editor can meet, and no other."""
    handbook = (ROOT / "README.zh.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\|\s*`?([A-Z]\d{3})`?\s*\|", handbook, flags=re.MULTILINE))
    assert len(codes()) >= 20
    assert explained == codes()


def test_every_rule_says_what_it_demands():
    """A rule's docstring is the rule, in Chinese, for the handbook and the editor."""
    from gongkai.rules.registry import all_rules

    assert len(all_rules()) >= 15
    assert [each.code for each in all_rules() if not re.search(r"[\u4e00-\u9fff]", each.text)] == []


@pytest.mark.parametrize(
    "file", ["build", "test", "serve", "check", "new", "ingest", "diff", "verify", "search", "bench"]
)
def test_every_command_is_there(file: str):
    """The commands are a contract; each enters the environment before it needs a package."""
    text = (ROOT / "scripts" / f"{file}.py").read_text(encoding="utf-8")
    assert re.search(r"^environment\.enter\(", text, flags=re.MULTILINE)
