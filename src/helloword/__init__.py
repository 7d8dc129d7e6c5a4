"""helloword: the KPI operating system of a cross-border e-commerce company."""

__version__ = "0.1.0"
