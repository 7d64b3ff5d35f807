"""What `data/index.json` names: every file of figures, and nothing that is not there."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path
from typing import Any

from gongkai import attribute_data, export, measures_file, report_data
from gongkai.portal import Portal
from tests.portals import POLICY, PORTAL, Files, identity, load, policy
from tests.rules.cases_requests import REPORT, report


def made(root: Path, files: Files) -> dict[str, bytes]:
    """Give the files of data by address."""
    portal = load(root, files).published
    assert isinstance(portal, Portal)
    parts = [part() for module in (export, report_data) for part in module.parts(portal)]
    outputs = chain(*parts, attribute_data.outputs(portal), measures_file.outputs(portal))
    return {output.uri: output.render() for output in outputs}


def named(index: dict[str, Any]) -> set[str]:
    """Give the addresses that an index names."""
    files = chain.from_iterable(each["files"].values() for each in [*index["data"], *index["tables"]])
    return {f"data/{name}" for name in files} | {f"data/{each['schema']}" for each in index["data"]}


def test_the_index_names_every_file_of_data(tmp_path: Path):
    """Whoever reads the index alone can fetch all that is given away, the tables of reports and attributes included."""
    files = made(tmp_path, {REPORT: report(), POLICY: policy(published_on="2025-03-04", formed_on="2025-03-02")})
    assert {"data/annual-report-tables.xlsx", "data/attributes.csv", "data/measures.json"} <= files.keys()
    assert named(json.loads(files["data/index.json"])) == files.keys() - {"data/index.json"}


def test_the_index_names_no_table_that_is_not_there(tmp_path: Path):
    """Without reports there is no table of them."""
    files = made(tmp_path, {})
    index = json.loads(files["data/index.json"])
    assert "年度报告各表" not in {each["label"] for each in index["tables"]}
    assert named(index) == files.keys() - {"data/index.json"}


def test_a_portal_that_gives_no_data_away_has_no_index(tmp_path: Path):
    """The switch turns off the tables with the rest."""
    assert made(tmp_path, {PORTAL: identity(features={"data": False}), REPORT: report()}) == {}
