"""The state database: what is not analytics (stores, imports, catalogue overrides with their history)."""

from helloword.state.database import Database

__all__ = ["Database"]
