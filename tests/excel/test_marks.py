from gsafety_xl.excel.marks import FILLS, clear, mark, without_mark
from gsafety_xl.excel.port import Look, Spot
from gsafety_xl.model import CellRef, Finding, Level
from tests.excel.fake_port import NOTHING, FakePort

CELL = Spot("04隐患整改", 5, 3)


def finding(level: Level = Level.ERROR, row: int = 5, message: str = "期限未填写") -> Finding:
    place = CellRef("台账.xlsx", "04隐患整改", row, 3)
    return Finding(place, "C-01", message, "补填", level, basis="惯例")


def with_sheet(dressed: dict[Spot, Look] | None = None) -> FakePort:
    port = FakePort(dressed=dressed or {})
    port.write_sheet("04隐患整改", [["编号"]], links=None, hidden=False)
    return port


def test_a_mark_is_a_fill_and_a_note_that_says_how_to_mend_it() -> None:
    port = with_sheet()
    assert mark(port, [finding()]) == 1
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


def test_a_cell_that_the_clerk_has_coloured_since_is_left_alone() -> None:
    port = with_sheet()
    mark(port, [finding(), finding(row=6)])
    changed = Look((9, 9, 9), port.dressed[CELL].note)
    port.dressed[CELL] = changed
    assert clear(port) == (1, 1)
    assert port.dressed[CELL] == changed


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
    assert mark(port, [nowhere]) == 0
    assert port.dressed == {}


def test_clearing_what_was_never_marked_does_nothing() -> None:
    assert clear(with_sheet()) == (0, 0)


def test_only_our_part_of_a_note_is_ours() -> None:
    assert without_mark("自己的话\n第二行\n—— 校验标记 ——\n【强制】") == "自己的话\n第二行"
    assert without_mark("自己的话") == "自己的话"
