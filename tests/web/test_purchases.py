"""Purchase orders and the audit log in a real browser: received, inspected, taken along as a file, filtered and verified."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.web.conftest import ANSWER_SECONDS, Site

pytestmark = pytest.mark.web

SLOW = ANSWER_SECONDS * 1000


def test_what_came_and_what_passed_is_noted_line_by_line(visit, own_demo: Site) -> None:
    page = visit("en", at=own_demo).go("/purchases")
    page.locator("[data-purchase=HW-00002]").click()
    line = page.locator("[data-line='1']")
    line.get_by_role("button", name=re.compile("^Receive")).click()
    form = page.get_by_role("form", name=re.compile("^Receive"))
    form.get_by_label(re.compile("^Units received in all")).fill("99999")
    form.get_by_role("button", name="Keep").click()
    expect(form.get_by_role("alert")).to_contain_text("cannot have come", timeout=SLOW)
    form.get_by_label(re.compile("^Units received in all")).fill("10")
    form.get_by_label("The rest will not come").check()
    form.get_by_role("button", name="Keep").click()
    expect(line).to_contain_text("no more to come", timeout=SLOW)

    line.get_by_role("button", name=re.compile("^Inspect")).click()
    form = page.get_by_role("form", name=re.compile("^Inspect"))
    form.get_by_label("Of these passed").fill("9")
    form.get_by_role("button", name="Keep").click()
    expect(line).to_contain_text("9 of 10", timeout=SLOW)
    order = own_demo.get("/api/v1/purchases/HW-00002")
    assert isinstance(order, dict)
    first = order["lines"][0]
    assert (first["received"], first["short"], first["inspected"], first["passed"]) == (10, True, 10, 9)


def test_the_order_is_taken_along_as_a_file(visit, own_demo: Site) -> None:
    page = visit("en", at=own_demo).go("/purchases/HW-00001")
    for kind, name, start in (("pdf", "PDF", b"%PDF"), ("xlsx", "Workbook (XLSX)", b"PK\x03\x04")):
        with page.expect_download(timeout=SLOW) as download:
            page.get_by_role("link", name=name).click()

        assert download.value.suggested_filename == f"HW-00001.{kind}"
        assert Path(download.value.path()).read_bytes().startswith(start)


def test_a_suppliers_address_is_entered(visit, own_demo: Site) -> None:
    page = visit("en", at=own_demo).go("/purchases/HW-00001")
    page.get_by_role("button", name="Enter").click()
    form = page.get_by_role("form", name="Supplier's contact")
    form.get_by_label("E-mail").fill("orders@supplier.example")
    form.get_by_role("button", name="Keep").click()

    expect(page.locator("#contact")).to_contain_text("orders@supplier.example · Chinese", timeout=SLOW)


def test_an_order_that_there_is_not_says_so(visit, site: Site) -> None:
    page = visit("zh").go("/purchases/HW-99999")

    expect(page.locator("[data-face=refused]")).to_contain_text("没有采购单")


def test_the_log_is_filtered_opened_and_verified(visit, own_demo: Site) -> None:
    seen = visit("zh", at=own_demo)
    page = seen.go("/audit?subject=purchase:HW-00001")
    entries = page.locator("[data-entry]")
    expect(entries.first).to_contain_text("HW-00001")
    known = own_demo.get("/api/v1/audit", subject="purchase:HW-00001")
    assert isinstance(known, dict)
    assert entries.count() == len(known["items"])

    entries.first.locator("summary").click()
    expect(entries.first.locator("pre")).to_contain_text('"hash"')
    page.get_by_role("button", name="核验", exact=True).click()
    expect(page.locator("[data-verdict=holds]")).to_contain_text("条全部完好", timeout=SLOW)
    assert seen.errors == []


def test_older_entries_come_when_they_are_asked_for(visit, site: Site) -> None:
    page = visit("en").go("/audit")
    expect(page.locator("[data-entry]")).to_have_count(50)
    page.get_by_role("button", name="Show older").click()

    expect(page.locator("[data-entry]")).to_have_count(100, timeout=SLOW)
    ids = page.locator("[data-entry]").evaluate_all("all => all.map(e => Number(e.dataset.entry))")
    assert ids == sorted(ids, reverse=True)
