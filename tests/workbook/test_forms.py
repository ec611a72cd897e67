import re
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace

from gsafety_xl.model import GsafetyError
from gsafety_xl.schema import Catalogue, UnitRegister
from gsafety_xl.workbook.forms import FormPlan, template_version, write_form
from tests.workbook.forms import DANGER, GREENING, REGISTER, opened, part, plan_of, write


@pytest.fixture(scope="module")
def plan(catalogue: Catalogue) -> FormPlan:
    return plan_of(catalogue, rows={"hidden_danger": [DANGER]})


@pytest.fixture(scope="module")
def path(plan: FormPlan, catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(plan, catalogue, tmp_path_factory.mktemp("form"))


@pytest.fixture(scope="module")
def book(path: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(path)


def test_contents_and_guide_stand_first_and_the_lists_last(
    book: openpyxl.Workbook, catalogue: Catalogue
) -> None:
    ledgers = [ledger.sheet for ledger in catalogue.ledgers.values()]
    assert book.sheetnames == ["目录", "填报说明", *ledgers, "情况说明", "码表"]
    assert book.active.title == "目录"
    assert all(len(name) <= 31 for name in book.sheetnames)


def test_the_header_row_holds_the_labels_in_order(
    book: openpyxl.Workbook, catalogue: Catalogue
) -> None:
    for ledger in catalogue.ledgers.values():
        header = [cell.value for cell in book[ledger.sheet][3]]
        assert header == [column.label for column in ledger.columns]


def test_title_and_subtitle_stand_above_the_header(
    book: openpyxl.Workbook, catalogue: Catalogue
) -> None:
    for ledger in catalogue.ledgers.values():
        sheet = book[ledger.sheet]
        assert sheet["A1"].value == ledger.title
        assert sheet["D2"].value.startswith("填报单位：示例区绿化管理所　　年度：2026年")
        assert ledger.row_is in sheet["D2"].value
        merged = {re.sub(r":[A-Z]+", "", str(cells)) for cells in sheet.merged_cells.ranges}
        assert merged == {"A11", "A22", "D22"}


def test_each_ledger_leads_back_to_the_contents(
    book: openpyxl.Workbook, catalogue: Catalogue
) -> None:
    for ledger in catalogue.ledgers.values():
        cell = book[ledger.sheet]["A2"]
        assert (cell.value, cell.hyperlink.location) == ("← 返回目录", "'目录'!A1")


def test_each_ledger_leads_to_where_it_is_explained(
    book: openpyxl.Workbook, catalogue: Catalogue
) -> None:
    for ledger in catalogue.ledgers.values():
        cell = book[ledger.sheet]["C2"]
        sheet, place = cell.hyperlink.location.split("!")
        assert (cell.value, sheet) == ("本表怎样填", "'填报说明'")
        assert book["填报说明"][place].value.startswith(f"{ledger.sheet}　{ledger.title}")


def test_each_ledger_is_an_excel_table_under_its_header(
    book: openpyxl.Workbook, catalogue: Catalogue
) -> None:
    for ledger in catalogue.ledgers.values():
        table = book[ledger.sheet].tables[f"ledger_{ledger.code}"]
        first, last = table.ref.split(":")
        assert first == "A3"
        assert (
            re.sub(r"\d", "", last) == book[ledger.sheet].cell(3, len(ledger.columns)).column_letter
        )
        assert int(re.sub(r"\D", "", last)) >= 3 + 48
        assert [column.name for column in table.tableColumns] == [
            column.label for column in ledger.columns
        ]
        assert table.autoFilter is not None


def test_a_table_has_room_below_the_entries_it_is_given(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    rows = {"hidden_danger": [DANGER] * 1500}
    sheet = opened(plan_of(catalogue, "hidden_danger", rows=rows), catalogue, tmp_path)[
        "04隐患整改"
    ]
    assert sheet.tables["ledger_YH"].ref.endswith("1527")
    assert sheet["B1503"].value == "GYS01-YH-2026-001"
    areas = {str(item.sqref) for item in sheet.data_validations.dataValidation}
    assert {"A3", "A4:A1527"} <= areas


def test_header_and_number_stay_in_sight(book: openpyxl.Workbook, catalogue: Catalogue) -> None:
    for ledger in catalogue.ledgers.values():
        view = book[ledger.sheet].sheet_view
        assert view.pane.topLeftCell == "C4"
        assert {item.activeCell for item in view.selection} & {"A4"}


def test_every_sheet_prints_on_a4(book: openpyxl.Workbook) -> None:
    for sheet in book:
        upright = sheet.title == "目录"
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.orientation == ("portrait" if upright else "landscape")
        # a height or width of one page is what a file means that does not say
        assert sheet.page_setup.fitToHeight in ({None, 1} if upright else {0})
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_options.horizontalCentered
        assert sheet.print_title_rows or upright


def test_wide_ledgers_take_several_pages_with_the_number_on_each(
    book: openpyxl.Workbook, catalogue: Catalogue
) -> None:
    pages = {
        ledger.key: book[ledger.sheet].page_setup.fitToWidth or 1
        for ledger in catalogue.ledgers.values()
    }
    assert pages["duty_shift"] == 1
    assert pages["hidden_danger"] == 3
    assert max(pages.values()) <= 5
    for ledger in catalogue.ledgers.values():
        assert book[ledger.sheet].print_title_cols == "$A:$B"


def test_tabs_have_the_colour_of_their_group(book: openpyxl.Workbook, catalogue: Catalogue) -> None:
    colours = {
        ledger.key: book[ledger.sheet].sheet_properties.tabColor.rgb
        for ledger in catalogue.ledgers.values()
    }
    assert colours["plan"] == colours["plan_task"] == colours["campaign"]
    assert colours["plan"] != colours["drill"] != colours["fire_site"]
    assert len(set(colours.values())) == 8
    assert book.views[0].tabRatio == 800


def test_footers_begin_in_the_middle(path: Path, book: openpyxl.Workbook) -> None:
    for number in range(1, len(book.sheetnames) + 1):
        footer = re.search(
            "<oddFooter>(.*?)</oddFooter>", part(path, f"xl/worksheets/sheet{number}.xml")
        )
        assert footer is not None
        assert footer[1] == "&amp;C第 &amp;P 页 共 &amp;N 页"


def test_only_what_nobody_fills_in_is_protected_and_without_a_password(
    book: openpyxl.Workbook,
) -> None:
    protected = [sheet.title for sheet in book if sheet.protection.sheet]
    assert protected == ["目录", "填报说明", "码表"]
    assert all(book[name].protection.password is None for name in protected)


def test_days_and_numbers_are_real_and_text_is_never_a_formula(book: openpyxl.Workbook) -> None:
    row = {cell.value: book["04隐患整改"].cell(4, cell.column) for cell in book["04隐患整改"][3]}
    assert row["发现日期"].value == datetime(2026, 4, 28)
    assert row["发现日期"].number_format == "yyyy-mm-dd"
    assert row["整改资金（万元）"].value == 0.08
    assert row["编号"].number_format == "@"
    assert row["隐患描述"].data_type == "s"
    assert row["隐患描述"].value == DANGER["description"]
    assert row["业务领域"].value == "安全、消防"
    assert row["整改完成日期"].value is None


def test_a_day_before_excel_s_calendar_is_kept_as_text(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    rows = {"hidden_danger": [{**DANGER, "found_on": datetime(1026, 4, 28).date()}]}
    sheet = opened(plan_of(catalogue, "hidden_danger", rows=rows), catalogue, tmp_path)[
        "04隐患整改"
    ]
    assert "1026-04-28" in [cell.value for cell in sheet[4]]


def test_empty_columns_are_ready_for_typing(book: openpyxl.Workbook, catalogue: Catalogue) -> None:
    ledger = catalogue.ledgers["person"]
    formats = {
        column.label: book[ledger.sheet].column_dimensions[
            book[ledger.sheet].cell(3, position).column_letter
        ]
        for position, column in enumerate(ledger.columns, start=1)
    }
    assert formats["手机"].number_format == "@"
    assert formats["任职起"].number_format == "yyyy-mm-dd"
    assert formats["任职起"].width >= 12
    assert formats["备注"].alignment.wrap_text


def test_header_colours_tell_what_must_be_filled(
    book: openpyxl.Workbook, catalogue: Catalogue
) -> None:
    ledger = catalogue.ledgers["accident_statistics"]
    cells = {cell.value: cell for cell in book[ledger.sheet][3]}
    labels = ("事故起数", "零报告声明", "上年同期起数", "累计起数")
    colours = [cells[label].fill.start_color.rgb for label in labels]
    assert len(set(colours)) == 4
    assert [cells[label].font.b for label in labels] == [True, True, False, False]
    assert cells["累计起数"].font.i


def test_the_same_plan_gives_the_same_bytes(
    plan: FormPlan, catalogue: Catalogue, path: Path, tmp_path: Path
) -> None:
    assert write(plan, catalogue, tmp_path).read_bytes() == path.read_bytes()


def test_one_font_and_not_the_theme_s(path: Path) -> None:
    styles = part(path, "xl/styles.xml")
    assert set(re.findall(r'<name val="(.*?)"/>', styles)) == {"等线"}
    assert "<scheme" not in styles


def test_the_document_properties_say_whose_book_it_is(
    book: openpyxl.Workbook, plan: FormPlan
) -> None:
    custom = {item.name: item.value for item in book.custom_doc_props.props}
    assert custom["gsafety_unit"] == "GYS01"
    assert custom["gsafety_year"] == 2026
    assert re.fullmatch(r"2026-[0-9a-f]{8}", custom["gsafety_template"])
    assert book.properties.created == book.properties.modified == plan.saved_at


def test_columns_of_other_years_are_left_out(catalogue: Catalogue, tmp_path: Path) -> None:
    ledger = catalogue.ledgers["person"]
    columns = [
        replace(column, since=2027) if column.key == "duty" else column for column in ledger.columns
    ]
    later = replace(ledger, columns=columns)
    for year, there in ((2026, False), (2027, True)):
        plan = FormPlan(GREENING, year, (later,), REGISTER)
        header = [cell.value for cell in opened(plan, catalogue, tmp_path)[ledger.sheet][3]]
        assert ("分工" in header) is there


def test_a_form_without_a_register_offers_the_unit_itself(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    plan = FormPlan(GREENING, 2026, (catalogue.ledgers["person"],), UnitRegister([]))
    book = opened(plan, catalogue, tmp_path)
    column = next(cell.column for cell in book["码表"][3] if cell.value == "单位全称")
    assert book["码表"].cell(4, column).value == GREENING.name
    assert book["码表"].cell(5, column).value is None


def test_the_version_follows_columns_and_choices(catalogue: Catalogue) -> None:
    ledger = catalogue.ledgers["person"]
    others = [catalogue.ledgers["plan"], ledger]
    relabelled = replace(
        ledger, columns=[replace(ledger.columns[0], label="号"), *ledger.columns[1:]]
    )
    versions = {
        template_version(catalogue, [ledger]),
        template_version(catalogue, [relabelled]),
        template_version(catalogue, others),
    }
    assert len(versions) == 3
    assert template_version(catalogue, others[::-1]) == template_version(catalogue, others)


def test_a_place_that_cannot_be_written_is_named(
    plan: FormPlan, catalogue: Catalogue, tmp_path: Path
) -> None:
    with pytest.raises(GsafetyError, match="无法写入"):
        write_form(plan, catalogue, tmp_path)
