"""The four sides of the balanced scorecard, as people call them."""

from __future__ import annotations

from helloword.text import Text

PERSPECTIVES: dict[str, Text] = {
    "financial": Text("财务", "finance"),
    "customer": Text("客户", "customers"),
    "process": Text("内部流程", "internal process"),
    "growth": Text("学习与成长", "learning and growth"),
}
