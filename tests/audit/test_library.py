"""The document library for others: every element is there, nothing withheld, and increments lead to the complete state."""

from __future__ import annotations

import copy
import datetime as dt
import hashlib
import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from gongkai import library, site
from gongkai.audit import touched, trail
from gongkai.executor import InProcess
from gongkai.findings import blocking
from gongkai.library_document import LibraryDocument
from tests.audit.portals import commit
from tests.portals import (
    INTERPRETATION,
    ORGANIZATIONS,
    PACK,
    POLICY,
    PORTAL,
    QUESTIONS,
    identity,
    interpretation,
    organizations,
    other_policy,
    policy,
    write,
)

FIRST = dt.date(2026, 6, 1)
ON = identity(features={"library": True})
Content = dict[str, bytes]


def built(root: Path, today: dt.date) -> tuple[Content, Content]:
    """Give the documents' files and the lists, as a build on `today` would write them."""
    loaded = site.load_portal(root, today)
    assert loaded.portal is not None
    assert loaded.published is not None
    past, _ = trail.read(loaded.portal, loaded.published, root.parent / "cache", InProcess())
    portal = loaded.published
    files = {each.uri: each.render() for each in library.outputs(portal)}
    known = {uri: (hashlib.sha256(content).hexdigest(), len(content)) for uri, content in files.items()}
    return files, library.index(portal, touched.past(past.history, past.withdrawn, loaded.portal, portal), known)


def buildable(root: Path, today: dt.date) -> bool:
    """Tell whether the build would go through: one that stops leaves the last site as it was."""
    return not blocking(site.load_portal(root, today).findings, strict=False)


def documents(files: Content) -> dict[str, bytes]:
    """Give the documents by id."""
    ours = {uri: content for uri, content in files.items() if uri.startswith(library.FOLDER)}
    return {uri.removeprefix(library.FOLDER).removesuffix(".json"): content for uri, content in ours.items()}


@dataclass
class Client:
    """Another library: what it holds, and as of when. It knows the published files and nothing else."""

    held: dict[str, bytes] = field(default_factory=dict)
    as_of: str = ""

    def sync(self, files: Content, lists: Content) -> int:
        """Fetch what changed since the last time, everything where that cannot be told; give how much was fetched."""
        index = json.loads(lists[f"{library.FOLDER}index.json"])
        whole = not self.as_of or not index["complete_since"] or self.as_of < index["complete_since"]
        months = [each["file"] for each in index["months"] if whole or each["month"] >= self.as_of[:7]]
        fetched = 0
        if whole:
            self.held, self.as_of = {}, ""
        for month in (json.loads(lists[f"{library.FOLDER}{name}"]) for name in months):
            for each in month["removed"]:
                if each["removed_on"] >= self.as_of:
                    self.held.pop(each["id"], None)
            for each in month["changed"]:
                if each["changed_on"] >= self.as_of:
                    self.held[each["id"]] = files[f"{library.FOLDER}{each['file']}"]
                    fetched += 1
        self.as_of = index["as_of"] or ""
        return fetched


# --- a portal that its editors keep changing ---------------------------------------------------------------------


@dataclass
class Desk:
    """What lies in the repository: the fields of each document and interpretation, the organ's name, an attachment."""

    root: Path
    choice: random.Random
    today: dt.date = FIRST
    policies: dict[int, dict[str, Any]] = field(default_factory=dict)
    interpretations: dict[str, dict[str, Any]] = field(default_factory=dict)
    organ: str = "云溪区人民政府"
    form: str = "申请表"
    gone: set[int] = field(default_factory=set)

    def write(self, message: str, *, first: bool = False) -> None:
        """Write everything and commit it on the day."""
        files: dict[str, str | bytes | None] = {
            PORTAL: ON,
            ORGANIZATIONS: organizations(name=self.organ),
            POLICY: None,
            INTERPRETATION: None,
            QUESTIONS: None,
            PACK: None,
        }
        for folder in ("policies", "interpretations"):
            for path in (self.root / "content" / folder).rglob("*.md"):
                path.unlink()
        for number, values in self.policies.items():
            files[f"content/policies/2026/yx-2026-{number}.md"] = other_policy(
                number, f"第一条　第{number}号。\n", **values
            )
        for name, values in self.interpretations.items():
            files[f"content/interpretations/2026/{name}.md"] = interpretation(**values)
        files["content/policies/2026/files/form.txt"] = self.form
        write(self.root, files)
        commit(self.root, message, day=str(self.today), first=first)

    def one(self) -> dict[str, Any]:
        """Choose a document."""
        return self.policies[self.choice.choice(sorted(self.policies))]

    def id(self) -> str:
        """Choose a document's id."""
        return f"yx-2026-{self.choice.choice(sorted(self.policies))}"


