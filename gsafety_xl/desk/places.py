"""Where things are on this computer; one value holds all that touches the machine."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gsafety_xl import resources
from gsafety_xl.addin.sources import macros_folder
from gsafety_xl.desk.programs import Ask, ask
from gsafety_xl.desk.registry import NoRegistry, Registry, WindowsRegistry
from gsafety_xl.model import GsafetyError

ADD_IN = "gsafety.xlam"
_WINDOWS = "win32"


@dataclass(frozen=True, slots=True)
class Desk:
    """One user's computer.

    ``system`` is ``sys.platform``; ``folders`` the folders that Windows names in the environment
    (APPDATA, LOCALAPPDATA …); ``interpreter`` the running Python; ``add_in`` the add-in file that
    came with this package; ``working`` the folder commands write to; ``ask`` starts programs.
    """

    system: str
    registry: Registry
    folders: Mapping[str, str]
    interpreter: Path
    add_in: Path
    working: Path
    ask: Ask = ask

    @property
    def is_windows(self) -> bool:
        """Tell whether Excel's buttons can be had here."""
        return self.system == _WINDOWS

    @property
    def app_data(self) -> Path:
        """The user's roaming folder; GsafetyError when Windows does not name it."""
        folder = self.folders.get("APPDATA")
        if not folder:
            raise GsafetyError("Windows 没有给出 APPDATA 文件夹", "请用自己的账户登录后再试")
        return Path(folder)

    @property
    def start_folder(self) -> Path:
        """The user's XLSTART: Excel opens what is in it whenever it starts."""
        return self.app_data / "Microsoft" / "Excel" / "XLSTART"

    @property
    def installed_add_in(self) -> Path:
        """Where the add-in is, or would be, once installed."""
        return self.start_folder / ADD_IN

    @property
    def button_interpreter(self) -> Path:
        """The interpreter that buttons start: ``pythonw.exe``, which opens no black window."""
        windowless = self.interpreter.with_name("pythonw.exe")
        return windowless if windowless.is_file() else self.interpreter


def this_desk() -> Desk:
    """Return the computer that runs this."""
    return Desk(
        system=sys.platform,
        registry=WindowsRegistry() if sys.platform == _WINDOWS else NoRegistry(),
        folders=dict(os.environ),
        interpreter=Path(sys.executable),
        add_in=macros_folder() / ADD_IN,
        working=Path.cwd(),
    )


def packaged(name: str) -> Path:
    """Return a file or folder that stands beside the templates, in a checkout and in a wheel."""
    return resources.workbook_templates().parent / name


def console_interpreter(interpreter: Path) -> Path:
    """Return the ``python.exe`` beside a ``pythonw.exe``: the one that can answer."""
    talking = interpreter.with_name("python.exe")
    return talking if talking.is_file() else interpreter
