"""Letters keep within what mail programs and chats take, whatever a board holds."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace

import pytest

from helloword.subscriptions.content import Cell, Change, Content, Figure, Held, Row, Section, Table
from helloword.subscriptions.letters import LONGEST, room_of
from helloword.subscriptions.page import LARGEST, page
from helloword.subscriptions.picture import HIGH, WIDE, line
from helloword.subscriptions.plain import short

CHANGE = Change("▼ 12.5 个百分点", "bad")
FIGURE = Figure(
    "net_sales", "净销售额与其他很长的名称", "1,234,567 USD", CHANGE, "2026-10-01 – 2026-10-28",
    Held("1,234,567 USD 的 93% · 应到 97%", 0.93, "behind", "落后"), "数据完整至 2026-10-21", (1.0, None, 3.0),
)  # fmt: skip


def content(figures: int, tables: int, rows: int) -> Content:
    heads = ("店铺", *[f"指标 {n}" for n in range(6)])
    slices = tuple(Row(f"slice-{n}", (Cell("12,345", CHANGE),) * 6) for n in range(rows))
    total = Row("合计", (Cell("99,999", CHANGE),) * 6, total=True)
    cards = tuple(replace(FIGURE, kpi=f"kpi_{n}") for n in range(figures))
    sections = (
        Section("卡片", cards),
        *[Section(f"表 {n}", table=Table(heads, (*slices, total))) for n in range(tables)],
    )
    return Content(
        "zh-CN", "公司看板", "朗慕", "2026-10-29 – 2026-11-25", "对比 2026-10-01 – 2026-10-28", ("金额均为 USD",),
        "除下列外，数据完整至 2026-11-24", ("差评与索赔（amazon-de）只到 2026-10-21",), sections, "https://kpi.example.com/",
    )  # fmt: skip


@pytest.mark.parametrize(("figures", "tables", "rows"), [(24, 4, 40), (24, 7, 40), (4, 1, 300)])
def test_gmail_cuts_no_mail_off_and_what_was_left_out_is_counted(figures: int, tables: int, rows: int) -> None:
    text = page(content(figures, tables, rows), "why", "https://kpi.example.com/?send=1")

    shown = text.count(">slice-") // (tables * 2)
    assert len(text.encode()) <= LARGEST
    assert 1 <= shown <= 8
    assert text.count(f"还有 {rows - shown} 行") == tables
    assert text.count(">合计<") == tables * 2


def test_what_does_not_fit_even_so_is_said_to_be_elsewhere() -> None:
    text = page(content(60, 30, 40), "why", "https://kpi.example.com/?send=1")

    assert len(text.encode()) <= LARGEST
    assert "邮件放不下其余" in text
    assert 'data-kpi="kpi_59"' in text


def test_a_bridge_keeps_all_of_its_parts_in_order() -> None:
    parts = tuple(Row(f"part-{n}", (Cell("1"),), total=n % 2 == 0) for n in range(11))
    told = replace(content(0, 0, 0), sections=(Section("利润桥", table=Table(("指标", "数值"), parts, whole=True)),))
    text = page(told, "why", "https://kpi.example.com/?send=1")

    places = [text.index(f">part-{n}<") for n in range(11)]
    assert places == sorted(places)


def test_wecom_takes_a_message_whose_limit_is_one_of_bytes() -> None:
    room = room_of("wecombot://12345678-abcd")
    text = short(content(40, 0, 0), "安娜 负责", room)

    assert room == 2048
    assert len(text.encode()) <= room
    shown = text.count("净销售额与其他很长的名称")
    assert 10 < shown < 40
    assert f"还有 {40 - shown} 个指标" in text
    assert "https://kpi.example.com/" in text
    assert "差评与索赔（amazon-de）只到 2026-10-21" in text


@pytest.mark.parametrize("address", ["dingtalk://12345678", "feishu://12345678", "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ", "json://127.0.0.1/x"])  # fmt: skip
def test_other_chats_get_no_more_than_a_screen_or_two(address: str) -> None:
    assert room_of(address) == LONGEST


@pytest.mark.parametrize("points", [(), (None, None), (1.0,), (5.0, 5.0, 5.0), (1.0, None, -3.0, 1e9), tuple(map(float, range(365)))])  # fmt: skip
def test_a_line_of_any_numbers_is_a_whole_picture(points: tuple[float | None, ...]) -> None:
    picture = line(points)

    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", picture[16:24]) == (WIDE, HIGH)
    at, found = 8, {}
    while at < len(picture):
        size, name = struct.unpack(">I4s", picture[at : at + 8])
        body = picture[at + 8 : at + 8 + size]
        assert struct.unpack(">I", picture[at + 8 + size : at + 12 + size])[0] == zlib.crc32(name + body)
        found[name] = body
        at += 12 + size
    rows = zlib.decompress(found[b"IDAT"])
    assert len(rows) == HIGH * (WIDE // 2 + 1)
    assert any(rows) == any(point is not None for point in points)
