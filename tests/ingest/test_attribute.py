"""公文公开属性: stated, spoken for, or left to the editor; nothing is published by a guess."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai.ingest.attribute import reason_to_publish, stated_attribute
from gongkai.ingest.run import main
from gongkai.vocabularies import Disclosure, Genre

PLAN = (Path(__file__).parent / "texts" / "plan.txt").read_text(encoding="utf-8")
SILENT = PLAN.replace("（此件公开发布）\n", "")


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("（此件公开发布）", Disclosure.PROACTIVE),
        ("(此件主动公开)", Disclosure.PROACTIVE),
        ("（信息公开选项：主动公开）", Disclosure.PROACTIVE),
        ("（此件依申请公开）", Disclosure.ON_REQUEST),
        ("（此件不予公开）", Disclosure.NONE),
        ("（此件不公开）", Disclosure.NONE),
        ("（联系电话：0999-8200000）", None),
        ("", None),
    ],
)
def test_what_a_document_states(text: str, attribute: Disclosure | None):
    """The note below the signature decides."""
    assert stated_attribute([text]) is attribute


def test_what_speaks_for_publishing():
    """A text from a public web page, and genres made for the public, are taken for 主动公开 with the reason said."""
    assert reason_to_publish(Genre.NOTICE, on_page=True)
    assert reason_to_publish(Genre.PUBLIC_NOTICE, on_page=False)
    assert not reason_to_publish(Genre.NOTICE, on_page=False)
    assert not reason_to_publish(None, on_page=False)


def _written(text: str, tmp_path: Path, *options: str) -> tuple[str, str]:
    source, said = tmp_path / "文.txt", list[str]()
    source.write_text(text, encoding="utf-8")
    main([str(source), "--root", str(tmp_path), *options], root=tmp_path, say=said.append)
    return next(tmp_path.rglob("*.md")).read_text(encoding="utf-8"), "\n".join(said)


def test_a_document_that_says_nothing_is_a_draft(tmp_path: Path):
    """It waits for the editor's word, and the command says so."""
    written, said = _written(SILENT, tmp_path)
    assert "\ndraft: true\n" in written
    assert "先存为草稿" in said


def test_the_editor_can_say_it_for_all(tmp_path: Path):
    """`--public` decides for documents that are silent, and leaves those that speak alone."""
    written, _ = _written(SILENT, tmp_path, "--public")
    assert "draft" not in written
    assert "disclosure: 主动公开\n" in written
    on_request = PLAN.replace("（此件公开发布）", "（此件依申请公开）")
    assert "disclosure: 依申请公开\n" in _written(on_request, tmp_path, "--public", "--force")[0]
