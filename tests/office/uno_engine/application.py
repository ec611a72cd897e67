"""The engine, its one application, and the registration with xlwings."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

import xlwings
from xlwings import base_classes

from tests.office.uno_engine.cell_values import CellError
from tests.office.uno_engine.native import Native
from tests.office.uno_engine.reaching import AutomationError, Held, guarded
from tests.office.uno_engine.session import Alert, Session

if TYPE_CHECKING:
    from tests.office.uno_engine.books import Books
    from tests.office.uno_engine.ranges import Range

NAME = "libreoffice"
_CALCULATION = {"automatic": True, "manual": False}


class Engine:
    """What xlwings asks of an engine: the applications, and how values pass to and fro."""

    name = NAME
    type = "desktop"

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def apps(self) -> "Apps":
        return Apps(self, self._session)

    @staticmethod
    def prepare_xl_data_element(value: Held, options: object) -> Held:
        """Return a value as Excel takes it: nothing as empty text, days as moments."""
        del options
        if value is None or value != value:  # noqa: PLR0124 - not a number
            return ""
        if isinstance(value, date) and not isinstance(value, datetime):
            return datetime(value.year, value.month, value.day)
        return value

    @staticmethod
    def clean_value_data(
        data: Sequence[Sequence[Held]],
        datetime_builder: Callable[..., Held],
        empty_as: Held,
        number_builder: Callable[[float], Held] | None,
        err_to_str: bool,  # noqa: FBT001 - as xlwings calls it
    ) -> list[list[Held]]:
        """Return values as Python has them."""

        def cleaned(value: Held) -> Held:
            if value in {"", None}:
                return empty_as
            if isinstance(value, datetime):
                parts = {name: getattr(value, name) for name in _PARTS}
                return datetime_builder(**parts, tzinfo=None)
            if isinstance(value, CellError):
                return str(value) if err_to_str else None
            is_number = isinstance(value, float) and number_builder is not None
            return number_builder(value) if is_number and number_builder else value

        return [[cleaned(value) for value in row] for row in data]


_PARTS = ("year", "month", "day", "hour", "minute", "second", "microsecond")


class Apps(base_classes.Apps):
    """The running programs: always the one."""

    def __init__(self, engine: Engine, session: Session) -> None:
        self._app = App(engine, session)

    def keys(self) -> list[int]:
        return [self._app.pid]

    def __iter__(self) -> Iterator["App"]:
        return iter([self._app])

    def __len__(self) -> int:
        return 1

    def __getitem__(self, pid: int) -> "App":
        if pid != self._app.pid:
            raise KeyError(pid)
        return self._app


def _switch(name: str) -> property:
    """Return a property that remembers what it was set to; everything is on at first."""

    def read(app: "App") -> bool:
        return app.session.switches.get(name, True)

    def write(app: "App", value: bool) -> None:  # noqa: FBT001 - a property
        app.session.switches[name] = bool(value)

    return property(read, write)


@guarded
class App(base_classes.App):
    """The program; alerts are recorded and answered by the session."""

    visible = property(lambda _app: True)
    display_alerts = _switch("display_alerts")
    enable_events = _switch("enable_events")
    interactive = _switch("interactive")
    version = "16.0"

    def __init__(self, engine: Engine, session: Session) -> None:
        self.engine = engine
        self.session = session

    @property
    def api(self) -> Native:
        return Native()

    @property
    def pid(self) -> int:
        return self.session.process

    @property
    def books(self) -> "Books":
        from tests.office.uno_engine.books import Books  # noqa: PLC0415 - they know each other

        return Books(self)

    @property
    def selection(self) -> "Range | None":
        return self.books.active.selection

    @property
    def screen_updating(self) -> bool:
        return self.session.switches.get("screen_updating", True)

    @screen_updating.setter
    def screen_updating(self, value: bool) -> None:
        if bool(value) == self.screen_updating:
            return
        self.session.switches["screen_updating"] = bool(value)
        for book in self.books:
            if value:
                book.document.unlockControllers()
            else:
                book.document.lockControllers()

    @property
    def calculation(self) -> str:
        automatic = self.books.active.document.isAutomaticCalculationEnabled()
        return "automatic" if automatic else "manual"

    @calculation.setter
    def calculation(self, value: str) -> None:
        if value not in _CALCULATION:
            raise NotImplementedError(f"calculation {value!r} is not on macOS")
        self.books.active.document.enableAutomaticCalculation(_CALCULATION[value])

    def calculate(self) -> None:
        for book in self.books:
            book.document.calculate()

    @property
    def status_bar(self) -> str | bool:
        return self.session.status[-1] if self.session.status else False

    @status_bar.setter
    def status_bar(self, value: str | bool) -> None:
        if not isinstance(value, str) and value is not False:
            raise AutomationError(f"the status bar shows text, or False gives it back: {value!r}")
        self.session.status.append(value)

    def alert(
        self,
        prompt: str,
        title: str | None,
        buttons: str | None,
        mode: str | None,
        callback: str | None,
    ) -> str:
        if callback is not None:
            raise NotImplementedError("a call-back is not on Windows or macOS")
        if buttons not in {None, "ok", "ok_cancel", "yes_no", "yes_no_cancel"}:
            raise KeyError(buttons)
        if mode not in {None, "info", "critical"}:
            raise KeyError(mode)
        return self.session.answer(Alert(prompt, title or "", buttons, mode))

    def activate(self, steal_focus: bool = False) -> None:  # noqa: FBT001, FBT002 - as xlwings
        del steal_focus
        self.books.active.activate()


def register(session: Session) -> xlwings.App:
    """Make the program xlwings' active engine; return its application."""
    engine = xlwings.main.Engine(impl=Engine(session))
    xlwings.engines.add(engine)
    engine.activate()
    return xlwings.apps[session.process]
