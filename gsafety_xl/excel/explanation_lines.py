"""The sheet 情况说明 of the open workbook: read, made, and brought up to date line by line.

What a clerk typed stays in its row and is not written again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count

from gsafety_xl.excel.port import Content, Spot, SpreadsheetPort
from gsafety_xl.model import Explanation, Finding, GsafetyError
from gsafety_xl.rules import CheckResult
from gsafety_xl.schema.text import as_text
from gsafety_xl.workbook.explanation_reading import (
    Headings,
    explanation_words,
    find_headings,
    read_explanations,
)

_TEXT = "@"
#: Sheet row and heading of a cell → what it is to hold.
_Cells = dict[tuple[int, str], str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet as it stands: where the headings are, its lines, what each row holds by heading."""

    name: str
    headings: Headings
    lines: list[Explanation]
    rows: dict[int, dict[str, str]]

    def spot(self, row: int, key: str) -> Spot:
        """Return the cell of a row under a heading."""
        return Spot(self.name, row, self.headings.columns[key])

    def free_rows(self) -> Iterator[int]:
        """Yield the rows below the headings on which nothing stands."""
        return (row for row in count(self.headings.row + 1) if row not in self.rows)

    @property
    def first_unsaid(self) -> Spot:
        """Return where the first reason is missing, else the first reason."""
        missing = (line.place.row for line in self.lines if not line.reason)
        return self.spot(next(missing, self.headings.row + 1), "reason")


def read_sheet(port: SpreadsheetPort) -> Sheet | None:
    """Return the sheet; None when there is none. GsafetyError when it is not ours to write."""
    name = explanation_words().sheet
    if name not in port.sheet_names():
        return None
    if name in port.locked_sheets():
        raise GsafetyError(f"工作表“{name}”受保护，写不进去", "请在“审阅”中撤销工作表保护后再试")
    grid = port.read(name)
    headings = find_headings(grid)
    if headings is None:
        raise GsafetyError(
            f"工作簿里的“{name}”表没有“问题码”“情况说明”两列", "请先把它改成别的名字，再点按钮"
        )
    rows = {
        number: {key: as_text(cells[at - 1]).strip() for key, at in headings.columns.items()}
        for cells, number in zip(grid.rows, grid.numbers, strict=True)
    }
    return Sheet(name, headings, list(read_explanations(grid, port.name)), rows)


def create_sheet(port: SpreadsheetPort, findings: Sequence[Finding]) -> None:
    """Make the sheet with a line for each finding. GsafetyError when there may be no more sheets.

    Forms have one already; this is for workbooks that have not.
    """
    words = explanation_words()
    if not port.takes_sheets:
        raise GsafetyError(
            f"工作簿的结构受保护，不能增加“{words.sheet}”表", "请在“审阅”中撤销保护工作簿后再试"
        )
    lines = [_told(finding) for finding in findings]
    rows = [[line.get(key, "") for key in words.columns] for line in lines]
    port.write_sheet(words.sheet, [[*words.columns.values()], *rows], links=None, hidden=False)
    column = list(words.columns).index("where") + 1
    links = [
        (Spot(words.sheet, row, column), line["where"])
        for row, line in enumerate(lines, start=2)
        if line["where"]
    ]
    port.link(links)


def update_sheet(port: SpreadsheetPort, sheet: Sheet, result: CheckResult) -> int:
    """Bring the lines up to date with a check; return how many warnings are listed anew."""
    found = [*result.findings, *(item.finding for item in result.explained)]
    there = {item.key: item for item in found if item.key}
    known = {line.key for line in sheet.lines}
    new = [item for key, item in there.items() if key not in known]
    gone = [line.place.row for line in sheet.lines if _is_gone(line, there, result)]
    cells: _Cells = {(row, key): "" for row in gone for key in sheet.rows[row]}
    for line in sheet.lines:
        if line.key in there:
            cells |= _cells(line.place.row, _told(there[line.key]))
    for row, item in zip(chain(gone, sheet.free_rows()), new, strict=False):
        cells |= _cells(row, _told(item))
    _write(port, sheet, cells)
    return len(new)


def remark_changes(port: SpreadsheetPort, sheet: Sheet, result: CheckResult) -> int:
    """Say beside each explanation that its warning is not as it was; return how many those are.

    A remark of the clerk's own stays.
    """
    column = sheet.headings.columns.get("remark")
    changed = explanation_words().remarks["changed"]
    outlived = {item.place.row for item in result.outlived}
    cells: _Cells = {}
    for line in sheet.lines:
        row = line.place.row
        own = sheet.rows[row].get("remark", "")
        if own in {"", changed} and (line.reason or line.by):
            cells[row, "remark"] = changed if row in outlived else ""
    if column is not None:
        _write(port, sheet, cells)
    return len(outlived)


def _is_gone(line: Explanation, there: Mapping[str, Finding], result: CheckResult) -> bool:
    """Tell whether a line on which nobody has said anything is about nothing any more."""
    said = line.reason or line.by or line.day
    asked = not line.rule or line.rule in result.states.keys() - result.failures.keys()
    return not said and asked and line.key not in there


def _told(finding: Finding) -> dict[str, str]:
    """Return what a line says of a warning, by heading."""
    place = finding.place
    return {
        "key": finding.key,
        "rule": finding.rule,
        "where": f"{place.sheet}!{place.cell}" if place.cell else place.sheet,
        "row_id": finding.row_id,
        "message": finding.message,
    }


def _cells(row: int, line: Mapping[str, str]) -> _Cells:
    return {(row, key): text for key, text in line.items()}


def _write(port: SpreadsheetPort, sheet: Sheet, cells: _Cells) -> None:
    """Write what is not there yet; places lead to their cells."""
    wanted = {
        (row, key): text
        for (row, key), text in cells.items()
        if key in sheet.headings.columns and sheet.rows.get(row, {}).get(key, "") != text
    }
    links = {cell: text for cell, text in wanted.items() if cell[1] == "where" and "!" in text}
    port.put(
        [
            (sheet.spot(*cell), Content(text or None, _TEXT))
            for cell, text in wanted.items()
            if cell not in links
        ]
    )
    port.link([(sheet.spot(*cell), text) for cell, text in links.items()])
