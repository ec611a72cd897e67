from tests.conftest import Checker


def test_who_has_no_budget_at_year_end(check: Checker) -> None:
    """
    | 编号             | 填报单位 | 年度 | 单位     | 行别 | 经费类别 | 预算数（万元） |
    | JB00-JF-2026-001 | 我局     | 2025 | 我局     | 预算 | 消防     | 5              |
    | JB00-JF-2026-002 | 我局     | 2026 | 我局     | 支出 | 消防     | 5              |
    | JB00-JF-2026-003 | 我局     | 2026 | 洁城环卫 | 预算 | 消防     | 0              |
    | JB00-JF-2026-004 | 我局     | 2026 | 西山公园 | 预算 | 消防     | 0.5            |
    """
    units = ["HW01", "GY02", "GYS01"]
    context = check.context(units=units, whole=True)
    assert context.units_keeping("budget") == ("HW01", "GY02")
    found = check.run("JF-01", units=units, whole=True, stage="year-end").findings
    assert [(item.unit, str(item.level), item.message) for item in found] == [
        ("HW01", "E", "示例区洁城环卫有限公司没有2026年度的安全经费预算"),
        ("JB00", "E", "示例区绿化和市容管理局没有2026年度的安全经费预算"),
    ]


def test_nobody_lacks_a_budget_before_the_year_is_over(check: Checker) -> None:
    """
    | 编号             | 年度 | 单位     | 行别 | 经费类别 | 预算数（万元） |
    | HW01-JF-2026-001 | 2026 | 洁城环卫 | 预算 | 消防     | 0.5            |
    """
    assert check("JF-01", units=["HW01"], stage="year-end") == []
    assert check.run("JF-01", units=["HW01"]).states == {}
    assert check.run("JF-01", units=[], stage="year-end").states == {"JF-01": "not applicable"}


def test_a_budget_that_cannot_be_read_may_be_the_one(check: Checker) -> None:
    """
    | 编号             | 年度 | 单位     | 行别 | 经费类别 | 预算数（万元） |
    | HW01-JF-2026-001 | 2026 | 洁城环卫 | 预算 | 消防     | 约5            |
    """
    assert check("JF-01", units=["HW01"], stage="year-end") == []


def test_the_expense_that_breaks_the_budget(check: Checker) -> None:
    """
    | 编号             | 年度 | 单位     | 行别 | 预算数（万元） | 支出日期   | 支出数（万元） |
    | HW01-JF-2026-001 | 2026 | 洁城环卫 | 预算 | 1              |            |                |
    | HW01-JF-2026-002 | 2026 | 洁城环卫 | 支出 |                | 2026-05-01 | 0.7            |
    | HW01-JF-2026-003 | 2026 | 洁城环卫 | 支出 |                | 2026-03-01 | 0.8            |
    | HW01-JF-2026-004 | 2026 | 洁城环卫 | 预算 | 0.4            |            |                |
    | HW01-JF-2026-005 | 2026 | 洁城环卫 | 支出 |                | 2026-06-01 | 0.1            |
    """
    assert check("JF-02", units=["HW01"]) == [
        "G3 示例区洁城环卫有限公司2026年支出累计 1.6 万元，超过预算 1.4 万元"
    ]


def test_expenses_within_the_budget(check: Checker) -> None:
    """
    | 编号             | 年度 | 单位     | 行别 | 预算数（万元） | 支出日期   | 支出数（万元） | 凭证号 |
    | HW01-JF-2026-001 | 2026 | 洁城环卫 | 预算 | 0.3            |            |                |        |
    | HW01-JF-2026-002 | 2026 | 洁城环卫 | 支出 |                | 2026-01-01 | 0.1            | 1      |
    | HW01-JF-2026-003 | 2026 | 洁城环卫 | 支出 |                | 2026-06-30 | 0.2            | 2      |
    | HW01-JF-2026-004 | 2026 | 西山公园 | 支出 |                | 2026-06-30 | 9              | 3      |
    """
    assert check("JF-02", units=["HW01"]) == []


