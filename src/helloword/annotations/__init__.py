"""What happened on that day? What the data shows of stores and prices, what was changed here, and what people note."""

from helloword.annotations.annotation import Annotation, Chosen, Note, Wanted
from helloword.annotations.gathering import gather

__all__ = ["Annotation", "Chosen", "Note", "Wanted", "gather"]
