"""One LibreOffice for all tests of the folder; each test gets a fresh document."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlsxwriter
import xlwings

from tests.office.desktop import Desktop
from tests.office.uno_engine import Session, UnoMissingError, load_uno, register
from tests.spreadsheet_program import REQUIRED, require

#: No test may take longer; the program is killed and the call that waits for it fails.
_SECONDS = 150
_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs the program."""
    for item in items:
        if item.path.is_relative_to(_HERE) and "desktop" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.office)


@pytest.fixture(scope="session")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    require("soffice", "Xvfb")
    try:
        load_uno()
    except UnoMissingError as error:
        if os.environ.get(REQUIRED):
            pytest.fail(str(error))
        pytest.skip(str(error))
    started = Desktop(tmp_path_factory.mktemp("desktop"))
    yield started
    started.stop()


@pytest.fixture(scope="session")
def application(desktop: Desktop) -> Iterator[xlwings.App]:
    """The program as xlwings' active engine."""
    before = xlwings.engines.active
    yield register(desktop.session)
    xlwings.engines.active = before


@pytest.fixture
def session(desktop: Desktop, application: xlwings.App) -> Iterator[Session]:
    """What was said and will be answered; at the end every document is closed."""
    with desktop.within(_SECONDS):
        yield desktop.session
        application.screen_updating = True
        desktop.session.forget()
        desktop.close_all()


@pytest.fixture
def opened(
    session: Session, desktop: Desktop, application: xlwings.App
) -> Callable[[Path], xlwings.Book]:
    """Open a fresh copy of a workbook in the live program."""
    del session

    def open_copy(path: Path) -> xlwings.Book:
        desktop.open(path)
        return application.books[path.name]

    return open_copy


@pytest.fixture
def book(opened: Callable[[Path], xlwings.Book], tmp_path: Path) -> xlwings.Book:
    """A workbook with the empty sheets “Sheet1” and “台账”."""
    path = tmp_path / "空白.xlsx"
    written = xlsxwriter.Workbook(str(path))
    for name in ("Sheet1", "台账"):
        written.add_worksheet(name)
    written.close()
    return opened(path)


@pytest.fixture
def sheet(book: xlwings.Book) -> xlwings.Sheet:
    return book.sheets["Sheet1"]
