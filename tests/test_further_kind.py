"""A further kind is at most three new files, one model, one template and data, and touches no file that is there."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.portals import write

ROOT = Path(__file__).resolve().parent.parent

MODEL = '''"""失物招领: what was found in offices and on buses."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import ClassVar

from gongkai.record import KindInfo, Line, OrganizationId, PolicyId, Record, Role, Storage, declare
from gongkai.vocabularies import Section


class Place(StrEnum):
    """Where a thing was found."""

    HALL = "办事大厅"
    BUS = "公交车"


class Found(Record):
    """One thing that was found."""

    info: ClassVar[KindInfo] = KindInfo(
        name="found", plural="founds", label="失物招领", summary="捡到的东西在哪里领", storage=Storage.LIST,
        folder="catalog/founds.yml", list_key="founds", order=90, section=Section.PARTICIPATION,
    )

    thing: Line = declare("物品", "捡到了什么", role=Role.TITLE)
    number: Line = declare("登记号", "登记簿上的号", role=Role.NUMBER, search="numbers")
    place: Place = declare("捡到的地方", "在哪里捡到", facet="place", column=True)
    kept_by: tuple[OrganizationId, ...] = declare("保管单位", "机构标识", role=Role.ORGAN, facet="organ", column=True)
    found_on: dt.date = declare("捡到日期", "哪天捡到", role=Role.DATE, facet="year", column=True)
    kept_until: dt.date = declare("保管到", "过了这天按规定处理", column=True, due="停止保管")
    rules: PolicyId | None = declare("依据", "保管的依据", default=None)
    words: Line = declare("说明", "怎么领", role=Role.SUMMARY)
'''
TEMPLATE = """{% extends "records/record.html" %}
{% block after %}<p class="muted">领取时请带身份证。</p>{% endblock %}
"""
DATA = """founds:
- id: yusan
  thing: 一把蓝格子雨伞
  number: 失2026-17
  place: 办事大厅
  kept_by: [qzf]
  found_on: 2026-05-06
  kept_until: 2026-12-31
  rules: yx-2026-1
  words: 到一楼服务台说出伞柄的颜色即可领取。
"""
BUILD = """
import sys
from pathlib import Path
import events
from gongkai.building import Job, build
report = build(Job(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])), events.editorial)
print("\\n".join(map(str, report.findings)))
sys.exit(0 if report.done else 1)
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The faultless small portal and one found umbrella, built by a copy of the program with three files more."""
    place = tmp_path_factory.mktemp("further")
    program = place / "program"
    for part in ("hooks", "overrides"):
        shutil.copytree(ROOT / part, program / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", program)
    write(place / "portal", {"catalog/founds.yml": DATA})
    new = {program / "hooks/gongkai/kinds/found.py": MODEL, program / "overrides/records/found.html": TEMPLATE}
    assert not [path for path in new if path.exists()]
    for path, text in new.items():
        path.write_text(text, encoding="utf-8")
    surroundings = {**os.environ, "PYTHONPATH": str(program / "hooks"), "SOURCE_DATE_EPOCH": "1795305600"}
    command = [sys.executable, "-c", BUILD, str(place / "portal"), str(place / "site"), str(place / "scratch")]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    yield place / "site"
    shutil.rmtree(place)


def test_it_has_its_page_with_everything_declared(site: Path):
    """Title, number, organ, dates and the policy behind it stand on its page, and its own template adds to them."""
    page = (site / "founds/yusan/index.html").read_text(encoding="utf-8")
    for words in (
        "一把蓝格子雨伞",
        "失2026-17",
        "办事大厅",
        "区政府",
        "2026年12月31日",
        "云溪区停车管理办法",
        "请带身份证",
    ):
        assert words in page, words
    assert '<a href="../../participation/">互动参与</a>' in page


def test_it_is_listed_in_every_way(site: Path):
    """Its list, its facets, its section, the site map, what is new: all lead to it; its policy and organ name it."""
    for url in (
        "founds/", "founds/by/place/hall/", "founds/by/year/2026/", "founds/by/organ/qzf/", "participation/", "new/",
        "policies/yx-2026-1/", "organizations/qzf/",
    ):  # fmt: skip
        assert "founds/yusan/" in (site / url / "index.html").read_text(encoding="utf-8"), url
    assert "founds/" in (site / "sitemap/index.html").read_text(encoding="utf-8")
    assert "founds/yusan/" in "".join(path.read_text(encoding="utf-8") for path in site.glob("sitemap*.xml"))


def test_it_is_data_feed_calendar_and_manifest(site: Path):
    """JSON, CSV, XLSX and schema, both feeds, the day that ends, and the auditor's entry."""
    [record] = json.loads((site / "data/founds.json").read_bytes())["records"]
    assert record["place"] == "办事大厅"
    with (site / "data/founds.csv").open(encoding="utf-8-sig", newline="") as file:
        head, row = list(csv.reader(file))
    assert dict(zip(head, row, strict=True))["保管单位"] == "云溪区人民政府"
    assert (site / "data/founds.xlsx").stat().st_size > 1000
    schema = json.loads((site / "data/schemas/found.json").read_bytes())
    assert schema["properties"]["kept_until"]["title"] == "保管到"
    assert "<title>一把蓝格子雨伞</title>" in (site / "feeds/founds.xml").read_text(encoding="utf-8")
    [entry] = json.loads((site / "feeds/founds.json").read_bytes())["items"]
    assert entry["title"] == "一把蓝格子雨伞"
    assert "停止保管：一把蓝格子雨伞" in (site / "calendar/deadlines.ics").read_text(encoding="utf-8").replace(
        "\r\n ", ""
    )
    manifest = json.loads((site / "audit/manifest.json").read_bytes())
    assert "founds/yusan" in json.dumps(manifest)


def test_it_is_found(site: Path):
    """By its number, by words of its title and of its summary, with its kind as a facet."""
    from gongkai.search.reader import Reader

    reader = Reader(site)
    for query in ("失2026-17", "格子雨伞", "伞柄的颜色"):
        results = reader.search(query)
        assert [hit.stored.content["url"] for hit in results.hits] == ["founds/yusan/"], query
    assert "失物招领" in json.dumps(results.facets, ensure_ascii=False)
