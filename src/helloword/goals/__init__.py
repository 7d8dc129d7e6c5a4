"""What the company wants, who owns it, and how far it has come."""

from helloword.goals.book import Book, Version
from helloword.goals.document import Whole, read, write
from helloword.goals.goal import Goal, Milestone, Strategy
from helloword.goals.keeping import Change, book, differences, keep
from helloword.goals.plan import Payout, Plan

__all__ = [
    "Book", "Change", "Goal", "Milestone", "Payout", "Plan", "Strategy", "Version", "Whole", "book", "differences",
    "keep", "read", "write",
]  # fmt: skip
