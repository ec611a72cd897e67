"""The VBA sources: two written by hand and kept in ``macros/``, two made from the actions."""

from collections.abc import Iterable
from pathlib import Path

from gsafety_xl import resources
from gsafety_xl.addin.actions import Action
from gsafety_xl.addin.vba_modules import Kind, Module
from gsafety_xl.model import GsafetyError

DOORBELL = "GsafetyDoorbell"
RIBBON = "GsafetyRibbon"
BUTTONS = "GsafetyButtons"
WORKBOOK_MODULE = "ThisWorkbook"


def macros_folder() -> Path:
    """Return the folder of VBA sources and the built add-in: beside that of the Word templates."""
    return resources.word_templates().with_name("macros")


def read_module(folder: Path, file: str) -> Module:
    """Read a source written by hand; GsafetyError when it is missing or not plain ASCII."""
    path = folder / file
    kind = Kind.DOCUMENT if path.stem == WORKBOOK_MODULE else Kind.STANDARD
    try:
        return Module(path.stem, kind, path.read_text(encoding="ascii"))
    except (OSError, UnicodeDecodeError) as error:
        raise GsafetyError(f"宏的源文件 {file} 读不出来", "请重新安装") from error


def ribbon_module(actions: Iterable[Action]) -> Module:
    """Return the Subs that the ribbon calls."""
    subs = [_sub(action.ribbon_sub, "control As IRibbonControl", action.key) for action in actions]
    return _standard(RIBBON, "What the buttons of the ribbon call.", subs)


def button_module(actions: Iterable[Action]) -> Module:
    """Return the same actions as Subs for buttons that lie on a sheet."""
    subs = [_sub(action.sub, "", action.key) for action in actions]
    return _standard(BUTTONS, "What the buttons on a sheet call.", subs)


def _standard(name: str, purpose: str, subs: list[str]) -> Module:
    head = f"""Attribute VB_Name = "{name}"
Option Explicit
' {purpose}
' Built from actions.toml: change it there and run "gsafety build addin".
"""
    return Module(name, Kind.STANDARD, "\n".join([head, *subs]))


def _sub(name: str, parameter: str, key: str) -> str:
    return f'Public Sub {name}({parameter})\n    Ring "{key}"\nEnd Sub\n'
