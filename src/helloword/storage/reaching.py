"""What object storage says when it cannot be used, as errors that tell what to do; nothing of a key stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from helloword.errors import OutsideError

_CODE = re.compile(r"<Code>(\w+)</Code>")
_STATUS = re.compile(r"\b(4\d\d|5\d\d) [A-Z][A-Za-z]+")
# Where machines of Amazon's cloud ask for keys; elsewhere nothing answers there.
_OWN_KEYS = "169.254.169.254"
_REFUSED = ("403", "AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken")


@contextmanager
def reaching(url: str) -> Iterator[None]:
    """Raise OutsideError where the storage of the lake at `url` does not do what it is asked; FileNotFoundError passes."""
    from obstore.exceptions import BaseError

    try:
        yield
    except FileNotFoundError as error:
        if "NoSuchBucket" in str(error):
            raise _told(url, str(error)) from None
        raise
    except (OSError, BaseError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise  # of the disk
        raise _told(url, str(error)) from None


def _told(url: str, said: str) -> OutsideError:
    if "NoSuchBucket" in said:
        bucket = url.removeprefix("s3://").partition("/")[0]
        return OutsideError(
            f"There is no bucket {bucket}. Make it, or correct url under [lake] in helloword.toml.",
            code="lake_no_bucket", bucket=bucket,
        )  # fmt: skip
    if _OWN_KEYS in said:
        return OutsideError(
            f"There are no keys for {url}. Set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_REGION in the environment.",
            code="lake_no_keys", url=url,
        )  # fmt: skip
    why = _why(said)
    if any(sign in why for sign in _REFUSED):
        return OutsideError(
            f"{url} refuses the keys in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY ({why}). Correct them, or let them "
            "list, read, write and delete there.",
            code="lake_refused", url=url, why=why,
        )  # fmt: skip
    return OutsideError(
        f"{url} cannot be reached ({why}). Look at the network, AWS_REGION and AWS_ENDPOINT_URL, then try again.",
        code="lake_unreachable", url=url, why=why,
    )  # fmt: skip


def _why(said: str) -> str:
    """The code that S3 gives, or the status, or what the network said last.

    >>> _why("Generic S3 error: Server returned non-2xx status code: 403 Forbidden: <Error><Code>AccessDenied</Code>")
    'AccessDenied'
    >>> _why("Generic S3 error: Server returned non-2xx status code: 503 Slow")
    '503 Slow'
    """
    found = _CODE.search(said) or _STATUS.search(said)
    if found:
        return found[1] if found.re is _CODE else found[0]
    plain = re.sub(r"\x1b\[\d+m", "", said.partition("Debug source")[0])
    return re.split(r"[:\n↳]", plain.strip())[-1].strip() or "no answer"
