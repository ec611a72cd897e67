"""Workbooks: the open documents that are spreadsheets."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from xlwings import base_classes

from tests.office.uno_engine.formulas import Formulas
from tests.office.uno_engine.names import Names
from tests.office.uno_engine.native import Native
from tests.office.uno_engine.number_formats import NumberFormats, area_of
from tests.office.uno_engine.reaching import AutomationError, Uno, guarded, load_uno, option
from tests.office.uno_engine.sheets import Sheet, Sheets

if TYPE_CHECKING:
    from tests.office.uno_engine.application import App
    from tests.office.uno_engine.ranges import Range

_SPREADSHEET = "com.sun.star.sheet.SpreadsheetDocument"
_RANGE = "com.sun.star.sheet.SheetCellRange"
_FILTERS = {".xlsx": "Calc MS Excel 2007 XML", ".xlsm": "Calc MS Excel 2007 VBA XML"}
#: com.sun.star.document.MacroExecMode.ALWAYS_EXECUTE_NO_WARN
_RUN_MACROS = 4


@guarded
class Books(base_classes.Books):
    """The open workbooks."""

    def __init__(self, app: "App") -> None:
        self._app = app

    @property
    def api(self) -> Native:
        return Native()

    @property
    def active(self) -> "Book":
        """Return the book that was opened or brought to the front last.

        LibreOffice itself forgets which one that is when no window has the focus.
        """
        books = list(iter(self))
        if not books:
            raise AutomationError("no workbook is open")
        front = self._app.session.front
        return next((book for book in books if book.document == front), books[-1])

    def __call__(self, name_or_index: str | int) -> "Book":
        books = list(iter(self))
        if isinstance(name_or_index, int):
            return books[name_or_index - 1]
        for book in books:
            if book.name.lower() == name_or_index.lower():
                return book
        raise KeyError(name_or_index)

    def __len__(self) -> int:
        return len(list(iter(self)))

    def __iter__(self) -> Iterator["Book"]:
        components = self._app.session.desktop.Components.createEnumeration()
        while components.hasMoreElements():
            document = components.nextElement()
            if document.supportsService(_SPREADSHEET):
                yield Book(self._app, document)

    def open(self, fullname: str, *others: object) -> "Book":
        if any(other is not None for other in others):
            raise NotImplementedError("workbooks are opened by their name alone")
        if not Path(fullname).is_file():
            raise FileNotFoundError(fullname)
        url = load_uno().systemPathToFileUrl(str(Path(fullname).resolve()))
        options = (option("MacroExecutionMode", _RUN_MACROS),)
        document = self._app.session.desktop.loadComponentFromURL(url, "_blank", 0, options)
        document.calculateAll()
        self._app.session.front = document
        return Book(self._app, document)


@guarded
class Book(base_classes.Book):
    """One workbook; ``document`` is for the engine, not for the code under test."""

    def __init__(self, app: "App", document: Uno) -> None:
        self._app = app
        self.document = document

    @property
    def app(self) -> "App":
        return self._app

    @cached_property
    def formats(self) -> NumberFormats:
        return NumberFormats(self.document)

    @cached_property
    def formulas(self) -> Formulas:
        return Formulas(self.document)

    @property
    def api(self) -> Native:
        return Native()

    @property
    def fullname(self) -> str:
        url = self.document.URL
        return str(load_uno().fileUrlToSystemPath(url)) if url else self.name

    @property
    def name(self) -> str:
        url = self.document.URL
        path = load_uno().fileUrlToSystemPath(url) if url else self.document.Title
        return Path(path).name

    @property
    def sheets(self) -> Sheets:
        return Sheets(self)

    @property
    def names(self) -> Names:
        return Names(self)

    @property
    def selection(self) -> "Range | None":
        selected = self.document.getCurrentSelection()
        if selected is None or not selected.supportsService(_RANGE):
            return None
        return Sheet(self, selected.Spreadsheet).block(area_of(selected.RangeAddress))

    def activate(self) -> None:
        self.app.session.front = self.document
        self.document.CurrentController.Frame.ContainerWindow.toFront()

    def save(self, path: str | None = None, password: str | None = None) -> None:
        if password is not None:
            raise NotImplementedError("no passwords")
        if path is None:
            self.document.store()
            return
        filter_name = _FILTERS[Path(path).suffix.lower()]
        url = load_uno().systemPathToFileUrl(str(Path(path).resolve()))
        self.document.storeAsURL(url, (option("FilterName", filter_name),))

    def close(self) -> None:
        self.document.close(True)  # noqa: FBT003 - UNO has no names
