"""The three real documents of the issue, read to the last field and cell; skipped where they do not lie beside us."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from gongkai import site
from gongkai.findings import Level
from gongkai.ingest.blocks import Block
from gongkai.ingest.document import Document, read_document
from gongkai.ingest.run import main
from gongkai.kinds.task import Task
from gongkai.markdown import render
from gongkai.timelimits import LimitKind

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
pytestmark = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="the real documents lie beside the repository, and are not here"
)


def _read(prefix: str) -> Document:
    path = next(SAMPLES.glob(f"{prefix}*.txt"))
    return read_document(path.name, path.read_bytes())


@pytest.mark.parametrize(
    ("prefix", "expected"),
    [
        (
            "000",
            {
                "title": "烟台市芝罘区人民政府办公室关于印发2023年烟台市芝罘区政务公开工作要点的通知",
                "document_number": "烟芝政办发〔2023〕4号",
                "issued_by": ("烟台市芝罘区人民政府办公室",),
                "formed_on": dt.date(2023, 8, 25),
            },
        ),
        (
            "001",
            {
                "title": "淄博文昌湖省级旅游度假区管理委员会办公室关于印发2023年文昌湖区政务公开工作方案的通知",
                "document_number": "淄文昌管办字〔2023〕16号",
                "issued_by": ("淄博文昌湖省级旅游度假区管理委员会办公室",),
                "formed_on": dt.date(2023, 7, 21),
            },
        ),
        (
            "002",
            {
                "title": "关于印发葫芦岛市2024年政务公开工作要点的通知",
                "document_number": "葫政办公开〔2024〕10号",
                "issued_by": ("葫芦岛市政务公开领导小组办公室",),
                "formed_on": dt.date(2024, 7, 19),
                "published_on": dt.date(2024, 7, 22),
            },
        ),
    ],
)
def test_fields_of_the_real_documents(prefix: str, expected: dict[str, object]):
    """Title, number, organ, dates, genre and attribute are those that are printed."""
    document = _read(prefix)
    shared = {"genre": "通知", "disclosure": "主动公开", "topics": ("综合政务",)}
    for name, value in {**shared, **expected}.items():
        assert document.fields.get(name) == value, name
        assert document.fields.values[name].doubt == "" or name == "topics"


def test_headings_and_clauses_of_the_work_plan():
    """Six parts are headings, eighteen numbered measures are clauses, and paragraphs broken by pages are whole."""
    document = _read("000")
    headings = [piece.text for piece in document.pieces if isinstance(piece, Block) and piece.level]
    assert headings[0] == "2023年烟台市芝罘区政务公开工作要点"
    assert [heading[:2] for heading in headings[1:]] == ["一、", "二、", "三、", "四、", "五、", "六、"]
    keys = [clause.key for clause in render(document.markdown).clauses]
    assert [key for key in keys if "-" in key][:4] == ["1-1", "1-2", "1-3", "2-4"]
    assert len([key for key in keys if "-" in key]) == 18
    assert "政务数据开放矩阵，在各级政务服务大厅" in document.markdown
    assert document.joined == (29, 37, 47, 53, 61, 79)


def test_numbered_measures_of_the_web_page():
    """`1.` to `23.` run through the six parts as clauses; the editor's name is gone."""
    document = _read("002")
    clauses = [
        piece for piece in document.pieces if isinstance(piece, Block) and piece.text[:1].isdigit() and piece.numbering
    ]
    assert [clause.numbering.ordinal for clause in clauses if clause.numbering] == list(range(1, 24))
    assert "责任编辑" not in document.markdown
    assert "分享到" not in document.markdown


def test_the_table_of_38_tasks():
    """All rows, six columns, merged cells carried down, headers repeated on new pages gone."""
    (table,) = _read("001").tables
    assert table.columns == ("序号", "工作任务（一级）", "工作任务（二级）", "工作要求", "责任单位", "时限要求")
    assert [row[0] for row in table.rows] == [str(number) for number in range(1, 39)]
    assert all(all(row) for row in table.rows)


