"""校验本表, 校验全簿, 上一处, 下一处, 清除标记."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from gsafety_xl.excel.marks import Marking, clear, mark
from gsafety_xl.excel.memory import recall
from gsafety_xl.excel.port import Spot, SpreadsheetPort
from gsafety_xl.excel.settings import Settings
from gsafety_xl.excel.words import say, say_list, say_plain
from gsafety_xl.model import Book, Finding, GsafetyError
from gsafety_xl.output.finding_text import LEVEL_LABELS, count_text
from gsafety_xl.pipeline.check import CheckRequest, check_book
from gsafety_xl.pipeline.finding_files import load_register, register_path
from gsafety_xl.pipeline.parameters import parameters_of
from gsafety_xl.rules import CheckResult
from gsafety_xl.schema import Catalogue, UnitRegister, load_catalogue
from gsafety_xl.schema.parameter_words import parameter_words
from gsafety_xl.workbook.explanation_reading import is_explanation_sheet
from gsafety_xl.workbook.master import take_origins
from gsafety_xl.workbook.reading import book_of_grids

_OURS = tuple(("titles", key) for key in ("results", "memory", "preview", "undo"))


@dataclass(frozen=True, slots=True)
class Checked:
    """The workbook as it was read and what the rules say of it."""

    book: Book
    result: CheckResult


def check_live_sheet(port: SpreadsheetPort, settings: Settings) -> None:
    """Check the workbook, show what concerns the sheet in front."""
    checked = check_open_book(port, settings, today())
    sheet = port.active_spot().sheet
    if not is_explanation_sheet(sheet) and all(
        table.sheet != sheet for table in checked.book.tables
    ):
        port.tell(say("check", "no_ledger", sheet=sheet))
        return
    findings = [item for item in checked.result.findings if item.place.sheet == sheet]
    _show(port, checked, findings, clean=say("check", "clean_sheet", sheet=sheet), where=sheet)


def check_live_book(port: SpreadsheetPort, settings: Settings) -> None:
    """Check the workbook and show everything."""
    checked = check_open_book(port, settings, today())
    if not checked.book.tables:
        port.tell(say("check", "no_ledger", sheet=port.name))
        return
    clean = say("check", "clean_book")
    _show(port, checked, checked.result.findings, clean=clean, where=port.name)


def clear_marks(port: SpreadsheetPort, _settings: Settings) -> None:
    """Take marks and result sheet away."""
    _need_room(port)
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


def read_live_book(
    port: SpreadsheetPort, register: UnitRegister | None, catalogue: Catalogue
) -> Book:
    """Read the open workbook as a closed file is read; our own sheets are left out."""
    ours = {say_plain(*key) for key in _OURS}
    names = [name for name in port.sheet_names() if name not in ours]
    grids = (port.read(name) for name in names)
    book = book_of_grids(grids, catalogue, register, name=port.name)
    take_origins(book, lambda sheet: port.read(sheet).rows if sheet in names else [])
    return book


def live_findings(port: SpreadsheetPort, settings: Settings, as_of: date) -> CheckResult:
    """Return what the rules say of the open workbook."""
    return check_open_book(port, settings, as_of).result


def today() -> date:
    """Return today where the clerk is; the only clock of this door."""
    return datetime.now().astimezone().date()


def check_open_book(port: SpreadsheetPort, settings: Settings, as_of: date) -> Checked:
    """Read the open workbook and ask the rules of it."""
    catalogue = load_catalogue()
    port.busy(say("busy", "reading", sheet=port.name))
    source = register_path(settings.register, _folders(port.path))
    register = load_register(source, (), catalogue)
    book = read_live_book(port, register, catalogue)
    name = parameter_words().sheet
    sheet = port.read(name) if name in port.sheet_names() else None
    found = parameters_of(book, sheet, source, catalogue)
    port.busy(say("busy", "checking"))
    request = CheckRequest([], as_of)
    result = check_book(book, found.catalogue, register, request, settings=found.settings)
    return Checked(book, result)


def _folders(path: Path | None) -> list[Path]:
    return [] if path is None else [path.parent]


def _show(
    port: SpreadsheetPort,
    checked: Checked,
    findings: Sequence[Finding],
    *,
    clean: str,
    where: str,
) -> None:
    """Mark and list findings in place of earlier ones, then say it in one box."""
    _need_room(port)
    front = port.active_spot()
    port.busy(say("busy", "marking"))
    clear(port)
    lines = [clean]
    if findings:
        marking = mark(port, findings, anchors_of(checked.book))
        rows = [say_list("headings", "columns"), *(_row(item) for item in findings)]
        port.write_sheet(say_plain("titles", "results"), rows, links=2, hidden=False)
        lines = list(_summary(findings, marking, where))
    else:
        port.delete_sheet(say_plain("titles", "results"))
    if front.sheet in port.sheet_names():  # not where the list itself was in front
        port.select(front)
    if checked.result.explained:
        lines.append(say("check", "explained", count=len(checked.result.explained)))
    if checked.result.failures:
        lines.append(say("check", "failed", codes="、".join(checked.result.failures)))
    port.busy("")
    port.tell("\n".join(lines))


def _summary(findings: Sequence[Finding], marking: Marking, where: str) -> Iterator[str]:
    yield say("check", "found", where=where, counts=count_text(findings))
    if marking.beyond:
        yield say("check", "beyond", count=marking.marked)
    if marking.locked:
        yield say("check", "locked", sheets="、".join(f"“{name}”" for name in marking.locked))


def _need_room(port: SpreadsheetPort) -> None:
    """Raise a GsafetyError when our sheets cannot be put in or taken away without harm."""
    if not port.takes_sheets:
        raise GsafetyError(
            "工作簿的结构受保护，不能增减“校验结果”表", "请在“审阅”中撤销保护工作簿后再试"
        )
    name, headings = say_plain("titles", "results"), say_list("headings", "columns")
    if name not in port.sheet_names():
        return
    rows = port.read(name).rows
    if rows and rows[0] != headings:
        raise GsafetyError(
            f"工作簿里的“{name}”表不是校验列出的，或者加了别的列", "请先把它改成别的名字，再点按钮"
        )


def anchors_of(book: Book) -> dict[Spot, Spot]:
    """Return for each cell inside a merged one the cell that shows it."""
    return {
        Spot(table.sheet, table.row_numbers[index], column.position): Spot(
            table.sheet, top, column.position
        )
        for table in book.tables
        for column in table.columns.values()
        for index, top in column.merged_from.items()
    }


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
    shown = port.shown_sheets()
    order = {name: index for index, name in enumerate(shown)}
    known = [item.spot for item in recall(port) if item.spot.sheet in order]
    if not known:
        port.tell(say("check", "no_more"))
        return

    def turn(spot: Spot) -> tuple[int, int, int]:
        return order.get(spot.sheet, -1), spot.row, spot.column

    here = turn(port.active_spot())
    ahead = sorted(known, key=turn, reverse=not forward)
    beyond = [spot for spot in ahead if (turn(spot) > here) is forward and turn(spot) != here]
    port.select([*beyond, *ahead][0])
