import shutil
import subprocess
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from gsafety_xl.model import Value
from gsafety_xl.schema import Catalogue
from gsafety_xl.workbook.form_formulas import computation_of
from gsafety_xl.workbook.forms import FormPlan
from tests.workbook.forms import GREENING, REGISTER, opened, plan_of, write

_SOFFICE = shutil.which("soffice")
_ONLY_CLASSIC = {"IF", "AND", "OR", "LEFT", "SUMPRODUCT"}


def month(text: str, accidents: int, loss: float, unit: str = "GYS01") -> dict[str, Value]:
    return {"unit": unit, "month": text, "accidents": accidents, "dead": 0, "loss": loss}


MONTHS = [
    month("2025-12", 7, 9.5),
    month("2026-02", 2, 0.2),
    month("2026-01", 1, 0.1),
    month("2026-01", 5, 5.0, unit="HS02"),
    month("2026-03", 0, 0.7),
]
TEAMS: list[dict[str, Value]] = [
    {"target_unit": "GYS01", "institution": "established"},
    {"target_unit": "HS02", "institution": "not_needed", "no_institution_reason": "编制20人以下"},
    {"target_unit": "HS02", "institution": "not_needed"},
    {"target_unit": "JB00", "institution": "established", "liaison": None},
]
NAMED: dict[str, Value] = {"deputy": "周××", "department": "安全科", "liaison": "李××"}


@pytest.fixture
def plan(catalogue: Catalogue) -> FormPlan:
    teams = [{**NAMED, **team} for team in TEAMS]
    rows = {"accident_statistics": MONTHS, "responsibility": teams}
    return plan_of(catalogue, "accident_statistics", "responsibility", rows=rows)


def column_of(rows: Sequence[Sequence[Any]], label: str) -> list[Any]:
    position = list(rows[2]).index(label)
    return [row[position] for row in rows[3:]]


def test_totals_run_over_the_unit_and_the_year(
    plan: FormPlan, catalogue: Catalogue, tmp_path: Path
) -> None:
    book = CalamineWorkbook.from_path(write(plan, catalogue, tmp_path))
    rows = book.get_sheet_by_name("09事故统计").to_python()
    assert column_of(rows, "累计起数")[:5] == [7, 3, 1, 5, 3]
    assert column_of(rows, "累计损失（万元）")[:5] == [9.5, 0.3, 0.1, 5, 1]


def test_the_four_ones_are_complete_or_not(
    plan: FormPlan, catalogue: Catalogue, tmp_path: Path
) -> None:
    book = CalamineWorkbook.from_path(write(plan, catalogue, tmp_path))
    rows = book.get_sheet_by_name("10四个一").to_python()
    assert column_of(rows, "四个一是否完整")[:4] == ["是", "是", "否", "否"]


def test_rows_without_an_entry_show_nothing(catalogue: Catalogue, tmp_path: Path) -> None:
    book = CalamineWorkbook.from_path(write(plan_of(catalogue), catalogue, tmp_path))
    for ledger in catalogue.ledgers.values():
        rows = book.get_sheet_by_name(ledger.sheet).to_python(skip_empty_area=False)
        assert not [row for row in rows[3:] if any(cell not in {"", None} for cell in row)]


def test_the_formulas_use_classic_functions_and_the_table(
    plan: FormPlan, catalogue: Catalogue, tmp_path: Path
) -> None:
    book = opened(plan, catalogue, tmp_path)
    formulas = [
        str(cell.value)
        for name in ("09事故统计", "10四个一")
        for row in book[name].iter_rows(min_row=4)
        for cell in row
        if cell.data_type == "f"
    ]
    assert len(formulas) == 3 * 48 + 48
    for formula in set(formulas):
        tokens = openpyxl.formula.Tokenizer(formula).items
        functions = {
            item.value[:-1] for item in tokens if item.type == "FUNC" and item.value != ")"
        }
        assert functions <= _ONLY_CLASSIC
        assert "[#This Row]" in formula


def test_new_rows_of_the_table_get_the_formula_too(
    plan: FormPlan, catalogue: Catalogue, tmp_path: Path
) -> None:
    table = opened(plan, catalogue, tmp_path)["09事故统计"].tables["ledger_ST"]
    computed = {
        column.name: column.calculatedColumnFormula.attr_text
        for column in table.tableColumns
        if column.calculatedColumnFormula
    }
    assert set(computed) == {"累计起数", "累计死亡", "累计损失（万元）"}
    assert "ledger_ST[事故起数]" in computed["累计起数"]


def test_every_computed_column_of_the_ledgers_is_known(catalogue: Catalogue) -> None:
    for ledger in catalogue.ledgers.values():
        for column in ledger.columns:
            assert (computation_of(ledger.key, column.key) is not None) is column.system


def test_nothing_is_reckoned_for_an_entry_without_a_month() -> None:
    computation = computation_of("accident_statistics", "cum_accidents")
    assert computation is not None
    assert computation.value({"unit": "GYS01", "accidents": 3}, []) is None


@pytest.mark.office
@pytest.mark.skipif(_SOFFICE is None, reason="LibreOffice is not installed")
def test_a_spreadsheet_program_reckons_the_same(
    plan: FormPlan, catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # without stored results the program must reckon for itself
    monkeypatch.setattr("gsafety_xl.workbook.form_sheets._results", lambda *_: [])
    path = write(plan, catalogue, tmp_path)
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(  # noqa: S603 - our own file, a fixed program
        [
            str(_SOFFICE),
            "--headless",
            f"-env:UserInstallation={profile}",
            *("--convert-to", "ods", "--outdir", str(tmp_path), str(path)),
        ],
        check=True,
        timeout=120,
        capture_output=True,
    )
    book = CalamineWorkbook.from_path(path.with_suffix(".ods"))
    rows = book.get_sheet_by_name("09事故统计").to_python()
    assert column_of(rows, "累计起数")[:5] == [7, 3, 1, 5, 3]
    assert column_of(rows, "累计损失（万元）")[:5] == pytest.approx([9.5, 0.3, 0.1, 5, 1])
    teams = book.get_sheet_by_name("10四个一").to_python()
    assert column_of(teams, "四个一是否完整")[:4] == ["是", "是", "否", "否"]
    assert not any(column_of(teams, "四个一是否完整")[4:])


def test_the_plan_s_saving_time_is_what_the_file_says(catalogue: Catalogue, tmp_path: Path) -> None:
    ledgers = (catalogue.ledgers["person"],)
    plan = FormPlan(GREENING, 2026, ledgers, REGISTER, saved_at=datetime(2026, 3, 5, 8, 0))
    assert opened(plan, catalogue, tmp_path).properties.modified == datetime(2026, 3, 5, 8, 0)
