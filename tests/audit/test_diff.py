"""The command: sides of every sort, exit codes as diff has them, sentences for what cannot be read."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from gongkai.audit import document
from tests.audit import portals
from tests.audit.conftest import build, script


def test_a_site_its_manifest_and_its_revision_are_the_same(small_portal: Path, small_site: Path):
    """Whatever names the same state, there is nothing between: exit 0."""
    day = ("--date", "2025-07-01", "--root", small_portal)
    for other in (small_site / "audit/manifest.json", small_site / "audit", "HEAD", small_portal):
        done = script("diff", small_site, other, *day)
        assert (done.returncode, "没有变更" in done.stdout) == (0, True), done.stdout + done.stderr


def test_two_revisions_are_compared_without_a_checkout(small_portal: Path):
    """The note of the record stands beside the redline; the working files are not touched."""
    before = {path: path.stat().st_mtime_ns for path in small_portal.rglob("*.md")}
    done = script("diff", "HEAD~2", "HEAD~1", "--root", small_portal)
    assert done.returncode == 1, done.stderr
    assert "修改 第三条：第三条　补贴标准为每人每月[-120-]{+150+}元" in done.stdout.replace(" 补", "　补")
    assert {path: path.stat().st_mtime_ns for path in small_portal.rglob("*.md")} == before


def test_what_matters_first_stands_first(tmp_path: Path):
    """Removals, then deadlines, responsible units, the way of disclosure, then the rest."""
    old, new = portals.records(), portals.records()
    del new["questions"]["bt-2"]
    new["disclosure"]["shjz-1"]["method"] = "依申请"
    new["topics"]["jy"]["summary"] = "改了说明"
    new["disclosure"]["shjz-2"]["responsible"] = ["fab"]
    new["packs"]["lnr-bao"]["valid_until"] = "2030-12-31"
    new["audiences"]["another"] = {**new["audiences"]["qy"], "name": "个体工商户"}
    portals.write(tmp_path / "old", old)
    portals.write(tmp_path / "new", new)
    done = script("diff", tmp_path / "old", tmp_path / "new", "--format", "json", "--date", "2025-07-01")
    found = json.loads(done.stdout)["changes"]
    order = [
        "questions/bt-2",
        "packs/lnr-bao",
        "disclosure/shjz-2",
        "disclosure/shjz-1",
        "topics/jy",
        "audiences/another",
    ]
    assert [each["key"] for each in found] == order
    assert [each["fields"][0]["matter"] for each in found[1:5]] == ["期限", "责任单位", "公开方式", ""]
    assert [each["fields"][0]["field"] for each in found[1:5]] == ["有效期至", "公开主体", "公开方式", "说明"]


def test_office_fields_are_compared_between_sources_only(small_portal: Path, small_site: Path, tmp_path: Path):
    """Who reviewed is for the office: seen between revisions, never published."""
    values = portals.records()
    assert "分管负责人" not in "".join(
        path.read_text(encoding="utf-8") for path in (small_site / "audit/records").iterdir()
    )
    values["policies"]["cs-2025-1"]["review"]["final"] = "县长"
    portals.write(tmp_path / "a", portals.records())
    portals.write(tmp_path / "b", values)
    done = script("diff", tmp_path / "a", tmp_path / "b", "--date", "2025-07-01")
    assert "审核·终审：分管负责人 → 县长" in done.stdout
    assert small_portal.is_dir()


@pytest.mark.parametrize("format_", ["text", "json", "markdown", "html"])
def test_every_format_can_be_written_to_a_file(small_portal: Path, tmp_path: Path, format_: str):
    """The file has the report, the screen a sentence."""
    out = tmp_path / "report"
    done = script("diff", "HEAD~2", "HEAD", "--root", small_portal, "--format", format_, "--out", out)
    assert (done.returncode, done.stdout.startswith("修改 2 条")) == (1, True)
    assert "150" in out.read_text(encoding="utf-8")


def test_what_cannot_be_read_is_said_in_a_sentence(small_portal: Path, small_site: Path, tmp_path: Path):
    """Exit 2 and one sentence: a revision that is not there, an empty folder, data that do not fit the manifest."""
    broken = tmp_path / "site"
    shutil.copytree(small_site, broken)
    path = broken / "audit/records/policies.jsonl"
    path.write_bytes(path.read_bytes().replace(b"150", b"999"))
    manifest = broken / "audit/manifest.json"
    manifest.write_bytes(manifest.read_bytes().replace(b'"title":"', b'"title":"x', 1))
    for name in ("no-such-revision", "--upload-pack=x", tmp_path / "nothing", str(tmp_path)):
        done = script("diff", "--root", small_portal, "--", name, "HEAD")
        assert (done.returncode, done.stderr.count("\n"), done.stderr.startswith("错误：")) == (2, 1, True), done.stderr
    assert build(small_portal, tmp_path / "new").returncode == 0
    (tmp_path / "new/audit/records/policies.jsonl").write_bytes(path.read_bytes())
    done = script("diff", small_site, tmp_path / "new", "--root", small_portal)
    assert done.returncode == 0, "equal hashes are not read again"


def test_the_schema_is_printed(tmp_path: Path):
    """`--schema` needs no sides."""
    done = script("diff", "--schema")
    assert (done.returncode, json.loads(done.stdout)) == (0, document.schema())
    assert not list(tmp_path.iterdir())
