import pytest

from tests.conftest import Checker
from tests.rules.levels import levels


def test_nobody_begins_before_the_permit(check: Checker) -> None:
    """
    | 编号             | 申报日期   | 核准决定 | 核准日期   | 有效期起   | 有效期止   | 实际开工日期 |
    | JB00-JZ-2026-001 | 2026-02-20 | 核准     | 2026-03-10 | 2026-03-11 | 2026-09-10 | 2026-03-01   |
    | JB00-JZ-2026-002 | 2026-02-20 | 核准     | 2026-03-10 | 2026-03-11 | 2026-09-10 | 2026-03-10   |
    | JB00-JZ-2026-003 | 2026-01-20 | 核准     | 2026-01-25 | 2026-01-26 | 2026-03-10 | 2026-03-11   |
    | JB00-JZ-2026-004 | 2026-02-20 | 补正     |            |            |            | 2026-03-11   |
    | JB00-JZ-2026-005 | 2026-02-20 | 不予核准 | 2026-03-10 |            |            | 2026-03-11   |
    | JB00-JZ-2026-006 | 2026-02-20 | 核准     | 2026-03-10 | 2026-03-11 | 2026-09-10 | 2026-03-11   |
    """
    assert check("JZ-01", units=["JB00"], stage="entry") == [
        "G2 2026-03-01 开工，早于核准日期 2026-03-10",
        "G3 2026-03-10 开工，不在有效期（2026-03-11 至 2026-09-10）内",
        "G4 2026-03-11 开工，不在有效期（2026-01-26 至 2026-03-10）内",
        "G5 没有核准，2026-03-11 已开工",
        "G6 没有核准，2026-03-11 已开工",
    ]
    assert levels(check, "JZ-01", units=["JB00"], stage="entry") == "EEEEE"


def test_a_decision_takes_twenty_days_at_most(check: Checker) -> None:
    """
    | 编号             | 申报日期   | 核准决定 | 核准日期   |
    | JB00-JZ-2026-001 | 2026-03-02 | 核准     | 2026-03-22 |
    | JB00-JZ-2026-002 | 2026-03-02 | 核准     | 2026-03-23 |
    """
    found = check.run("JZ-01", units=["JB00"]).findings
    assert check("JZ-01", units=["JB00"]) == [
        "D3 申报后 21 天才决定，超过 20 天",
    ]
    assert levels(check, "JZ-01", units=["JB00"]) == "W"
    assert "待核" in found[0].basis


def test_work_within_a_permit_given_in_twenty_days_passes(check: Checker) -> None:
    """
    | 编号             | 申报日期   | 核准决定 | 核准日期   | 有效期起   | 有效期止   | 实际开工日期 |
    | JB00-JZ-2026-001 | 2026-03-02 | 核准     | 2026-03-22 | 2026-03-22 | 2026-09-10 | 2026-03-22   |
    | JB00-JZ-2026-002 | 2026-03-02 | 核准     | 2026-03-10 | 2026-03-11 | 2026-06-10 | 2026-06-10   |
    | JB00-JZ-2026-003 | 2026-03-02 | 补正     |            |            |            |              |
    """
    assert check("JZ-01", units=["JB00"]) == []


def test_no_more_is_carted_off_than_applied_for(check: Checker) -> None:
    """
    | 编号             | 申报产生量（吨） | 累计处置量（吨） |
    | JB00-JZ-2026-001 | 12000            | 12000.5          |
    | JB00-JZ-2026-002 | 12000            | 12000            |
    """
    assert check("JZ-02", units=["JB00"], stage="entry") == [
        "C2 累计处置 12000.5 吨，超过申报的 12000 吨",
    ]
    assert levels(check, "JZ-02", units=["JB00"], stage="entry") == "W"


def test_as_much_as_applied_for_passes(check: Checker) -> None:
    """
    | 编号             | 申报产生量（吨） | 累计处置量（吨） |
    | JB00-JZ-2026-002 | 12000            | 12000            |
    | JB00-JZ-2026-003 | 12000            |                  |
    """
    assert check("JZ-02", units=["JB00"]) == []


def test_a_permit_has_its_numbers(check: Checker) -> None:
    """
    | 编号             | 运输许可证号 | 消纳场所备案号 | 核准决定 | 处置证号 | 有效期起 | 有效期止 |
    | JB00-JZ-2026-001 |              |                | 核准     |          |          |          |
    | JB00-JZ-2026-002 | 沪渣运0135   |                | 补正     |          |          |          |
    """
    assert check("JZ-03", units=["JB00"], stage="entry") == [
        "B2 建筑垃圾处置未填写运输许可证号",
        "C2 建筑垃圾处置未填写消纳场所备案号",
        "E2 建筑垃圾处置未填写处置证号",
        "F2 建筑垃圾处置未填写有效期起",
        "G2 建筑垃圾处置未填写有效期止",
    ]
    assert levels(check, "JZ-03", units=["JB00"], stage="entry") == "EEEEE"


def test_a_permit_with_its_numbers_passes(check: Checker) -> None:
    """
    | 编号             | 运输许可证号 | 消纳场所备案号 | 核准决定 | 处置证号    | 有效期起   | 有效期止   |
    | JB00-JZ-2026-001 | 沪渣运0135   | XN2025-012     | 核准     | CZ2026-0061 | 2026-03-11 | 2026-09-10 |
    """
    assert check("JZ-03", units=["JB00"]) == []


