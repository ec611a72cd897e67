from pathlib import Path
from typing import Any

import pytest

from gsafety_xl.schema import Catalogue
from tests.workbook.forms import opened, plan_of


@pytest.fixture(scope="module")
def rules(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    book = opened(plan_of(catalogue), catalogue, tmp_path_factory.mktemp("form"))
    found: dict[str, list[Any]] = {}
    for sheet in book:
        labels = {cell.column_letter: cell.value for cell in sheet[3]}
        for area in sheet.conditional_formatting:
            letters = str(area.sqref).split(":")[0].rstrip("0123456789")
            found.setdefault(f"{sheet.title} {labels[letters]}", []).extend(area.rules)
    return found


def test_colours_are_few(rules: dict[str, list[Any]]) -> None:
    assert set(rules) == {
        "04隐患整改 隐患级别",
        "04隐患整改 整改期限",
        "04隐患整改 状态",
        "07应急演练 状态",
    }


def test_a_colour_follows_the_word_in_the_cell(
    rules: dict[str, list[Any]], catalogue: Catalogue
) -> None:
    labels = {f'"{item.label}"' for item in catalogue.codes["danger_status"].items}
    assert {rule.formula[0] for rule in rules["04隐患整改 状态"]} < labels
    fills = {rule.formula[0]: rule.dxf.fill.bgColor.rgb for rule in rules["04隐患整改 状态"]}
    assert fills['"已销号"'] != fills['"复查不合格"']


def test_overdue_means_not_done_by_the_day_set_or_extended(rules: dict[str, list[Any]]) -> None:
    (rule,) = rules["04隐患整改 整改期限"]
    late = 'ISNUMBER($U4),$X4="",TODAY()>MAX($U4,$AE4)'
    still_open = '$AG4<>"已销号",$AG4<>"移送",$AG4<>"撤销（附理由）"'
    assert rule.formula == [f"AND({late},{still_open})"]


def test_a_ledger_without_statuses_stays_uncoloured(catalogue: Catalogue, tmp_path: Path) -> None:
    book = opened(plan_of(catalogue, "person"), catalogue, tmp_path)
    assert not list(book["91人员通讯"].conditional_formatting)
