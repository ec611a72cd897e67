import re
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from gsafety_xl.addin.actions import load_actions
from gsafety_xl.addin.macro_workbook import add_action_buttons, add_macros, macro_parts
from gsafety_xl.model import GsafetyError
from tests.addin.reading import Compound, decompress, parts

SHEETS = ["目录", "04隐患整改"]


def write_ledger(path: Path) -> int:
    """Write a ledger workbook with a contents sheet of buttons; return the first row below."""
    book = xlsxwriter.Workbook(str(path))
    contents, ledger = map(book.add_worksheet, SHEETS)
    below = add_action_buttons(contents, load_actions(), row=2, column=0)
    ledger.write_row(0, 0, ["隐患编号", "隐患级别"])
    add_macros(book)
    book.close()
    return below


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "台账.xlsm"
    write_ledger(path)
    return path


@pytest.fixture(scope="module")
def project(path: Path) -> Compound:
    return Compound(parts(path)["xl/vbaProject.bin"])


def test_code_names_agree_with_the_project(path: Path, project: Compound) -> None:
    content = parts(path)
    named = [
        re.findall(rb'codeName="(\w+)"', content[part])
        for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml")
    ]
    assert named == [[b"ThisWorkbook"], [b"Sheet1"], [b"Sheet2"]]
    documents = re.findall(rb"Document=(\w+)/", project.read("PROJECT"))
    assert documents == [b"ThisWorkbook", b"Sheet1", b"Sheet2"]


def test_the_package_says_that_it_has_macros(path: Path) -> None:
    types = parts(path)["[Content_Types].xml"]
    assert b"application/vnd.ms-excel.sheet.macroEnabled.main+xml" in types
    assert b"application/vnd.ms-office.vbaProject" in types


def test_a_button_calls_the_sub_of_its_action(path: Path, project: Compound) -> None:
    drawing = parts(path)["xl/drawings/vmlDrawing1.vml"].decode()
    called = re.findall(r"<x:FmlaMacro>\[0\]!(\w+)</x:FmlaMacro>", drawing)
    assert called == [action.sub for action in load_actions()]
    source = decompress(project.read("VBA", "GsafetyButtons")).decode()
    assert re.findall(r"Public Sub (\w+)\(\)\r\n", source) == called
    captions = re.findall(r"<font[^>]*>([^<]+)</font>", drawing)
    assert captions == [action.label for action in load_actions()]


def test_a_button_lies_within_one_cell(path: Path) -> None:
    drawing = parts(path)["xl/drawings/vmlDrawing1.vml"].decode()
    anchors = [
        [int(number) for number in anchor.split(",")]
        for anchor in re.findall(r"<x:Anchor>([^<]+)</x:Anchor>", drawing)
    ]
    columns = {(anchor[0], anchor[4]) for anchor in anchors}
    rows = [(anchor[2], anchor[6]) for anchor in anchors]
    assert columns == {(0, 0)}
    assert rows == [(row, row) for row in range(2, 2 + len(load_actions()))]


def test_what_a_button_does_is_written_beside_it(tmp_path: Path, path: Path) -> None:
    sheet = openpyxl.load_workbook(path)["目录"]
    beside = [sheet.cell(row, 2).value for row in range(3, 3 + len(load_actions()))]
    assert beside == [action.supertip for action in load_actions()]
    assert write_ledger(tmp_path / "again.xlsm") == 2 + len(load_actions())


def test_the_ribbon_stays_with_the_add_in(path: Path, project: Compound) -> None:
    assert not [name for name in parts(path) if name.startswith("customUI")]
    with pytest.raises(KeyError):
        project.read("VBA", "GsafetyRibbon")


def test_the_same_sheets_give_the_same_project() -> None:
    assert macro_parts(["Sheet1"]) == macro_parts(["Sheet1"]) != macro_parts(["Sheet2"])


def test_a_code_name_that_vba_does_not_take_is_refused() -> None:
    with pytest.raises(GsafetyError, match="模块名"):
        macro_parts(["目录"])


def test_missing_sources_are_named(tmp_path: Path) -> None:
    with pytest.raises(GsafetyError, match=r"ThisWorkbook\.cls"):
        macro_parts(["Sheet1"], tmp_path)
