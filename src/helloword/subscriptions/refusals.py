"""What subscriptions are refused for, and why something was not sent, in both languages; the only place that words it."""

from __future__ import annotations

from helloword.errors import ConflictError, InputError, NotAllowedError, TooOftenError
from helloword.text import Text

REFUSALS: dict[str, Text] = {
    "subscription_time": Text(
        "“{time}”不是时刻；请写成 08:00 这样。", '"{time}" is no time of the day; write it like 08:00.'
    ),
    "subscription_weekdays": Text(
        "请至少选择一个星期几（1 为周一，7 为周日）。", "Choose one weekday or more, 1 for Monday to 7 for Sunday."
    ),
    "subscription_day": Text(
        "“{day}”不是每月的某一天；请写 1 到 31，31 表示最后一天。",
        '"{day}" is no day of the month; give 1 to 31, 31 for the last one.',
    ),
    "subscription_period": Text(
        "“{period}”不是看板的时间；请写 1d、7d、28d、90d、month、last-month、quarter、year、all，或 2026-01-01..2026-01-31。",
        '"{period}" is no period of a board; write 1d, 7d, 28d, 90d, month, last-month, quarter, year, all, or '
        "2026-01-01..2026-01-31.",
    ),
    "subscription_nobody": Text(
        "请至少选择一个收件人或渠道。", "Choose one person or channel or more to send it to."
    ),
    "subscription_many": Text("最多 {most} 个收件人和渠道。", "There can be {most} people and channels at most."),
    "subscription_filter": Text(
        "这块看板要先选定 {dimension}；请先筛选。", "This board needs a {dimension} chosen before it can be sent."
    ),
    "subscription_others": Text(
        "发给他人或公司渠道需要权限（send_boards）；你可以发给自己，人员管理员可以授予权限。",
        "Sending to others or to the company's channels takes the permission send_boards; you can subscribe yourself. "
        "Whoever manages people can give it.",
    ),
    "subscription_not_yours": Text(
        "这份定期发送由 {owner} 负责，你不能改动。", "{owner} answers for this subscription; it is not yours to change."
    ),
    "subscription_meanwhile": Text(
        "它已被改到第 {newest} 版，你是从第 {since} 版开始改的；什么都没有保存，请重新打开。",
        "It was changed to version {newest} meanwhile, and you began with {since}; nothing was saved. Open it again.",
    ),
    "subscription_just_sent": Text(
        "一分钟之内刚刚发过；请稍等再发。", "It was sent less than a minute ago; wait a moment before you send it again."
    ),
    "subscription_only_me": Text(
        "你没有邮箱地址，没有地方可以试发；请人员管理员补上邮箱。",
        "You have no e-mail address to send a test to; whoever manages people can add one.",
    ),
    "subscription_not_received": Text("你不在它的收件人里。", "It is not sent to you."),
    "unsent_left": Text("{name} 已离职。", "{name} works here no more."),
    "unsent_no_email": Text("{name} 没有邮箱地址。", "{name} has no e-mail address."),
    "unsent_not_seen": Text(
        "看板“{board}”已被删除，或不再与 {name} 共享。",
        'Board "{board}" was deleted, or is no longer shared with {name}.',
    ),
    "unsent_nothing": Text(
        "{name} 看不到这块看板上的任何指标。", "{name} may see none of the KPIs on this board."
    ),
    "unsent_no_channel": Text("渠道 {name} 已被移除。", "The channel {name} was removed."),
    "unsent_owner": Text(
        "负责人 {name} 已离职，或不再有权发给他人；请其他人打开后重新保存。",
        "{name}, who answers for it, works here no more or may not send to others any more; somebody else has to save "
        "it anew.",
    ),
    "unsent_paused": Text("发送前已被暂停或删除。", "It was paused or deleted before it was sent."),
    "unsent_removed": Text("发送前已不在收件人里。", "It was no longer to go there when it was to be sent."),
    "unsent_newer": Text(
        "上一次一直没有发成，已由更新的一次代替。", "It could not be sent until a newer one was due, which replaces it."
    ),
    "unsent_failed": Text("没有算出来（{what}）。", "It could not be put together ({what})."),
    "unsent_chat": Text("渠道 {name} 没有接收：{why}。", "The channel {name} did not accept it: {why}."),
}  # fmt: skip


def refused(code: str, **facts: str) -> InputError:
    """The refusal called `code`.

    >>> str(refused("subscription_time", time="8"))
    '"8" is no time of the day; write it like 08:00.'
    """
    return InputError(REFUSALS[code].en.format(**facts), code=code, **facts)


def forbidden(code: str, **facts: str) -> NotAllowedError:
    """The refusal of somebody who may not do it."""
    return NotAllowedError(REFUSALS[code].en.format(**facts), code=code, **facts)


def too_often(code: str) -> TooOftenError:
    """The refusal of what was just done."""
    return TooOftenError(REFUSALS[code].en, code=code)


def conflict(code: str, **facts: str) -> ConflictError:
    """The refusal of somebody who began with what is no longer so."""
    return ConflictError(REFUSALS[code].en.format(**facts), code=code, **facts)
