"""Everything of the audit trail that a build needs: what was withdrawn, the history, the site before, and their pages."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from gongkai import locate
from gongkai.audit import change_feed, change_pages, changes, history, memory, redirects, tombstones
from gongkai.audit.story import Story
from gongkai.executor import Executor
from gongkai.files import error
from gongkai.findings import Finding
from gongkai.manifest import HEAD
from gongkai.output import Output, PageOutput, fingerprint
from gongkai.portal import Portal


@dataclass(frozen=True, slots=True)
class Trail:
    """What the build knows of the past. `history` is empty where there is no git, or the portal does without."""

    withdrawn: tombstones.Withdrawn = field(default_factory=tombstones.Withdrawn)
    history: history.History = field(default_factory=history.History)

    def told(self, portal: Portal) -> Portal:
        """Give the portal with the history of each record that has one."""
        if not self.history.records:
            return portal
        names = change_pages.names(portal)
        known = fingerprint([*names.values(), *sorted(self.history.secret)])
        days = {record.key: str(record.dated_on or "") for record in portal.every()}
        stories = {
            key: Story(key, versions, self.history, self.withdrawn.hidden_before(key), names, known, days[key])
            for key, versions in self.history.records.items()
            if versions
        }
        return replace(portal, history=stories)


def read(whole: Portal, portal: Portal, cache: Path, executor: Executor) -> tuple[Trail, list[Finding]]:
    """Read the past of the published `portal`, without what `whole` withholds; findings are on tombstones and aliases."""
    past, findings = withdrawals(portal)
    secret = frozenset(whole.withheld)
    known = history.read(portal, secret, cache, executor) if portal.identity.features.history else history.History()
    return replace(past, history=known), findings


def withdrawals(portal: Portal) -> tuple[Trail, list[Finding]]:
    """Read what was withdrawn, without the history; findings are on tombstones and aliases."""
    withdrawn, findings = tombstones.read(portal.root)
    _, of_aliases = redirects.redirects(portal)
    found = [*findings, *tombstones.check(withdrawn, portal), *of_aliases]
    return Trail(withdrawn), locate.located(portal.root, found)


def before(given: Path | None, out: Path) -> tuple[memory.Previous | None, list[Finding]]:
    """Open the site before this one: the one named, else the last good one at `out`. Raises NoSite for a named one."""
    if given:
        return memory.previous(given), []
    if not (out / HEAD).is_file():
        return None, []
    try:
        return memory.previous(out), []
    except memory.NoSite as problem:
        message = f"上一版网站不可用（{problem}），没有拿它核对网址；请用 --previous 指定一份完好的上一版，或删去 {HEAD} 表示从头开始"
        return None, [error(HEAD, "A005", message)]


def lost(previous: memory.Previous | None, uris: Set[str], portal: Portal, trail: Trail) -> list[Finding]:
    """Say which published addresses the next site, whose files are `uris`, would lose."""
    if previous is None:
        return []
    known, _ = redirects.redirects(portal)
    found = memory.lost(previous, uris | {"build/index.html"}, trail.withdrawn, known)
    return locate.located(portal.root, found)


def pages(portal: Portal, trail: Trail) -> Iterator[PageOutput]:
    """Give the pages of the audit trail."""
    if portal.identity.features.history:
        yield from change_pages.pages(portal, trail.history, trail.withdrawn)
    yield from redirects.pages(portal, trail.withdrawn)


def outputs(portal: Portal, trail: Trail) -> Iterator[Output]:
    """Give the other files of the audit trail, but for the manifest, which is made last."""
    yield from redirects.outputs(portal, trail.withdrawn)
    yield from changes.outputs(portal, trail.history, trail.withdrawn)
    made = changes.builds(trail.history)
    if made and portal.identity.features.feeds:
        known = fingerprint(build.digest for build in made[: change_feed.LENGTH])
        yield Output(change_pages.FEED, known, partial(change_feed.atom, made, portal))
