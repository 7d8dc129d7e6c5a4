"""What `doctor` looks at, in order; each check is a function that finds what is not right."""

from helloword.cli.checkups import acting, data, lake, posting, signing_in, workspace
from helloword.cli.checkups.finding import Finding, Level, Patient

CHECKS = (
    workspace.versions,
    workspace.web_app,
    workspace.key,
    workspace.audit_log,
    workspace.stores,
    acting.actions_go_on,
    acting.failed_actions,
    acting.orders_can_be_mailed,
    acting.surveys_can_be_sent,
    signing_in.providers_answer,
    posting.boards_can_be_mailed,
)
"""Checks of a workspace that can be opened."""

LAKE_CHECKS = (
    lake.reached,
    lake.older,
    lake.lost,
    lake.tables,
    lake.unfinished,
)
"""Checks of the lake's files."""

DATA_CHECKS = (
    data.rejected_rows,
    data.stores_without_data,
    data.late_sources,
    data.missing_costs,
    data.missing_rates,
)
"""Checks of what a lake that is whole holds."""

__all__ = ["CHECKS", "DATA_CHECKS", "LAKE_CHECKS", "Finding", "Level", "Patient"]
