"""The fonts of official documents (公文字体), and whether this computer has them."""

import re
import shutil
import tomllib
from dataclasses import dataclass

from gsafety_xl import resources
from gsafety_xl.desk.diagnosis import Diagnosis, fine, not_applicable, warning
from gsafety_xl.desk.places import Desk

NAME = "公文字体"
_KEYS = (
    r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts",
    r"HKCU\Software\Microsoft\Windows NT\CurrentVersion\Fonts",
)


@dataclass(frozen=True, slots=True)
class Font:
    """A font that GB/T 9704 asks for, under any of the names a system may give it."""

    label: str
    used_for: str
    names: frozenset[str]


def check_fonts(desk: Desk) -> Diagnosis:
    """Look for each font; a missing one makes Word choose another, the text stays right."""
    there = _registered(desk) if desk.is_windows else _listed(desk)
    if there is None:
        return not_applicable(NAME, "这台电脑不能列出字体")
    missing = [font for font in official_fonts() if not font.names & there]
    if not missing:
        return fine(NAME, "、".join(font.label for font in official_fonts()))
    names = "、".join(f"{font.label}（{font.used_for}）" for font in missing)
    remedy = "在打印公文的电脑上装这些字体（方正小标宋须有授权）；没有时 Word 用别的字体代替"
    return warning(NAME, f"缺 {names}", remedy)


def official_fonts() -> list[Font]:
    """Return the fonts of the data file, names in lower case."""
    content = tomllib.loads((resources.data() / "fonts.toml").read_text(encoding="utf-8"))
    return [
        Font(item["label"], item["used_for"], frozenset(map(str.casefold, item["names"])))
        for item in content["fonts"]
    ]


def _registered(desk: Desk) -> set[str]:
    """Return the names Windows has, as in “SimSun & NSimSun (TrueType)”."""
    entries = [entry for key in _KEYS for entry in desk.registry.names(key)]
    parts = (re.sub(r"\s*\([^)]*\)$", "", entry).split("&") for entry in entries)
    return {part.strip().casefold() for names in parts for part in names}


def _listed(desk: Desk) -> set[str] | None:
    """Return the names ``fc-list`` has, one font a line as in “SimSun,宋体”; None without it."""
    program = shutil.which("fc-list")
    answer = desk.ask([program, ":", "family"]) if program else None
    if answer is None or not answer.went_well:
        return None
    return {part.strip().casefold() for part in re.split(r"[,\n]", answer.text)}
