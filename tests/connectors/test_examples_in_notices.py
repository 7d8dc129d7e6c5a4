"""What an importer is told names the first few of what it is about."""

from __future__ import annotations

from pathlib import Path

from helloword.connectors.conforming import conform
from helloword.connectors.kind import Field, FieldType, Kind, Output
from helloword.connectors.landing import land
from helloword.connectors.probing import probe
from helloword.connectors.staging import Answers, Circumstances
from helloword.text import Text

KIND = Kind(
    id="a.rates",
    title=Text("汇率", "Rates"),
    fields=(
        Field("day", FieldType.DATE, required=True),
        Field("base", required=True),
        Field("rate", FieldType.RATE, required=True),
    ),
    outputs=(Output("fx", {"date": '"day"', "base": '"base"', "quote": "'EUR'", "rate": '"rate"'}),),
    assumed={'"rate" > 100': Text("{n} 行：{which}", "{n} rows: {which}"), '"rate" < 0': Text("{n}", "{n}")},
    examples={'"rate" > 100': '"base"'},
)


def test_each_is_named_once_in_order_and_the_rest_is_left_unsaid(tmp_path: Path) -> None:
    path = tmp_path / "rates.csv"
    bases = ("G", "B", "", "A", "B", "F", "C", "E", "D")
    path.write_text("day,base,rate\n" + "".join(f"2026-01-01,{base or 'Z'},{200 if base else 1}\n" for base in bases))
    seen = probe(path)
    circumstances = Circumstances("Asia/Shanghai", "CNY", (), None, Answers())
    done = conform(land(path, seen, KIND, tmp_path / "landed", list), KIND, circumstances, tmp_path / "made", path="f")

    assert [(text.zh, text.en) for text in done.notices] == [("8 行：A, B, C, D, E", "8 rows: A, B, C, D, E")]
