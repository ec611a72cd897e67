import pytest

from tests.conftest import Checker


@pytest.mark.parametrize(("as_of", "over"), [("2026-01-22", False), ("2026-01-23", True)])
def test_a_paper_may_wait_some_working_days(check: Checker, as_of: str, *, over: bool) -> None:
    """
    | 编号             | 收文日期   | 密级     | 传达日期 | 传达范围 | 落实措施 |
    | JB00-CD-2026-001 | 2026-01-08 | 非密     |          |          |          |
    | JB00-CD-2026-002 | 2026-01-08 | 内部     |          | 局机关   | 转发     |
    | JB00-CD-2026-003 | 2026-01-08 | 涉密登记 |          |          |          |
    """
    late = "收文后第 10 个工作日（2026-01-22）已过，还没有填写传达日期"
    assert check("CD-01", as_of=as_of) == ([f"D2 {late}", f"D3 {late}"] if over else [])


def test_a_paper_passed_on_says_to_whom_and_what_follows(check: Checker) -> None:
    """
    | 编号             | 收文日期   | 密级     | 传达日期   | 传达范围 | 落实措施 |
    | JB00-CD-2026-001 | 2026-01-08 | 非密     | 2026-01-09 |          | 无       |
    | JB00-CD-2026-002 | 2026-01-08 | 涉密登记 | 2026-01-09 |          |          |
    """
    assert check("CD-01") == ["E2 文件未填写传达范围", "F2 文件未填写落实措施"]


def test_a_paper_passed_on_late_or_before_it_came(check: Checker) -> None:
    """
    | 编号             | 收文日期   | 密级 | 传达日期   |
    | JB00-CD-2026-001 | 2026-03-02 | 非密 | 2026-03-17 |
    | JB00-CD-2026-002 | 2026-03-02 | 非密 | 2026-03-01 |
    """
    found = check.run("CD-01").findings
    assert [(str(item.level), item.message) for item in found] == [
        ("W", "2026-03-17 才传达，晚于收文后第 10 个工作日（2026-03-16）"),
        ("E", "传达日期（2026-03-01）早于收文日期（2026-03-02）"),
    ]


def test_a_paper_passed_on_in_time(check: Checker) -> None:
    """
    | 编号             | 收文日期   | 密级     | 传达日期   | 传达范围 | 落实措施 |
    | JB00-CD-2026-001 | 2026-03-02 | 非密     | 2026-03-16 | 局机关   | 转发     |
    | JB00-CD-2026-002 | 2026-03-02 | 非密     | 2026-03-02 | 局机关   | 转发     |
    | JB00-CD-2026-003 | 2026-03-02 | 涉密登记 | 2026-05-02 |          |          |
    """
    assert check("CD-01") == []


_ASSIGNMENT = """
    JB JB00:
    | 编号             | 状态 |
    | JB00-JB-2026-001 | 在办 |
    | JB00-JB-2026-002 | 办结 |
"""


@pytest.mark.parametrize(("as_of", "overdue"), [("2026-02-28", False), ("2026-03-01", True)])
def test_a_paper_with_a_day_is_assigned_and_done(
    check: Checker, as_of: str, *, overdue: bool
) -> None:
    """
    CD JB00:
    | 编号             | 密级     | 落实期限   | 交办编号         |
    | JB00-CD-2026-001 | 非密     | 2026-02-28 |                  |
    | JB00-CD-2026-002 | 非密     | 2026-02-28 | JB00-JB-2026-001 |
    | JB00-CD-2026-003 | 非密     | 2026-02-28 | JB00-JB-2026-002 |
    | JB00-CD-2026-004 | 非密     |            |                  |
    | JB00-CD-2026-005 | 涉密登记 | 2026-02-28 |                  |
    """
    check.docstring += _ASSIGNMENT
    late = "27文件传达!D3 文件的落实期限 2026-02-28 已过 1 天，交办事项（22交办事项!B2）还没有办结"
    assert check("CD-02", units=["JB00"], as_of=as_of) == [
        "27文件传达!D2 文件的落实期限是 2026-02-28，没有交办编号",
        *([late] if overdue else []),
    ]


def test_units_do_not_assign(check: Checker) -> None:
    """
    CD GYS01:
    | 编号              | 落实期限   | 交办编号 |
    | GYS01-CD-2026-001 | 2026-02-28 |          |
    """
    assert check.run("CD-02").states == {"CD-02": "not applicable"}
    check.docstring += _ASSIGNMENT
    assert check("CD-02", whole=True) == []


def test_assignments_without_their_state_say_nothing_of_papers(check: Checker) -> None:
    """
    CD JB00:
    | 编号             | 密级 | 落实期限   | 交办编号         |
    | JB00-CD-2026-001 | 非密 | 2026-02-28 | JB00-JB-2026-001 |

    JB JB00:
    | 编号             | 办理时限   |
    | JB00-JB-2026-001 | 2026-02-28 |
    """
    assert check("CD-02", units=["JB00"], as_of="2026-04-01") == []