def _summary(desk: Desk) -> None:
    desk.one()["summary"] = f"改写于{desk.today}。"


def _title(desk: Desk) -> None:
    desk.one()["title"] = f"改名于{desk.today}的文件"


def _relate(desk: Desk) -> None:
    field_name = desk.choice.choice(["amends", "supersedes", "related"])
    desk.one()[field_name] = [desk.id()]


def _repeal(desk: Desk) -> None:
    desk.one()["repealed_by"] = desk.id()


def _unrelate(desk: Desk) -> None:
    values = desk.one()
    for name in ("amends", "supersedes", "related", "repealed_by"):
        values.pop(name, None)


def _withhold(desk: Desk) -> None:
    values = desk.one()
    values["draft"] = not values.get("draft", False)


def _reclassify(desk: Desk) -> None:
    values = desk.one()
    values["disclosure"] = "主动公开" if values.get("disclosure") == "依申请公开" else "依申请公开"


def _postpone(desk: Desk) -> None:
    desk.one()["published_on"] = str(desk.today + dt.timedelta(days=desk.choice.randint(0, 9)))


def _schedule(desk: Desk) -> None:
    desk.one()["expires_on"] = str(desk.today + dt.timedelta(days=desk.choice.randint(1, 9)))


def _delay(desk: Desk) -> None:
    number = max([*desk.policies, *desk.gone]) + 1
    day = desk.today + dt.timedelta(days=desk.choice.randint(0, 6))
    desk.policies[number] = {
        "formed_on": str(desk.today),
        "published_on": str(day),
        "amends": [desk.id()],
        "review": None,
    }


def _delete(desk: Desk) -> None:
    if len(desk.policies) > 3:
        number = desk.choice.choice(sorted(desk.policies))
        desk.policies.pop(number)
        desk.gone.add(number)
        for values in [*desk.policies.values(), *desk.interpretations.values()]:
            for name in ("amends", "supersedes", "related", "policies"):
                if name in values:
                    values[name] = [each for each in values[name] if each != f"yx-2026-{number}"]
            if values.get("repealed_by") == f"yx-2026-{number}":
                values.pop("repealed_by")
        desk.interpretations = {name: each for name, each in desk.interpretations.items() if each["policies"]}


def _explain(desk: Desk) -> None:
    name = f"jd-{len(desk.interpretations) + 1}"
    desk.interpretations[name] = {"title": f"解读{name}", "policies": [desk.id()], "published_on": str(desk.today)}


def _unexplain(desk: Desk) -> None:
    if desk.interpretations:
        desk.interpretations.pop(max(desk.interpretations))


def _rename_organ(desk: Desk) -> None:
    desk.organ = f"云溪区人民政府（{desk.today}）"


def _new_form(desk: Desk) -> None:
    desk.form = f"申请表{desk.today}"
    desk.one()["attachments"] = [{"title": "申请表", "file": "files/form.txt"}]


def _nothing(desk: Desk) -> None:
    """Leave all as it is: only days pass."""


EDITS: tuple[Callable[[Desk], None], ...] = (
    _summary, _title, _relate, _relate, _repeal, _unrelate, _withhold, _reclassify, _postpone, _schedule, _delay, _delete, _explain, _unexplain,
    _rename_organ, _new_form, _nothing,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(8))
def test_increments_from_any_day_lead_to_the_complete_state(seed: int, tmp_path: Path):
    """Whatever editors do, a library that fetches the months since its last visit holds just what is published."""
    desk = Desk(tmp_path / "portal", random.Random(seed))  # noqa: S311 - repeatable
    for number in (2, 3, 4, 5):
        desk.policies[number] = {"attachments": [{"title": "申请表", "file": "files/form.txt"}] if number == 2 else []}
    desk.write("建库", first=True)
    clients = [Client() for _ in range(3)]
    fetched = whole = 0
    for step in range(10):
        desk.today += dt.timedelta(days=desk.choice.choice([0, 1, 1, 3, 20]))
        edit = desk.choice.choice(EDITS)
        before = copy.deepcopy((desk.policies, desk.interpretations))
        edit(desk)
        desk.write(f"{step} {edit.__name__}")
        if not buildable(desk.root, desk.today):
            desk.policies, desk.interpretations = before
            desk.write(f"{step} 改回")
        files, lists = built(desk.root, desk.today)
        for client in desk.choice.sample(clients, desk.choice.randint(1, 3)):
            fetched += client.sync(files, lists)
            whole += len(client.held)
            assert client.held == documents(files), f"{step} {edit.__name__}"
        desk.today += dt.timedelta(days=desk.choice.choice([0, 0, 5]))
    assert fetched < whole, "increments that always hold everything are none"


