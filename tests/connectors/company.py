"""A company to import into, and its rows as people would list them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb
from sqlglot import exp

from helloword.connectors.staging import Answers
from helloword.lake.importing import ImportResult, Rejected, import_file, rejects
from helloword.lake.snapshot import snapshot
from helloword.workspace import Workspace


@dataclass(frozen=True)
class Company:
    """A workspace, and a folder for the files that are imported into it."""

    workspace: Workspace
    folder: Path

    def write(self, name: str, content: str | bytes) -> Path:
        """A file with that content; text is UTF-8."""
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def load(
        self, content: str | bytes | Path, name: str = "file.csv", *, store: str | None = None, kind: str | None = None,
        answers: Answers = Answers(),  # noqa: B008  # frozen
    ) -> ImportResult:  # fmt: skip
        """Import a file with that content."""
        path = content if isinstance(content, Path) else self.write(name, content)
        return import_file(self.workspace, path, store=store, kind=kind, answers=answers)

    def rows(self, table: str, *columns: str) -> list[tuple[str, ...]]:
        """Those columns of a model table's rows as text, in order; `-` where a cell is empty."""
        files = snapshot(self.workspace).tables.get(table, ())
        if not files:
            return []
        names = exp.array(*(exp.Literal.string(file) for file in files))
        source = exp.Table(this=exp.ReadParquet(expressions=[names]))
        texts = [exp.cast(exp.column(name, quoted=True), "VARCHAR") for name in columns]
        query = exp.select(*(exp.Coalesce(this=text, expressions=[exp.Literal.string("-")]) for text in texts)).from_(
            source
        )
        with duckdb.connect(":memory:") as db:
            db.execute("SET TimeZone = 'UTC'")
            return sorted(db.execute(query.sql("duckdb")).fetchall())

    def rejected(self, import_id: int | None = None) -> list[Rejected]:
        """Everything that waits to be mended."""
        return list(rejects(self.workspace, import_id))

    def reasons(self) -> list[tuple[int, str | None, str]]:
        """Line, column and code of everything that waits to be mended."""
        return [(each.line, each.column, each.code) for each in self.rejected()]


def company_in(folder: Path) -> Company:
    """A company with a store in Germany, one in California and one in China, and no data."""
    made = Workspace.create(folder / "company", name="Lumora", currency="CNY", timezone="Asia/Shanghai")
    made.add_store("eu", "amazon", "DE", "EUR", "Europe/Berlin")
    made.add_store("us", "shopify", "US", "USD", "America/Los_Angeles")
    made.add_store("cn", "own", "CN", "CNY", "Asia/Shanghai")
    files = folder / "files"
    files.mkdir()
    return Company(made, files)


def table(text: str) -> str:
    """Comma-separated lines of a table written with spaces around its bars, for the eye.

    >>> table("a | b\\n1 | x y")
    'a,b\\n1,x y\\n'
    """
    lines = [line.split("|") for line in text.strip().splitlines()]
    return "".join(",".join(cell.strip() for cell in line) + "\n" for line in lines)
