"""Standard catalogs in Excel → items of `catalog/disclosure/`, checked as the sources' reader checks them."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from gongkai import sources
from gongkai.ingest.disclosure_rows import find_field, read_channels
from gongkai.ingest.run import main
from gongkai.ingest.slugs import initials
from gongkai.kinds.disclosure_item import DisclosureField, DisclosureItem

CHANNELS = "■政府网站　　□政府公报\n■两微一端　　□发布会/听证会\n□广播电视　　□纸质媒体\n■公开查阅点　□政务服务中心\n□便民服务站　□入户/现场\n■社区/企事业单位/村公示栏（电子屏）\n□精准推送　　□其他____"
ROWS = [
    ("1", "就业信息", "岗位信息", "1.招聘单位\n2.岗位要求\n3.薪酬", "《就业促进法》第三十五条、《人力资源市场暂行条例》", "实时公开", "区人社局", CHANNELS, "√", "", "√", "", "√", "√"),
    ("2", "", "招聘会", "时间、地点；参加方式。", "《就业促进法》", "信息形成或变更之日起20个工作日内", "区人社局、各镇", CHANNELS, "", "求职者", "√", "", "√", ""),
    ("3", "就业援助", "困难人员认定", "对象；\n材料。", "《就业促进法》第五十二条", "条件成熟时", "区人社局", CHANNELS, "√", "", "", "√", "", "√"),
]  # fmt: skip


def _catalog(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["云溪区就业领域基层政务公开标准目录"])
    sheet.merge_cells("A1:N1")
    sheet.append(
        [
            "序号",
            "公开事项",
            None,
            "公开内容（要素）",
            "公开依据",
            "公开时限",
            "公开主体",
            "公开渠道和载体",
            "公开对象",
            None,
            "公开方式",
            None,
            "公开层级",
            None,
        ]
    )
    sheet.append(
        [
            None,
            "一级事项",
            "二级事项",
            None,
            None,
            None,
            None,
            None,
            "全社会",
            "特定群体",
            "主动",
            "依申请公开",
            "县级",
            "乡、村级",
        ]
    )
    for column in "ADEFGH":
        sheet.merge_cells(f"{column}2:{column}3")
    for pair in ("B2:C2", "I2:J2", "K2:L2", "M2:N2"):
        sheet.merge_cells(pair)
    for row in ROWS:
        sheet.append([cell or None for cell in row])
    sheet.merge_cells("B4:B5")
    book.save(path)
    return path


def _ingest(path: Path, root: Path) -> tuple[int, str]:
    said: list[str] = []
    code = main([str(path), "--kind", "disclosure", "--root", str(root)], root=root, say=said.append)
    return code, "\n".join(said)


def _items(root: Path) -> list[DisclosureItem]:
    files, _ = sources.scan(root)
    read = [sources.read_records(root, file) for file in files if file.kind == "disclosure"]
    assert [finding for each in read for finding in each.findings] == []
    return [record for each in read for record in each.records if isinstance(record, DisclosureItem)]


def test_rows_become_items(tmp_path: Path):
    """Merged levels, ticked channels, audience, method and levels come out as the catalog's own words."""
    _ingest(_catalog(tmp_path / "目录.xlsx"), tmp_path / "portal")
    first, second = _items(tmp_path / "portal")
    assert (first.id, first.field, first.level1, first.level2) == (
        "jy-1",
        DisclosureField.EMPLOYMENT,
        "就业信息",
        "岗位信息",
    )
    assert first.content == ("招聘单位", "岗位要求", "薪酬")
    assert first.basis == ("《就业促进法》第三十五条", "《人力资源市场暂行条例》")
    assert first.channels == ("政府网站", "两微一端", "公开查阅点", "社区/企事业单位/村公示栏（电子屏）")
    assert (first.audience, first.method, first.levels) == (("全社会",), "主动", ("县级", "乡级"))
    assert (second.level1, second.audience, second.levels) == ("就业信息", ("求职者",), ("县级",))
    assert len(second.responsible) == 2


def test_a_row_that_the_model_refuses_lies_beside_the_catalog(tmp_path: Path):
    """A time limit that nobody can read is told with its row; the others are written."""
    code, said = _ingest(_catalog(tmp_path / "目录.xlsx"), tmp_path / "portal")
    assert code == 1
    assert "「困难人员认定」没有写入目录" in said
    assert "条件成熟时" in (tmp_path / "portal" / "incomplete" / "jy.yml").read_text(encoding="utf-8")


def test_organs_of_the_portal_are_found_by_their_short_names(tmp_path: Path):
    """A catalog says 区人社局; the portal knows it."""
    root = tmp_path / "portal"
    (root / "catalog").mkdir(parents=True)
    known = "organizations:\n  - id: rsj\n    name: 云溪区人力资源和社会保障局\n    short_name: 区人社局\n"
    (root / "catalog" / "organizations.yml").write_text(known, encoding="utf-8")
    _ingest(_catalog(tmp_path / "目录.xlsx"), root)
    assert _items(root)[0].responsible == ("rsj",)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("云溪区就业领域基层政务公开标准目录", DisclosureField.EMPLOYMENT),
        ("国有土地上房屋征收与补偿领域目录", DisclosureField.URBAN_HOUSES),
        ("扶贫领域基层政务公开标准目录", DisclosureField.RURAL_REVIVAL),
        ("乡村振兴领域", DisclosureField.RURAL_REVIVAL),
        ("会议目录", None),
    ],
)
def test_the_field_is_read_from_a_title(text: str, field: DisclosureField | None):
    """One of the 26 fields, by its whole name or either half of it."""
    assert find_field([text]) is field


def test_fields_have_file_names_of_their_own():
    """The initials of the 26 fields differ, for they make ids and file names."""
    assert len({initials(field) for field in DisclosureField}) == len(DisclosureField)


def test_channels_without_boxes_are_all_meant():
    """A plain list names its channels; what the vocabulary lacks is 其他."""
    assert read_channels("政府网站、政务公开栏") == ["政府网站", "其他"]


def test_a_document_without_a_catalog_is_told(tmp_path: Path):
    """No table of items: one sentence, nothing written."""
    code, said = _ingest(Path(__file__).parent / "texts" / "plan.txt", tmp_path)
    assert code == 1
    assert "没有读到公开目录" in said
    assert list(tmp_path.rglob("*.yml")) == []
