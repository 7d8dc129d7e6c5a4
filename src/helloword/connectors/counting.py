"""Counts of things that come whole: whatever stands between their digits stands between thousands."""

from __future__ import annotations

COUNT = r"CASE WHEN REGEXP_FULL_MATCH(x, '\d{1,3}([.,\s’'']\d{3})+') THEN REGEXP_REPLACE(x, '\D', '', 'g') END"
"""For `Field.spelt`: 12,345 and 12.345 as 12345, where a platform never writes a part of one."""
