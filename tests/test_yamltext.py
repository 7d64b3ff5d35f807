"""YAML as editors write it: strings first, surprises named, tricks refused, never an exception."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai import yamlplain, yamlplain_lines, yamltext

PLAIN = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), max_size=30)
VALUES = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(PLAIN, inner, max_size=4), max_leaves=12
)


@pytest.mark.parametrize(
    "written",
    ["no", "Yes", "on", "12:30", "0123", "1.10", "1_000", "0x1F", "1e3", ".inf", "-.NAN", "+12:30:45", "off", "y"],
)
def test_what_other_software_reads_otherwise_is_named(written: str):
    """The value stays what was typed, and a remark says how to write it."""
    parsed = yamltext.parse(f"a: 甲\nkey: {written}\n")
    assert parsed.value == {"a": "甲", "key": written}
    [problem] = parsed.problems
    assert (problem.code, problem.line, problem.fatal) == ("Y003", 2, False)
    assert f'"{written}"' in problem.message


@pytest.mark.parametrize(
    "written",
    ["2026-01-02", "true", "false", "12", "0", "3.14", "云政发〔2026〕1号", "'no'", '"1.10"', "note", "1:100比例"],
)
def test_what_everybody_reads_alike_is_let_be(written: str):
    """Dates, numbers and quoted values need no remark."""
    parsed = yamltext.parse(f"key: {written}\n")
    assert parsed.value == {"key": written.strip("'\"")}
    assert parsed.problems == ()


@pytest.mark.parametrize(
    "text", ["key: 3号 #楼\n", "key:\n  - 3号 #楼 #2\n", "key: [3号 #楼\n  , 乙]\n", "key: 3号\t#楼"]
)
def test_words_lost_behind_a_hash_are_named(text: str):
    """Nobody notices that half a title is gone: YAML takes it for a remark."""
    problems = yamltext.parse(f"a: 甲\n{text}").problems
    assert [(each.code, each.fatal, "「3号」" in each.message) for each in problems] == [("Y007", False, True)]


@pytest.mark.parametrize(
    "text",
    [
        "key: 3号  # 说明\n",
        "key: '3号 #楼'\n",
        "key: 3号#楼\n",
        "#key: 3号 #楼\n",
        "key: |\n  3号 #楼\n",
        "key:  #说明\n",
        "key: 甲 ## 乙",
    ],
)
def test_a_remark_and_a_quoted_hash_are_let_be(text: str):
    """A remark has a space behind its hash, as in every new file."""
    assert yamltext.parse(f"a: 甲\n{text}").problems == ()


@pytest.mark.parametrize("written", ["", "~", "null", "NULL"])
def test_an_empty_value_is_none(written: str):
    """Nothing but an empty value and null is resolved."""
    assert yamltext.parse(f"key: {written}\n").value == {"key": None}


@pytest.mark.parametrize(
    ("text", "code", "line", "words"),
    [
        ("a: 甲\na: 乙\n", "Y002", 2, "「a」"),
        ("x:\n  - b: 1\n    b: 2\n", "Y002", 3, "「b」"),
        ("a: &x 甲\nb: *x\n", "Y004", 1, "锚点"),
        ("a: !!python/object 甲\n", "Y004", 1, "锚点"),
        ("a: [!!str 甲]\n", "Y004", 1, "标签"),
        ("b: *x\n", "Y004", 1, "引用"),
        ("a: 甲\n---\nb: 乙\n", "Y001", 2, "---"),
        ("a: 甲\n\tb: 乙\n", "Y001", 2, "制表符"),
        ("a: 甲: 乙\n", "Y001", 1, "冒号"),
        ("a: '甲\nb: 乙\n", "Y001", 3, "引号"),
        ("a: 甲\n b: 乙\n", "Y001", 2, "缩进"),
        ("? [a, b]\n: 甲\n", "Y001", 1, "键名"),
        ("a:甲\nb: 乙\n", "Y001", 1, "少了一个空格"),
        ("title：甲\nb: 乙\n", "Y001", 1, "全角冒号"),
        ("a：甲\nb：乙\n", "Y001", 2, "全角冒号"),
        ("a: [甲, 乙\nb: 丙\n", "Y001", 2, "方括号"),
        ("a: >甲\n", "Y001", 1, "> 或 |"),
        ("a: @甲\n", "Y001", 1, "引号"),
        ('a: "\\u202e甲"\n', "Y006", 1, "U+202E"),
        ('a: 甲\nb: ["\\x02"]\n', "Y006", 2, "U+0002"),
        ("[" * 40 + "]" * 40, "Y005", 1, "32"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, code: str, line: int, words: str):
    """One problem, the line an editor would look at, and a hint."""
    [problem] = yamltext.parse(text).problems
    assert (problem.code, problem.line) == (code, line)
    assert words in problem.message


@pytest.mark.parametrize(
    "text", ["[" * 10_000, "{a: " * 10_000, "- " * 10_000, "a:\n" + "".join(" " * n + "b:\n" for n in range(1, 500))]
)
def test_bottomless_nesting_is_refused_at_once(text: str):
    """Depth never reaches Python's stack."""
    assert [problem.code for problem in yamltext.parse(text).problems] == ["Y005"]


