"""The parameter sheet as it is written: what it shows, what may be typed, how it prints."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from gsafety_xl.schema import Catalogue, ParameterValue, load_catalogue
from gsafety_xl.schema.parameter_values import with_values
from gsafety_xl.schema.parameter_words import parameter_words
from gsafety_xl.workbook.parameter_reading import read_settings
from tests.workbook.parameter_books import HEADINGS_ROW, OWN, SHEET, write_sheet

KEYS = list(load_catalogue().parameters)


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Worksheet:
    path = write_sheet(tmp_path_factory.mktemp("book") / "参数.xlsx", load_catalogue())
    return openpyxl.load_workbook(path)[SHEET]


@pytest.fixture(scope="module")
def rows(sheet: Worksheet) -> dict[str, int]:
    return {str(sheet.cell(row, 1).value): row for row in range(1, sheet.max_row + 1)}


def line(sheet: Worksheet, row: int) -> list[object]:
    return [cell.value for cell in sheet[row]]


def test_every_parameter_has_a_line(rows: dict[str, int]) -> None:
    assert set(KEYS) <= rows.keys()


def test_the_columns(sheet: Worksheet) -> None:
    assert line(sheet, HEADINGS_ROW) == [
        "参数代码", "事项", "默认值", "本局取值", "单位", "依据", "把握", "待核", "说明",
    ]  # fmt: skip


def test_a_line_says_what_it_is_and_on_what_it_rests(
    sheet: Worksheet, rows: dict[str, int]
) -> None:
    assert line(sheet, rows["meeting.safety.per_quarter"])[:8] == [
        "meeting.safety.per_quarter",
        "安全工作会议次数",
        1,
        None,
        "次/季度",
        "法规规定：《上海市安全生产条例》（2018文本）第四十四条第二款，2021修订后条号待核",
        "中",
        "待核",
    ]


def test_a_line_says_what_goes_by_it(sheet: Worksheet, rows: dict[str, int]) -> None:
    note = str(line(sheet, rows["inspection.led_fire.per_year"])[8])
    assert note.startswith("最少 2 次/年；用于 JC-04、JC-05")
    assert "编号 LD-33" in str(line(sheet, rows["danger.overdue_error_days"])[8])


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("submission.holiday_shift", "否"),
        ("led_fire.dedupe", "同一天计一次"),
        ("forest.season", "10-01；05-31"),
        ("repeat.similar_share", 0.8),
    ],
)
def test_defaults_are_shown_in_words(
    sheet: Worksheet, rows: dict[str, int], key: str, shown: object
) -> None:
    assert sheet.cell(rows[key], 3).value == shown


@pytest.mark.parametrize("key", KEYS)
def test_only_own_values_are_open_to_typing(
    sheet: Worksheet, rows: dict[str, int], catalogue: Catalogue, key: str
) -> None:
    cells = sheet[rows[key]]
    open_cells = [cell.column for cell in cells if not cell.protection.locked]
    assert open_cells == ([OWN] if catalogue.parameters[key].adjustable else [])


def test_it_is_protected_without_a_password(sheet: Worksheet) -> None:
    assert sheet.protection.sheet
    assert not sheet.protection.password


def test_what_cannot_be_set_has_a_dash(sheet: Worksheet, rows: dict[str, int]) -> None:
    assert sheet.cell(rows["accident.grade.deaths"], OWN).value == "—"


def test_subjects_come_in_their_order(sheet: Worksheet, catalogue: Catalogue) -> None:
    groups = parameter_words().groups
    named = {
        item.group if item.group in groups else "other" for item in catalogue.parameters.values()
    }
    headings = [title for group, title in groups.items() if group in named]
    column = [str(sheet.cell(row, 1).value) for row in range(HEADINGS_ROW + 1, sheet.max_row + 1)]
    assert [text for text in column if text in groups.values()] == headings


def test_help_stands_beside_every_open_cell(
    sheet: Worksheet, rows: dict[str, int], catalogue: Catalogue
) -> None:
    helped = {
        area.min_row: rule for rule in sheet.data_validations.dataValidation for area in rule.sqref
    }
    opened = {key for key, item in catalogue.parameters.items() if item.adjustable}
    assert {rows[key] for key in opened} == helped.keys()
    assert helped[rows["danger.rectify_days"]].prompt == "填整数（不超过一百万），例如 15"
    assert helped[rows["video.kept_days"]].prompt == "填整数（不超过一百万），例如 15；最少 90天"
    assert helped[rows["submission.holiday_shift"]].formula1 == '"是,否"'


def test_bounds_warn_and_do_not_forbid(sheet: Worksheet, rows: dict[str, int]) -> None:
    (rule,) = (
        rule
        for rule in sheet.data_validations.dataValidation
        if f"D{rows['plan_filing.workdays']}" in str(rule.sqref)
    )
    assert rule.errorStyle == "warning"
    assert (rule.formula1, rule.formula2) == ("0", "20.0")


def test_days_stay_text_in_their_cell(sheet: Worksheet, rows: dict[str, int]) -> None:
    assert sheet.cell(rows["plan.issue_by"], OWN).number_format == "@"
    assert sheet.cell(rows["danger.rectify_days"], OWN).number_format == "General"


def test_it_prints_on_a4_with_headings_on_each_page(sheet: Worksheet) -> None:
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == f"${HEADINGS_ROW}:${HEADINGS_ROW}"


VALUES: dict[str, ParameterValue] = {
    "danger.rectify_days": 20,
    "drill.bureau.per_year": 0.5,
    "forest.season": ["10-15", "04-30"],
    "submission.holiday_shift": True,
    "led_fire.dedupe": "day_leader",
    "plan.issue_by": "01-20",
    "accident.code_switch_date": "2027-01-01",
    "holidays.2027.worked": ["2027-02-20"],
    "bureau.name": "东山区绿化和市容管理局",
    "inspection.nodes": ["01-01 元旦", "10-01 国庆"],
    "repeat.similar_share": 0.9,
}


def test_own_values_stand_beside_the_defaults_and_read_back(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    path = write_sheet(tmp_path / "汇总.xlsx", with_values(catalogue, VALUES))
    sheet = openpyxl.load_workbook(path)[SHEET]
    lines = {row[0].value: [cell.value for cell in row] for row in sheet.iter_rows(min_row=4)}
    assert lines["danger.rectify_days"][2:4] == [15, 20]
    assert lines["danger.rectify_days"][5] == "惯例"
    assert lines["submission.holiday_shift"][2:4] == ["否", "是"]
    read = read_settings(path, catalogue)
    assert {item.key: item.value for item in read} == VALUES
    assert not any(item.problem for item in read)
