"""情况说明: the warnings to be explained are listed on a sheet of the workbook itself.

What somebody typed there keeps its row. Lines on which nobody has said anything go when their
warning is gone; an explanation whose warning is not as it was gets a remark.
"""

from collections.abc import Iterator

from gsafety_xl.excel.checking import Checked, check_open_book, today
from gsafety_xl.excel.explanation_lines import (
    create_sheet,
    read_sheet,
    remark_changes,
    update_sheet,
)
from gsafety_xl.excel.port import Spot, SpreadsheetPort
from gsafety_xl.excel.settings import Settings
from gsafety_xl.excel.words import say
from gsafety_xl.model import Finding, GsafetyError
from gsafety_xl.workbook.explanation_reading import explanation_words


def explain(port: SpreadsheetPort, settings: Settings) -> None:
    """List the warnings that are not explained yet; GsafetyError where they cannot be listed."""
    checked = check_open_book(port, settings, today())
    if not checked.book.tables:
        port.busy("")
        port.tell(say("check", "no_ledger", sheet=port.name))
        return
    _refuse_master(checked)
    lines = list(_listed(port, checked, _open_warnings(checked)))
    _go_to_first(port)
    port.busy("")
    port.tell("\n".join(lines))


def _refuse_master(checked: Checked) -> None:
    if any(table.origins is not None for table in checked.book.tables):
        raise GsafetyError(
            "汇总簿里的问题不在这里说明", "请各单位在自己的台账里说明后重新报送，再重新汇总"
        )


def _open_warnings(checked: Checked) -> list[Finding]:
    """Return the warnings that are not explained, each set of facts once."""
    return list({item.key: item for item in checked.result.findings if item.key}.values())


def _listed(port: SpreadsheetPort, checked: Checked, waiting: list[Finding]) -> Iterator[str]:
    """Write the lines; say what was done."""
    result, name = checked.result, explanation_words().sheet
    sheet = read_sheet(port)
    changed, new = 0, len(waiting)
    if sheet is not None:
        new = update_sheet(port, sheet, result)
        changed = remark_changes(port, sheet, result)
    elif waiting:
        create_sheet(port, waiting)
    if waiting:
        yield say("explain", "listed", count=len(waiting), new=new, sheet=name)
    else:
        yield say("explain", "nothing")
    if result.explained:
        yield say("check", "explained", count=len(result.explained))
    if changed:
        yield say("explain", "changed", count=changed)


def _go_to_first(port: SpreadsheetPort) -> None:
    """Go to where the first reason is missing."""
    name = explanation_words().sheet
    sheet = read_sheet(port)
    if sheet is not None and sheet.lines and name in port.shown_sheets():
        spot: Spot = sheet.first_unsaid
        port.select(spot)
