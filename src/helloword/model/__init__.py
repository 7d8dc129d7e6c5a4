"""The commerce model: one definition of every fact and dimension, from which tables, docs and checks are made."""

from helloword.model.table import PROVENANCE, Column, Doubt, Table, Type
from helloword.model.tables import TABLES

__all__ = ["PROVENANCE", "TABLES", "Column", "Doubt", "Table", "Type"]
