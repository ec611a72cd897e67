"""A LibreOffice on a screen of its own, for one session of tests."""

import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from tests.office.pictures import png_of_screen
from tests.office.uno_engine import Session, connect, load_uno
from tests.office.uno_engine.reaching import Uno, option, uno_error

_START_SECONDS = 30
_END_SECONDS = 5
_SCREEN = "1600x1000x24"
#: com.sun.star.document.MacroExecMode.ALWAYS_EXECUTE_NO_WARN
_RUN_MACROS = 4


class Desktop:
    """Xvfb and soffice, started in a folder of their own and killed at the end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.display = ""
        self.pipe = f"gsafety{uuid4().hex}"
        self._programs: list[subprocess.Popen[bytes]] = []
        try:
            self.session = self._start()
        except BaseException:
            self.stop()
            raise

    def open(self, path: Path) -> Uno:
        """Open a fresh copy of a workbook, shown and with its macros; return the document."""
        place = self.folder / f"{len(list(self.folder.iterdir()))}"
        place.mkdir()
        copy = shutil.copy(path, place / path.name)
        url = load_uno().systemPathToFileUrl(str(copy))
        options = (option("MacroExecutionMode", _RUN_MACROS), option("Hidden", value=False))
        document = self.session.desktop.loadComponentFromURL(url, "_blank", 0, options)
        document.calculateAll()  # as Excel does for a file that another program wrote
        self.session.front = document
        return document

    def close_all(self) -> None:
        """Close every document without saving."""
        components = self.session.desktop.Components.createEnumeration()
        while components.hasMoreElements():
            component = components.nextElement()
            with suppress(AttributeError, uno_error()):
                component.close(True)  # noqa: FBT003 - UNO has no names

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Kill the program when it takes longer: whatever call waits for it then fails."""
        timer = threading.Timer(seconds, self._kill, [self._programs[-1]])
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def photograph(self, path: Path) -> Path:
        """Save what the screen shows as a PNG file."""
        self.session.create("awt.Toolkit").processEventsToIdle()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(png_of_screen(self.folder / "Xvfb_screen0"))
        return path

    def stop(self) -> None:
        """End every program that was started here."""
        for program in reversed(self._programs):
            self._kill(program)
            with suppress(subprocess.TimeoutExpired):
                program.wait(_END_SECONDS)

    def _start(self) -> Session:
        profile = (self.folder / "profile").as_uri()
        command = [
            "soffice",
            f"-env:UserInstallation={profile}",
            "--norestore",
            "--nologo",
            "--nodefault",
            "--nofirststartwizard",
            f"--accept=pipe,name={self.pipe};urp;",
        ]
        self.display = self._start_screen()
        program = self._run(command, self._environment())
        return Session(self._wait_for_program(program), program.pid)

    def _environment(self) -> dict[str, str]:
        """Return what the programs need to know: the screen, the plain widgets, UTF-8."""
        return {
            **{name: value for name, value in os.environ.items() if not name.startswith("LC_")},
            "DISPLAY": self.display,
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "SAL_USE_VCLPLUGIN": "gen",
            "XDG_CONFIG_HOME": str(self.folder / "settings"),
            "GSAFETY_OFFICE_PIPE": self.pipe,
        }

    def _start_screen(self) -> str:
        """Start Xvfb on a display that it chooses itself; return the display's name."""
        reading, writing = os.pipe()
        options = ["-displayfd", str(writing), "-fbdir", str(self.folder), "-nolisten", "tcp"]
        command = ["Xvfb", *options, "-screen", "0", _SCREEN]
        self._run(command, dict(os.environ), writing)
        os.close(writing)
        with os.fdopen(reading) as answer:
            return f":{answer.readline().strip()}"

    def _run(
        self, command: list[str], environment: dict[str, str], *kept: int
    ) -> subprocess.Popen[bytes]:
        with (self.folder / f"{command[0]}.log").open("wb") as log:
            program = subprocess.Popen(  # noqa: S603 - fixed words
                command,
                env=environment,
                pass_fds=kept,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._programs.append(program)
        return program

    def _wait_for_program(self, program: subprocess.Popen[bytes]) -> Uno:
        end = time.monotonic() + _START_SECONDS
        not_yet = uno_error("connection.NoConnectException")
        while True:
            try:
                return connect(self.pipe)
            except not_yet:
                if time.monotonic() > end or program.poll() is not None:
                    log = (self.folder / "soffice.log").read_text(errors="replace")
                    raise RuntimeError(f"soffice does not answer: {log}") from None
                time.sleep(0.05)

    @staticmethod
    def _kill(program: subprocess.Popen[bytes]) -> None:
        with suppress(ProcessLookupError):
            os.killpg(program.pid, signal.SIGKILL)
