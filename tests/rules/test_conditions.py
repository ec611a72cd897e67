import pytest

from gsafety_xl.rules.conditions import holds
from gsafety_xl.schema import Condition
from gsafety_xl.schema.conditions import describe
from tests.conftest import Checker


@pytest.mark.parametrize(
    ("when", "rows"),
    [
        ({}, [1, 2, 3]),
        ({"is_zero": [True]}, [1]),
        ({"is_zero": [False]}, [2]),
        ({"is_zero": ["*"]}, [1, 2]),
        ({"domain": ["safety", "fire"]}, [1, 2]),
        ({"domain": ["fire"], "is_zero": [True]}, [1]),
        ({"sent_on": ["*"]}, [2]),
        ({"accidents": ["*"]}, [1, 2]),
        ({"zero_statement": ["*"]}, []),
    ],
)
def test_conditions_hold_of_what_the_cells_mean(
    check: Checker, when: Condition, rows: list[int]
) -> None:
    """
    | 编号 | 业务领域   | 是否零报告 | 事故起数 | 报出日期   |
    | 1    | 安全、消防 | 是         | 0        |            |
    | 2    | 安全       | 否         | 1        | 2026-03-01 |
    | 3    | 别的       |            | 约1      | 某天       |
    """
    check.run(ledger="ST")
    assert [row.index + 1 for row in check.tables[0] if holds(row, when)] == rows


def test_conditions_in_words(check: Checker) -> None:
    spec = check.catalogue.ledgers["plan"]
    when: Condition = {"tier": ["bureau"], "has_fire": [True, False], "issued_on": ["*"]}
    assert describe(when, spec, check.catalogue) == (
        "组织层级为“局（系统）”且含消防内容为“是”或“否”且填写了“印发日期”"
    )
