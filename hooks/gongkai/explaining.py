"""Which policies must be explained, and by what they are (L2); rules and measures ask here."""

from __future__ import annotations

from gongkai.kinds.interpretation import Interpretation
from gongkai.kinds.policy import Policy
from gongkai.portal import Portal
from gongkai.vocabularies import Category


def must_be_explained(policy: Policy, portal: Portal) -> bool:
    """Tell whether a policy needs an explanation: in force, important or normative, young enough, no reason against it."""
    wanted = policy.important or policy.category is Category.NORMATIVE
    if not wanted or policy.no_interpretation or policy.published_on.year < portal.identity.interpretation_from:
        return False
    state = portal.states.get(policy.key)
    return policy.key not in portal.withheld and state is not None and state.in_force


def explanations(policy: Policy, portal: Portal) -> list[Interpretation]:
    """List the published explanations of a policy, newest first."""
    found = portal.citing(policy, Interpretation, "policies")
    return [each for each in found if each.key not in portal.withheld]
