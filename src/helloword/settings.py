"""`helloword.toml`: the company's settings, no secrets."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from zoneinfo import available_timezones

import tomli_w

from helloword.errors import InputError, UnknownNameError, WorkspaceError
from helloword.money import currency_code
from helloword.text import LOCALES, Text

FILE_NAME = "helloword.toml"


def _setting(zh: str, en: str) -> Text:
    return Text(zh=zh, en=en)


@dataclass(frozen=True)
class Settings:
    """Settings of one company."""

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

    def checked(self) -> Settings:
        """The same settings once every value is one that can be used; raises InputError otherwise."""
        check_timezone(self.timezone)
        if self.locale not in LOCALES:
            raise UnknownNameError("language", self.locale, LOCALES, code="unknown_locale")
        if not self.name.strip():
            raise InputError("The company needs a name: --name.", code="no_name")
        return Settings(self.name.strip(), currency_code(self.currency), self.timezone, self.locale)


def check_timezone(name: str) -> str:
    """`name` if it is an IANA time zone; raises UnknownNameError with the nearest otherwise."""
    if name not in available_timezones():
        raise UnknownNameError(
            "time zone", name, {n for n in available_timezones() if "/" in n or n == "UTC"}, code="unknown_timezone"
        )
    return name


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
    part = folder / f"{FILE_NAME}.part"
    part.write_text(tomli_w.dumps({"company": asdict(settings.checked())}), encoding="utf-8")
    part.replace(folder / FILE_NAME)


def _from_table(path: Path, data: dict[str, object]) -> Settings:
    company = data.get("company")
    known = {f.name for f in fields(Settings)}
    if not isinstance(company, dict):
        raise WorkspaceError(f"{path} has no [company] table with {', '.join(sorted(known))}.", code="bad_settings")
    for name, value in company.items():
        if name not in known:
            raise UnknownNameError(f"setting in {path.name}", name, known)
        if not isinstance(value, str):
            raise WorkspaceError(f"{path}: {name} must be text in quotes.", code="bad_settings")
    missing = {"name", "currency", "timezone"} - set(company)
    if missing:
        raise WorkspaceError(f"{path}: [company] lacks {', '.join(sorted(missing))}.", code="bad_settings")
    return Settings(**company).checked()
