"""Task tables → tasks with number, levels, requirement, responsible units and deadline."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from gongkai.ingest.document import read_document
from gongkai.ingest.elements import Table
from gongkai.ingest.run import main
from gongkai.ingest.tasks import Unit, read_tasks, read_units

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
    tasks = yaml.safe_load((tmp_path / "catalog" / "tasks" / "2025.yml").read_text(encoding="utf-8"))["tasks"]
    assert tasks[3] == {
        "number": 4,
        "task": ["精简申请材料", "清理证明事项"],
        "requirement": "逐项列出仍需提供的证明，写明依据；没有依据的一律取消。",
        "responsible": [{"name": "区司法局", "role": "牵头"}, {"name": "各有关部门", "role": "配合"}],
        "deadline": "2025年9月底前完成",
    }


def test_a_document_without_tasks_is_told(tmp_path: Path):
    """No table of tasks: one sentence, nothing written."""
    said: list[str] = []
    plan = TASKS.with_name("plan.txt")
    assert main([str(plan), "--kind", "task", "--root", str(tmp_path)], root=tmp_path, say=said.append) == 1
    assert "没有读到任务表" in "\n".join(said)
    assert not (tmp_path / "catalog" / "tasks").exists()
