"""A new record: every field explained, nothing overwritten, and nothing wrong with it but what is still to be filled in."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai import appending, blank, starting, yamltext
from gongkai.findings import Finding
from gongkai.kinds import all_kinds
from gongkai.portal import Portal
from gongkai.record import Record, Role, roles
from tests.portals import (
    CODE,
    ITEMS,
    QUESTIONS,
    Files,
    findings,
    items,
    load,
    question,
    write,
)

ROOT = Path(__file__).resolve().parent.parent
KINDS = list(all_kinds().values())
GIVEN = {"question": {"field": "城市管理"}, "disclosure_item": {"field": "市政服务"}, "body": {"field": "供水"}}
WITH_ITEMS: Files = {ITEMS: items({})}


def portal(root: Path, files: Files = {}) -> Portal:  # noqa: B006 - never changed
    """Load a portal of every kind."""
    loaded = load(root, {**WITH_ITEMS, **files}).portal
    assert loaded is not None
    return loaded


def begun(kind: type[Record], root: Path, **given: str) -> starting.Start:
    """Begin a record and write it."""
    start = starting.started(kind, portal(root), {**GIVEN.get(kind.info.name, {}), **given})
    (root / start.path).parent.mkdir(parents=True, exist_ok=True)
    (root / start.path).write_text(start.text, encoding="utf-8")
    return start


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.info.name)
def test_a_new_record_lacks_nothing_but_its_required_values(kind: type[Record], tmp_path: Path):
    """The reader finds just the required fields empty, each on a line of the new record, and nothing else."""
    before = set(findings(tmp_path, WITH_ITEMS))
    start = begun(kind, tmp_path)
    found = set(load(tmp_path / "again", _read(tmp_path)).findings) - before
    filled = {"id", roles(kind).get(Role.DATE), *GIVEN.get(kind.info.name, {})}
    missing = {name for name, info in kind.model_fields.items() if info.is_required()} - filled
    found = {each for each in found if each.code != "W007"}  # a column of one unfinished record is empty
    assert {each.code for each in found} == {"S002"}
    assert {each.path for each in found} == {start.path}
    assert {_field(each, kind) for each in found} == missing


def _field(finding: Finding, kind: type[Record]) -> str:
    """The field in which something is missing: the one that the message names, or the one whose part lacks it."""
    inside = [str(step) for step in finding.pointer if step in kind.model_fields and step != kind.info.list_key]
    named = (name for name, info in kind.model_fields.items() if f"缺少{info.title}" in finding.message)
    return inside[0] if inside else max(named, key=lambda name: len(str(kind.model_fields[name].title)))


def _read(root: Path) -> Files:
    files = (path for folder in ("catalog", "content") for path in (root / folder).rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.info.name)
def test_every_field_is_there_and_explained(kind: type[Record], tmp_path: Path):
    """Each field of the model stands in the file, open or commented out, below its title and description."""
    text = starting.started(kind, portal(tmp_path), GIVEN.get(kind.info.name, {})).text
    for name, info in kind.model_fields.items():
        if name == "id" and kind.info.storage != "list":
            continue
        assert re.search(rf"^ *#?(?:- )?{name}:", text, flags=re.MULTILINE), name
        assert name == "draft" or f"# {info.title}：{info.description}" in text


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.info.name)
def test_commented_fields_are_yaml_once_uncommented(kind: type[Record], tmp_path: Path):
    """Taking away the # is all that an editor has to do."""
    text = blank.blank(kind, {}, starting.choices(portal(tmp_path)), suggestions={})
    opened = "\n".join(line[1:] if re.match(r"#(?:[a-z]|  +[a-z-])", line) else line for line in text.splitlines())
    parsed = yamltext.parse(opened)
    assert [problem.message for problem in parsed.problems] == []
    assert set(parsed.value) == set(kind.model_fields)


