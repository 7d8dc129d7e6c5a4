"""The small page behind a mail's link: plain HTML that needs no script, in the buyer's language."""

from __future__ import annotations

from html import escape

from helloword.service.letters import labels, question, words
from helloword.service.rule import SCORES

_PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""
_STYLE = """
:root{color-scheme:light dark;--ink:#1d2129;--soft:#5b6472;--paper:#fff;--ground:#f3f4f6;--line:#c9cdd4;--mark:#1456d9;--on:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#e8eaed;--soft:#a3abb8;--paper:#1b1e24;--ground:#111317;--line:#454b57;--mark:#6ea2ff;--on:#0b1730}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:17px/1.5 system-ui,-apple-system,"Segoe UI","Noto Sans","PingFang SC","Hiragino Sans",sans-serif}
main{max-width:560px;margin:0 auto;padding:32px 20px;background:var(--paper);min-height:100vh}
@media(min-width:600px){main{margin:48px auto;min-height:0;border-radius:12px;padding:36px}}
.shop{color:var(--soft);margin:0 0 8px}
h1{font-size:1.3rem;line-height:1.35;margin:0 0 20px}
form{margin:0}
fieldset{border:0;margin:0;padding:0;display:grid;gap:10px}
.nps{grid-template-columns:repeat(auto-fit,minmax(44px,1fr))}
.ends{display:flex;justify-content:space-between;gap:16px;color:var(--soft);font-size:.875rem;margin:8px 0 0}
button{min-height:48px;padding:8px 14px;font:inherit;color:var(--ink);background:var(--paper);border:1px solid var(--line);border-radius:8px;cursor:pointer;text-align:start}
.nps button,.stop button{text-align:center}
.nps button{padding:8px 4px}
button:hover{border-color:var(--mark)}
button:focus-visible,a:focus-visible{outline:3px solid var(--mark);outline-offset:2px}
button[aria-pressed=true],.stop button{background:var(--mark);border-color:var(--mark);color:var(--on)}
.said{border-inline-start:4px solid var(--mark);padding:2px 0 2px 14px;margin:0 0 24px}
.said p{margin:0}
.foot{color:var(--soft);font-size:.875rem;margin:28px 0 0}
a{color:var(--mark)}
"""


def asking_page(
    kind: str, sender: str, language: str, stop: str, given: int | None = None, *, thanks: bool = False
) -> str:
    """The question with a button for each score.

    Args:
        stop: address of the page on which the buyer says that no more mails are wanted.
        given: the answer there is already.
    """
    said = words(language)
    asked = question(kind, sender, language)
    told = ""
    if given is not None:
        again = escape(said["again"].format(score=given))
        told = f'<div class="said" role="status"><p><b>{escape(said["thanks"])}</b></p><p>{again}</p></div>' if thanks else f'<div class="said"><p>{again}</p></div>'  # fmt: skip
    ends = "" if kind == "csat" else f'<p class="ends"><span>0 · {escape(said["low"])}</span><span>10 · {escape(said["high"])}</span></p>'  # fmt: skip
    body = (
        f'<p class="shop">{escape(_sentence(said["came"].format(sender=sender)))}</p>\n{told}<h1 id="q">{escape(asked)}</h1>\n'
        f'<form method="post"><fieldset class="{kind}" aria-labelledby="q">{_buttons(kind, language, given)}</fieldset>{ends}</form>\n'
        f'<p class="foot">{escape(said["privacy"])}</p>\n<p class="foot"><a href="{escape(stop)}">{escape(said["stop_link"])}</a></p>'
    )
    return _page(language, asked, body)


def stopping_page(sender: str, language: str, *, stopped: bool) -> str:
    """Whether the buyer wants no more mails, or that it is noted."""
    said = words(language)
    if stopped:
        rest = f'<div class="said" role="status"><p>{escape(said["stopped"])}</p></div>'
    else:
        rest = (
            f'<p>{escape(said["stop_ask"])}</p><form method="post" class="stop"><button>'
            f"{escape(said['stop_button'])}</button></form>"
        )
    shop = f'<p class="shop">{escape(sender)}</p>\n' if sender else ""
    return _page(language, said["stop_title"], f"{shop}<h1>{escape(said['stop_title'])}</h1>\n{rest}")


def word_page(key: str, language: str) -> str:
    """A page of one sentence: the survey is over, the link is wrong, or too many ask."""
    said = words(language)[key]
    return _page(language, said, f"<h1>{escape(said)}</h1>")


def _sentence(text: str) -> str:
    """A sentence that follows a greeting in the mail stands alone here."""
    return text[:1].upper() + text[1:]


def _buttons(kind: str, language: str, given: int | None) -> str:
    named = labels(language)
    scores = SCORES[kind]
    # The best first where they stand below each other: a thumb need not go past the bad ones to say something good.
    listed = reversed(scores) if kind == "csat" else iter(scores)
    return "".join(
        f'<button name="score" value="{n}" aria-pressed="{"true" if n == given else "false"}">'
        f"{escape(f'{n} · {named[n - 1]}') if kind == 'csat' else n}</button>"
        for n in listed
    )


def _page(language: str, title: str, body: str) -> str:
    return _PAGE.format(lang=words(language)["html"], title=escape(title), style=_STYLE, body=body)