def test_the_index_names_every_document_once_and_the_months_name_the_same(tmp_path: Path):
    """Hashes and sizes are those of the files; all months together are the index."""
    desk = Desk(tmp_path / "portal", random.Random(1), policies={2: {}, 3: {"supersedes": ["yx-2026-2"]}})  # noqa: S311 - repeatable
    desk.write("建库", first=True)
    desk.today = dt.date(2026, 8, 2)
    desk.policies[3]["summary"] = "改过。"
    desk.write("修改")
    files, lists = built(desk.root, desk.today)
    index = json.loads(lists[f"{library.FOLDER}index.json"])
    named = {each["id"]: each for each in index["documents"]}
    for key, content in documents(files).items():
        assert named[key]["sha256"] == hashlib.sha256(content).hexdigest()
        assert named[key]["bytes"] == len(content)
    months = [json.loads(lists[f"{library.FOLDER}{each['file']}"]) for each in index["months"]]
    assert (
        sorted((each for month in months for each in month["changed"]), key=lambda each: each["id"])
        == index["documents"]
    )
    assert {each["id"]: each["changed_on"] for each in index["documents"]} == {
        "yx-2026-2": "2026-08-02",
        "yx-2026-3": "2026-08-02",
    }
    assert (index["as_of"], index["complete_since"], index["count"]) == ("2026-08-02", "2026-06-01", 2)


def test_a_withdrawn_document_is_listed_with_its_reason(tmp_path: Path):
    """Other libraries learn that a document is gone, why, and what took its place."""
    desk = Desk(tmp_path / "portal", random.Random(1), policies={2: {}, 3: {}})  # noqa: S311 - repeatable
    desk.write("建库", first=True)
    desk.today += dt.timedelta(days=40)
    desk.policies.pop(2)
    stone = "tombstones:\n- id: policies/yx-2026-2\n  title: 甲\n  reason: 误公开\n  withdrawn_on: 2026-07-10\n  decided_by: 区政府办公室\n  successor: policies/yx-2026-3\n"
    (desk.root / "catalog").mkdir(parents=True, exist_ok=True)
    (desk.root / "catalog/tombstones.yml").write_text(stone, encoding="utf-8")
    desk.write("撤下")
    files, lists = built(desk.root, desk.today)
    assert json.loads(lists[f"{library.FOLDER}changes/2026-07.json"])["removed"] == [
        {"id": "yx-2026-2", "removed_on": "2026-07-11", "reason": "误公开", "successor": "policies/yx-2026-3"}
    ]
    assert set(documents(files)) == {"yx-2026-3"}


@pytest.mark.parametrize("change", [{"disclosure": "依申请公开"}, {"published_on": "2027-01-04"}, {"draft": True}])
def test_a_document_that_is_shown_no_more_is_listed_as_removed(change: dict[str, Any], tmp_path: Path):
    """Put off to a later day, given another attribute or made a draft: it is gone from the day of the change, and comes back with its day."""
    desk = Desk(tmp_path / "portal", random.Random(1), policies={2: {}, 3: {}})  # noqa: S311 - repeatable
    desk.write("建库", first=True)
    client = Client()
    client.sync(*built(desk.root, desk.today))
    desk.today += dt.timedelta(days=40)
    desk.policies[2] |= change
    desk.write("不再公开")
    files, lists = built(desk.root, desk.today)
    index = json.loads(lists[f"{library.FOLDER}index.json"])
    assert [(each["id"], each["removed_on"]) for each in index["removed"]] == [("yx-2026-2", "2026-07-11")]
    client.sync(files, lists)
    assert set(client.held) == {"yx-2026-3"}
    desk.policies[2] = {}
    desk.today = dt.date(2027, 1, 5)
    desk.write("恢复公开")
    client.sync(*built(desk.root, desk.today))
    assert set(client.held) == {"yx-2026-2", "yx-2026-3"}


