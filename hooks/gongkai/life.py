"""政策服务全流程 (L2): what there is of each stage of a policy's life, by the links between records and by what packs gather.

A kind says in its `KindInfo.stage` of which stage its records tell; nothing here names a kind of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gongkai.derive import gathering
from gongkai.explaining import must_be_explained
from gongkai.kinds.policy import Policy
from gongkai.portal import Portal, newest_first
from gongkai.record import Record
from gongkai.vocabularies import LifeStage

Life = Mapping[LifeStage, Sequence[Record]]
"""The records of each stage that has any, the policy itself left out; stages in order."""


def life(policy: Policy, portal: Portal) -> Life:
    """Gather what tells of each stage of a policy's life: what it names, names it or gathers it, newest first."""
    linked = {link.record.key: link.record for link in portal.backlinks.get(policy.key, ())}
    for citation in policy.citations():
        target = portal.find(citation.kind, citation.id)
        if target is not None:
            linked[target.key] = target
    linked.update((pack.key, pack) for pack in gathering(portal).get(policy.key, ()))
    found: dict[LifeStage, list[Record]] = {}
    for record in linked.values():
        stage = record.info.stage
        if stage is not None and not isinstance(record, Policy) and record.key not in portal.withheld:
            found.setdefault(stage, []).append(record)
    return {stage: newest_first(found[stage]) for stage in LifeStage if stage in found}


def missing(policy: Policy, portal: Portal) -> list[LifeStage]:
    """List the stages that a policy ought to have and has not; one that needs no explanation is not asked for them."""
    if not must_be_explained(policy, portal):
        return []
    there = life(policy, portal)
    return [stage for stage in LifeStage if stage is not LifeStage.ISSUED and stage not in there]
