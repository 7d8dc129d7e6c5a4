"""Why a provider's word lets nobody in, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from helloword.errors import InputError
from helloword.text import Text

REFUSALS: Mapping[str, Text] = {
    "provider_cancelled": Text(
        "{name} 没有登录你：在那边点了拒绝或取消。请再试一次，或用别的方式登录。",
        "{name} was told not to sign you in. Try again, or sign in another way.",
    ),
    "provider_declined": Text(
        "{name} 没有让你登录。请再试一次；如果一直这样，请 helloword 的管理员检查那边的设置：`helloword sign-in test {provider}`。",
        "{name} did not sign you in. Try again; if it stays so, whoever runs helloword has to look at its settings there: `helloword sign-in test {provider}`.",
    ),
    "provider_token": Text(
        "{name} 给出的身份信息核对不上（{why}），所以没有登录。请再试一次；如果一直这样，请 helloword 的管理员检查：`helloword sign-in test {provider}`。",
        "What {name} says about you does not hold ({why}), so nobody was signed in. Try again; if it stays so, whoever runs helloword has to look: `helloword sign-in test {provider}`.",
    ),
    "sign_in_over": Text(
        "这次登录已经用过、超过了十分钟，或是在另一个浏览器里开始的。请重新登录。",
        "This sign-in was used already, was begun more than ten minutes ago, or in another browser. Begin again.",
    ),
    "owner_first": Text(
        "要先有公司负责人，并设置密码：请打开 `helloword serve` 显示的链接。",
        "The owner comes first, with a password: open the link that `helloword serve` prints.",
    ),
    "email_unverified": Text(
        "{name} 没有确认这个邮箱属于你。请先在那边验证邮箱，再来登录。",
        "{name} does not confirm that your e-mail address is yours. Have it confirmed there, then sign in again.",
    ),
    "email_domain": Text(
        "{name} 不接受 {email} 这样的邮箱。请在那边换用公司的账号。",
        "Addresses such as {email} are not let in by {name}. Choose your company's account there.",
    ),
    "not_known_here": Text(
        "公司里没有邮箱为 {email} 的人。请人员管理员用这个邮箱添加你。",
        "Nobody with the address {email} works here. Ask whoever manages people to add you with it.",
    ),
    "person_inactive": Text(
        "{email} 已不在职。如果不对，请联系人员管理员。",
        "{email} no longer works here. Ask whoever manages people if that is wrong.",
    ),
    "bound_to_other": Text(
        "{email} 已绑定 {name} 的另一个账号。人员管理员可以给你发一个新链接，打开后在那里用 {name} 登录。",
        "{email} is bound to another account at {name}. Whoever manages people can make you a new link; open it and sign in by {name} there.",
    ),
    "invited_as_other": Text(
        "这个链接不是发给 {email} 的。请在 {name} 换用受邀的账号，或请人另发一个链接。",
        "This link is for another address than {email}. Choose that account at {name}, or ask for a link for this one.",
    ),
}


def refused(code: str, **facts: str) -> InputError:
    """The refusal called `code`.

    >>> str(refused("not_known_here", email="eve@acme.example"))
    'Nobody with the address eve@acme.example works here. Ask whoever manages people to add you with it.'
    """
    return InputError(REFUSALS[code].en.format(**facts), code=code, **facts)
