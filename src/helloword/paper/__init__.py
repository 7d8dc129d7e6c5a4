"""Documents on paper: a Typst template and data become a PDF that carries its fonts, Chinese ones too."""

from helloword.paper.printing import pdf

__all__ = ["pdf"]
