"""零报告: a month without accidents becomes a line of the monthly statistics (事故统计月报)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from gsafety_xl.excel.checking import read_live_book, today
from gsafety_xl.excel.port import Content, Spot, SpreadsheetPort
from gsafety_xl.excel.settings import Settings
from gsafety_xl.excel.words import say, say_plain
from gsafety_xl.model import GsafetyError, Ledgers, Period, Row, Table, Value
from gsafety_xl.pipeline.check import year_of
from gsafety_xl.pipeline.finding_files import load_register, register_path
from gsafety_xl.repairs.number_formats import format_for
from gsafety_xl.rules import RuleContext
from gsafety_xl.rules.accident_totals import accidents_of_month
from gsafety_xl.schema import load_catalogue
from gsafety_xl.schema.entry_numbers import next_number
from gsafety_xl.schema.text import clean
from gsafety_xl.schema.units import register_from
from gsafety_xl.workbook.cells import Verbatim, to_cell

_LEDGER = "accident_statistics"
#: Who signed the line above signs this one too.
_SIGNERS = ("head", "maker", "filler")


@dataclass(frozen=True, slots=True)
class _Statistics:
    """The monthly statistics of the open workbook, and what goes with them."""

    table: Table
    ledgers: Ledgers
    context: RuleContext

    @property
    def reports(self) -> list[Row]:
        """Return the unit's own lines in the order of the sheet."""
        unit = self.table.unit
        return [row for row in self.table if self.context.keeper(row) == unit]

    def label(self, key: str) -> str:
        """Return the heading of a column."""
        return self.context.catalogue.ledgers[_LEDGER].column(key).label


def zero_report(port: SpreadsheetPort, settings: Settings) -> None:
    """Ask for a month and write its line; GsafetyError where that cannot be or is not true."""
    statistics = _read(port, settings)
    context = statistics.context
    last_month = context.as_of.replace(day=1) - timedelta(days=1)
    answer = port.ask_text(say_plain("ask", "zero_month"), f"{last_month:%Y-%m}")
    if not answer.strip():
        return
    month = _month(answer, context)
    _refuse_reported(statistics, month)
    _refuse_accidents(statistics, month)
    row = _empty_row(port, statistics.table)
    line = _line(statistics, month)
    _write(port, statistics, row, line)
    port.select(Spot(statistics.table.sheet, row, statistics.table.columns["month"].position))
    port.tell("\n".join(_said(statistics, month, row, line)))


def _read(port: SpreadsheetPort, settings: Settings) -> _Statistics:
    catalogue, now = load_catalogue(), today()
    port.busy(say("busy", "reading", sheet=port.name))
    folders = [] if port.path is None else [port.path.parent]
    register = load_register(register_path(settings.register, folders), (), catalogue)
    book = read_live_book(port, register, catalogue)
    port.busy("")
    if register is None:
        register = register_from(item for item in book.tables if item.ledger == "unit_register")
    context = RuleContext(catalogue, register, now, year_of(book, now))
    ledgers = Ledgers(book.tables)
    return _Statistics(_table(port, ledgers, context), ledgers, context)


def _table(port: SpreadsheetPort, ledgers: Ledgers, context: RuleContext) -> Table:
    """Return the statistics in front, else the first; GsafetyError for one not to be written."""
    front, name = port.active_spot().sheet, context.catalogue.ledgers[_LEDGER].sheet
    tables = sorted(ledgers.tables(_LEDGER), key=lambda table: table.sheet != front)
    if not tables:
        raise GsafetyError(f"工作簿里没有“{name}”表", "请打开本单位的台账，再点按钮")
    table = tables[0]
    if table.origins is not None:
        raise GsafetyError("汇总簿里不填零报告", "请在单位自己的台账里填")
    if not table.unit:
        raise GsafetyError("看不出这是哪个单位的台账", "请核对“填报说明”表里的单位代码")
    if "month" not in table.columns:
        raise GsafetyError(f"“{table.sheet}”表没有“统计年月”列", "请先补上这一列")
    if table.sheet in port.locked_sheets():
        raise GsafetyError(
            f"工作表“{table.sheet}”受保护，写不进去", "请在“审阅”中撤销工作表保护后再试"
        )
    return table


