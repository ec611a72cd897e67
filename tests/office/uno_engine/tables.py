"""Excel tables (超级表): LibreOffice keeps them as database ranges."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from xlwings import base_classes

from tests.office.uno_engine.native import Native
from tests.office.uno_engine.number_formats import area_of
from tests.office.uno_engine.reaching import AutomationError, Uno, guarded

if TYPE_CHECKING:
    import xlwings

    from tests.office.uno_engine.ranges import Range
    from tests.office.uno_engine.sheets import Sheet


@guarded
class Tables(base_classes.Tables):
    """The tables of a sheet; a new one shows its filter buttons, but has no style here."""

    def __init__(self, sheet: "Sheet") -> None:
        self.parent = sheet

    @property
    def api(self) -> Native:
        return Native()

    def add(  # type: ignore[override]  # xlwings names every argument
        self, source: "xlwings.Range", name: str | None = None, **others: object
    ) -> "Table":
        others.pop("table_style_name")
        if not others.pop("has_headers") or any(other is not None for other in others.values()):
            raise NotImplementedError("a table is made of cells with a heading")
        if any(self._overlap(table, source) for table in self):
            raise AutomationError("a table cannot lie over another one")
        ranges = self.parent.book.document.DatabaseRanges
        chosen = name or f"Table{ranges.Count + 1}"
        ranges.addNewByName(chosen, source.impl.native.RangeAddress)
        native = ranges.getByName(chosen)
        native.ContainsHeader = native.AutoFilter = True
        return Table(self.parent, native)

    @staticmethod
    def _overlap(table: "Table", source: "xlwings.Range") -> bool:
        one, other = table.range.area, source.impl.area
        rows: bool = one.row <= other.last_row and other.row <= one.last_row
        columns: bool = one.column <= other.last_column and other.column <= one.last_column
        return rows and columns

    def __iter__(self) -> Iterator["Table"]:
        ranges = self.parent.book.document.DatabaseRanges
        for name in ranges.ElementNames:
            native = ranges.getByName(name)
            if native.DataArea.Sheet == self.parent.index - 1:
                yield Table(self.parent, native)

    def __len__(self) -> int:
        return len(list(iter(self)))

    def __call__(self, key: int | str) -> "Table":
        tables = list(iter(self))
        if isinstance(key, int) and 1 <= key <= len(tables):
            return tables[key - 1]
        for table in tables:
            if table.name == key:
                return table
        raise AutomationError(f"no table {key}")

    def __contains__(self, key: int | str) -> bool:
        return any(table.name == key for table in self)


@guarded
class Table(base_classes.Table):
    """One table: a row of headers and what is below."""

    def __init__(self, sheet: "Sheet", native: Uno) -> None:
        self._sheet = sheet
        self._native = native

    @property
    def api(self) -> Native:
        return Native()

    @property
    def parent(self) -> "Sheet":
        return self._sheet

    @property
    def name(self) -> str:
        return str(self._native.Name)

    @name.setter
    def name(self, value: str) -> None:
        self._native.setName(value)

    @property
    def range(self) -> "Range":
        return self._sheet.block(area_of(self._native.DataArea))

    @property
    def header_row_range(self) -> "Range":
        return self._sheet.block(self.range.area._replace(rows=1))

    @property
    def data_body_range(self) -> "Range":
        area = self.range.area
        return self._sheet.block(area._replace(row=area.row + 1, rows=area.rows - 1))
