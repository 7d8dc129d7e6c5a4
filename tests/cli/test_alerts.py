"""`helloword alerts`: rules are switched on, evaluated after an import, listed, muted, exported and replayed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
import yaml

from helloword.alerts.keeping import keep_rules
from helloword.alerts.shipped import templates
from helloword.alerts.tables import RuleRow
from helloword.kpis.company import change_catalogue, take_back
from helloword.workspace import Workspace

from .conftest import Run

TODAY = date.today()  # noqa: DTZ011  # the command line's own day, give or take a time zone
HEADER = "date,sessions,product_views,cart_adds,checkouts,shipping_entered,payment_entered,purchases"


@pytest.fixture
def fallen(run: Run, company: Path, tmp_path: Path) -> Path:
    """A company whose conversion fell four days ago, imported with the rule on."""
    rows = [f"{TODAY - timedelta(days=n)},1000,600,200,150,120,100,{30 if n > 6 else 5}" for n in range(80, 3, -1)]
    (tmp_path / "funnel.csv").write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    assert run("alerts", "on", "cvr_fall", "--workspace", company).code == 0
    done = run("import", "funnel.csv", "--store", "us", "--workspace", company)
    assert done.code == 0, done.err
    assert "helloword alerts list" in done.err
    return company


def objects(found: object) -> list[dict[str, object]]:
    return cast(list[dict[str, object]], found)


def test_an_import_evaluates_the_rules_that_are_on(run: Run, fallen: Path) -> None:
    (alert,) = objects(run("alerts", "list", "--format", "json", "--workspace", fallen).json)

    assert (alert["rule"], alert["slice"], alert["status"], alert["severity"]) == (
        "cvr_fall", {"store": "us"}, "open", "critical",
    )  # fmt: skip
    table = run("alerts", "list", "--workspace", fallen).out
    assert "Conversion fell" in table
    assert "转化率下跌" in run("alerts", "list", "--workspace", fallen, HELLOWORD_LANG="zh").out
    csv = run("alerts", "list", "--format", "csv", "--workspace", fallen).out
    assert csv.splitlines()[0].startswith("id,status,severity,rule")


def test_an_alert_is_shown_with_what_to_do_and_taken_on(run: Run, fallen: Path) -> None:
    shown = run("alerts", "show", "1", "--workspace", fallen).out

    assert "What to do: Begin with the stage" in shown
    assert run("alerts", "ack", "1", "--note", "on it", "--workspace", fallen).code == 0
    (alert,) = objects(
        run("alerts", "list", "--status", "acknowledged", "--format", "json", "--workspace", fallen).json
    )
    assert str(alert["acked_by"]).startswith("cli:")
    assert "on it" in run("alerts", "show", "1", "--workspace", fallen).out


def test_an_acknowledgement_is_taken_back(run: Run, fallen: Path) -> None:
    run("alerts", "ack", "1", "--note", "on it", "--workspace", fallen)
    back = run("alerts", "unack", "1", "--note", "not mine after all", "--workspace", fallen)
    log = run("audit", "list", "--workspace", fallen).out

    assert (back.code, back.err.strip()) == (0, "Alert 1 is open again.")
    (alert,) = objects(run("alerts", "list", "--status", "open", "--format", "json", "--workspace", fallen).json)
    assert alert["acked_by"] is None
    assert "acknowledgement of an alert taken back" in log
    assert "not mine after all" in log
    assert "acknowledgement taken back" in run("alerts", "show", "1", "--workspace", fallen).out
    assert "收回认领" in run("alerts", "show", "1", "--workspace", fallen, HELLOWORD_LANG="zh").out


def test_an_import_that_is_taken_back_ends_what_fired_on_it(run: Run, fallen: Path) -> None:
    done = run("import", "undo", "1", "--workspace", fallen)
    (alert,) = objects(run("alerts", "list", "--format", "json", "--workspace", fallen).json)

    assert (done.code, "1 over" in done.err) == (0, True)
    assert (alert["status"], alert["ended_why"]) == ("resolved", "restated")
    assert "the data was corrected or taken back" in run("alerts", "show", "1", "--workspace", fallen).out
    assert "数据已更正或撤回" in run("alerts", "show", "1", "--workspace", fallen, HELLOWORD_LANG="zh").out


MARGIN = """kpis:
  my_share:
    name: {zh: 我的占比, en: My share}
    meaning: {zh: 买到手的访问占比。, en: Visits that end in a purchase.}
    group: sales
    perspective: process
    formula: orders / sessions
    unit: ratio
    better: up
    owner: operations
