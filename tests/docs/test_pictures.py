"""Every picture that the script takes is there and shown to its readers, and none else is."""

from __future__ import annotations

import re
from pathlib import Path

from tools.pictures import FOLDER, LANGUAGES, PICTURES

ROOT = Path(__file__).parents[2]
PAGES = {
    "en": [ROOT / "README.md", *ROOT.glob("docs/*.md")],
    "zh": [ROOT / "README.zh-CN.md", *ROOT.glob("docs/zh/*.md")],
}


def test_pictures_are_those_that_the_script_takes() -> None:
    assert {file.stem for file in FOLDER.glob("*")} == {picture.name for picture in PICTURES}


def test_every_picture_is_shown_in_its_language() -> None:
    for language in LANGUAGES:
        shown = {
            name
            for page in PAGES[language]
            for name in re.findall(r"images/([\w-]+)\.png", page.read_text(encoding="utf-8"))
        }
        assert shown == {picture.name for picture in PICTURES if picture.language == language}
