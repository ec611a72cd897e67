"""What VBA and the program agree on: where the interpreter is written, what a click says."""

from collections.abc import Sequence
from dataclasses import dataclass

#: VBA's own per-user settings, below HKEY_CURRENT_USER; ``GetSetting`` reads nothing else.
SETTINGS_KEY = r"Software\VB and VBA Program Settings\gsafety_xl\Excel"
#: The value that holds the full path of pythonw.exe.
INTERPRETER = "Interpreter"
#: The value that holds what to tell the clerk when the program cannot be started, in Chinese.
NOT_INSTALLED = "NotInstalled"


@dataclass(frozen=True, slots=True)
class Click:
    """A click as it arrives: the action's key, the name of the workbook in front, Excel's window.

    ``workbook`` is empty when none is open, and ``window`` is 0 when Excel did not say.
    """

    action: str
    workbook: str
    window: int


def parse_click(arguments: Sequence[str]) -> Click:
    """Read the arguments that the doorbell passes; what it does not pass stays empty.

    A file name may contain ``=``, which xlwings' own reading of ``--wb`` cuts off.
    """
    named = dict(
        argument[2:].split("=", 1)
        for argument in arguments
        if argument.startswith("--") and "=" in argument
    )
    plain = [argument for argument in arguments if not argument.startswith("-")]
    window = named.get("hwnd", "")
    return Click(
        action=plain[0] if plain else "",
        workbook=named.get("wb", ""),
        window=int(window) if window.isdecimal() else 0,
    )
