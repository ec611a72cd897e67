"""校验本表, 校验全簿, 上一处, 下一处, 清除标记."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from gsafety_xl.excel.marks import clear, mark
from gsafety_xl.excel.port import Spot, SpreadsheetPort
from gsafety_xl.excel.settings import Settings
from gsafety_xl.excel.words import say, say_list, say_plain
from gsafety_xl.model import Book, Finding
from gsafety_xl.output.finding_text import LEVEL_LABELS, count_text
from gsafety_xl.pipeline.check import CheckRequest, check_book
from gsafety_xl.pipeline.finding_files import load_register
from gsafety_xl.rules import CheckResult
from gsafety_xl.schema import Catalogue, load_catalogue
from gsafety_xl.workbook.master import take_origins
from gsafety_xl.workbook.reading import book_of_grids

_OURS = ("titles", "results"), ("titles", "memory")


def check_live_sheet(port: SpreadsheetPort, settings: Settings) -> None:
    """Check the workbook, show what concerns the sheet in front."""
    sheet = port.active_spot().sheet
    book, result = _checked(port, settings, today())
    if all(table.sheet != sheet for table in book.tables):
        port.tell(say("check", "no_ledger", sheet=sheet))
        return
    findings = [item for item in result.findings if item.place.sheet == sheet]
    _show(port, findings, result, clean=say("check", "clean_sheet", sheet=sheet), where=sheet)


def check_live_book(port: SpreadsheetPort, settings: Settings) -> None:
    """Check the workbook and show everything."""
    book, result = _checked(port, settings, today())
    if not book.tables:
        port.tell(say("check", "no_ledger", sheet=port.name))
        return
    clean = say("check", "clean_book")
    _show(port, result.findings, result, clean=clean, where=port.name)


def clear_marks(port: SpreadsheetPort, _settings: Settings) -> None:
    """Take marks and result sheet away."""
    cleared, left = clear(port)
    port.delete_sheet(say_plain("titles", "results"))
    text = say("check", "cleared", count=cleared) if cleared else say("check", "nothing_marked")
    if left:
        text += "\n" + say("check", "moved", count=left)
    port.tell(text)


def next_finding(port: SpreadsheetPort, _settings: Settings) -> None:
    """Go to the next cell with a finding, around the end."""
    _go(port, forward=True)


def previous_finding(port: SpreadsheetPort, _settings: Settings) -> None:
    """Go to the cell with a finding before this one, around the start."""
    _go(port, forward=False)


def read_live_book(port: SpreadsheetPort, settings: Settings, catalogue: Catalogue) -> Book:
    """Read the open workbook as a closed file is read; our own sheets are left out."""
    ours = {say_plain(*key) for key in _OURS}
    names = [name for name in port.sheet_names() if name not in ours]
    register = load_register(settings.register, _folders(port.path), catalogue)
    grids = (port.read(name) for name in names)
    book = book_of_grids(grids, catalogue, register, name=port.name)
    take_origins(book, lambda sheet: port.read(sheet).rows if sheet in names else [])
    return book


def live_findings(port: SpreadsheetPort, settings: Settings, as_of: date) -> CheckResult:
    """Return what the rules say of the open workbook."""
    return _checked(port, settings, as_of)[1]


def today() -> date:
    """Return today where the clerk is; the only clock of this door."""
    return datetime.now().astimezone().date()


def _checked(port: SpreadsheetPort, settings: Settings, as_of: date) -> tuple[Book, CheckResult]:
    catalogue = load_catalogue()
    port.busy(say("busy", "reading", sheet=port.name))
    book = read_live_book(port, settings, catalogue)
    port.busy(say("busy", "checking"))
    register = load_register(settings.register, _folders(port.path), catalogue)
    result = check_book(book, catalogue, register, CheckRequest([], as_of))
    return book, result


def _folders(path: Path | None) -> list[Path]:
    return [] if path is None else [path.parent]


def _show(
    port: SpreadsheetPort,
    findings: Sequence[Finding],
    result: CheckResult,
    *,
    clean: str,
    where: str,
) -> None:
    front = port.active_spot()
    port.busy(say("busy", "marking"))
    clear(port)
    if findings:
        mark(port, findings)
        rows = [say_list("headings", "columns"), *(_row(item) for item in findings)]
        port.write_sheet(say_plain("titles", "results"), rows, links=2, hidden=False)
    else:
        port.delete_sheet(say_plain("titles", "results"))
    port.select(front)
    text = say("check", "found", where=where, counts=count_text(findings)) if findings else clean
    if result.failures:
        text += "\n" + say("check", "failed", codes="、".join(result.failures))
    port.busy("")
    port.tell(text)


def _row(item: Finding) -> list[str]:
    return [
        LEVEL_LABELS[item.level],
        item.place.sheet,
        f"{item.place.sheet}!{item.place.cell}" if item.place.cell else "",
        _column_label(item),
        item.value,
        item.message,
        item.fix,
        item.clause,
        item.basis,
        item.rule,
        item.row_id,
    ]


def _column_label(item: Finding) -> str:
    ledger = load_catalogue().by_code(item.ledger)
    return ledger.column(item.column).label if ledger is not None and item.column else ""


def _go(port: SpreadsheetPort, *, forward: bool) -> None:
    memory = say_plain("titles", "memory")
    if memory not in port.sheet_names():
        port.tell(say("check", "no_more"))
        return
    order = {name: index for index, name in enumerate(port.sheet_names())}
    spots = [_spot(row) for row in port.read(memory).rows[1:]]
    known = [spot for spot in spots if spot.sheet in order]

    def turn(spot: Spot) -> tuple[int, int, int]:
        return order.get(spot.sheet, 0), spot.row, spot.column

    here = turn(port.active_spot())
    ahead = sorted(known, key=turn, reverse=not forward)
    beyond = [spot for spot in ahead if (turn(spot) > here) is forward and turn(spot) != here]
    for spot in [*beyond, *ahead][:1]:
        port.select(spot)


def _spot(row: Sequence[object]) -> Spot:
    return Spot(str(row[0]), int(float(str(row[1]))), int(float(str(row[2]))))
