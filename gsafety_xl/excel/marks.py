"""Marks on cells (标记): put on for findings, taken off without touching the clerk's own.

What a cell looked like before is remembered on a hidden sheet of the workbook itself, so that marks
come off days later too. Where rows were inserted, deleted or sorted in between, a mark is looked
for in its column by its note. What cannot be told: a mark whose column moved or whose sheet was
renamed stays; marks with the very same text that were sorted may swap the fills they had before.
A fill that is no longer ours stays as the clerk made it; only our part of the note goes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gsafety_xl.excel.memory import Memory, forget, recall, remember
from gsafety_xl.excel.port import Colour, Look, Spot, SpreadsheetPort
from gsafety_xl.excel.words import say, say_plain
from gsafety_xl.model import Finding, GsafetyError, Level
from gsafety_xl.output.finding_text import LEVEL_LABELS

FILLS: dict[Level, Colour] = {
    Level.ERROR: (248, 225, 222),
    Level.WARNING: (251, 241, 217),
    Level.INFO: (226, 236, 246),
}
#: More cells than a clerk works through at a sitting are listed, not marked: each costs Excel
#: several calls.
MOST_MARKS = 500


@dataclass(frozen=True, slots=True)
class Marking:
    """What became of the cells with findings; ``locked`` are protected sheets, left alone."""

    marked: int
    beyond: int
    locked: tuple[str, ...]


def mark(
    port: SpreadsheetPort,
    findings: Sequence[Finding],
    anchors: Mapping[Spot, Spot] | None = None,
) -> Marking:
    """Mark the cells of findings, the worst first, and remember how they looked.

    ``anchors`` gives for a cell inside a merged one the cell that shows it.
    """
    by_spot = _by_spot(findings, anchors or {})
    locked = set(port.locked_sheets())
    open_spots = [spot for spot in _worst_first(by_spot) if spot.sheet not in locked]
    chosen = open_spots[:MOST_MARKS]
    before = dict(zip(chosen, port.looks(chosen), strict=True))
    after = {spot: _marked(look, by_spot[spot]) for spot, look in before.items()}
    if by_spot:
        # remembered first: should Excel fail halfway, what is marked can still be taken off
        remember(port, [_memory(spot, before.get(spot), after.get(spot)) for spot in by_spot])
    port.dress(list(after.items()))
    closed = dict.fromkeys(spot.sheet for spot in by_spot if spot.sheet in locked)
    return Marking(len(chosen), len(open_spots) - len(chosen), tuple(closed))


def clear(port: SpreadsheetPort) -> tuple[int, int]:
    """Take the marks off; return how many came off and how many fills were left as they are.

    GsafetyError, before anything is changed, when a marked sheet has been protected since.
    """
    marks = [item for item in recall(port) if item.is_mark]
    _refuse_locked(port, marks)
    placed = _placed(port, marks)
    restored = [(spot, _restored(look, memory)) for spot, look, memory in placed]
    off = sum(look.fill == memory.ours for _, look, memory in placed)
    port.dress(restored)
    forget(port)
    return off, len(marks) - off


def without_mark(note: str) -> str:
    """Return the clerk's own part of a note."""
    return note.partition(say_plain("check", "separator"))[0].rstrip("\n")


def _by_spot(
    findings: Sequence[Finding], anchors: Mapping[Spot, Spot]
) -> dict[Spot, list[Finding]]:
    found: dict[Spot, list[Finding]] = {}
    for finding in findings:
        place = finding.place
        if place.sheet and place.cell:
            spot = Spot(place.sheet, place.row, place.column)
            found.setdefault(anchors.get(spot, spot), []).append(finding)
    return found


def _worst_first(by_spot: Mapping[Spot, Sequence[Finding]]) -> list[Spot]:
    return sorted(by_spot, key=lambda spot: -_worst(by_spot[spot]).severity)


def _worst(findings: Iterable[Finding]) -> Level:
    return max((item.level for item in findings), key=lambda level: level.severity)


def _marked(look: Look, findings: Sequence[Finding]) -> Look:
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
    note = "\n".join([*parts, say_plain("check", "separator"), *dict.fromkeys(texts)])
    return Look(FILLS[_worst(findings)], note)


def _memory(spot: Spot, before: Look | None, after: Look | None) -> Memory:
    """Return what to remember; a cell that is only listed has no colour of ours."""
    if before is None or after is None:
        return Memory(spot)
    return Memory(spot, before.fill, after.fill, _mark_text(after.note))


def _mark_text(note: str) -> str:
    _, separator, text = note.partition(say_plain("check", "separator"))
    return text if separator else ""


def _refuse_locked(port: SpreadsheetPort, marks: Iterable[Memory]) -> None:
    marked = {item.spot.sheet for item in marks}
    for sheet in port.locked_sheets():
        if sheet in marked:
            raise GsafetyError(
                f"工作表“{sheet}”受保护，清除不了标记", "请在“审阅”中撤销工作表保护后再试"
            )


def _restored(look: Look, memory: Memory) -> Look:
    fill = memory.fill if look.fill == memory.ours else look.fill
    return Look(fill, without_mark(look.note))


def _placed(port: SpreadsheetPort, marks: Sequence[Memory]) -> list[tuple[Spot, Look, Memory]]:
    """Find each mark: where it was put, else elsewhere in its column; lost ones are left out."""
    looks = port.looks([item.spot for item in marks])
    columns: dict[tuple[str, int], list[tuple[Look, Memory]]] = {}
    for look, memory in zip(looks, marks, strict=True):
        columns.setdefault((memory.spot.sheet, memory.spot.column), []).append((look, memory))
    placed: list[tuple[Spot, Look, Memory]] = []
    for pairs in columns.values():
        if all(_carries(look, memory) for look, memory in pairs):
            placed += [(memory.spot, look, memory) for look, memory in pairs]
        else:
            placed += _moved(port, [memory for _, memory in pairs])
    return placed


def _moved(port: SpreadsheetPort, marks: Sequence[Memory]) -> list[tuple[Spot, Look, Memory]]:
    """Match the marks of one column, from top to bottom, with the cells that carry their text."""
    first = marks[0].spot
    numbers = {*port.read(first.sheet).numbers, *(item.spot.row for item in marks)}
    spots = [Spot(first.sheet, number, first.column) for number in sorted(numbers)]
    cells = list(zip(spots, port.looks(spots), strict=True))
    placed: list[tuple[Spot, Look, Memory]] = []
    for memory in sorted(marks, key=lambda item: item.spot):
        cell = next((item for item in cells if _carries(item[1], memory)), None)
        if cell is not None:
            cells.remove(cell)
            placed.append((*cell, memory))
    return placed


def _carries(look: Look, memory: Memory) -> bool:
    """Tell whether a cell bears a mark: by its note, or by its fill if the note is gone."""
    text = _mark_text(look.note)
    return text == memory.text if text else look.fill == memory.ours
