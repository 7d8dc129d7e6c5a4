"""Rows of a report that are pieces of one row of the model, and what they come to together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Whole:
    """What the pieces of a whole have in common; their figures are added up, and the first of them stands for the whole.

    Attributes:
        alike: SQL of each thing that is the same in all pieces, such as the day and the SKU.
        nth: name of the step that counts the pieces.
    """

    alike: tuple[str, ...]
    nth: str = "nth_piece"

    @property
    def over(self) -> str:
        """SQL behind a function that looks at all pieces.

        >>> Whole(("store", '"Day"')).over
        'OVER (PARTITION BY store, "Day")'
        """
        return f"OVER (PARTITION BY {', '.join(self.alike)})"

    @property
    def first(self) -> str:
        """SQL condition that one piece of each whole meets."""
        return f"{self.nth} = 1"

    def sums(self, **figures: str) -> dict[str, str]:
        """Steps: each figure added up over the pieces, and the number of the piece in the order of the file.

        A figure that no piece has stays empty: nothing known is not 0.

        >>> Whole(("store",)).sums(all_clicks='"Clicks"')["all_clicks"]
        'SUM("Clicks") OVER (PARTITION BY store)'
        """
        sums = {name: f"SUM({figure}) {self.over}" for name, figure in figures.items()}
        return {**sums, **self.numbered}

    @property
    def numbered(self) -> dict[str, str]:
        """The step that counts the pieces."""
        return {self.nth: f"ROW_NUMBER() {self.over.removesuffix(')')} ORDER BY _row)"}
