"""Drop-downs that depend on what stands elsewhere: other sheets, other cells of the row."""

from pathlib import Path
from typing import Any

import pytest

from gsafety_xl.schema import Catalogue
from gsafety_xl.workbook.form_choosing import list_source
from gsafety_xl.workbook.form_plan import FormPlan
from gsafety_xl.workbook.form_references import referred_ledger
from gsafety_xl.workbook.validations import validation_for
from tests.workbook.forms import opened, plan_of


def made(catalogue: Catalogue, plan: FormPlan, ledger: str, column: str) -> dict[str, Any]:
    spec = catalogue.ledgers[ledger]
    return validation_for(spec.column(column), plan.layout(spec), catalogue, plan=plan)


def source(catalogue: Catalogue, ledger: str, column: str) -> str:
    spec = catalogue.ledgers[ledger]
    return list_source(spec.column(column), plan_of(catalogue).layout(spec), catalogue)


@pytest.mark.parametrize(
    ("ledger", "column", "name", "error"),
    [
        ("hidden_danger", "inspection_id", "entries_JC", "03安全检查”里没有这个编号"),
        ("plan_task", "plan_id", "entries_JH", "01工作计划”里没有这个编号"),
        ("resolution", "meeting_id", "entries_HY", "02会议”里没有这个编号"),
        ("video_check", "target_id", "entries_FK", "18反恐重点目标”里没有这个编号"),
        ("inspection", "leader", "entries_RY", "91人员通讯”里没有这个人"),
    ],
)
def test_numbers_and_names_of_another_sheet_are_offered_but_not_demanded(
    catalogue: Catalogue, ledger: str, column: str, name: str, error: str
) -> None:
    options = made(catalogue, plan_of(catalogue), ledger, column)
    assert options["validate"] == "list"
    assert options["source"] == f"={name}"
    assert options["error_type"] == "warning"
    assert error in options["error_message"]


def test_nothing_is_offered_of_a_sheet_in_another_workbook(catalogue: Catalogue) -> None:
    plan = plan_of(catalogue, "hidden_danger", "drill")
    assert made(catalogue, plan, "hidden_danger", "inspection_id")["validate"] == "any"


@pytest.mark.parametrize(
    ("ledger", "column"),
    [
        ("plan_task", "evidence_ids"),
        ("waste_permit", "inspection_ids"),
        ("inspection", "object_id"),
    ],
)
def test_nothing_is_offered_where_several_may_be_meant(
    catalogue: Catalogue, ledger: str, column: str
) -> None:
    plan = plan_of(catalogue)
    assert referred_ledger(catalogue.ledgers[ledger].column(column), plan) is None
    assert made(catalogue, plan, ledger, column)["validate"] == "any"


def test_the_names_reach_to_the_last_entry(catalogue: Catalogue, tmp_path: Path) -> None:
    plan = plan_of(catalogue, "inspection", "hidden_danger", "person")
    names = opened(plan, catalogue, tmp_path).defined_names
    assert {name for name in names if name.startswith("entries_")} == {"entries_JC", "entries_RY"}
    area = "'03安全检查'!$B$4:$B$2003"
    assert names["entries_JC"].attr_text == (
        f"'03安全检查'!$B$4:INDEX({area},MAX(1,SUMPRODUCT(MAX(({area}<>\"\")*ROW({area})))-3))"
    )
    assert "'91人员通讯'!$E$4:INDEX(" in names["entries_RY"].attr_text


def test_the_kind_of_accident_follows_the_day(catalogue: Catalogue, tmp_path: Path) -> None:
    layout = plan_of(catalogue).layout(catalogue.ledgers["accident"])
    day = layout.first_cell("occurred_at")
    assert source(catalogue, "accident", "kind") == (
        f"=IF(AND(ISNUMBER({day}),{day}<DATE(2026,7,1)),"
        "list_accident_kind_before,list_accident_kind_after)"
    )
    book = opened(plan_of(catalogue, "accident"), catalogue, tmp_path)
    offered: dict[str, list[str]] = {}
    for name in ("before", "after"):
        ((sheet, cells),) = book.defined_names[f"list_accident_kind_{name}"].destinations
        offered[name] = [row[0].value for row in book[sheet][cells]]
    assert "车辆伤害" in offered["before"]
    assert "车辆伤害" not in offered["after"]
    assert "跌落" not in offered["before"]
    assert "跌落" in offered["after"]
    assert "物体打击" in set(offered["before"]) & set(offered["after"])
    assert "list_accident_kind" not in book.defined_names


def test_channels_are_offered_for_publicity_only(catalogue: Catalogue) -> None:
    kind = plan_of(catalogue).layout(catalogue.ledgers["training"]).first_cell("kind")
    formula = source(catalogue, "training", "channels")
    assert formula.startswith(f'=IF(OR(OR({kind}="普法宣传",')
    assert formula.endswith(",list_publicity_channel,list_nothing)")


def test_other_lists_do_not_depend_on_anything(catalogue: Catalogue) -> None:
    assert source(catalogue, "hidden_danger", "level") == "=list_danger_level"
    assert source(catalogue, "hidden_danger", "site") == ""
