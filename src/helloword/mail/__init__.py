"""The company's mail account, and mails sent through it by SMTP."""

from helloword.mail.account import Account, account, no_account, remove_account, set_account
from helloword.mail.sending import Attachment, Mail, Picture, send

__all__ = ["Account", "Attachment", "Mail", "Picture", "account", "no_account", "remove_account", "send", "set_account"]
