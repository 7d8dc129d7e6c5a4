"""What reviews are refused for, in Chinese; the English sentence stands where it is raised."""

from __future__ import annotations

REFUSALS: dict[str, str] = {
    "bad_week": "“{week}”不是周次，应类似 2026-W47。",
    "bad_month": "“{month}”不是月份，应类似 2026-10。",
    "review_not_over": "{period} 到 {end} 才结束；期间结束后才能写评审。",
    "follow_up_text": "请写明要做什么，最多 {most} 个字。",
    "follow_up_reason": "请写明为什么改期，最多 {most} 个字。",
    "follow_up_note": "请写明结果如何，最多 {most} 个字。",
    "follow_up_closed": "跟进事项 {id} 已经关闭。",
    "follow_up_owner": "{id} 已不在职；请换一位负责人。",
    "follow_up_past": "{day} 已经过去；请给一个将来的日期。",
    "review_suffix": "评审只能写成 .html 或 .pdf 文件：{path}。",
}
