"""Settings of one user (设置): a TOML file in her own folder, never in a workbook."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import click

from gsafety_xl.excel.words import say_plain
from gsafety_xl.model import GsafetyError
from gsafety_xl.workbook.files import replacing


@dataclass(frozen=True, slots=True)
class Settings:
    """``register`` is the register workbook, ``output`` the folder for results; None if unset."""

    register: Path | None = None
    output: Path | None = None


def settings_path() -> Path:
    """Return where the settings are kept."""
    return Path(click.get_app_dir("gsafety")) / "settings.toml"


def read_settings(path: Path) -> Settings:
    """Read the settings; none are set when there is no file. GsafetyError for a faulty one."""
    if not path.is_file():
        return Settings()
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GsafetyError(f"设置文件有误：{path}", "路径请写在单引号里，或删除该文件") from error
    return Settings(_path(values.get("register")), _path(values.get("output")))


def ensure_settings(path: Path) -> Path:
    """Write the settings with their explanations where there are none yet."""
    if not path.exists():
        with replacing(path) as temporary:
            temporary.write_text(say_plain("settings", "text").lstrip(), encoding="utf-8")
    return path


def _path(value: object) -> Path | None:
    text = str(value or "").strip()
    return Path(text) if text else None
