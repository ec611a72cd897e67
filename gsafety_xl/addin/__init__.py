"""The Excel add-in and the macros of ledger workbooks, built without Excel."""

from gsafety_xl.addin.actions import Action, load_actions, load_ribbon
from gsafety_xl.addin.building import build_addin_files
from gsafety_xl.addin.macro_workbook import add_action_buttons, add_macros, macro_parts
from gsafety_xl.addin.xlam import build_addin

__all__ = [
    "Action",
    "add_action_buttons",
    "add_macros",
    "build_addin",
    "build_addin_files",
    "load_actions",
    "load_ribbon",
    "macro_parts",
]
