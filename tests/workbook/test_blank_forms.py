from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from gsafety_xl import resources
from gsafety_xl.schema import Catalogue
from gsafety_xl.workbook.blank_forms import build_blank_forms

NAMES = ["局本级空白台账.xlsx", "下属单位空白台账.xlsx"]


def parts(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture(scope="module")
def built(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("forms") / "new"
    assert build_blank_forms(folder, catalogue) == [folder / name for name in NAMES]
    return folder


def test_the_bureau_keeps_every_ledger(built: Path, catalogue: Catalogue) -> None:
    book = openpyxl.load_workbook(built / NAMES[0])
    assert book.sheetnames[1:-1] == [ledger.sheet for ledger in catalogue.ledgers.values()]
    assert book["填报说明"]["B2"].value == "JB00"


def test_a_unit_keeps_the_ledgers_of_units(built: Path, catalogue: Catalogue) -> None:
    book = openpyxl.load_workbook(built / NAMES[1])
    kept = [ledger.sheet for ledger in catalogue.ledgers.values() if "unit" in ledger.kept_by]
    assert book.sheetnames[1:-1] == kept
    assert "90单位名册" not in kept
    assert [book["填报说明"][cell].value for cell in ("B2", "B3")] == ["DW01", "（单位全称）"]


@pytest.mark.parametrize("name", NAMES)
def test_the_forms_that_ship_are_the_ones_the_data_gives(built: Path, name: str) -> None:
    # part by part: how well the parts are packed depends on the machine's zlib
    shipped = parts(resources.workbook_templates() / name)
    assert shipped == parts(built / name), "gsafety build forms"
