"""A row that cannot be read is kept with its reason, file and line until it is mended; nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from helloword.connectors.reasons import REASONS
from helloword.errors import InputError
from helloword.lake.importing import export_rejects
from tests.connectors.company import Company, table

ORDERS = table("""
    order_id | line_id | ordered_at | status   | sku | quantity | unit_price | currency | fulfilment | customer | ship_by
    O-1      | 1       | 2026-03-01 | paid     | A   | 1        | 5.00       | EUR      | merchant   | anna     |
    O-2      | 1       | yesterday  | sent     | A   | one      | 5.00       | EUR      | merchant   | ben      |
    O-3      | 1       | 2026-03-01 | PAID     | A   | 1        | 0          | eur      | Platform   | cem      |
             | 1       | 2026-03-01 | paid     |     | 1        | 5.00       | EUR      |            | dora     |
    O-5      | 1       | 2026-03-01 | paid     | A   | 1        | 5.00       | EURO     | seller     | eve      | soon
    O-6      | 1       | 2026-03-01
    O-7      | 1       | 2026-03-01 | paid     | A   | 1        | 5.00       | EUR      | merchant   | finn     |         | x
""")
BAD = [
    (3, "ordered_at", "yesterday", "not_instant"), (3, "quantity", "one", "not_integer"),
    (3, "status", "sent", "not_in_list"), (5, "order_id", None, "missing"), (5, "sku", None, "missing"),
    (6, "currency", "EURO", "not_currency"), (6, "fulfilment", "seller", "not_in_list"),
    (6, "ship_by", "soon", "not_instant"), (7, None, "", "too_few_cells"), (8, None, "", "too_many_cells"),
]  # fmt: skip


def listed(company: Company) -> list[tuple[int, str | None, str | None, str]]:
    found = [(each.line, each.column, each.value, each.code) for each in company.rejected()]
    return sorted(found, key=lambda each: (each[0], each[1] or ""))


def test_good_rows_load_and_every_bad_cell_is_listed_with_file_line_and_reason(company: Company) -> None:
    done = company.load(ORDERS, "march.csv", store="eu")

    assert (done.read, done.new, done.rejected) == (7, 2, 5)
    assert company.rows("order_lines", "order_id", "status", "currency", "fulfilment", "gross") == [
        ("O-1", "paid", "EUR", "merchant", "5.000000"),
        ("O-3", "paid", "EUR", "platform", "0.000000"),
    ]
    assert listed(company) == BAD
    assert {each.file for each in company.rejected()} == {"march.csv"}
    assert all(each.reason.en and each.reason.zh for each in company.rejected())


def test_rejects_are_exported_mended_and_settled(company: Company, tmp_path: Path) -> None:
    done = company.load(ORDERS, "march.csv", store="eu")
    path = tmp_path / "mend.csv"
    count = export_rejects(company.workspace, done.import_id, path)
    text = path.read_text(encoding="utf-8-sig")
    for bad, good in (
        ("yesterday", "2026-03-02"), ("sent", "paid"), ("one", "2"), ("EURO", "EUR"), ("seller", "merchant"),
        ("soon", ""), ("paid,,1,", "paid,B,1,"), (",,1,", ",O-4,1,"),
    ):  # fmt: skip
        text = text.replace(bad, good)
    path.write_text(text, encoding="utf-8")
    mended = company.load(path, store="eu")

    assert count == 3
    assert (mended.kind, mended.read, mended.new, mended.rejected) == ("general.orders", 3, 3, 0)
    assert company.rows("order_lines", "order_id", "sku", "quantity") == [
        ("O-1", "A", "1"), ("O-2", "A", "2"), ("O-3", "A", "1"), ("O-4", "B", "1"), ("O-5", "A", "1"),
    ]  # fmt: skip
    assert company.rejected() == []
    assert len({customer for (customer,) in company.rows("order_lines", "customer")}) == 5


def test_what_a_spreadsheet_would_run_is_guarded_until_it_is_imported_again(company: Company, tmp_path: Path) -> None:
    rows = table("""
        po_id  | line_id | supplier   | sku     | ordered_at | promised_at | quantity | unit_cost | currency
        =1+1   | -5      | @home      | +A      | 2026-03-09 | soon        | -5       | 2.50      | CNY
        '=2+2  | -1.5    | 'quoted    | -B+C    | 2026-03-09 | soon        | 3        | 2.50      | CNY
        P-3    | 1       | -cmd!A1    | A       | 2026-03-09 | 2026-03-20  | 1        | 2.50      | CNY
    """)  # fmt: skip
    done = company.load(rows, "purchases.csv")
    path = tmp_path / "mend.csv"
    export_rejects(company.workspace, done.import_id, path)
    text = path.read_text(encoding="utf-8-sig")
    first, second = text.splitlines()[1:]

    assert first.split(",")[:4] == ["'=1+1", "-5", "'@home", "'+A"]
    assert ",-5," in first.partition("soon")[2]
    assert second.split(",")[:4] == ["'=2+2", "-1.5", "'quoted", "'-B+C"]

    path.write_text(text.replace("soon", "2026-03-20"), encoding="utf-8")
    assert company.load(path).rejected == 0
    assert company.rows("purchase_orders", "po_id", "line_id", "supplier", "sku", "quantity") == [
        ("=1+1", "-5", "@home", "+A", "-5"), ("=2+2", "-1.5", "'quoted", "-B+C", "3"), ("P-3", "1", "-cmd!A1", "A", "1"),
    ]  # fmt: skip
    whole = company.load(rows.replace("soon", "2026-03-20"), "purchases.csv")
    assert (whole.new, whole.changed, whole.rejected) == (0, 0, 0)


def test_lines_that_could_not_be_split_are_no_file_to_mend(company: Company, tmp_path: Path) -> None:
    done = company.load(ORDERS.splitlines()[0] + "\nO-6,1,2026-03-01\n", store="eu")

    with pytest.raises(InputError, match="could not be split"):
        export_rejects(company.workspace, done.import_id, tmp_path / "mend.csv")
    assert not (tmp_path / "mend.csv").exists()


def test_a_person_keeps_the_hash_through_mending(company: Company, tmp_path: Path) -> None:
    rows = [line for line in ORDERS.splitlines() if "status" in line or "O-2" in line]
    done = company.load("\n".join(rows), store="eu")
    export_rejects(company.workspace, done.import_id, tmp_path / "mend.csv")
    text = (tmp_path / "mend.csv").read_text(encoding="utf-8-sig")
    company.load(text.replace("yesterday", "2026-03-02").replace("sent", "paid").replace("one", "2"), store="eu")
    mended = company.rows("order_lines", "customer")
    company.load("\n".join(rows).replace("yesterday", "2026-03-02").replace("sent", "paid").replace("one", "2"),
                 "again.csv", store="us")  # fmt: skip

    assert "ben" not in text
    assert company.rows("order_lines", "store", "customer") == [("eu", *mended[0]), ("us", *mended[0])]


def test_the_whole_file_mended_and_imported_again_settles_it_too(company: Company) -> None:
    company.load(ORDERS, "march.csv", store="eu")
    lines = [line for line in ORDERS.splitlines() if "yesterday" not in line][:3]
    company.load("\n".join(lines), "march.csv", store="eu")

    assert company.rejected() == []


def test_values_outside_a_list_are_rejected_and_free_text_is_kept(company: Company) -> None:
    company.load(table("""
        return_id | order_id | sku | requested_at | quantity | reason
        T-1       | O-1      | A   | 2026-03-01   | 1        | defective
        T-2       | O-2      | A   | 2026-03-01   | 1        | moonlight
        T-3       | O-3      | A   | 2026-03-01   | 1        |
    """), store="eu")  # fmt: skip
    company.load(table("""
        feedback_id | order_id | kind  | opened_at  | outcome
        B-1         | O-1      | claim | 2026-03-01 | Open
        B-2         | O-1      | rant  | 2026-03-01 |
        B-3         | O-1      | claim | 2026-03-01 | lost
    """), store="eu")  # fmt: skip
    company.load(table("""
        message_id | conversation_id | at         | direction | automatic
        M-1        | V               | 2026-03-01 | in        | 否
        M-2        | V               | 2026-03-01 | out       | maybe
    """), store="eu")  # fmt: skip

    assert company.rows("returns", "return_id", "reason") == [("T-1", "defective"), ("T-2", "moonlight")]
    assert company.rows("feedback", "feedback_id", "outcome") == [("B-1", "open")]
    assert company.rows("messages", "message_id", "automatic") == [("M-1", "false")]
    assert listed(company) == sorted(
        [
            (4, "reason", None, "missing"), (3, "kind", "rant", "not_in_list"), (4, "outcome", "lost", "not_in_list"),
            (3, "automatic", "maybe", "not_flag"),
        ],
        key=lambda each: (each[0], each[1]),
    )  # fmt: skip


def test_a_file_of_bad_rows_only_is_kept_whole(company: Company) -> None:
    done = company.load("sku,effective_from,purchase,currency\nA,never,5.00,EUR\n")

    assert (done.read, done.new, done.rejected) == (1, 0, 1)
    assert company.rows("costs", "sku") == []


def test_an_implausible_row_loads(company: Company) -> None:
    done = company.load(table("""
        po_id | line_id | supplier | sku | ordered_at | promised_at | quantity | unit_cost | currency | inspected | passed
        P-1   | 1       | S        | A   | 2026-03-09 | 2026-03-01  | -5       | 0         | CNY      | 5         | 9
    """))  # fmt: skip

    assert (done.new, done.rejected) == (1, 0)


def test_every_reason_is_worded_in_both_languages() -> None:
    assert all(text.zh.endswith("。") and text.en.endswith(".") for text in REASONS.values())
