"""What `helloword sign-in` says, and what `doctor` says of it."""

from __future__ import annotations

from helloword.text import Text

TEXTS: dict[str, Text] = {
    "sign-in": Text("登录提供方：同事用公司已有的账号登录（OpenID Connect）。", "Providers by which people sign in with the account they have already (OpenID Connect)."),
    "sign_in.list": Text("列出登录提供方，不显示密钥。", "List the providers, without their secrets."),
    "sign_in.add": Text(
        "添加或替换一个登录提供方；client secret 从终端或标准输入读取，加密保存。先向提供方核对，对不上就不保存。",
        "Add or replace a provider; its client secret is read from the terminal or standard input and kept encrypted. It is asked first, and not kept where it does not answer as it should.",
    ),
    "sign_in.test": Text("检查提供方是否连得上、回答是否正确。", "See whether a provider can be reached and answers as it should."),
    "sign_in.remove": Text("移除登录提供方；之后不能再用它登录。", "Remove a provider; nobody comes in by it any more."),
    "argument.provider": Text("提供方的代号，出现在返回网址里，如 google", "what the provider is called in the address that it sends people back to, such as google"),
    "option.provider_name": Text("登录按钮上的名称，如 Google", "name on the button, such as Google"),
    "option.issuer": Text("签发方地址（issuer），如 https://accounts.google.com", "the provider's issuer, such as https://accounts.google.com"),
    "option.client_id": Text("提供方给出的 client id", "client id that the provider gave you"),
    "option.provider_domain": Text("只接受这个域名的邮箱，可多次给出", "only addresses of this domain; may be given several times"),
    "option.let_in": Text("没有人添加过的同事也可以进来，以这个角色；需要 --domain。不写则不行", "let in people whom nobody added, with this role; needs --domain. Nobody unknown is let in without it"),
    "option.let_in_to": Text("他们所属的部门；不写则为最上层部门", "department they belong to then; the top one where it is not given"),
    "sign_in.secret": Text("客户端密钥（client secret）", "Client secret"),
    "sign_in.none": Text("还没有登录提供方；用 helloword sign-in add 添加。", "There are no providers yet; add one with helloword sign-in add."),
    "sign_in.added": Text("现在可以用 {name} 登录。请在那边登记下面的返回网址（redirect URI）：", "People sign in with {name} now. Register this redirect URI there:"),
    "sign_in.tested": Text("{name} 回答正确，有 {keys} 个签名公钥。返回网址（redirect URI）：", "{name} answers as it should and shows {keys} signing {keys:key|keys}. Redirect URI:"),
    "sign_in.removed": Text("登录提供方 {id} 已移除；已登录的浏览器仍在登录状态。", "The provider {id} is removed; who is signed in stays so."),
    "sign_in.stranded": Text("这些人没有别的登录方式，请用 helloword people invite 发链接给他们：{people}", "These people have no other way in; make them a link with helloword people invite: {people}"),
    "column.issuer": Text("签发方", "issuer"),
    "column.client_id": Text("客户端 id", "client id"),
    "column.domains": Text("域名", "domains"),
    "column.lets_in": Text("新人角色", "lets in as"),
    "column.way_back": Text("返回网址", "redirect URI"),
    "doctor.provider": Text("不能用 {name} 登录：{what}", "Nobody can sign in with {name}: {what}"),
    "doctor.provider.do": Text("网络恢复后再试：helloword sign-in test {id}；设置不对就重新添加：helloword sign-in add {id}", "Try again once the network is back: helloword sign-in test {id}; if it is set wrongly, add it again: helloword sign-in add {id}"),
}  # fmt: skip