"""


def test_a_rule_that_cannot_be_evaluated_is_said_and_the_import_stands(run: Run, fallen: Path, tmp_path: Path) -> None:
    """The KPI that a rule looks at was the company's own, and was taken away since."""
    company = Workspace.open(fallen)
    change_catalogue(company, MARGIN, "mine.yml", "ours")
    mine = replace(templates()["cvr_fall"], id="mine", kpi="my_share", explain=None)
    keep_rules(company, [mine], "ours too")
    take_back(company, "kpi", "my_share", "no longer")
    row = f"{TODAY - timedelta(days=3)},1000,600,200,150,120,100,5"
    (tmp_path / "more.csv").write_text(f"{HEADER}\n{row}\n", encoding="utf-8")
    done = run("import", "more.csv", "--store", "us", "--workspace", fallen)

    assert done.code == 0
    assert 'The rule mine could not be evaluated: There is no KPI "my_share".' in done.err
    assert "Traceback" not in done.err
    assert [
        each["status"] for each in objects(run("import", "list", "--format", "json", "--workspace", fallen).json)
    ] == ["done"] * 2
    states = {
        each["id"]: each["states"]
        for each in objects(run("alerts", "rules", "--format", "json", "--workspace", fallen).json)
    }
    assert states["mine"] == {"could_not_evaluate": 1}
    again = run("alerts", "evaluate", "--workspace", fallen)
    assert (again.code, "mine" in again.out) == (0, True)
    assert "规则 mine 无法评估：没有" in run("import", "undo", "2", "--workspace", fallen, HELLOWORD_LANG="zh").err


def test_rules_that_cannot_be_read_at_all_are_said_and_the_import_stands(
    run: Run, fallen: Path, tmp_path: Path
) -> None:
    company = Workspace.open(fallen)
    with company.state.write() as session:
        session.add(RuleRow(rule="broken", at=datetime.now(UTC), by="x", active=True, yaml="kind: none", reason=""))
    row = f"{TODAY - timedelta(days=3)},1000,600,200,150,120,100,5"
    (tmp_path / "more.csv").write_text(f"{HEADER}\n{row}\n", encoding="utf-8")
    done = run("import", "more.csv", "--store", "us", "--workspace", fallen)
    undone = run("import", "undo", "2", "--workspace", fallen)

    for told in (done, undone):
        assert (told.code, "the alerts could not be evaluated" in told.err) == (0, True)


def test_a_rule_is_muted_and_unmuted(run: Run, fallen: Path) -> None:
    until = (TODAY + timedelta(days=9)).isoformat()

    assert run("alerts", "mute", "cvr_fall", "--where", "store=us", "--until", until, "--workspace", fallen).code == 0
    (alert,) = objects(run("alerts", "list", "--format", "json", "--workspace", fallen).json)
    assert alert["muted_until"] == until
    assert "1" in run("alerts", "unmute", "cvr_fall", "--workspace", fallen).err
    past = run("alerts", "mute", "cvr_fall", "--until", "2020-01-01", "--workspace", fallen)
    assert (past.code, "is over" in past.err) == (1, True)


def test_rules_leave_as_yaml_and_come_back_changed(run: Run, fallen: Path, tmp_path: Path) -> None:
    told = yaml.safe_load(run("alerts", "export", "--workspace", fallen).out)
    told["rules"][0]["fire"] = "0.9"
    told["rules"][0]["clear"] = "0.8"
    (tmp_path / "rules.yml").write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")

    assert run("alerts", "import", "rules.yml", "--reason", "calmer", "--workspace", fallen).code == 0
    done = run("alerts", "evaluate", "--format", "json", "--workspace", fallen)
    assert [(o["rule"], o["resolved"]) for o in objects(done.json)] == [("cvr_fall", 1)]
    (entry,) = objects(run("audit", "list", "--action", "alert_rule.changed", "--limit", "1", "--format", "json", "--workspace", fallen).json)  # fmt: skip
    assert entry["reason"] == "calmer"


def test_a_rule_that_does_not_hold_is_refused_with_its_place(run: Run, company: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.yml").write_text("rules:\n  - {id: x1, kind: treshold}\n", encoding="utf-8")
    done = run("alerts", "import", "bad.yml", "--workspace", company)

    assert done.code == 1
    assert 'bad.yml, rule 1.kind: "treshold" is none of' in done.err
    assert 'Did you mean "threshold"?' in done.err


def test_a_rule_is_replayed_without_being_on(run: Run, fallen: Path) -> None:
    run("alerts", "off", "--all", "--workspace", fallen)
    found = cast(
        dict[str, object], run("alerts", "backtest", "cvr_fall", "--format", "json", "--workspace", fallen).json
    )

    assert [f["slice"] for f in objects(found["fired"])] == [{"store": "us"}]
    assert "it would have fired 1 time," in run("alerts", "backtest", "cvr_fall", "--workspace", fallen).err


def test_rules_are_listed_and_one_is_explained(run: Run, fallen: Path) -> None:
    listed = objects(run("alerts", "rules", "--format", "json", "--workspace", fallen).json)

    assert {r["id"]: r["active"] for r in listed}["cvr_fall"] is True
    assert {r["id"]: r["active"] for r in listed}["roas_off"] is False
    assert "firing" in run("alerts", "rules", "cvr_fall", "--workspace", fallen).out
    unknown = run("alerts", "rules", "cvr_fal", "--workspace", fallen)
    assert (unknown.code, 'Did you mean "cvr_fall"?' in unknown.err) == (1, True)


def test_without_rules_it_says_how_to_begin(run: Run, company: Path) -> None:
    assert "helloword alerts on --all" in run("alerts", "evaluate", "--workspace", company).err
    assert run("alerts", "on", "--workspace", company).code == 2


def test_a_channel_s_address_comes_from_standard_input_and_is_not_shown(run: Run, company: Path) -> None:
    none = run("alerts", "channels", "add", "team", "--workspace", company)

    assert (none.code, "Apprise does not know" in none.err) == (1, True)
    assert "no channels yet" in run("alerts", "channels", "list", "--workspace", company).err
