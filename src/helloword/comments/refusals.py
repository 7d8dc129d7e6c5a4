"""What comments are refused for, worded in both languages; the only place that words it."""

from __future__ import annotations

from helloword.errors import InputError, NotAllowedError
from helloword.text import Text

REFUSALS: dict[str, Text] = {
    "comment_text": Text(
        "评论要写 1 到 {most} 个字，不能只有空白。", "A comment needs words: 1 to {most} characters, not only spaces."
    ),
    "comments_full": Text(
        "这里已有 {most} 条评论，不能再加；请把结论写进目标、行动或评审本身。",
        "There are {most} comments here, and no more fit; write what you agreed into the goal, action or review itself.",
    ),
    "comment_not_yours": Text(
        "这条评论不是你写的；只有本人和管理人员的人能删除。",
        "You did not write this comment; its writer and those who manage people can take it away.",
    ),
}


def refused(code: str, **facts: str) -> InputError:
    """The refusal called `code`."""
    return InputError(REFUSALS[code].en.format(**facts), code=code, **facts)


def forbidden(code: str) -> NotAllowedError:
    """The refusal of somebody who may not do it."""
    return NotAllowedError(REFUSALS[code].en, code=code)
