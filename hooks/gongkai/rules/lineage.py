"""What documents do to each other (L2): no circles, and the later one changes the earlier."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from gongkai.derive import starts_on
from gongkai.findings import Finding, Level
from gongkai.kinds.policy import Policy
from gongkai.portal import Portal
from gongkai.record import Record
from gongkai.rules.registry import rule

_CHANGES = ("supersedes", "amends")
Graph = Mapping[str, tuple[str, ...]]


@rule("P016")
def no_circle_of_changes(portal: Portal) -> Iterator[Finding]:
    """文件不得直接或间接地修改、替代自己。"""
    for circle in circles(_changes(portal)):
        names = " → ".join(circle)
        first = portal.find("policies", circle[0])
        if first:
            message = f"修改、替代关系绕成了一圈：{names}；请核对 supersedes、amends 和 repealed_by，删去写反的一处"
            yield first.finding(_field(first, circle[1]), message)


def _changes(portal: Portal) -> Graph:
    """Map each document to those that it changes or ends."""
    graph = {policy.id: (*policy.supersedes, *policy.amends) for policy in portal.all(Policy)}
    for policy in portal.all(Policy):
        if policy.repealed_by:
            graph[policy.repealed_by] = (*graph.get(policy.repealed_by, ()), policy.id)
    return {policy: changed for policy, changed in graph.items() if changed}


def _field(record: Record, other: str) -> str:
    return next((field for field in _CHANGES if other in getattr(record, field)), "id")


def circles(graph: Graph) -> Iterator[tuple[str, ...]]:
    """Find circles in a graph, each once, its least member first and again at the end; no recursion, any depth."""
    done: set[str] = set()
    for start in sorted(graph):
        path: list[str] = []
        on_path: dict[str, int] = {}
        stack: list[tuple[str, Iterator[str]]] = []
        _enter(start, graph, path, on_path, stack, done)
        while stack:
            node, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                stack.pop()
                del on_path[path.pop()]
                done.add(node)
            elif following in on_path:
                yield _turned(path[on_path[following] :])
            else:
                _enter(following, graph, path, on_path, stack, done)


def _enter(
    node: str,
    graph: Graph,
    path: list[str],
    on_path: dict[str, int],
    stack: list[tuple[str, Iterator[str]]],
    done: Container[str],
) -> None:
    if node in done or node not in graph:
        return
    on_path[node] = len(path)
    path.append(node)
    stack.append((node, iter(sorted(set(graph[node])))))


def _turned(circle: list[str]) -> tuple[str, ...]:
    least = circle.index(min(circle))
    return (*circle[least:], *circle[:least], circle[least])


@rule("P017", level=Level.WARNING, kind=Policy)
def the_later_changes_the_earlier(policy: Policy, portal: Portal) -> Iterator[Finding]:
    """修改、替代别的文件的，施行日期应当晚于被修改、被替代的文件。"""
    for field in _CHANGES:
        for number, target in enumerate(getattr(policy, field)):
            other = portal.find("policies", target)
            if isinstance(other, Policy) and starts_on(other) > starts_on(policy) and other is not policy:
                message = f"本文件 {starts_on(policy)} 施行，早于它要修改或替代的《{other.title}》（{starts_on(other)} 施行），关系可能写反了，请核对"
                yield policy.finding((field, number), message)
