"""Whether a rule can be evaluated at all: its KPI, slices and attributes fit together."""

from __future__ import annotations

from helloword.alerts.refusals import rule_error
from helloword.alerts.rule import Rule
from helloword.errors import SliceError, UnknownNameError
from helloword.kpis.asking import Asked
from helloword.kpis.definitions import Catalogue
from helloword.people import roles
from helloword.scope import EVERYTHING

PERSON = "person:"


def checked(rule: Rule, catalogue: Catalogue) -> Rule:
    """The rule itself; raises InputError, UnknownNameError or SliceError for what does not fit."""
    if rule.kind in ("pace", "missing_data"):
        if rule.kpi:
            raise rule_error(rule.id, f"a rule of kind {rule.kind} has no kpi; leave it out.")
    else:
        _check_kpi(rule, rule.kpi, catalogue)
        if rule.sample and rule.sample.kpi:
            _check_kpi(rule, rule.sample.kpi, catalogue)
    _check_levels(rule)
    if not set(rule.together) <= set(rule.by):
        raise rule_error(f"{rule.id}.together", f"only dimensions of `by` can be put together: {', '.join(rule.by)}.")
    if rule.limit and "sku" not in rule.by:
        raise rule_error(f"{rule.id}.limit", "the lead time is a SKU's; add sku to `by`.")
    if not rule.owner.startswith(PERSON) and rule.owner not in roles():
        raise UnknownNameError("role", rule.owner, roles(), code="unknown_role")
    return rule


def _check_kpi(rule: Rule, id: str, catalogue: Catalogue) -> None:
    if id not in catalogue.kpis:
        raise UnknownNameError("KPI", id, catalogue.kpis, code="unknown_kpi")
    kpi = catalogue.kpis[id]
    where = tuple(rule.where.items())
    Asked(kpi, catalogue, rule.by, where, EVERYTHING).check_slices()
    if rule.kind == "platform_limit" and id == rule.kpi:
        if kpi.threshold is None:
            raise rule_error(rule.id, f"{id} has no limit of a platform; use the kind threshold.")
        if "store" not in rule.by:
            raise SliceError(f"{rule.id}: a platform limits each store; add store to `by`.", kpi=id, dimension="store")


def _check_levels(rule: Rule) -> None:
    """The level at which an alert is over lies on the good side of the one at which it fires."""
    worse_if_higher = (rule.side == "above" and rule.kind in ("threshold", "missing_data")) or rule.kind == "change"
    clear, fire = rule.clear_level, rule.fire
    if (clear > fire) if worse_if_higher else (clear < fire):
        raise rule_error(f"{rule.id}.clear", f"{clear} is worse than the level {fire} at which the rule fires.")
    if rule.kind == "change" and fire <= 0:
        raise rule_error(f"{rule.id}.fire", "give the share of change that is too much, such as 0.3.")
