from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from msgspec.structs import replace
from python_calamine import CalamineWorkbook

from gsafety_xl.model import Value
from gsafety_xl.schema import Catalogue
from gsafety_xl.workbook.form_formulas import fill
from gsafety_xl.workbook.form_plan import is_reckoned
from gsafety_xl.workbook.forms import FormPlan
from tests.workbook.computed_cases import cases
from tests.workbook.forms import GREENING, REGISTER, opened, plan_of, write

TODAY = date(2026, 3, 5)
_CLASSIC = {
    *("IF", "AND", "OR", "NOT", "COUNT", "MAX", "INT", "N", "ISNUMBER", "TODAY", "EDATE"),
    *("MONTH", "DAY", "LEFT", "SUMPRODUCT"),
}


def plan_with_cases(catalogue: Catalogue, today: date = TODAY) -> FormPlan:
    made = cases(today)
    rows = {
        ledger: [
            {"id": f"GYS01-{catalogue.ledgers[ledger].code}-2026-{number:03}", **entry}
            for number, (entry, _) in enumerate(table, start=1)
        ]
        for ledger, table in made.items()
    }
    ledgers = tuple(catalogue.ledgers[key] for key in made)
    saved_at = datetime(today.year, today.month, today.day, 8, 30)
    return FormPlan(GREENING, 2026, ledgers, REGISTER, rows, saved_at=saved_at)


def column_of(rows: Sequence[Sequence[Any]], label: str) -> list[Any]:
    position = list(rows[2]).index(label)
    return [row[position] for row in rows[3:]]


@pytest.mark.parametrize("ledger", sorted(cases(TODAY)))
def test_each_kind_of_column_is_reckoned(catalogue: Catalogue, ledger: str) -> None:
    filled = fill(plan_with_cases(catalogue), catalogue.ledgers[ledger], catalogue)
    expected = [result for _, result in cases(TODAY)[ledger]]
    found = [{key: entry[key] for key in filled.computations} for entry in filled.entries]
    assert found == expected


def test_the_table_has_a_case_of_every_kind(catalogue: Catalogue) -> None:
    def kinds(ledgers: Sequence[str]) -> set[type]:
        columns = (column for key in ledgers for column in catalogue.ledgers[key].columns)
        return {type(column.computed) for column in columns if is_reckoned(column)}

    assert kinds(list(cases(TODAY))) == kinds(list(catalogue.ledgers))


def test_what_is_reckoned_is_stored_with_the_formula(catalogue: Catalogue, tmp_path: Path) -> None:
    book = CalamineWorkbook.from_path(write(plan_with_cases(catalogue), catalogue, tmp_path))

    def stored(sheet: str, label: str) -> list[Value]:
        return column_of(book.get_sheet_by_name(sheet).to_python(), label)

    assert stored("04隐患整改", "逾期天数")[:6] == [20, 0, 0, 0, 4, 5]
    assert stored("13消防重点部位", "下次检查日期")[0] == date(2026, 8, 6)
    assert stored("16护林防火", "防火期标识")[:4] == ["防火期"] * 3 + ["非防火期"]
    assert stored("18B视频核验", "是否达标")[:3] == ["达标", "不达标", "未满保存期"]
    assert stored("09事故统计", "累计损失（万元）")[:5] == [9.5, 0.3, 0.1, 5, 1]
    assert stored("10四个一", "四个一是否完整")[:4] == ["是", "是", "否", "否"]


def test_rows_without_an_entry_show_nothing(catalogue: Catalogue, whole_form: Path) -> None:
    book = CalamineWorkbook.from_path(whole_form)
    for ledger in catalogue.ledgers.values():
        rows = book.get_sheet_by_name(ledger.sheet).to_python(skip_empty_area=False)
        assert not [row for row in rows[3:] if any(cell not in {"", None} for cell in row)]


def test_the_formulas_use_classic_functions_and_the_table(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    plan = plan_with_cases(catalogue)
    book = opened(plan, catalogue, tmp_path)
    for ledger in plan.ledgers:
        sheet = book[ledger.sheet]
        cells = [cell for row in sheet.iter_rows(min_row=4) for cell in row]
        formulas = [str(cell.value) for cell in cells if cell.data_type == "f"]
        length = plan.layout(ledger).entry_rows
        assert len(formulas) == length * sum(map(is_reckoned, ledger.columns))
        for formula in set(formulas):
            tokens = openpyxl.formula.Tokenizer(formula).items
            functions = {item.value[:-1] for item in tokens if item.type == "FUNC"} - {""}
            assert functions <= _CLASSIC
            assert "[#This Row]" in formula


def test_new_rows_of_the_table_get_the_formula_too(catalogue: Catalogue, tmp_path: Path) -> None:
    table = opened(plan_of(catalogue, "accident_statistics"), catalogue, tmp_path)[
        "09事故统计"
    ].tables["ledger_ST"]
    computed = {
        column.name: column.calculatedColumnFormula.attr_text
        for column in table.tableColumns
        if column.calculatedColumnFormula
    }
    assert set(computed) == {"累计起数", "累计死亡", "累计损失（万元）"}
    assert "ledger_ST[事故起数]" in computed["累计起数"]


def test_every_column_that_nobody_types_says_how_it_is_reckoned(catalogue: Catalogue) -> None:
    for ledger in catalogue.ledgers.values():
        for column in ledger.columns:
            assert (column.computed is not None) is column.system, f"{ledger.key}.{column.key}"


def test_a_column_is_typed_where_the_ledger_lacks_what_it_is_reckoned_from(
    catalogue: Catalogue,
) -> None:
    ledger = catalogue.ledgers["risk_source"]
    columns = [
        replace(column, since=2030) if column.key == "inspection_days" else column
        for column in ledger.columns
    ]
    filled = fill(plan_of(catalogue), replace(ledger, columns=columns), catalogue)
    assert filled.computations == {}


def test_the_plan_s_saving_time_is_what_the_file_says(catalogue: Catalogue, tmp_path: Path) -> None:
    ledgers = (catalogue.ledgers["person"],)
    plan = FormPlan(GREENING, 2026, ledgers, REGISTER, saved_at=datetime(2026, 3, 5, 8, 0))
    assert opened(plan, catalogue, tmp_path).properties.modified == datetime(2026, 3, 5, 8, 0)


def test_the_same_day_gives_the_same_bytes(catalogue: Catalogue, tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    for folder in (first, second):
        folder.mkdir()
    plan = plan_with_cases(catalogue)
    files = [write(plan, catalogue, folder) for folder in (first, second)]
    assert files[0].read_bytes() == files[1].read_bytes()
