import pytest

from gsafety_xl.excel import marks
from gsafety_xl.excel.marks import FILLS, Marking, clear, mark, without_mark
from gsafety_xl.excel.port import Look, Spot
from gsafety_xl.model import CellRef, Finding, GsafetyError, Level
from gsafety_xl.workbook.grids import Grid
from tests.excel.fake_port import NOTHING, FakePort

SHEET = "04隐患整改"
CELL = Spot(SHEET, 5, 3)
YELLOW = (255, 255, 0)


def finding(level: Level = Level.ERROR, row: int = 5, message: str = "期限未填写") -> Finding:
    place = CellRef("台账.xlsx", "04隐患整改", row, 3)
    return Finding(place, "C-01", message, "补填", level, basis="惯例")


def with_sheet(dressed: dict[Spot, Look] | None = None) -> FakePort:
    port = FakePort(dressed=dressed or {})
    port.sheets[SHEET] = Grid(SHEET, [["编号"]] * 9, list(range(1, 10)))
    return port


def looks(port: FakePort, column: int = 3) -> dict[int, Look]:
    return {spot.row: port.dressed[spot] for spot in port.marked() if spot.column == column}


def test_a_mark_is_a_fill_and_a_note_that_says_how_to_mend_it() -> None:
    port = with_sheet()
    assert mark(port, [finding()]) == Marking(1, 0, ())
    look = port.dressed[CELL]
    assert look.fill == FILLS[Level.ERROR]
    assert look.note.splitlines() == [
        "—— 校验标记 ——",
        "【强制 C-01】期限未填写",
        "改法：补填",
        "依据：惯例",
    ]


def test_several_findings_on_a_cell_share_a_mark_of_the_worst_colour() -> None:
    port = with_sheet()
    mark(port, [finding(Level.INFO, message="推断"), finding(Level.WARNING, message="逾期")])
    look = port.dressed[CELL]
    assert look.fill == FILLS[Level.WARNING]
    assert "推断" in look.note
    assert "逾期" in look.note


def test_clearing_gives_back_the_clerks_fill_and_note() -> None:
    own = Look((1, 2, 3), "问过老孙")
    port = with_sheet(dressed={CELL: own})
    mark(port, [finding()])
    assert port.dressed[CELL].note.startswith("问过老孙\n—— 校验标记 ——")
    assert clear(port) == (1, 0)
    assert port.dressed[CELL] == own


def test_clearing_takes_fill_and_note_from_a_bare_cell() -> None:
    port = with_sheet()
    mark(port, [finding()])
    clear(port)
    assert port.dressed[CELL] == NOTHING
    assert "_校验标记" not in port.sheets


def test_a_fill_that_the_clerk_has_changed_since_stays_and_only_our_note_goes() -> None:
    port = with_sheet(dressed={CELL: Look(None, "问过老孙")})
    mark(port, [finding(), finding(row=6)])
    port.dressed[CELL] = Look(YELLOW, port.dressed[CELL].note)
    assert clear(port) == (1, 1)
    assert looks(port) == {5: Look(YELLOW, "问过老孙")}


def test_a_mark_whose_note_the_clerk_deleted_still_comes_off() -> None:
    port = with_sheet()
    mark(port, [finding()])
    port.dressed[CELL] = Look(port.dressed[CELL].fill, "")
    assert clear(port) == (1, 0)
    assert port.marked() == set()


def test_a_note_written_after_the_mark_survives() -> None:
    port = with_sheet()
    mark(port, [finding()])
    look = port.dressed[CELL]
    port.dressed[CELL] = Look(look.fill, f"新写的话\n{look.note}")
    clear(port)
    assert port.dressed[CELL] == Look(None, "新写的话")


def test_what_is_remembered_is_hidden() -> None:
    port = with_sheet()
    mark(port, [finding()])
    assert port.hidden == {"_校验标记"}


def test_marks_of_a_sheet_that_is_gone_are_forgotten() -> None:
    port = with_sheet()
    mark(port, [finding()])
    port.delete_sheet("04隐患整改")
    assert clear(port) == (0, 0)


