from tests.conftest import Checker


def test_the_grid_is_answered_every_month(check: Checker) -> None:
    """
    JZ:
    | 编号             | 申报日期   |
    | JB00-JZ-2026-001 | 2026-01-20 |
    BS:
    | 编号             | 方向     | 接收机关 | 实际报送时间     | 文号或文件名       |
    | JB00-BS-2026-001 | 向上报送 | 市局     | 2026-02-10 09:00 | 网格抄告处置情况   |
    | JB00-BS-2026-002 | 向上报送 | 市局     | 2026-03-11 09:00 | 网格抄告处置情况   |
    | JB00-BS-2026-003 | 向上报送 | 区安委办 | 2026-04-02 09:00 | 网格抄告处置情况   |
    | JB00-BS-2026-004 | 向上报送 | 市局     | 2026-04-02 09:00 | 检查情况           |
    | JB00-BS-2026-005 | 下级报来 | 市局     | 2026-05-02 09:00 | 网格抄告处置情况   |
    | JB00-BS-2026-006 | 向上报送 | 市局     | 2026-06-02 09:00 | 建筑垃圾事项反馈   |
    """
    found = check.run("JZ-06", units=["JB00"], as_of="2026-07-10", stage="entry").findings
    assert [(str(item.place), item.message, item.level) for item in found] == [
        (
            "JB00.xlsx 23报送记录!D1",
            "有 3 个月（2026-03、2026-04、2026-05）没有在 10 日前反馈网格抄告事项",
            "W",
        )
    ]
    assert len(check("JZ-06", units=["JB00"], as_of="2026-07-11")) == 1


def test_a_month_answered_late_is_not_answered(check: Checker) -> None:
    """
    JZ:
    | 编号             | 申报日期   |
    | JB00-JZ-2026-001 | 2026-04-20 |
    BS:
    | 编号             | 方向     | 接收机关 | 实际报送时间 | 文号或文件名     |
    | JB00-BS-2026-001 | 向上报送 | 市局     | 2026-05-10   | 网格抄告处置情况 |
    | JB00-BS-2026-002 | 向上报送 | 市局     | 2026-06-11   | 网格抄告处置情况 |
    """
    assert check("JZ-06", units=["JB00"], as_of="2026-06-30") == [
        "23报送记录!D1 有 1 个月（2026-06）没有在 10 日前反馈网格抄告事项"
    ]


def test_many_months_are_shortened(check: Checker) -> None:
    """
    JZ:
    | 编号             | 申报日期   |
    | JB00-JZ-2026-001 | 2025-01-20 |
    BS:
    | 编号 | 方向 | 接收机关 |
    """
    (line,) = check("JZ-06", units=["JB00"], as_of="2026-07-11")
    assert "有 7 个月（2026-01、2026-02、2026-03、2026-04等）" in line


def test_months_before_the_first_permit_need_no_answer(check: Checker) -> None:
    """
    JZ:
    | 编号             | 申报日期   |
    | JB00-JZ-2026-001 | 2026-06-20 |
    BS:
    | 编号             | 方向     |
    """
    assert check("JZ-06", units=["JB00"], as_of="2026-07-10") == []


def test_the_answer_is_the_bureaus(check: Checker) -> None:
    """
    JZ:
    | 编号              | 申报日期   |
    | GYS01-JZ-2026-001 | 2026-01-20 |
    BS:
    | 编号              | 方向     |
    """
    assert check.run("JZ-06").states == {"JZ-06": "not applicable"}


def test_without_a_book_of_the_bureau_there_is_no_cell_to_point_at(check: Checker) -> None:
    """
    JZ GYS01:
    | 编号              | 申报日期   |
    | GYS01-JZ-2026-001 | 2026-05-20 |
    BS GYS01:
    | 编号              | 方向     |
    """
    (finding,) = check.run("JZ-06", whole=True, as_of="2026-07-10").findings
    assert (finding.unit, finding.ledger, finding.place.cell) == ("JB00", "BS", "")
