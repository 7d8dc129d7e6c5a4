"""The demo company's history as the files its people would download: one module per report."""

from helloword.demo.files.sheet import Sheet, write_sheet

__all__ = ["Sheet", "write_sheet"]
