"""Task tables → tasks with number, levels, requirement, responsible units and deadline."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest
import yaml

from gongkai import site
from gongkai.findings import Level
from gongkai.ingest.document import read_document
from gongkai.ingest.elements import Table
from gongkai.ingest.run import main
from gongkai.ingest.task_files import as_entry
from gongkai.ingest.tasks import TaskRow, Unit, read_tasks, read_units
from gongkai.kinds.task import Task

TASKS = Path(__file__).parent / "texts" / "tasks.txt"


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("甲局", (Unit("甲局"),)),
        ("甲局、乙局", (Unit("甲局"), Unit("乙局"))),
        ("甲局牵头，乙局、丙局配合", (Unit("甲局", "牵头"), Unit("乙局", "配合"), Unit("丙局", "配合"))),
        ("甲局、乙局牵头，各有关部门配合", (Unit("甲局", "牵头"), Unit("乙局", "牵头"), Unit("各有关部门", "配合"))),
        ("甲部（乙局、丙局）、丁局", (Unit("甲部（乙局、丙局）"), Unit("丁局"))),
        ("甲办牵头，承办单位具体落实，各镇", (Unit("甲办", "牵头"), Unit("承办单位", "具体落实"), Unit("各镇"))),
        ("甲局 乙局", (Unit("甲局"), Unit("乙局"))),
        ("", ()),
    ],
)
def test_responsible_units(text: str, units: tuple[Unit, ...]):
    """Units are taken apart outside brackets; the part at the end of a group is that of all in it."""
    assert read_units(text) == units


def test_every_row_of_a_plan_is_a_task():
    """Merged cells are carried down, so each task has its whole path of levels."""
    tasks = read_tasks(read_document("计划.txt", TASKS.read_bytes()).tables)
    assert [task.number for task in tasks] == list(range(1, 13))
    second, sixth = tasks[1], tasks[5]
    assert second.task == ("优化办事窗口", "统一服务标准")
    assert second.responsible == (
        Unit(["各镇", "街道"][0], "牵头"),
        Unit("街道", "牵头"),
        Unit("区民政局", "配合"),
    )
    assert second.deadline == "长期坚持"
    assert sixth.task == ("精简申请材料", "推行数据核验")


def test_a_column_that_says_who_leads_gives_the_part():
    """牵头单位 and 配合单位 in columns of their own mean the same as in one cell."""
    table = Table(
        1, ("序号", "事项", "牵头单位", "配合单位", "完成时限"), (("1", "清障", "甲局", "乙局、丙局", "长期"),)
    )
    assert read_tasks([table])[0].responsible == (Unit("甲局", "牵头"), Unit("乙局", "配合"), Unit("丙局", "配合"))


def test_a_table_of_other_things_has_no_tasks():
    """A table without responsible units is none of tasks."""
    assert read_tasks([Table(1, ("项目", "金额", "来源"), (("托位", "240", "区级"),))]) == ()


def test_the_command_writes_the_tasks(tmp_path: Path):
    """`--kind task` gives `catalog/tasks/<year>.yml`, YAML that any reader understands."""
    said: list[str] = []
    assert main([str(TASKS), "--kind", "task", "--root", str(tmp_path)], root=tmp_path, say=said.append) == 0
    assert "12 项任务" in "\n".join(said)
    written = yaml.safe_load((tmp_path / "catalog" / "tasks" / "2025.yml").read_text(encoding="utf-8"))
    assert (written["year"], written["updated_on"]) == (2025, dt.date(2025, 5, 9))
    assert written["tasks"][3] == {
        "id": "2025-4",
        "number": 4,
        "title": "逐项列出仍需提供的证明",
        "task": ["精简申请材料", "清理证明事项"],
        "requirement": "逐项列出仍需提供的证明，写明依据；没有依据的一律取消。",
        "led_by_others": ["区司法局"],
        "assisted_by_others": ["各有关部门"],
        "deadline": "2025年9月底前完成",
    }


def test_what_is_written_is_read_as_records(tmp_path: Path):
    """Every task that the command writes is a record of the portal, its deadline parsed, without an error."""
    main([str(TASKS), "--kind", "task", "--root", str(tmp_path)], root=tmp_path, say=lambda _: None)
    loaded = site.load_portal(tmp_path, dt.date(2025, 6, 1))
    assert loaded.portal is not None
    tasks = loaded.portal.all(Task)
    assert [each for each in loaded.findings if each.level is Level.ERROR] == []
    assert sorted(each.number for each in tasks) == list(range(1, 13))
    assert all(each.led_by or each.led_by_others for each in tasks)
    dues = {each.number: each.due_on for each in tasks}
    assert (dues[1], dues[2], dues[4]) == (dt.date(2025, 6, 30), None, dt.date(2025, 9, 30))


def test_units_that_the_portal_knows_become_its_organs(tmp_path: Path):
    """区司法局 is the organ of that short name; a unit that no list has keeps its printed name."""
    organs = tmp_path / "catalog" / "organizations.yml"
    organs.parent.mkdir()
    organs.write_text("organizations:\n- {id: sfj, name: 云溪区司法局, short_name: 司法局}\n", encoding="utf-8")
    main([str(TASKS), "--kind", "task", "--root", str(tmp_path)], root=tmp_path, say=lambda _: None)
    fourth = yaml.safe_load((tmp_path / "catalog" / "tasks" / "2025.yml").read_text(encoding="utf-8"))["tasks"][3]
    assert fourth["led_by"] == ["sfj"]
    assert fourth["assisted_by_others"] == ["各有关部门"]


@pytest.mark.parametrize(
    ("deadline", "written"),
    [
        ("长期坚持", {"deadline": "长期坚持"}),
        (
            "本方案发布之日起20个工作日内更新",
            {"deadline": "本方案发布之日起20个工作日内更新", "due_on": dt.date(2026, 4, 14)},
        ),
        ("视情况而定", {"deadline": "长期坚持", "note": "任务表上的时限是「视情况而定」"}),
        ("", {"deadline": "长期坚持"}),
    ],
)
def test_deadlines_are_written_so_that_they_can_be_read(deadline: str, written: dict[str, object]):
    """A term that runs from the plan itself gets its day; words that no form fits are kept in a note, not lost."""
    row = TaskRow(1, ("政务公开",), "做好公开。", (Unit("甲局"),), deadline)
    entry = as_entry(row, 2026, dt.date(2026, 3, 16), {})
    assert {name: entry[name] for name in ("deadline", "due_on", "note") if name in entry} == written


def test_a_document_without_tasks_is_told(tmp_path: Path):
    """No table of tasks: one sentence, nothing written."""
    said: list[str] = []
    plan = TASKS.with_name("plan.txt")
    assert main([str(plan), "--kind", "task", "--root", str(tmp_path)], root=tmp_path, say=said.append) == 1
    assert "没有读到任务表" in "\n".join(said)
    assert not (tmp_path / "catalog" / "tasks").exists()


def merged_workbook() -> bytes:
    """Make a workbook as offices do: a title over all columns, one number and one task for two requirements."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ("云溪区2026年政务公开任务分工表", "", "", "", ""),
        ("序号", "工作任务", "工作要求", "责任单位", "完成时限"),
        (1, "决策公开", "公布决策事项目录", "区司法局", "2026年3月底前"),
        (None, None, "公开决策草案和说明", "区政府办公室", "长期坚持"),
        (2, "政策解读", "解读材料与文件同步发布", "各部门", "2026年12月底前"),
    ):
        sheet.append(row)
    for area in ("A1:E1", "A3:A4", "B3:B4"):
        sheet.merge_cells(area)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_number_that_is_merged_over_rows_makes_no_two_tasks_of_one_id(tmp_path: Path):
    """The rows are numbered one by one, and that is said; each keeps the task that is merged over them."""
    (tmp_path / "分工.xlsx").write_bytes(merged_workbook())
    said: list[str] = []
    assert (
        main([str(tmp_path / "分工.xlsx"), "--kind", "task", "--root", str(tmp_path)], root=tmp_path, say=said.append)
        == 0
    )
    assert "序号有重复，已按先后改为 1 至 3" in "\n".join(said)
    tasks = yaml.safe_load((tmp_path / "catalog" / "tasks" / "2026.yml").read_text(encoding="utf-8"))["tasks"]
    assert [(each["id"], each["number"], each["task"]) for each in tasks] == [
        ("2026-1", 1, ["决策公开"]),
        ("2026-2", 2, ["决策公开"]),
        ("2026-3", 3, ["政策解读"]),
    ]


def test_a_table_of_tasks_read_as_a_document_says_how_to_take_it_apart(tmp_path: Path):
    """Whoever forgets `--kind task` is told of it."""
    (tmp_path / "分工.xlsx").write_bytes(merged_workbook())
    said: list[str] = []
    main([str(tmp_path / "分工.xlsx"), "--root", str(tmp_path)], root=tmp_path, say=said.append)
    assert "任务分工表（3 行），要逐行读成工作任务，请加 --kind task" in "\n".join(said)
