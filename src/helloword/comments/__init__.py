"""What people say to each other about a KPI, an alert, an action, a goal, a review, a figure or a purchase order."""

from helloword.comments.comment import KINDS, Comment, Kind
from helloword.comments.keeping import comments, remove, say

__all__ = ["KINDS", "Comment", "Kind", "comments", "remove", "say"]
