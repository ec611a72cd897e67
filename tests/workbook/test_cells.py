from datetime import date, datetime

import pytest

from gsafety_xl.model import Raw, Value
from gsafety_xl.schema import Catalogue
from gsafety_xl.schema.typing_tables import interpreter
from gsafety_xl.workbook.cells import Verbatim, to_cell
from tests.workbook.forms import REGISTER


@pytest.mark.parametrize(
    ("ledger", "column", "value", "cell"),
    [
        ("hidden_danger", "level", "major", "重大"),
        ("hidden_danger", "level", "unheard_of", "unheard_of"),
        ("hidden_danger", "domain", ("safety", "fire"), "安全、消防"),
        ("hidden_danger", "domain", ("fire",), "消防"),
        ("hidden_danger", "domain", (), ""),
        ("hidden_danger", "unit", "GYS01", "示例区绿化管理所"),
        ("hidden_danger", "unit", "XX99", "XX99"),
        ("hidden_danger", "found_on", date(2026, 4, 28), date(2026, 4, 28)),
        ("hidden_danger", "found_on", datetime(2026, 4, 28, 9, 30), datetime(2026, 4, 28, 9, 30)),
        ("hidden_danger", "fund", 0.08, 0.08),
        ("hidden_danger", "fund", None, None),
        ("hidden_danger", "site", "GYS01", "GYS01"),
        ("hidden_danger", "site", 12, "12"),
        ("hidden_danger", "site", 12.0, "12"),
        ("accident_statistics", "is_zero", True, "是"),
        ("accident_statistics", "is_zero", False, "否"),
        ("accident_statistics", "accidents", 0, 0),
        ("accident_statistics", "month", "2026-05", "2026-05"),
        ("person", "phone", "13900000000", "13900000000"),
    ],
)
def test_a_value_is_written_as_a_clerk_writes_it(
    catalogue: Catalogue, ledger: str, column: str, value: Value, cell: Raw
) -> None:
    spec = catalogue.ledgers[ledger].column(column)
    assert to_cell(value, spec, catalogue, REGISTER) == cell


def test_every_choice_is_read_back_as_the_same_choice(catalogue: Catalogue) -> None:
    for ledger in catalogue.ledgers.values():
        for column in filter(lambda item: item.codes, ledger.columns):
            read = interpreter(column, catalogue, REGISTER, 2026)
            for choice in catalogue.codes[column.codes].items:
                value = read(to_cell(choice.key, column, catalogue, REGISTER)).value
                assert value in {choice.key, (choice.key,)}


def test_every_unit_is_read_back_as_the_same_unit(catalogue: Catalogue) -> None:
    column = catalogue.ledgers["hidden_danger"].column("unit")
    read = interpreter(column, catalogue, REGISTER, 2026)
    for unit in REGISTER:
        assert read(to_cell(unit.code, column, catalogue, REGISTER)).value == unit.code


@pytest.mark.parametrize(
    ("column", "text"),
    [("status", "closed"), ("unit", "GYS01"), ("domain", "fire"), ("site", "=1")],
)
def test_what_is_verbatim_is_no_key(catalogue: Catalogue, column: str, text: str) -> None:
    spec = catalogue.ledgers["hidden_danger"].column(column)
    assert to_cell(Verbatim(text), spec, catalogue, REGISTER) == text