def test_the_numbers_of_a_document_are_carried_on(tmp_path: Path):
    """Id, document number and index number follow the organ's last of the year."""
    start = starting.started(KINDS_BY_NAME["policy"], portal(tmp_path), {"issued_by": "qzf"})
    assert (start.id, start.path) == ("yx-2026-2", "content/policies/2026/yx-2026-2.md")
    assert "云政发〔2026〕2号" in start.text
    assert f"{CODE}/2026-0000002" in start.text


KINDS_BY_NAME = {kind.info.name: kind for kind in KINDS}


def test_ids_of_unfinished_records_are_not_given_twice(tmp_path: Path):
    """Two records begun one after the other have two ids, though neither can be read yet."""
    question_kind = KINDS_BY_NAME["question"]
    first, second = begun(question_kind, tmp_path), begun_again(question_kind, tmp_path)
    assert first.id != second.id
    one, two = begun(KINDS_BY_NAME["interpretation"], tmp_path, policies="yx-2026-1"), None
    two = begun_again(KINDS_BY_NAME["interpretation"], tmp_path, policies="yx-2026-1")
    assert one.id != two.id


def begun_again(kind: type[Record], root: Path, **given: str) -> starting.Start:
    """Begin another record of what lies there now."""
    from gongkai import site
    from tests.portals import TODAY

    now = site.load_portal(root, TODAY).portal
    assert now is not None
    return starting.started(kind, now, {**GIVEN.get(kind.info.name, {}), **given})


@pytest.mark.parametrize(
    ("name", "given", "words"),
    [
        ("policy", {"id": "yx-2026-1"}, "已经用了"),
        ("policy", {"id": "YX"}, "小写字母"),
        ("policy", {"titel": "甲"}, "没有「titel」"),
        ("policy", {"genre": "公文"}, "通知"),
        ("question", {}, "city.yml（城市管理）"),
        ("question", {}, "--file"),
        ("question", {}, "领域有：教育、医疗卫生"),
        ("policy", {"published_on": "2026年5月1日"}, "公开日期要写日期（如 2026-01-02），这里是「2026年5月1日」"),
        ("policy", {"published_on": "../../x"}, "公开日期要写日期"),
        ("policy", {"formed_on": "2026-02-30"}, "成文日期要写日期"),
        ("policy", {"important": "是"}, "重大政策要写 true 或 false"),
        ("gazette", {"year": "二〇二六"}, "年份要写整数"),
    ],
)
def test_what_cannot_be_begun_is_said(name: str, given: dict[str, str], words: str, tmp_path: Path):
    """A wrong id, field or value is refused in a sentence before anything is written."""
    with pytest.raises(starting.CannotStart, match=re.escape(words)):
        starting.started(KINDS_BY_NAME[name], portal(tmp_path), given)


def test_a_list_of_its_own_is_begun_where_none_is(tmp_path: Path):
    """A new field gets its file."""
    start = starting.started(KINDS_BY_NAME["question"], portal(tmp_path), {"field": "教育"})
    assert start.path == "catalog/questions/education.yml"
    assert yamltext.parse(start.text).value["questions"][0]["field"] == "教育"


def test_appending_keeps_every_other_line():
    """Comments, blank lines, shared values and what follows the list stay as they are."""
    text = (
        "# 说明\nquestions: # 列表\n  - id: a\n    question: 甲  # 甲\n\n  # 关于乙\n  - id: b\n\n# 共有\nfield: 教育\n"
    )
    made = appending.appended(text, "questions", "  - id: c\n    question: 丙\n")
    assert yamltext.parse(made).value == {
        "questions": [{"id": "a", "question": "甲"}, {"id": "b"}, {"id": "c", "question": "丙"}],
        "field": "教育",
    }
    assert [line for line in made.splitlines() if line not in {"  - id: c", "    question: 丙", ""}] == [
        line for line in text.splitlines() if line
    ]


@pytest.mark.parametrize(
    "text", ["questions: [{id: a}]\n", "questions: 甲\n", "a: b\n", "questions:\n- id: a\n b: c\n"]
)
def test_a_list_in_another_form_is_left_alone(text: str):
    """Rather than spoil a file, the entry is handed to the editor."""
    with pytest.raises(appending.CannotAppend):
        appending.appended(text, "questions", "  - id: c\n")