def test_expenses_that_cannot_be_added_up(check: Checker) -> None:
    """
    | 编号             | 年度 | 单位     | 行别 | 预算数（万元） | 支出日期   | 支出数（万元） |
    | HW01-JF-2026-001 | 2026 | 洁城环卫 | 预算 | 十几           |            |                |
    | HW01-JF-2026-002 | 2026 | 洁城环卫 | 预算 | 1              |            |                |
    | HW01-JF-2026-003 | 2026 | 洁城环卫 | 支出 |                | 2026-01-01 | 9              |
    """
    assert check("JF-02", units=["HW01"]) == []


def test_an_expense_of_another_year_and_without_a_voucher(check: Checker) -> None:
    """
    | 编号             | 年度 | 单位     | 行别 | 支出日期   | 支出数（万元） | 凭证号 |
    | HW01-JF-2026-001 | 2026 | 洁城环卫 | 支出 | 2025-12-31 | 1              | 1      |
    | HW01-JF-2026-002 | 2026 | 洁城环卫 | 支出 | 2026-01-01 | 1              | 无     |
    """
    assert check("JF-02", units=["HW01"]) == [
        "E2 支出日期 2025-12-31 不在预算年度 2026 内",
        "G3 支出未填写凭证号",
    ]


def test_units_with_a_target_have_money_for_it(check: Checker) -> None:
    """
    | 编号             | 填报单位 | 年度 | 单位     | 行别 | 经费类别 | 预算数（万元） |
    | GY02-JF-2026-001 | 西山公园 | 2026 | 西山公园 | 预算 | 消防     | 5              |
    | GY02-JF-2026-002 | 西山公园 | 2025 | 西山公园 | 预算 | 反恐专项 | 5              |
    """
    assert check("JF-03", units=["GY02"], stage="year-end") == [
        "G1 西山公园是反恐重点目标单位，2026年没有反恐专项预算"
    ]
    check.docstring += "| GY02-JF-2026-003 | 西山公园 | 2026 | 西山公园 | 预算 | 反恐 | 0.1 |"
    assert check("JF-03", units=["GY02"], stage="year-end") == []
    assert check.run("JF-03", units=["HW01"], stage="year-end").states == {
        "JF-03": "not applicable"
    }


def test_amounts_that_may_be_in_yuan(check: Checker) -> None:
    """
    | 编号             | 预算数（万元） | 支出数（万元） |
    | HW01-JF-2026-001 | 185000         | 10000.5        |
    """
    assert check("JF-04", units=["HW01"]) == [
        "B2 预算数（万元） 185000 大于 10000 万元，疑似按元填写",
        "C2 支出数（万元） 10000.5 大于 10000 万元，疑似按元填写",
    ]
    found = check.run("JF-04", units=["HW01"]).findings
    assert found[0].fix == "按元填的改为 18.5；确实如此的在备注说明"


def test_large_amounts_that_may_be_right(check: Checker) -> None:
    """
    | 编号             | 预算数（万元） | 支出数（万元） |
    | HW01-JF-2026-001 | 10000          | 35000元        |
    """
    assert check("JF-04", units=["HW01"]) == []


def test_a_line_that_may_be_the_budget_is_one_finding(check: Checker) -> None:
    """
    | 编号             | 年度 | 单位     | 行别   | 预算数（万元） | 支出日期   | 支出数（万元） | 凭证号 |
    | HW01-JF-2026-001 | 2026 | 洁城环卫 | 不知道 | 20             |            |                |        |
    | HW01-JF-2026-002 | 2026 | 洁城环卫 | 预算   | 1              |            |                |        |
    | HW01-JF-2026-003 | 2026 | 洁城环卫 | 支出   |                | 2026-01-02 | 9              | 1      |
    """
    found = check.run("C-04", "JF-02", units=["HW01"]).findings
    assert [item.rule for item in found] == ["C-04"]


def test_who_has_no_budget_at_all_is_told_of_once(check: Checker) -> None:
    """
    | 编号             | 填报单位 | 年度 | 单位     | 行别 | 经费类别 | 预算数（万元） |
    | GY02-JF-2025-001 | 西山公园 | 2025 | 西山公园 | 预算 | 反恐专项 | 5              |
    """
    found = check.run("JF-01", "JF-03", units=["GY02"], stage="year-end").findings
    assert [item.rule for item in found] == ["JF-01"]
