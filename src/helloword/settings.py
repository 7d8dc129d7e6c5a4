"""`helloword.toml`: the company's settings, no secrets."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import available_timezones

import tomli_w

from helloword.errors import InputError, UnknownNameError, WorkspaceError
from helloword.files import put
from helloword.money import currency_code
from helloword.text import LOCALES, Text

FILE_NAME = "helloword.toml"


COMPANY, STATE, SURVEYS, SERVER, WATCH, ENGINE = "company", "state", "surveys", "server", "watch", "engine"
LAKE = "lake"
ENGINES = ("duckdb", "spark")
_LAKE_URL = re.compile(r"s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9_.-]+)*")
_GIGABYTES = re.compile(r"([1-9][0-9]{0,5}) ?GB")


def _setting(zh: str, en: str) -> Text:
    return Text(zh=zh, en=en)


@dataclass(frozen=True)
class Settings:
    """Settings of one company; `table` and `key` say where those stand that are not in [company] under their own name."""

    name: str = field(metadata={"meaning": _setting("公司名称", "The company's name")})
    currency: str = field(
        metadata={"meaning": _setting("报表币种，三位代码", "Reporting currency, a three-letter code")}
    )
    timezone: str = field(
        metadata={
            "meaning": _setting(
                "公司时区，用于没有店铺的数据", "The company's time zone, used for facts without a store"
            )
        }
    )
    locale: str = field(
        default="en", metadata={"meaning": _setting("界面语言：zh-CN 或 en", "Language of the product: zh-CN or en")}
    )
    state_url: str | None = field(
        default=None,
        metadata={
            "table": STATE,
            "key": "url",
            "meaning": _setting(
                "状态库所在的 PostgreSQL，如 `postgresql+psycopg://user@host/database`；不写则用工作区里的 SQLite 文件",
                "PostgreSQL for the state database, such as `postgresql+psycopg://user@host/database`; "
                "a SQLite file in the workspace where it is not given",
            ),
        },
    )
    survey_url: str | None = field(
        default=None,
        metadata={
            "table": SURVEYS,
            "key": "url",
            "meaning": _setting(
                "买家打开问卷页的 https 地址，指向本服务器的 /s/；不写则用环境变量 HELLOWORD_URL",
                "The https address by which buyers open the survey's page, leading to this server's /s/; "
                "HELLOWORD_URL where it is not given",
            ),
        },
    )

    server_url: str | None = field(
        default=None,
        metadata={
            "table": SERVER,
            "key": "url",
            "meaning": _setting(
                "同事打开 helloword 的网址，如 `https://kpi.example.com`；不写则只有本机能打开",
                "The address by which colleagues open helloword, such as `https://kpi.example.com`; only this machine can "
                "where it is not given",
            ),
        },
    )

    watch_folder: str | None = field(
        default=None,
        metadata={
            "table": WATCH,
            "key": "folder",
            "meaning": _setting(
                "服务器运行时监视的文件夹，放进去的报表会自动导入，如 `/data/reports`；不写则不监视",
                "A folder whose report files a running server imports by itself, such as `/data/reports`; none is watched "
                "where it is not given",
            ),
        },
    )

    engine: str | None = field(
        default=None,
        metadata={
            "table": ENGINE,
            "key": "kind",
            "meaning": _setting(
                "由谁计算：`duckdb` 在本进程内，`spark` 是一台 Spark Connect 服务器（Sail 或 Apache Spark）；不写则用 `duckdb`",
                "What computes: `duckdb` within the process, `spark` a Spark Connect server (Sail or Apache Spark); "
                "`duckdb` where it is not given",
            ),
        },
    )

    engine_url: str | None = field(
        default=None,
        metadata={
            "table": ENGINE,
            "key": "url",
            "meaning": _setting(
                "Spark Connect 服务器的地址，如 `sc://localhost:15002`",
                "Where the Spark Connect server answers, such as `sc://localhost:15002`",
            ),
        },
    )

    engine_memory: str | None = field(
        default=None,
        metadata={
            "table": ENGINE,
            "key": "memory",
            "meaning": _setting(
                "DuckDB 回答问题时最多用多少内存，如 `8 GB`，再多就借用磁盘；不写则为本机内存的一半，常驻的服务不超过 3 GB",
                "How much memory DuckDB may use to answer, such as `8 GB`, beyond which it uses the disk; "
                "half of what the machine has where it is not given, and 3 GB at most in a server",
            ),
        },
    )

    lake_url: str | None = field(
        default=None,
        metadata={
            "table": LAKE,
            "key": "url",
            "meaning": _setting(
                "数据湖所在的对象存储（S3 协议），如 `s3://bucket/prefix`；不写则放在工作区里",
                "Object storage that speaks S3 for the lake, such as `s3://bucket/prefix`; the workspace where it is not given",
            ),
        },
    )

    lake_cache: str | None = field(
        default=None,
        metadata={
            "table": LAKE,
            "key": "cache",
            "meaning": _setting(
                "对象存储上的文件在工作区里最多留多少副本，如 `50 GB`；不写则为 `20 GB`",
                "How much of a lake on object storage is kept in the workspace as copies, such as `50 GB`; "
                "`20 GB` where it is not given",
            ),
        },
    )

    def checked(self) -> Settings:
        """The same settings once every value is one that can be used; raises InputError otherwise."""
        check_timezone(self.timezone)
        if self.locale not in LOCALES:
            raise UnknownNameError("language", self.locale, LOCALES, code="unknown_locale")
        if not self.name.strip():
            raise InputError("The company needs a name: --name.", code="no_name")
        return Settings(
            self.name.strip(),
            currency_code(self.currency),
            self.timezone,
            self.locale,
            _without_password(self.state_url),
            (self.survey_url or "").strip() or None,
            _address((self.server_url or "").strip().rstrip("/")),
            (self.watch_folder or "").strip() or None,
            _engine(self.engine),
            _without_token((self.engine_url or "").strip()),
            _gigabytes(self.engine_memory, "memory", ENGINE),
            lake_address(self.lake_url),
            _gigabytes(self.lake_cache, "cache", LAKE),
        )

    @property
    def lake_cache_bytes(self) -> int:
        """Room for copies of a lake on object storage."""
        return _bytes_of(self.lake_cache or "20 GB")

    @property
    def engine_memory_bytes(self) -> int | None:
        """Memory for answering questions within this process; None where it goes by what the machine has."""
        return _bytes_of(self.engine_memory) if self.engine_memory else None


def check_timezone(name: str) -> str:
    """`name` if it is an IANA time zone; raises UnknownNameError with the nearest otherwise."""
    if name not in _timezones():
        raise UnknownNameError(
            "time zone", name, {n for n in _timezones() if "/" in n or n == "UTC"}, code="unknown_timezone"
        )
    return name


@cache
def _timezones() -> frozenset[str]:
    return frozenset(available_timezones())  # the whole folder of the system's zones is read for it


def read_settings(folder: Path) -> Settings:
    """Settings of the workspace in `folder`; raises WorkspaceError when there are none or they cannot be used."""
    path = folder / FILE_NAME
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        raise WorkspaceError(
            f"{folder} is not a helloword workspace: it has no {FILE_NAME}. "
            "Make one with `helloword init DIR --name ... --currency ... --timezone ...`, or give --workspace DIR.",
            code="no_workspace",
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WorkspaceError(f"{path} cannot be read: {error}.", code="bad_settings") from None
    return _from_table(path, data)


def write_settings(folder: Path, settings: Settings) -> None:
    """Write `helloword.toml` whole or not at all."""
    tables: dict[str, dict[str, str]] = {}
    for (table, key), name in PLACES.items():
        value = vars(settings.checked())[name]
        if value is not None:
            tables.setdefault(table, {})[key] = value
    with put(folder / FILE_NAME) as part:
        part.write_text(tomli_w.dumps(tables), encoding="utf-8")


PLACES: Mapping[tuple[str, str], str] = {
    (f.metadata.get("table", COMPANY), f.metadata.get("key", f.name)): f.name for f in fields(Settings)
}
"""Name of every setting by its table and key in the file."""


def _address(url: str) -> str | None:
    """The address of the server; raises InputError for one that is more, or less, than where it is."""
    parts = urlsplit(url)
    if url and (
        parts.scheme not in ("https", "http") or not parts.hostname or parts.path or parts.query or parts.username
    ):
        raise InputError(
            f"The url of [{SERVER}] in {FILE_NAME} is where colleagues open helloword, such as https://kpi.example.com.",
            code="bad_server_url",
        )
    return url or None


def _without_password(url: str | None) -> str | None:
    """The address of the state database; raises InputError for one that holds a password, which a file shows to anyone."""
    if url and urlsplit(url).password:
        raise InputError(
            f"The address of the state database in {FILE_NAME} must not hold a password. "
            "Give the whole address in the environment variable HELLOWORD_STATE_URL, or keep the password in ~/.pgpass.",
            code="password_in_settings",
        )
    return url or None


def _engine(kind: str | None) -> str | None:
    """What computes; raises UnknownNameError."""
    if kind is not None and kind not in ENGINES:
        raise UnknownNameError("engine", kind, ENGINES, code="unknown_engine")
    return kind


def _without_token(url: str) -> str | None:
    """The address of the engine; raises InputError for one that holds a token, which a file shows to anyone."""
    if "token=" in url:
        raise InputError(
            f"The url of [{ENGINE}] in {FILE_NAME} must not hold a token. Give the whole address in the environment variable "
            "HELLOWORD_ENGINE_URL.",
            code="token_in_settings",
        )
    return url or None


def lake_address(url: str | None) -> str | None:
    """Where the lake lies on object storage; raises InputError for another kind of address, or one that holds keys."""
    clean = (url or "").strip().rstrip("/")
    if clean and not _LAKE_URL.fullmatch(clean):
        raise InputError(
            "The address of the lake is a bucket and a prefix of letters, digits and _ . - such as s3://acme-data/helloword. "
            "Keys do not belong into it: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment.",
            code="bad_lake_url",
        )
    return clean or None


def _gigabytes(text: str | None, key: str, table: str) -> str | None:
    """A size in gigabytes; raises InputError."""
    clean = (text or "").strip()
    if clean and not _GIGABYTES.fullmatch(clean):
        raise InputError(
            f"`{key}` of [{table}] in {FILE_NAME} is a number of gigabytes, such as 50 GB.",
            code="bad_gigabytes",
            key=key,
            table=table,
        )
    return clean or None


def _bytes_of(text: str) -> int:
    found = _GIGABYTES.fullmatch(text)
    return int(found[1] if found else 0) * 10**9


def _from_table(path: Path, data: Mapping[str, object]) -> Settings:
    given: dict[str, str] = {}
    for table, values in data.items():
        known = {key for at, key in PLACES if at == table}
        if not known or not isinstance(values, dict):
            tables = sorted({f"[{at}]" for at, _ in PLACES})
            raise UnknownNameError(f"table in {path.name}", f"[{table}]", tables)
        for key, value in values.items():
            if key not in known:
                raise UnknownNameError(f"setting in {path.name}", key, known)
            if not isinstance(value, str):
                raise WorkspaceError(f"{path}: {key} must be text in quotes.", code="bad_settings")
            given[PLACES[table, key]] = value
    missing = {"name", "currency", "timezone"} - set(given)
    if missing:
        raise WorkspaceError(f"{path}: [{COMPANY}] lacks {', '.join(sorted(missing))}.", code="bad_settings")
    return Settings(**given).checked()
