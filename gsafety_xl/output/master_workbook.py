"""The consolidated workbook (汇总): what came, what is wrong, every entry with its origin."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from gsafety_xl.consolidation import (
    OTHER_COLUMNS,
    Difference,
    UnitState,
    UnitStatus,
)
from gsafety_xl.deadlines import Deadline
from gsafety_xl.duties import ClauseCoverage
from gsafety_xl.model import CellRef, Explained, Finding, Period, Row, Table, column_letters
from gsafety_xl.output.deadline_sheet import add_deadline_sheet
from gsafety_xl.output.duty_sheet import add_duty_sheet, add_unit_duty_sheet
from gsafety_xl.output.explanation_list import add_explanation_sheet
from gsafety_xl.output.finding_sheet import add_finding_sheet
from gsafety_xl.output.sheets import Cell, Content, Heading, SheetBook, Tinted
from gsafety_xl.schema import Catalogue, UnitRegister
from gsafety_xl.schema.units import BUREAU
from gsafety_xl.workbook.cells import to_cell
from gsafety_xl.workbook.master import (
    DIFFERENCE_SHEET,
    FINDING_SHEET,
    FIRST_ORIGIN_HEADER,
    ORIGIN_HEADERS,
    ORIGIN_SHEET,
    OTHER_HEADER,
    STATUS_SHEET,
    SUMMARY_SHEET,
    position_text,
)
from gsafety_xl.workbook.parameter_sheet import parameter_sheet

_STATE_TINTS = {
    UnitState.RECEIVED: "good",
    UnitState.RETURNED: "warn",
    UnitState.MISSING: "bad",
    UnitState.UNKNOWN: "bad",
}
_KINDS = {"added": "新版增加", "removed": "新版没有", "changed": "新版改动"}


@dataclass(frozen=True, slots=True)
class Master:
    """Everything a consolidated workbook shows.

    ``tables`` by ledger key, ``inputs`` name and hash of every file read, ``refused`` name and
    reason of every file that could not be read.
    """

    tables: Mapping[str, Table]
    statuses: Sequence[UnitStatus]
    differences: Sequence[Difference]
    findings: Sequence[Finding]
    coverage: Sequence[ClauseCoverage]
    inputs: Sequence[tuple[str, str]]
    refused: Sequence[tuple[str, str]]
    year: int
    as_of: date
    period: Period | None = None
    deadlines: Sequence[Deadline] = ()
    explained: Sequence[Explained] = ()


def write_master(path: Path, master: Master, catalogue: Catalogue, register: UnitRegister) -> None:
    """Write the consolidated workbook; same inputs give the same bytes."""
    book = SheetBook(path, created=datetime.combine(master.as_of, time(0)))
    _add_summary(book, master, register)
    _add_statuses(book, master)
    url = _links_into(master)
    names = {unit.code: unit.name for unit in register}
    add_finding_sheet(book, FINDING_SHEET, master.findings, url)
    if master.explained:
        add_explanation_sheet(book, master.explained, url)
    if master.coverage:
        add_duty_sheet(book, master.coverage)
        add_unit_duty_sheet(book, master.coverage, names)
    if master.deadlines:
        add_deadline_sheet(book, master.deadlines, names)
    if master.differences:
        _add_differences(book, master, catalogue)
    for table in master.tables.values():
        _add_ledger(book, table, catalogue, register)
    parameter_sheet(catalogue)(book.book)
    _add_origins(book, master.tables.values(), master.inputs)
    book.close()


def _add_summary(book: SheetBook, master: Master, register: UnitRegister) -> None:
    headings = [Heading("项目", 22), Heading("内容", 60), Heading("校验码（SHA-256 前16位）", 24)]
    note = "各单位来稿的汇总。每行右端写有来源；本表由程序生成，更正请改来稿后重新汇总。"
    sheet = book.sheet(SUMMARY_SHEET, "安全台账汇总", note, headings)
    count = dict.fromkeys(UnitState, 0) | {
        state: sum(1 for status in master.statuses if status.state is state) for state in UnitState
    }
    rows: list[list[Content]] = [
        ["单位代码", BUREAU],
        ["单位名称", register.name_of(BUREAU)],
        ["年度", f"{master.year}"],
        ["模板版本", "汇总"],
        ["截至日期", master.as_of.isoformat()],
        ["报告期", master.period.label if master.period else f"{master.year}年"],
        ["报送情况", "，".join(f"{state.value} {number} 个" for state, number in count.items())],
    ]
    rows += [[table.sheet, f"{len(table)} 条"] for table in master.tables.values()]
    rows += [["来稿", name, digest[:16]] for name, digest in master.inputs]
    rows += [["未能并入", f"{name}：{reason}"] for name, reason in master.refused]
    book.rows(sheet, rows)


def _add_statuses(book: SheetBook, master: Master) -> None:
    headings = [
        Heading("代码", 9),
        Heading("应报单位", 28),
        Heading("报送状态", 11),
        Heading("来稿文件", 40),
        Heading("旧版文件", 30),
        Heading("保存时间", 17),
        Heading("记录数", 8),
        Heading("强制", 7),
        Heading("核实", 7),
    ]
    missing = [item.name for item in master.statuses if item.state is UnitState.MISSING]
    note = f"未报：{'、'.join(missing)}" if missing else "应报单位已全部报送"
    sheet = book.sheet(STATUS_SHEET, STATUS_SHEET, note, headings)
    book.rows(sheet, [_status_row(item) for item in master.statuses])


def _status_row(item: UnitStatus) -> list[Content]:
    return [
        item.unit,
        item.name,
        Tinted(item.state.value, _STATE_TINTS[item.state]),
        "\n".join(item.files),
        "\n".join(item.superseded),
        f"{item.saved_at:%Y-%m-%d %H:%M}" if item.saved_at else "",
        item.entries,
        item.errors,
        item.warnings,
    ]


def _add_differences(book: SheetBook, master: Master, catalogue: Catalogue) -> None:
    headings = [
        Heading("单位", 9),
        Heading("台账", 16),
        Heading("编号", 22),
        Heading("差异", 11),
        Heading("列", 40),
        Heading("采用的文件", 36),
        Heading("旧版文件", 36),
    ]
    note = "同一单位报了多份时采用最后保存的一份；旧版有而新版没有的行没有并入，请核对。"
    sheet = book.sheet(DIFFERENCE_SHEET, DIFFERENCE_SHEET, note, headings)
    rows: list[list[Content]] = []
    for item in master.differences:
        labels = catalogue.ledgers[item.ledger].labels()
        columns = "、".join(labels.get(key, key) for key in item.columns)
        ledger = catalogue.ledgers[item.ledger].sheet
        kind = _KINDS[item.kind]
        rows.append([item.unit, ledger, item.row_id, kind, columns, item.kept, item.superseded])
    book.rows(sheet, rows)


def _add_ledger(
    book: SheetBook, table: Table, catalogue: Catalogue, register: UnitRegister
) -> None:
    spec = catalogue.ledgers[table.ledger]
    headings = [Heading(column.label, column.width) for column in spec.columns]
    headings.append(Heading(OTHER_HEADER, 20))
    headings += [
        Heading(label, width) for label, width in zip(ORIGIN_HEADERS, (36, 16, 8), strict=True)
    ]
    sheet = book.sheet(spec.sheet, spec.title, f"共 {len(table)} 条", headings)
    sheet.freeze_panes(3, 2)
    rows: list[list[Content]] = []
    for row in table:
        cells = [
            _content(row, column.key) or to_cell(row[column.key], column, catalogue, register)
            for column in spec.columns
        ]
        origin = row.source()
        other = row.raw(OTHER_COLUMNS)
        rows.append([*map(_cell, cells), _cell(other), origin.workbook, origin.sheet, origin.row])
    book.rows(sheet, rows)


def _content(row: Row, key: str) -> Cell:
    """Return what was typed where it could not be understood; None where the value serves."""
    reading = row.reading(key)
    return _cell(row.raw(key)) if reading.problem or reading.value is None else None


def _cell(value: object) -> Cell:
    return (
        value if isinstance(value, str | int | float | bool | date) or value is None else str(value)
    )


def _add_origins(
    book: SheetBook, tables: Iterable[Table], inputs: Sequence[tuple[str, str]]
) -> None:
    headings = [
        Heading(FIRST_ORIGIN_HEADER, 40),
        Heading("工作表", 20),
        Heading("台账", 20),
        Heading("列", 80),
    ]
    sheet = book.sheet(ORIGIN_SHEET, "来源列位置", "供追溯数字时使用，请勿修改。", headings)
    known: dict[tuple[str, str, str], str] = {}
    for table in tables:
        for origin in table.origins or ():
            key = (origin.workbook, origin.sheet, table.ledger)
            known.setdefault(key, position_text(origin.positions))
    hashes: list[list[Content]] = [[name, "", "", f"SHA-256 {digest}"] for name, digest in inputs]
    book.rows(sheet, [*([*key, text] for key, text in sorted(known.items())), *hashes])
    sheet.hide()


def _links_into(master: Master) -> "_Links":
    return _Links(master.tables.values())


class _Links:
    """Finds the consolidated cell of a submission's cell."""

    def __init__(self, tables: Iterable[Table]) -> None:
        self._rows: dict[tuple[str, str, int], tuple[str, int, dict[int, int]]] = {}
        for table in tables:
            for row in table:
                origin = (table.origins or ())[row.index]
                columns = {
                    position: table.columns[key].position
                    for key, position in origin.positions.items()
                    if key in table.columns
                }
                place = (origin.workbook, origin.sheet, origin.row)
                self._rows[place] = (table.sheet, table.row_numbers[row.index], columns)

    def __call__(self, place: CellRef) -> str:
        found = self._rows.get((place.workbook, place.sheet, place.row))
        if found is None:
            return ""
        sheet, row, columns = found
        return f"internal:'{sheet}'!{column_letters(columns.get(place.column, 1))}{row}"
