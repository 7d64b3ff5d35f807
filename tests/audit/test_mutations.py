"""Whatever an editor changes is reported once, as what it is; what changes nothing is not reported."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from gongkai.audit import compare, document, sides
from gongkai.audit.fields import holds_text
from gongkai.audit.redline import redline
from gongkai.audit.snapshot import Snapshot
from gongkai.executor import InProcess
from gongkai.kinds import all_kinds
from tests.audit import portals
from tests.audit.mutations import Mutation, every

DAY = dt.date(2025, 7, 1)
MUTATIONS = every()


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Snapshot]:
    """The portal around a kind, as it was."""

    @cache
    def made(plural: str) -> Snapshot:
        return opened(portals.write(tmp_path_factory.mktemp("before"), portals.around(plural)))

    return lambda plural: made("policies" if plural in portals.records() else plural)


def opened(root: Path) -> Snapshot:
    """Open a folder with the fields that only the office sees."""
    return sides.opened(str(root), root, DAY, InProcess(), office=True)


def test_there_are_enough_mutations_of_every_kind():
    """More than 1,000, every field of every kind among them."""
    assert len(MUTATIONS) >= 1000
    fields = {(each.key.partition("/")[0], each.where[1]) for each in MUTATIONS if each.where[:1] == ("fields",)}
    hiding = {
        (each.key.partition("/")[0], each.name.rpartition(" ")[2]) for each in MUTATIONS if " field " in each.name
    }
    wanted = {(plural, name) for plural, kind in all_kinds().items() for name in kind.model_fields if name != "id"}
    assert wanted - fields - hiding == set()


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda each: each.name)
def test_a_mutation_is_reported_once_as_what_it_is(
    mutation: Mutation, before: Callable[[str], Snapshot], tmp_path: Path
):
    """One report on the record, of the right sort and field; other records only follow with their states."""
    mutation.write(tmp_path)
    after = opened(tmp_path)
    old = before(mutation.plural)
    found = compare.compare(old, after)
    own = [each for each in found.changes if each.item.key == mutation.key]
    others = [each for each in found.changes if each.item.key != mutation.key]
    assert [each.change for each in own] == ([mutation.change] if mutation.change else [])
    assert {each.change for each in others if not _only_lost(each, mutation)} <= {compare.STATUS}
    if mutation.where:
        named = {each.pointer[: len(mutation.where)] for each in own[0].fields}
        assert named - (
            {("files", "form.txt"), ("files", "picture.svg")} if mutation.name.endswith(".file") else set()
        ) == {mutation.where}
    texts = [
        each
        for each in (own[0].fields if own else ())
        if each.pointer == ("text",) and holds_text("policies", each.pointer)
    ]
    said = {clause.change for each in texts for clause in redline(each.old, each.new)}
    assert set(mutation.clauses) <= said
    _applies(old, after, found)


def _only_lost(each: compare.Change, mutation: Mutation) -> bool:
    """Tell whether a record only lost its references to the one that is withheld now."""
    record_id = mutation.key.partition("/")[2]
    lost = [
        set(found.old) - set(found.new or ()) if isinstance(found.old, list) else {found.old} for found in each.fields
    ]
    return mutation.change == compare.REMOVED and all(
        {one.partition("#")[0] for one in some} <= {record_id, mutation.key} for some in lost
    )


def _applies(before: Snapshot, after: Snapshot, found: compare.Comparison) -> None:
    """Hold `apply(diff(a, b), a) = b`, the document written and read again on the way."""
    written = json.loads(json.dumps(document.document(found), ensure_ascii=False))
    assert document.applied(written, json.loads(json.dumps(before.plain()))) == after.plain()
