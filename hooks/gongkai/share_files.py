"""The texts to post as data (L3): `data/share/`, one file a document and an index, for programs that post them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from gongkai.kinds.policy import Policy
from gongkai.output import Output, fingerprint
from gongkai.portal import Portal
from gongkai.sharing import newest, shared, validity

FOLDER = "data/share/"


def outputs(portal: Portal) -> Iterator[Output]:
    """Give the files, where the portal offers data."""
    if not portal.identity.features.data:
        return
    base = portal.identity.model_dump_json()
    policies = newest(portal)
    for policy in policies:
        yield Output(
            f"{FOLDER}{policy.id}.json", fingerprint([base, portal.faces[policy.key]]), partial(_file, policy, portal)
        )
    known = fingerprint([base, *(portal.faces[each.key] for each in policies)])
    yield Output(f"{FOLDER}index.json", known, partial(_index, portal))


def _file(policy: Policy, portal: Portal) -> bytes:
    return _dumped({
        **_named(policy, portal),
        "platforms": [
            {
                "name": each.platform.name,
                "title": each.title or None,
                "title_limit": each.platform.title or None,
                "text": each.text or None,
                "text_limit": each.platform.text,
                "link": each.link,
            }
            for each in shared(policy, portal)
        ],
    })  # fmt: skip


def _index(portal: Portal) -> bytes:
    found = [{**_named(each, portal), "file": f"{each.id}.json"} for each in newest(portal)]
    return _dumped(
        {"portal": portal.identity.name, "url": portal.identity.url, "count": len(found), "documents": found}
    )


def _named(policy: Policy, portal: Portal) -> dict[str, Any]:
    return {
        "id": policy.id,
        "title": policy.title,
        "document_number": policy.document_number,
        "validity": validity(policy, portal),
        "published_on": policy.published_on.isoformat(),
        "url": portal.identity.url + policy.url,
    }


def _dumped(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"