def _month(answer: str, context: RuleContext) -> Period:
    try:
        month = Period.parse(clean(answer))
    except ValueError:
        month = Period(context.year)
    if not month.is_month:
        raise GsafetyError(f"“{answer.strip()}”不是月份", "请写成 2026-05 的样子")
    if month.year != context.year:
        raise GsafetyError(
            f"这本是 {context.year} 年的台账，不能填{month.label}", "请打开那一年的台账"
        )
    if month.end > context.as_of:
        raise GsafetyError(f"{month.label}还没有过完", "请核对月份；月底以后再填")
    return month


def _refuse_reported(statistics: _Statistics, month: Period) -> None:
    for row in statistics.reports:
        if row.text("month") == str(month):
            place = row.ref("month")
            raise GsafetyError(
                f"{month.label}已经有月报：{place.sheet}!{place.cell}", "要更正的请改那一行"
            )


def _refuse_accidents(statistics: _Statistics, month: Period) -> None:
    unit = statistics.table.unit
    found = accidents_of_month(statistics.ledgers, statistics.context, unit, str(month))
    if found:
        named = "、".join(
            f"{row.row_id}（{row.ref().sheet}!{row.ref('id').cell}）" for row in found
        )
        raise GsafetyError(f"{month.label}有生产安全事故，不能零报告：{named}", "请按快报填写月报")


def _empty_row(port: SpreadsheetPort, table: Table) -> int:
    """Return the row below the last entry; GsafetyError when something else stands there."""
    row = max([table.header_row, *table.row_numbers]) + 1
    grid = port.read(table.sheet)
    cells = dict(zip(grid.numbers, grid.rows, strict=True)).get(row, [])
    formulas = {column for at, column in port.formulas(table.sheet) if at == row}
    typed = {column.position for key, column in table.columns.items() if key != "seq"} - formulas
    if any(cell != "" for position, cell in enumerate(cells, start=1) if position in typed):
        raise GsafetyError(
            f"“{table.sheet}”第 {row} 行不是空行（可能是合计）", "请在它上面插入一个空行，再点按钮"
        )
    return row


def _line(statistics: _Statistics, month: Period) -> dict[str, Value]:
    """Return the line by column key; names are those of the line above."""
    unit, context = statistics.table.unit, statistics.context
    spec = context.catalogue.ledgers[_LEDGER]
    used = [row.row_id for row in statistics.ledgers.rows(_LEDGER)]
    signed = {
        key: Verbatim(row.text(key))
        for row in statistics.reports[-1:]
        for key in _SIGNERS
        if row.text(key)
    }
    zeros = {item.key: 0 for item in spec.columns if item.required and item.type.is_number}
    return {
        **zeros,
        **signed,
        "id": str(next_number(unit, spec.code, month.year, used)),
        "unit": unit,
        "domain": ("safety",),
        "month": str(month),
        "is_zero": True,
        "zero_statement": say_plain("zero", "statement"),
        "sent_on": context.as_of,
        "filled_on": context.as_of,
    }


def _write(
    port: SpreadsheetPort, statistics: _Statistics, row: int, line: Mapping[str, Value]
) -> None:
    """Write the line as a form has it; a cell keeps its number format where that will do."""
    table, context = statistics.table, statistics.context
    spec = context.catalogue.ledgers[_LEDGER]
    values = {
        Spot(table.sheet, row, table.columns[key].position): to_cell(
            value, spec.column(key), context.catalogue, context.register
        )
        for key, value in line.items()
        if key in table.columns
    }
    formats = [content.number_format for content in port.contents(list(values))]
    port.put(
        [
            (spot, Content(value, format_for(value, code)))
            for (spot, value), code in zip(values.items(), formats, strict=True)
        ]
    )


def _said(
    statistics: _Statistics, month: Period, row: int, line: Mapping[str, Value]
) -> Iterator[str]:
    sheet = statistics.table.sheet
    yield say("zero", "done", month=month.label, sheet=sheet, row=row, id=str(line["id"]))
    blank = [statistics.label(key) for key in _SIGNERS if key not in line]
    if blank:
        yield say("zero", "blank", columns="、".join(blank))
