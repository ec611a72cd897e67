import re
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest

from gsafety_xl import resources
from gsafety_xl.addin.actions import load_actions
from gsafety_xl.addin.macro_form import build_macro_forms, write_macro_form
from gsafety_xl.schema import Catalogue
from gsafety_xl.workbook.blank_forms import general_plans
from gsafety_xl.workbook.forms import FormPlan, write_form
from gsafety_xl.workbook.reading import read_book
from tests.addin.reading import parts
from tests.pipeline.books import DANGER, GREENING, UNITS


@pytest.fixture
def plan(catalogue: Catalogue) -> FormPlan:
    ledgers = (catalogue.ledgers["hidden_danger"], catalogue.ledgers["drill"])
    return FormPlan(GREENING, 2026, ledgers, UNITS, {"hidden_danger": [DANGER]})


def test_the_contents_come_first_with_links_and_explanations(
    plan: FormPlan, catalogue: Catalogue, tmp_path: Path
) -> None:
    path = tmp_path / "台账.xlsm"
    write_macro_form(plan, catalogue, path)
    book = openpyxl.load_workbook(path, keep_vba=True)
    assert book.sheetnames == ["目录", "填报说明", "04隐患整改", "07应急演练", "情况说明", "码表"]
    sheet = book["目录"]
    assert sheet["B1"].value == "示例区绿化管理所安全台账"
    explanations = [row[10].value for row in sheet.iter_rows() if row[10].value]
    assert explanations == [action.supertip for action in load_actions()]
    links = {cell.value: cell.hyperlink.location for row in sheet for cell in row if cell.hyperlink}
    assert links["07应急演练"] == "'07应急演练'!A4"


def test_buttons_stand_beside_the_table_and_are_not_printed(
    plan: FormPlan, catalogue: Catalogue, tmp_path: Path
) -> None:
    path = tmp_path / "台账.xlsm"
    write_macro_form(plan, catalogue, path)
    sheet = openpyxl.load_workbook(path, keep_vba=True)["目录"]
    assert sheet.print_area.replace("$", "").endswith("!A1:H12")
    drawing = parts(path)["xl/drawings/vmlDrawing1.vml"].decode()
    anchors = [text.split(",") for text in re.findall(r"<x:Anchor>(.*?)</x:Anchor>", drawing)]
    assert len(anchors) == len(load_actions())
    assert {anchor[0].strip() for anchor in anchors} == {"9"}
    tops = [int(anchor[2]) for anchor in anchors]
    assert [later - earlier for earlier, later in pairwise(tops)] == [2] * (len(tops) - 1)


def test_it_carries_a_macro_project_and_a_button_for_every_action(
    plan: FormPlan, catalogue: Catalogue, tmp_path: Path
) -> None:
    path = tmp_path / "台账.xlsm"
    write_macro_form(plan, catalogue, path)
    contents = parts(path)
    assert "xl/vbaProject.bin" in contents
    drawing = contents["xl/drawings/vmlDrawing1.vml"].decode()
    for action in load_actions():
        assert f"[0]!{action.sub}" in drawing


def test_it_is_read_as_the_form_without_macros(
    plan: FormPlan, catalogue: Catalogue, tmp_path: Path
) -> None:
    with_macros, without = tmp_path / "a.xlsm", tmp_path / "a.xlsx"
    write_macro_form(plan, catalogue, with_macros)
    write_form(plan, catalogue, without)
    read = read_book(with_macros, catalogue, UNITS, name="a")
    assert read.tables == read_book(without, catalogue, UNITS, name="a").tables
    assert read.remarks == []


def test_a_sheet_may_be_added_at_the_end(
    plan: FormPlan, catalogue: Catalogue, tmp_path: Path
) -> None:
    path = tmp_path / "台账.xlsm"
    write_macro_form(plan, catalogue, path, after=lambda book: book.add_worksheet("结转清单"))
    book = openpyxl.load_workbook(path, keep_vba=True)
    assert book.sheetnames[-1] == "结转清单"
    assert "结转清单" not in [table.sheet for table in read_book(path, catalogue, UNITS).tables]


def test_the_same_plan_gives_the_same_bytes(
    plan: FormPlan, catalogue: Catalogue, tmp_path: Path
) -> None:
    first, second = tmp_path / "1.xlsm", tmp_path / "2.xlsm"
    for path in (first, second):
        write_macro_form(plan, catalogue, path)
    assert first.read_bytes() == second.read_bytes()


def test_the_forms_that_ship_are_the_ones_the_data_gives(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    built = build_macro_forms(tmp_path, catalogue)
    names = [f"{name}.xlsm" for name in general_plans(catalogue)]
    assert [path.name for path in built] == names
    for path in built:
        shipped = parts(resources.workbook_templates() / path.name)
        assert shipped == parts(path), "gsafety build addin"