def test_an_alias_bomb_does_not_go_off():
    """The first anchor ends the reading."""
    layers = "\n".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]" for n in range(1, 40))
    assert [problem.code for problem in yamltext.parse(f"a0: &a0 [哈]\n{layers}\n").problems] == ["Y004"]


@given(st.text())
def test_no_text_raises(text: str):
    """Whatever is typed, there is a value or a problem with a line that exists."""
    parsed = yamltext.parse(text)
    assert all(
        1
        <= problem.line
        <= text.count("\n") + text.count("\r") + text.count("\x85") + text.count("\u2028") + text.count("\u2029") + 2
        for problem in parsed.problems
    )
    assert isinstance(yamltext.lines(text), dict)


@given(st.text(alphabet="ab:-[]{}&*!|>'\"%@`#,? \n\t~甲1."))
def test_no_scrap_of_syntax_raises(text: str):
    """The same for text made of nothing but YAML's own signs."""
    assert isinstance(yamltext.parse(text), yamltext.Parsed)


@given(VALUES)
def test_what_is_written_by_a_library_is_read_back(value: object):
    """Strings, lists and mappings go through a dump and come back as they were."""
    text = yaml.dump(value, allow_unicode=True, Dumper=_Plain)
    parsed = yamltext.parse(text)
    assert [problem for problem in parsed.problems if problem.fatal] == []
    assert parsed.value == value


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - PyYAML's signature
        return True


def test_lines_are_those_of_the_values():
    """Every key and member has its line, whatever lies before it."""
    text = "a: 甲\n\n# 说明\nb:\n  - c: 1\n    d: |\n      两\n      行\n  - 戊\n"
    found = yamltext.lines(text)
    assert {pointer: found[pointer] for pointer in [("a",), ("b",), ("b", 0, "c"), ("b", 0, "d"), ("b", 1)]} == {
        ("a",): 1,
        ("b",): 4,
        ("b", 0, "c"): 5,
        ("b", 0, "d"): 6,
        ("b", 1): 9,
    }


SCRAPS = st.sampled_from(
    [
        "a: 甲", "b: [甲, 乙]", "c:", "  - 甲", "- 甲", "  - d: 1", "    e: 2", "  f: 乙", "'on': 2026-01-02", "g: '引 号'",
        'h: "双: 引"', "# 说明", "", "i: 1:2", "j: 甲 # 尾", "k: x#y", "l: ~", "m: [ ]", "n: ['a', \"b\"]", "o: 12:30", "p: a: b",
        "  - 乙", "- ", "-", "q:  两格", "r: 尾 ", "s:甲", "t: -1", "u: [a,, b]", "v: |", "    w", "null: 1", "--- ", "x: 甲\u3000乙",
        "y: [no, 甲]", "   z: 1", "aa: ?", "ab: a?b", "ac: [a?b]", "ad: [- a]", "ae: 'a''b'", "af: 甲\u2028乙",
    ]
)  # fmt: skip


@given(st.lists(SCRAPS, max_size=8).map("\n".join) | st.text(alphabet="ab:-[]{}&*!|>'\"%@`#,? \n\t~甲1."))
@settings(max_examples=600)
def test_the_plain_part_is_read_as_the_whole_would_read_it(text: str):
    """Whatever the quick reader takes on, it reads as the full one does, and that has nothing to say of it."""
    value = yamlplain.read(text)
    assert value is None or yamltext.parse_whole(text) == yamltext.Parsed(value)


@given(st.lists(SCRAPS, max_size=8).map("\n".join))
@settings(max_examples=600)
def test_the_lines_of_the_plain_part_are_those_of_the_whole(text: str):
    """Where the quick reader says on which line a value stands, the full one says the same."""
    found = yamlplain_lines.lines(text)
    assert found is None or found == yamltext.lines_of_whole(text)


def test_every_shape_of_the_plain_part_has_its_lines():
    """Lists below their key and as far left as it, groups in members, members in a row, after comments and blank lines."""
    text = (
        "# 甲\na:\n- b: 1\n  c: [甲, 乙]\n- d:\n    e:\n    - 2\nf: 3\n\ng:\n  - 4\n  # 丙\n  - 5\n'on':\nh:\n  i: 6\n"
    )
    found = yamlplain_lines.lines(text)
    assert found == yamltext.lines_of_whole(text)
    assert found
    assert (found["a", 0, "c", 1], found["a", 1, "d", "e", 0], found["g", 1], found["h", "i"]) == (4, 7, 13, 16)


def test_what_nearly_every_file_uses_is_read_the_quick_way():
    """Words, lists in both forms, groups, quoted values, comments and empty values."""
    text = "a: 甲：乙\nb: [甲, '乙']\n# 说明\nc:\n- 丙\n- 丁\nd:\n  'on': 2026-01-02\n  e:\n\nf:\n  - g: \"1.10\"\n    h: []\n"
    assert yamlplain.read(text) == {
        "a": "甲：乙",
        "b": ["甲", "乙"],
        "c": ["丙", "丁"],
        "d": {"on": "2026-01-02", "e": None},
        "f": [{"g": "1.10", "h": []}],
    }
