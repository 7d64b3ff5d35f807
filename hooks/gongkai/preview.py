"""The preview (L4): the site of the last good reading, each file made when it is asked for; nothing is written.

So a saved change shows as soon as the sources are read, on however many pages it shows. What is made of all files of a
site — the manifest and its signature, the lists of the document library — belongs to a build and is not in a preview.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from gongkai import executor, publish, site, site_files, store, templates
from gongkai.audit import sealing, trail
from gongkai.audit.sealing import Seal
from gongkai.building import Clock, Engine, Report, Session, tree
from gongkai.findings import blocking, in_order
from gongkai.output import Bundle, Output


@dataclass
class Preview:
    """The files of one portal's site as they are now. `scratch` is a folder of ours for what lasts from run to run."""

    root: Path
    scratch: Path
    files: dict[str, Output] = field(default_factory=dict)
    _bundles: list[Bundle] = field(default_factory=list)
    _made: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    """What was asked for: the fingerprint that it was made under, and its bytes."""
    _theme: tuple[tuple[str, int], ...] = ()
    _making: Lock = field(default_factory=Lock)

    def update(self, engine: Engine) -> Report:
        """Read the sources anew; on errors the site stays as it was. `written` counts the files that changed."""
        with store.paused_collection():
            return self._update(engine)

    def _update(self, engine: Engine) -> Report:
        clock = Clock()
        # Once pages are served, a fork could copy a lock that another thread holds, and wait for it for ever.
        workers = executor.InProcess() if self._theme else executor.default()
        self._see_theme()
        cache = self.scratch / hashlib.blake2b(str(self.root).encode(), digest_size=8).hexdigest()
        cache.mkdir(parents=True, exist_ok=True)
        loaded = site.load_portal(self.root, site.build_day().date(), cache=cache, executor=workers)
        clock.lap("读取与检查")
        if loaded.portal is None or loaded.published is None:
            return Report(loaded.findings, done=False, seconds=clock.laps)
        past, of_past = trail.read(loaded.portal, loaded.published, cache, workers)
        portal = past.told(loaded.published)
        clock.lap("读取历史")
        session = Session(loaded, site.shell_of(portal, preview=True))
        of_pages = engine(session, self.root, cache / "pages")
        findings = in_order([*loaded.findings, *of_past, *of_pages])
        clock.lap("栏目页")
        if blocking(findings, strict=False):
            return Report(findings, done=False, seconds=clock.laps)
        outputs = site_files.build_outputs(portal, session.shell, session.pages, past)
        outputs += publish.fixed(tree(cache / "pages"))
        seal = Seal(site.build_day(), withdrawn=past.withdrawn)
        outputs += publish.fixed(sealing.about(portal, session.shell, seal, sealing.facts(portal, seal)))
        findings = in_order([*findings, *site.collisions([output.uri for output in outputs])])
        if blocking(findings, strict=False):
            return Report(findings, done=False, seconds=clock.laps)
        index = site.search_index(portal, session.pages, loaded.synonyms, cache=cache, executor=executor.InProcess())
        changed = self._show({output.uri: output for output in outputs}, list(index))
        clock.lap("列出文件")
        records = sum(1 for _ in portal.every())
        count = sum(1 for uri in self.files if uri.endswith(".html"))
        return Report(findings, True, records, count, len(self.files), changed, clock.laps)

    def _see_theme(self) -> None:
        """Read the templates anew when one of them was saved."""
        places = sorted(path for path in templates.THEME.rglob("*") if path.is_file())
        seen = tuple((str(path), path.stat().st_mtime_ns) for path in places)
        if self._theme and seen != self._theme:
            templates.forget()
            self.files, self._made = {}, {}
        self._theme = seen

    def _show(self, files: dict[str, Output], bundles: list[Bundle]) -> int:
        """Put new files in the place of the old ones; give the number of those that are not as they were."""
        known = {uri: output.fingerprint for uri, output in self.files.items()}
        changed = {uri for uri, output in files.items() if known.get(uri) != output.fingerprint}
        with self._making:
            self._made = {
                uri: made for uri, made in self._made.items() if not self._is_stale(uri, made, files, bundles)
            }
            self.files, self._bundles = files, bundles
        return len(changed | (known.keys() - files.keys()))

    def _is_stale(self, uri: str, made: tuple[str, bytes], files: dict[str, Output], bundles: list[Bundle]) -> bool:
        known = {bundle.fingerprint for bundle in bundles if uri.startswith(bundle.folder)}
        return made[0] not in known and (uri not in files or files[uri].fingerprint != made[0])

    def content(self, uri: str) -> bytes | None:
        """Give the bytes of a file of the site, or None where there is none."""
        with self._making:
            if uri not in self._made:
                self._make(uri)
            return self._made[uri][1] if uri in self._made else None

    def _make(self, uri: str) -> None:
        if uri in self.files:
            output = self.files[uri]
            self._made[uri] = (output.fingerprint, output.render())
            return
        for bundle in self._bundles:
            if uri.startswith(bundle.folder):
                self._made.update({name: (bundle.fingerprint, content) for name, content in bundle.make()})
