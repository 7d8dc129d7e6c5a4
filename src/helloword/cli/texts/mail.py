"""What `helloword mail` says."""

from __future__ import annotations

from helloword.text import Text

TEXTS: dict[str, Text] = {
    "mail": Text("发信账户：给供应商和买家的邮件由它发出。", "The mail account that mails to suppliers and buyers go out by."),
    "mail.set": Text(
        "设置账户；地址从终端或标准输入读取，加密保存：smtp://user:password@host:587?from=you@example.com",
        "Set the account; it is read from the terminal or standard input and kept encrypted: smtp://user:password@host:587?from=you@example.com",
    ),
    "mail.show": Text("显示账户，不显示密码。", "Show the account, without its password."),
    "mail.test": Text("发一封测试邮件。", "Send a test mail."),
    "mail.remove": Text("移除账户；之后不再发出邮件。", "Forget the account; no mails go out any more."),
    "argument.mail_to": Text("收件邮箱", "e-mail address that it goes to"),
    "mail.address": Text("账户地址（smtp://…）", "Address of the account (smtp://...)"),
    "mail.kept": Text("邮件经 {host} 以 {sender} 发出；用 helloword mail test 邮箱 试一下。", "Mails go out by {host} as {sender}; try it with helloword mail test ADDRESS."),
    "mail.none": Text("还没有发信账户；用 helloword mail set 设置。", "There is no mail account yet; set one with helloword mail set."),
    "mail.hello": Text("这是 helloword 的测试邮件。", "This is a test mail of helloword."),
    "mail.sent": Text("测试邮件已交给邮件服务器，发往 {to}。", "The mail server has taken the test mail to {to}."),
    "mail.removed": Text("发信账户已移除。", "The mail account is removed."),
    "column.host": Text("服务器", "server"),
    "column.port": Text("端口", "port"),
    "column.secure": Text("加密", "TLS"),
    "column.user": Text("用户", "user"),
    "column.sender": Text("发件人", "from"),
}  # fmt: skip
