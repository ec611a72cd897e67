import pytest

from tests.conftest import Checker


def test_entries_that_need_proof(check: Checker) -> None:
    """
    YH GYS01:
    | 隐患编号          | 隐患级别 | 整改后照片 | 佐证材料 |
    | GYS01-YH-2026-001 | 重大     |            | 无       |
    JC GYS01:
    | 检查编号          | 带队人职务类别 | 检查照片 | 佐证材料 |
    | GYS01-JC-2026-001 | 分管领导       |          |          |
    YL GYS01:
    | 编号              | 状态   | 佐证材料 |
    | GYS01-YL-2026-001 | 已实施 |          |
    PX GYS01:
    | 编号              | 佐证材料 |
    | GYS01-PX-2026-001 | /        |
    """
    assert check("C-16") == [
        "03安全检查!D2 领导带队检查没有佐证材料",
        "04隐患整改!D2 重大隐患没有佐证材料",
        "07应急演练!C2 已实施的演练没有佐证材料",
        "12培训宣传!B2 培训宣传没有佐证材料",
    ]


def test_entries_with_proof_or_without_need_of_it(check: Checker) -> None:
    """
    YH GYS01:
    | 隐患编号          | 隐患级别 | 整改后照片 | 佐证材料 |
    | GYS01-YH-2026-001 | 重大     | 1.jpg      |          |
    | GYS01-YH-2026-002 | 一般     |            |          |
    JC GYS01:
    | 检查编号          | 带队人职务类别 | 检查照片 | 佐证材料 |
    | GYS01-JC-2026-001 | 主要领导       |          | 通知.pdf |
    | GYS01-JC-2026-002 | 一般人员       |          |          |
    | GYS01-JC-2026-003 | 其他班子成员   | 2.jpg    |          |
    YL GYS01:
    | 编号              | 状态   | 佐证材料 |
    | GYS01-YL-2026-001 | 计划   |          |
    """
    assert check("C-16") == []


@pytest.mark.parametrize("ledger", ["YL", "PX"])
def test_a_sheet_without_a_column_for_proof_is_left_alone(check: Checker, ledger: str) -> None:
    """
    | 编号             | 状态   |
    | GYS01-YL-2026-01 | 已实施 |
    """
    assert check("C-16", ledger=ledger) == []


def test_without_such_ledgers_there_is_nothing_to_ask(check: Checker) -> None:
    """
    ST GYS01:
    | 编号 | 统计年月 |
    """
    assert check.run("C-16").states == {"C-16": "not applicable"}