def new(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command for real."""
    command = [sys.executable, str(ROOT / "scripts" / "new.py"), *arguments, "--root", str(root)]
    return subprocess.run(
        command, capture_output=True, check=False, text=True, encoding="utf-8", stdin=subprocess.DEVNULL
    )


def test_the_command_writes_once_and_never_over(tmp_path: Path):
    """The file lies there, its values are in it, and a second run with the same id is refused."""
    write(tmp_path)
    done = new(tmp_path, "policy", "--id", "yx-2026-9", "--title", "云溪区: 测试办法", "--set", "issued_by=qzf,qzf")
    assert done.returncode == 0, done.stderr
    place = tmp_path / "content/policies" / done.stdout.split("policies/")[1].split("，")[0]
    text = place.read_text(encoding="utf-8")
    front = yamltext.parse(text.split("---\n")[1]).value
    assert (front["title"], front["issued_by"], front["draft"]) == ("云溪区: 测试办法", ["qzf", "qzf"], "true")
    again = new(tmp_path, "policy", "--id", "yx-2026-9")
    assert again.returncode == 2
    assert "已经用了" in again.stderr
    assert place.read_text(encoding="utf-8") == text


def test_the_command_adds_to_a_list_and_keeps_it_valid(tmp_path: Path):
    """The question joins the others; once it is filled in, the portal is faultless."""
    write(tmp_path)
    values = ["question=能办月卡吗？", "answer=能。", "basis=yx-2026-1#2", "answered_by=qzf", "field=城市管理"]
    done = new(tmp_path, "question", *(part for value in values for part in ("--set", value)))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / QUESTIONS).read_text(encoding="utf-8").startswith(question())
    loaded = load(tmp_path / "again", _read(tmp_path))
    assert [str(each) for each in loaded.findings] == []
    assert loaded.portal is not None
    assert len(loaded.portal.records["questions"]) == 2
    assert loaded.published is not None
    assert len(loaded.published.records["questions"]) == 1


def test_questions_are_asked_for_what_is_required():
    """On a terminal numbers pick from what there is, words are taken as they are, and an empty answer leaves a field open."""
    sys.path.append(str(ROOT / "scripts"))
    from new import picked

    assert picked("2", ["甲", "乙"]) == "乙"
    assert picked("1, 2", ["甲", "乙"]) == "甲,乙"
    assert picked("丙", ["甲", "乙"]) == "丙"
    assert picked("9", ["甲", "乙"]) == "9"
    assert picked("1 2", []) == "1 2"


def test_only_what_is_required_and_unknown_is_asked(tmp_path: Path):
    """The answers become values; fields given on the command line are not asked for again."""
    from new import asked

    asked_for: list[str] = []
    answers = iter(["路边能停多久？", "", "yx-2026-1#2", "1", ""])

    def answer(prompt: str) -> str:
        asked_for.append(prompt)
        return next(answers)

    found = asked(KINDS_BY_NAME["question"], portal(tmp_path), {"field": "城市管理"}, answer)
    assert found == {"field": "城市管理", "question": "路边能停多久？", "basis": "yx-2026-1#2", "answered_by": "qzf"}
    assert len(asked_for) == 5


def test_a_wrong_answer_is_asked_for_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """What was answered before is not lost for one slip; brackets around several values do no harm."""
    from new import asked

    answers = iter(["停车多少钱？", "两元。", "yx-2026-1#2", "[1]", "2026年5月1日", "2026-05-01"])
    found = asked(KINDS_BY_NAME["question"], portal(tmp_path), {"field": "城市管理"}, lambda _: next(answers))
    assert (found["answered_by"], found["updated_on"]) == ("qzf", "2026-05-01")
    assert "更新日期要写日期（如 2026-01-02），这里是「2026年5月1日」。请再写一次" in capsys.readouterr().out


def test_a_portal_that_cannot_be_read_gets_no_record(tmp_path: Path):
    """Without catalog/portal.yml nothing is written."""
    assert new(tmp_path, "policy").returncode == 2
    assert list(tmp_path.iterdir()) == []
