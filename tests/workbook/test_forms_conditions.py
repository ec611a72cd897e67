import pytest

from gsafety_xl.model import Value
from gsafety_xl.schema import Catalogue, Condition
from gsafety_xl.workbook.form_conditions import (
    condition_array,
    condition_formula,
    holds,
    quoted,
)


def cell(key: str) -> str:
    return key.upper()


@pytest.mark.parametrize(
    ("ledger", "when", "formula"),
    [
        ("hidden_danger", {}, "FALSE"),
        ("hidden_danger", {"level": ["major"]}, 'LEVEL="重大"'),
        ("hidden_danger", {"level": ["major", "general"]}, 'OR(LEVEL="重大",LEVEL="一般")'),
        ("hidden_danger", {"extended_to": ["*"]}, 'EXTENDED_TO<>""'),
        ("policy", {"is_valid": [False]}, 'IS_VALID="否"'),
        (
            "hidden_danger",
            {"level": ["major"], "status": ["closed"]},
            'AND(LEVEL="重大",STATUS="已销号")',
        ),
        ("drill", {"domain": ["fire"]}, 'ISNUMBER(SEARCH("、消防、","、"&DOMAIN&"、"))'),
    ],
)
def test_a_condition_is_written_as_a_formula(
    catalogue: Catalogue, ledger: str, when: Condition, formula: str
) -> None:
    assert condition_formula(when, catalogue.ledgers[ledger], catalogue, cell) == formula


def test_a_condition_over_all_rows_is_a_product_of_arrays(catalogue: Catalogue) -> None:
    ledger = catalogue.ledgers["hidden_danger"]
    when: Condition = {"level": ["major"], "status": ["closed", "transferred"]}
    assert condition_array(when, ledger, catalogue, cell) == (
        'SIGN(0+(LEVEL="重大"))*SIGN(0+(STATUS="已销号")+(STATUS="移送"))'
    )
    assert condition_array({}, ledger, catalogue, cell) == "0"


@pytest.mark.parametrize(
    ("when", "entry", "met"),
    [
        ({}, {"level": "major"}, False),
        ({"level": ["major"]}, {"level": "major"}, True),
        ({"level": ["major"]}, {"level": "general"}, False),
        ({"level": ["major"]}, {}, False),
        ({"level": ["*"]}, {"level": ""}, False),
        ({"level": ["*"]}, {"level": "anything"}, True),
        ({"is_valid": [False]}, {"is_valid": False}, True),
        ({"is_valid": [False]}, {"is_valid": None}, False),
        ({"domain": ["fire"]}, {"domain": ("safety", "fire")}, True),
        ({"level": ["major"], "status": ["closed"]}, {"level": "major", "status": "open"}, False),
    ],
)
def test_an_entry_meets_a_condition_or_not(
    when: Condition,
    entry: dict[str, Value],
    met: bool,  # noqa: FBT001 - a table of cases
) -> None:
    assert holds(when, entry) is met


def test_quotation_marks_inside_a_text_are_doubled() -> None:
    assert quoted('“甲”"乙"') == '"“甲”""乙"""'