def test_somebody_inspects_while_a_permit_is_valid(check: Checker) -> None:
    """
    JZ:
    | 编号             | 核准决定 | 有效期起   | 有效期止   | 实际开工日期 | 监督检查编号     |
    | JB00-JZ-2026-001 | 核准     | 2026-01-10 | 2026-06-29 | 2026-01-15   |                  |
    | JB00-JZ-2026-002 | 核准     | 2026-01-10 | 2026-06-30 | 2026-01-15   |                  |
    | JB00-JZ-2026-003 | 核准     | 2026-01-10 | 2026-06-30 |              |                  |
    | JB00-JZ-2026-004 | 核准     | 2026-01-10 | 2026-06-29 | 2026-01-15   | JB00-JC-2026-001 |
    | JB00-JZ-2026-005 | 核准     | 2026-01-10 | 2026-06-29 | 2026-01-15   | JB00-JC-2026-002 |
    | JB00-JZ-2026-006 | 核准     | 2026-01-10 | 2026-06-29 | 2026-01-15   |                  |
    | JB00-JZ-2026-007 | 不予核准 |            |            |              |                  |
    JC:
    | 检查编号         | 检查日期   | 对象编号         |
    | JB00-JC-2026-001 | 2026-06-29 |                  |
    | JB00-JC-2026-002 | 2026-06-30 |                  |
    | JB00-JC-2026-003 | 2026-01-10 | JB00-JZ-2026-006 |
    """
    assert check("JZ-04", as_of="2026-06-30", units=["JB00"], stage="entry") == [
        "21建筑垃圾处置!F2 有效期（2026-01-10 至 2026-06-29）内没有监督检查",
        "21建筑垃圾处置!F3 2026-01-15 开工，还没有监督检查",
        "21建筑垃圾处置!F6 有效期（2026-01-10 至 2026-06-29）内没有监督检查",
    ]
    assert levels(check, "JZ-04", as_of="2026-06-30", units=["JB00"], stage="entry") == "WIW"


def test_a_permit_nobody_came_to_see_is_named(check: Checker) -> None:
    """
    | 编号             | 核准决定 | 有效期起   | 有效期止   | 实际开工日期 | 监督检查编号 |
    | JB00-JZ-2026-001 | 核准     | 2026-01-10 | 2026-06-29 | 2026-01-15   |              |
    | JB00-JZ-2026-002 | 核准     | 2026-01-10 | 2026-06-30 | 2026-01-15   |              |
    | JB00-JZ-2026-003 | 核准     | 2026-01-10 | 2026-06-30 |              |              |
    """
    assert check("JZ-04", as_of="2026-06-30", units=["JB00"]) == [
        "F2 有效期（2026-01-10 至 2026-06-29）内没有监督检查",
        "F3 2026-01-15 开工，还没有监督检查",
    ]


def test_a_number_is_enough_where_the_inspections_are_not_there(check: Checker) -> None:
    """
    | 编号             | 核准决定 | 有效期起   | 有效期止   | 实际开工日期 | 监督检查编号     |
    | JB00-JZ-2026-004 | 核准     | 2026-01-10 | 2026-06-29 | 2026-01-15   | JB00-JC-2026-001 |
    """
    assert check("JZ-04", as_of="2026-06-30", units=["JB00"]) == []


@pytest.mark.parametrize(("day", "done"), [("2026-12-01", 1), ("2025-12-01", 0)])
def test_every_holder_is_inspected_in_the_year(check: Checker, day: str, done: int) -> None:
    """
    JZ:
    | 编号             | 申报单位     | 核准决定 | 有效期起   | 有效期止   | 监督检查编号     |
    | JB00-JZ-2026-001 | 大地建设公司 | 核准     | 2025-11-10 | 2027-06-29 |                  |
    | JB00-JZ-2026-002 | 大地建设公司 | 核准     | 2025-11-10 | 2027-06-29 | JB00-JC-2026-001 |
    JC:
    | 检查编号         | 检查日期 |
    | JB00-JC-2026-001 | ……       |
    """
    check.docstring = check.docstring.replace("……", day)
    found = check.run("JZ-05", as_of="2026-12-31", units=["JB00"], stage="year-end").findings
    assert len(found) == 1 - done


def test_a_holder_without_an_inspection_is_named(check: Checker) -> None:
    """
    | 编号             | 申报单位     | 核准决定 | 有效期起   | 有效期止   | 监督检查编号 |
    | JB00-JZ-2026-001 | 大地建设公司 | 核准     | 2026-01-10 | 2027-06-29 |              |
    | JB00-JZ-2026-002 | 大地建设公司 | 核准     | 2026-01-10 | 2027-06-29 |              |
    | JB00-JZ-2026-003 | 天空建设公司 | 核准     | 2026-01-10 | 2026-06-29 |              |
    | JB00-JZ-2026-004 | 海洋建设公司 | 核准     | 2025-01-10 | 2025-06-29 |              |
    """
    assert check("JZ-05", as_of="2026-12-31", units=["JB00"], stage="year-end") == [
        "F2 大地建设公司 2026年被监督检查 0 次，要求 1 次",
    ]
    assert levels(check, "JZ-05", as_of="2026-12-31", units=["JB00"], stage="year-end") == "W"
    assert check.run("JZ-05", units=["JB00"]).states == {}


def test_holders_inspected_pass(check: Checker) -> None:
    """
    | 编号             | 申报单位     | 核准决定 | 有效期起   | 有效期止   | 监督检查编号     |
    | JB00-JZ-2026-001 | 大地建设公司 | 核准     | 2026-01-10 | 2027-06-29 | JB00-JC-2026-001 |
    """
    assert check("JZ-05", as_of="2026-12-31", units=["JB00"], stage="year-end") == []