@pytest.mark.parametrize(
    ("number", "level1", "level2", "responsible", "deadline"),
    [
        (1, "推进绿色低碳高质量发展信息公开", "围绕激发市场主体活力强化公开", "区财政局", "2023年年底前完成"),
        (4, "推进绿色低碳高质量发展信息公开", "围绕激发市场主体活力强化公开", "区管委会办公室牵头，区经济发展局、各镇配合", "2023年年底前完成"),
        (5, "推进绿色低碳高质量发展信息公开", "围绕解决群众急难愁盼问题强化公开", "区工委组织人事部（区人力资源和社会保障局）、区地方事业局", "信息形成或变更之日起20个工作日内公开"),
        (11, "推进绿色低碳高质量发展信息公开", "围绕解决群众急难愁盼问题强化公开", "各部门单位、各镇", "信息形成或变更之日起20个工作日内公开"),
        (13, "推进政策发布解读回应提质增效", "持续深化政策集中统一公开", "各部门单位、各镇", "本方案发布之日起20个工作日内及时动态更新本单位主动公开基本目录"),
        (17, "推进政策发布解读回应提质增效", "持续深化政策高质量解读", "各部门单位、各镇", "长期坚持"),
        (24, "推进更高水平决策公开", "深入落实重大行政决策事项目录管理制度", "区维稳信访工作办公室牵头，区级重大行政决策承办单位具体落实，各镇", "长期坚持"),
        (28, "推进更高水平决策公开", "深入开展政策评价", "区维稳信访工作办公室牵头，区管委会重大行政决策承办单位、区管委会行政规范性文件实施部门和部门行政规范性文件起草部门具体落实", "2023年12月底前完成"),
        (34, "推进政务公开规范化建设", "扎实推进基层政务公开", "区自然资源和规划分局、区城乡建设局、区地方事业局、各镇", "长期坚持"),
        (38, "大力提升信息发布平台建管水平", "夯实政府网站和政务新媒体管理水平", "区管委会办公室", "长期坚持"),
    ],
)  # fmt: skip
def test_rows_of_the_table(number: int, level1: str, level2: str, responsible: str, deadline: str):
    """A row has its own cells, and those of the merged ones above it."""
    row = _read("001").tables[0].rows[number - 1]
    assert (row[1], row[2], row[4], row[5]) == (level1, level2, responsible, deadline)
    assert len(row[3]) > 10


def test_the_38_tasks_are_records_with_their_deadlines(tmp_path: Path):
    """What the command writes of the real table is read without an error: 38 tasks, their units, their parsed deadlines."""
    path = next(SAMPLES.glob("001*.txt"))
    assert main([str(path), "--kind", "task", "--root", str(tmp_path)], root=tmp_path, say=lambda _: None) == 0
    loaded = site.load_portal(tmp_path, dt.date(2023, 8, 1))
    assert [each for each in loaded.findings if each.level is not Level.NOTICE] == []
    assert loaded.portal is not None
    tasks = sorted(loaded.portal.all(Task), key=lambda each: each.number)
    assert [each.number for each in tasks] == list(range(1, 39))
    assert all(each.led_by_others and each.requirement and len(each.task) == 2 for each in tasks)
    kinds = Counter(each.deadline.kind for each in tasks)
    assert kinds == {
        LimitKind.STANDING: 18,
        LimitKind.WORKDAYS: 10,
        LimitKind.BY_DATE: 9,
        LimitKind.AT_ONCE: 1,
    }
    dues = {each.number: each.due_on for each in tasks}
    assert dues[1] == dues[28] == dt.date(2023, 12, 31)
    assert dues[12] == dues[14] == dt.date(2023, 10, 31)
    assert dues[13] == dt.date(2023, 8, 18), "20 working days after 21 July, when the plan was issued"
    assert dues[15] is dues[26] is None
    assert tasks[23].led_by_others[0] == "区维稳信访工作办公室"
    assert tasks[1].assisted_by_others == ("各相关部门",)
