"""Marks on cells (标记): put on for findings, taken off without touching the clerk's own.

What a cell looked like before is remembered on a hidden sheet of the workbook itself, so that marks
come off days later too. A cell whose colour is no longer ours is left alone: the clerk has changed
it, or rows have moved.
"""

import json
from collections.abc import Sequence

from gsafety_xl.excel.port import Colour, Look, Spot, SpreadsheetPort
from gsafety_xl.excel.words import say, say_plain
from gsafety_xl.model import Finding, Level
from gsafety_xl.output.finding_text import LEVEL_LABELS

FILLS: dict[Level, Colour] = {
    Level.ERROR: (248, 225, 222),
    Level.WARNING: (251, 241, 217),
    Level.INFO: (226, 236, 246),
}
_HEADING = ("sheet", "row", "column", "fill", "note", "ours")


def mark(port: SpreadsheetPort, findings: Sequence[Finding]) -> int:
    """Mark the cells of findings and remember how they looked; return how many were marked."""
    by_spot: dict[Spot, list[Finding]] = {}
    for finding in findings:
        place = finding.place
        if place.sheet and place.cell:
            by_spot.setdefault(Spot(place.sheet, place.row, place.column), []).append(finding)
    if not by_spot:
        return 0
    before = port.looks(list(by_spot))
    after = [_marked(look, found) for look, found in zip(before, by_spot.values(), strict=True)]
    memory = [
        _memory(spot, look, ours.fill)
        for spot, look, ours in zip(by_spot, before, after, strict=True)
    ]
    # remembered first: should Excel fail halfway, what is marked can still be taken off
    port.write_sheet(_memory_sheet(), [_HEADING, *memory], links=None, hidden=True)
    port.dress(list(zip(by_spot, after, strict=True)))
    return len(by_spot)


def clear(port: SpreadsheetPort) -> tuple[int, int]:
    """Take the marks off; return how many came off and how many cells were left alone."""
    if _memory_sheet() not in port.sheet_names():
        return 0, 0
    remembered = [_recall(row) for row in port.read(_memory_sheet()).rows[1:]]
    remembered = [item for item in remembered if item[0].sheet in port.sheet_names()]
    now = port.looks([spot for spot, _, _ in remembered])
    restored = [
        (spot, Look(before.fill, without_mark(look.note)))
        for (spot, before, ours), look in zip(remembered, now, strict=True)
        if look.fill == ours
    ]
    port.dress(restored)
    port.delete_sheet(_memory_sheet())
    return len(restored), len(remembered) - len(restored)


def without_mark(note: str) -> str:
    """Return the clerk's own part of a note."""
    return note.partition(say_plain("check", "separator"))[0].rstrip("\n")


def _marked(look: Look, findings: Sequence[Finding]) -> Look:
    worst = max(findings, key=lambda item: item.level.severity)
    texts = [
        say(
            "check",
            "note",
            level=LEVEL_LABELS[item.level],
            rule=item.rule,
            message=item.message,
            fix=item.fix,
            basis=item.basis,
        )
        for item in findings
    ]
    own = without_mark(look.note)
    parts = [own] if own else []
    return Look(FILLS[worst.level], "\n".join([*parts, say_plain("check", "separator"), *texts]))


def _memory(spot: Spot, look: Look, ours: Colour | None) -> tuple[str, ...]:
    fill, own = json.dumps(look.fill), json.dumps(ours)
    return spot.sheet, str(spot.row), str(spot.column), fill, without_mark(look.note), own


def _recall(row: Sequence[object]) -> tuple[Spot, Look, Colour | None]:
    sheet, number, column, fill, note, ours = (str(cell) for cell in row[: len(_HEADING)])
    spot = Spot(sheet, int(float(number)), int(float(column)))
    return spot, Look(_colour(fill), note), _colour(ours)


def _colour(text: str) -> Colour | None:
    parts = json.loads(text)
    return None if parts is None else (int(parts[0]), int(parts[1]), int(parts[2]))


def _memory_sheet() -> str:
    return say_plain("titles", "memory")
