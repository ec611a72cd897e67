from dataclasses import replace as changed
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from gsafety_xl.schema import Catalogue
from gsafety_xl.workbook.form_lists import drop_downs, list_name
from tests.workbook.forms import opened, plan_of


def test_only_the_lists_in_use_are_offered(catalogue: Catalogue) -> None:
    names = [item.name for item in drop_downs(plan_of(catalogue, "person"), catalogue)]
    assert names == ["list_domain", "list_role", "list_rank", "list_unit"]


def test_months_are_those_of_the_form_s_year(catalogue: Catalogue) -> None:
    plan = plan_of(catalogue, "accident_statistics", year=2027)
    lists = {item.name: item.items for item in drop_downs(plan, catalogue)}
    assert lists["list_month"][0] == "2027-01"
    assert lists["list_month"][-1] == "2027-12"
    assert len(lists["list_month"]) == 12
    assert lists["list_flag"] == ("是", "否")


def test_units_are_those_of_the_register(catalogue: Catalogue) -> None:
    lists = {item.name: item.items for item in drop_downs(plan_of(catalogue, "drill"), catalogue)}
    assert lists["list_unit"] == (
        "示例区绿化和市容管理局",
        "示例区绿化管理所",
        "示例区环境卫生管理中心",
    )


@pytest.mark.parametrize(
    ("until", "there"), [(date(2025, 12, 31), False), (date(2026, 6, 30), True)]
)
def test_a_choice_out_of_use_before_the_year_is_not_offered(
    catalogue: Catalogue,
    until: date,
    there: bool,  # noqa: FBT001 - a table of cases
) -> None:
    codes = catalogue.codes["role"]
    items = [replace(codes.items[0], until=until), *codes.items[1:]]
    aged = changed(catalogue, codes={**catalogue.codes, "role": replace(codes, items=items)})
    lists = {item.name: item.items for item in drop_downs(plan_of(aged, "person"), aged)}
    assert (codes.items[0].label in lists["list_role"]) is there


def test_free_text_has_no_list(catalogue: Catalogue) -> None:
    assert list_name(catalogue.ledgers["person"].column("name")) == ""


def test_the_list_sheet_shows_each_list_under_its_head(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    plan = plan_of(catalogue, "hidden_danger")
    sheet: Any = opened(plan, catalogue, tmp_path)["码表"]
    for position, drop_down in enumerate(drop_downs(plan, catalogue), start=1):
        column = [sheet.cell(row, position).value for row in range(3, sheet.max_row + 1)]
        assert list(filter(None, column)) == [drop_down.head, *drop_down.items]
        assert sheet.column_dimensions[sheet.cell(3, position).column_letter].width >= 8
