"""The blank forms that ship: which there are, what they hold, that they are built from the data."""

import shutil
from dataclasses import replace
from datetime import datetime
from itertools import combinations
from pathlib import Path
from zipfile import ZipFile

import msgspec
import openpyxl
import pytest

from gsafety_xl import resources
from gsafety_xl.schema import Catalogue, Unit, UnitRegister, load_catalogue
from gsafety_xl.schema.keeping import ledgers_kept
from gsafety_xl.workbook.blank_forms import (
    blank_plans,
    build_blank_forms,
    general_plans,
    remove_former_forms,
)
from gsafety_xl.workbook.forms import FormPlan, write_form

GENERAL = ["局本级空白台账", "下属单位空白台账", "反恐重点目标单位空白台账"]
NAMES = list(blank_plans(load_catalogue()))


def parts(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture(scope="module")
def built(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("forms") / "new"
    assert build_blank_forms(folder, catalogue) == [folder / f"{name}.xlsx" for name in NAMES]
    return folder


def codes(plan: FormPlan) -> set[str]:
    return {spec.code for spec in plan.ledgers}


def test_the_general_forms_come_first(catalogue: Catalogue) -> None:
    assert list(general_plans(catalogue)) == GENERAL
    assert NAMES[:3] == GENERAL


def test_the_bureau_keeps_every_ledger_of_the_main_workbook(
    built: Path, catalogue: Catalogue
) -> None:
    book = openpyxl.load_workbook(built / f"{NAMES[0]}.xlsx")
    main = [spec.sheet for spec in catalogue.ledgers.values() if spec.book == "main"]
    assert [name for name in book.sheetnames if name[0].isdigit()] == main
    assert book["填报说明"]["B2"].value == "JB00"


def test_a_unit_keeps_the_ledgers_of_units(built: Path, catalogue: Catalogue) -> None:
    book = openpyxl.load_workbook(built / f"{NAMES[1]}.xlsx")
    kept = [
        spec.sheet
        for spec in catalogue.ledgers.values()
        if "unit" in spec.kept_by and spec.book == "main"
    ]
    assert [name for name in book.sheetnames if name[0].isdigit()] == kept
    assert "90单位名册" not in kept
    assert [book["填报说明"][cell].value for cell in ("B2", "B3")] == ["DW01", "（单位全称）"]


def test_the_counter_terror_ledgers_stand_in_one_form_alone(catalogue: Catalogue) -> None:
    secret = {"FK", "LS", "SP"}
    holders = [name for name, plan in blank_plans(catalogue).items() if codes(plan) & secret]
    assert holders == [GENERAL[2]]
    assert codes(blank_plans(catalogue)[GENERAL[2]]) == secret


def test_kinds_of_unit_that_keep_the_same_share_a_form(catalogue: Catalogue) -> None:
    plans = blank_plans(catalogue)
    labels = {item.key: item.label for item in catalogue.codes["unit_kind"].items}
    for kind, label in labels.items():
        if kind == "bureau":
            continue
        (form,) = [name for name in NAMES[3:] if label in name.removesuffix("空白台账").split("、")]
        unit = Unit("DW01", "某单位", kind=kind, crowded=True, fire_key=True)
        assert codes(plans[form]) == {spec.code for spec in ledgers_kept(unit, catalogue)}
    for one, other in combinations(NAMES[3:], 2):
        assert codes(plans[one]) != codes(plans[other])


def test_a_kind_that_keeps_everything_has_the_general_form(catalogue: Catalogue) -> None:
    ledgers = {
        key: msgspec.structs.replace(spec, unit_kinds=[]) if spec.unit_kinds else spec
        for key, spec in catalogue.ledgers.items()
    }
    assert list(blank_plans(replace(catalogue, ledgers=ledgers))) == GENERAL


@pytest.mark.parametrize("name", NAMES)
def test_the_forms_that_ship_are_the_ones_the_data_gives(built: Path, name: str) -> None:
    # part by part: how well the parts are packed depends on the machine's zlib
    shipped = parts(resources.workbook_templates() / f"{name}.xlsx")
    assert shipped == parts(built / f"{name}.xlsx"), "gsafety build forms"


def test_nothing_ships_that_is_built_no_more(catalogue: Catalogue) -> None:
    shipped = {path.name for path in resources.workbook_templates().iterdir()}
    twins = {f"{name}.xlsm" for name in general_plans(catalogue)}
    assert shipped == {f"{name}.xlsx" for name in NAMES} | twins


def test_a_former_form_is_removed_and_nothing_else(
    built: Path, catalogue: Catalogue, tmp_path: Path
) -> None:
    form = built / f"{NAMES[2]}.xlsx"
    kept = [tmp_path / form.name, tmp_path / "某公园2026年台账.xlsx", tmp_path / "旧空白台账.xlsm"]
    former = tmp_path / "早先的空白台账.xlsx"
    for path in (*kept, former):
        shutil.copy(form, path)
    saved = tmp_path / "填过的空白台账.xlsx"
    book = openpyxl.load_workbook(form)
    book.save(saved)
    made_out = tmp_path / "绿管所空白台账.xlsx"
    unit = Unit("GYS01", "绿管所")
    plan = FormPlan(
        unit,
        2026,
        (catalogue.ledgers["plan"],),
        UnitRegister([unit]),
        saved_at=datetime(2026, 1, 1),
    )
    write_form(plan, catalogue, made_out)
    foreign = tmp_path / "别处的空白台账.xlsx"
    foreign.write_bytes(b"no workbook")
    assert remove_former_forms(tmp_path, ".xlsx", [kept[0]]) == [former]
    assert sorted(tmp_path.iterdir()) == sorted([*kept, saved, made_out, foreign])