def test_findings_without_a_cell_are_not_marked() -> None:
    port = with_sheet()
    nowhere = Finding(CellRef("台账.xlsx", "04隐患整改"), "C-19", "m", "f", Level.ERROR)
    assert mark(port, [nowhere]) == Marking(0, 0, ())
    assert "_校验标记" not in port.sheets
    assert port.dressed == {}


def test_clearing_what_was_never_marked_does_nothing() -> None:
    assert clear(with_sheet()) == (0, 0)


def test_only_our_part_of_a_note_is_ours() -> None:
    assert without_mark("自己的话\n第二行\n—— 校验标记 ——\n【强制】") == "自己的话\n第二行"
    assert without_mark("自己的话") == "自己的话"


def test_marks_are_found_again_below_inserted_rows() -> None:
    own = {Spot(SHEET, 5, 3): Look(YELLOW, ""), Spot(SHEET, 6, 3): Look((1, 2, 3), "问过老孙")}
    port = with_sheet(dressed=dict(own))
    mark(port, [finding(row=5), finding(row=6), finding(row=7)])
    port.insert_rows(SHEET, above=5, count=1)
    assert clear(port) == (3, 0)
    assert looks(port) == {6: Look(YELLOW, ""), 7: Look((1, 2, 3), "问过老孙")}


def test_marks_are_found_again_after_sorting() -> None:
    port = with_sheet(dressed={CELL: Look(YELLOW, "")})
    mark(port, [finding(row=5, message="甲"), finding(row=6, message="乙")])
    first, second = CELL, Spot(SHEET, 6, 3)
    port.dressed[first], port.dressed[second] = port.dressed[second], port.dressed[first]
    assert clear(port) == (2, 0)
    assert looks(port) == {6: Look(YELLOW, "")}


def test_a_row_that_was_deleted_takes_its_mark_along() -> None:
    port = with_sheet()
    mark(port, [finding(row=5), finding(row=8, message="乙")])
    port.dressed.pop(CELL)
    assert clear(port) == (1, 1)
    assert port.marked() == set()


def test_only_the_column_of_a_lost_mark_is_searched() -> None:
    port = with_sheet()
    mark(port, [finding(row=row) for row in range(2, 9)])
    port.looked_at = 0
    clear(port)
    assert port.looked_at == 7
    mark(port, [finding(row=row) for row in range(2, 9)])
    port.insert_rows(SHEET, above=1, count=3)
    port.looked_at = 0
    assert clear(port) == (7, 0)
    assert port.looked_at == 7 + len({*port.sheets[SHEET].numbers, *range(2, 9)})


def test_of_very_many_cells_the_worst_are_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks, "MOST_MARKS", 2)
    port = with_sheet()
    levels = {4: Level.INFO, 5: Level.WARNING, 6: Level.ERROR}
    found = [finding(level, row) for row, level in levels.items()]
    assert mark(port, found) == Marking(2, 1, ())
    assert {spot.row for spot in port.marked()} == {5, 6}
    assert clear(port) == (2, 0)


def test_a_protected_sheet_is_left_alone_and_named() -> None:
    port = with_sheet()
    port.locked = {SHEET}
    assert mark(port, [finding()]) == Marking(0, 0, (SHEET,))
    assert port.marked() == set()


def test_a_sheet_protected_after_marking_stops_the_clearing_before_it_begins() -> None:
    port = with_sheet()
    mark(port, [finding()])
    port.locked = {SHEET}
    with pytest.raises(GsafetyError, match="“04隐患整改”受保护"):
        clear(port)
    assert "_校验标记" in port.sheets


def test_a_finding_inside_a_merged_cell_is_marked_where_it_shows() -> None:
    port = with_sheet()
    mark(port, [finding(row=7)], {Spot(SHEET, 7, 3): CELL})
    assert port.marked() == {CELL}


def test_marking_again_does_not_pile_up_notes() -> None:
    port = with_sheet(dressed={CELL: Look(None, "问过老孙")})
    for _ in range(2):
        clear(port)
        mark(port, [finding()])
    assert port.dressed[CELL].note.count("校验标记") == 1
    clear(port)
    assert port.dressed[CELL] == Look(None, "问过老孙")