def test_a_document_whose_first_day_is_put_off_was_never_there(tmp_path: Path):
    """Nothing is told of what nobody has seen yet."""
    desk = Desk(tmp_path / "portal", random.Random(1), policies={2: {}, 3: {"published_on": "2026-08-03"}})  # noqa: S311 - repeatable
    desk.write("建库", first=True)
    desk.policies[3]["published_on"] = "2026-09-07"
    desk.today += dt.timedelta(days=1)
    desk.write("推迟")
    files, lists = built(desk.root, desk.today)
    assert b"yx-2026-3" not in b"".join([*files.values(), *lists.values()])


def test_without_a_history_the_index_says_that_increments_cannot_be_relied_on(tmp_path: Path):
    """A portal outside git hands on its library whole; a client that asks for increments gets everything."""
    files = {PORTAL: ON, "content/policies/2026/yx-2026-2.md": other_policy(2)}
    written, lists = built(write(tmp_path / "portal", files), FIRST)
    index = json.loads(lists[f"{library.FOLDER}index.json"])
    assert index["as_of"] is None
    assert index["complete_since"] is None
    client = Client(as_of="2026-05-31")
    client.sync(written, lists)
    assert client.held == documents(written)
    assert len(client.held) == 2


# --- one document ------------------------------------------------------------------------------------------------


def test_a_document_has_all_elements_and_keeps_to_its_schema(tmp_path: Path):
    """Every element of a document library is there under a name that the published schema explains in Chinese."""
    full = policy(
        attachments=[{"title": "申请表", "file": "files/form.txt"}],
        supersedes=["yx-2026-2"], repeals_clauses=["yx-2026-3#1"], keywords=["停车"], expires_on="2030-12-31",
        effective_on="2026-04-01", registration_number="YXDR-2026-0010001", category="行政规范性文件",
    )  # fmt: skip
    others = {f"content/policies/2026/yx-2026-{number}.md": other_policy(number) for number in (2, 3)}
    form = {"content/policies/2026/files/form.txt": "申请表"}
    files, _ = built(write(tmp_path / "portal", {PORTAL: ON, POLICY: full, **others, **form}), FIRST)
    schema = json.loads(files[library.SCHEMA])
    for content in documents(files).values():
        assert LibraryDocument.model_validate_json(content).id  # the schema is the model's; unknown names are refused
    told = json.loads(documents(files)["yx-2026-1"])
    assert [
        name for name, each in schema["properties"].items() if not each.get("title") or not each.get("description")
    ] == []
    assert set(schema["properties"]) == set(told)
    assert told["issued_by"][0]["name"] == "云溪区人民政府"
    assert [each["key"] for each in told["clauses"]] == ["1", "2"]
    assert told["attachments"][0]["sha256"] == hashlib.sha256("申请表".encode()).hexdigest()
    assert {(each["relation"], each["id"], each.get("clause")) for each in told["lineage"]} == {
        ("替代", "yx-2026-2", None), ("废止部分条款", "yx-2026-3", "1")
    }  # fmt: skip
    assert told["interpretations"][0]["form"] == "文字"
    replaced = json.loads(documents(files)["yx-2026-2"])
    assert (replaced["validity"], replaced["lineage"][0]["relation"]) == ("废止", "被替代")


def test_a_document_tells_nothing_of_the_office_and_nothing_that_is_withheld(tmp_path: Path):
    """Reviewers, waivers and references to documents that are not public stay at home; other attributes have no file."""
    files = {
        PORTAL: ON,
        POLICY: policy(related=["yx-2026-2", "yx-2026-3"]),
        "content/policies/2026/yx-2026-2.md": other_policy(2, disclosure="依申请公开"),
        "content/policies/2026/yx-2026-3.md": other_policy(3, draft=True),
    }
    written, lists = built(write(tmp_path / "portal", files), FIRST)
    assert set(documents(written)) == {"yx-2026-1"}
    everything = b"".join([*written.values(), *lists.values()]).decode()
    assert "yx-2026-2" not in everything
    assert "yx-2026-3" not in everything
    assert {"review", "waivers", "draft"}.isdisjoint(json.loads(documents(written)["yx-2026-1"]))


def test_the_switch_turns_all_of_it_off(tmp_path: Path):
    """A portal that hands nothing on has none of these files."""
    assert built(write(tmp_path / "portal", {}), FIRST) == ({}, {})
