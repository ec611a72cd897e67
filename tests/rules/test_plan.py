import pytest

from gsafety_xl.schema import Unit, UnitRegister
from tests.conftest import Checker
from tests.ledger_tables import REGISTER

_DISTRICT = ["GYS01", "GY01"]


def test_the_bureau_needs_plans_for_safety_and_disasters(check: Checker) -> None:
    """
    | 编号             | 填报单位 | 业务领域   | 计划年度 | 组织层级   |
    | JB00-JH-2026-001 | 我局     | 安全、消防 | 2026     | 局（系统） |
    | JB00-JH-2026-002 | 我局     | 灾害       | 2025     | 局（系统） |
    """
    assert check("JH-01", units=["JB00"]) == [
        "D1 已过 2026-03-31，示例区绿化和市容管理局还没有2026年度灾害工作计划"
    ]


def test_one_plan_may_serve_several_domains(check: Checker) -> None:
    """
    | 编号             | 填报单位 | 业务领域         | 计划年度 | 组织层级   |
    | JB00-JH-2026-001 | 我局     | 安全、消防、灾害 | 2026     | 局（系统） |
    """
    assert check("JH-01", units=["JB00"]) == []


@pytest.mark.parametrize(
    ("as_of", "stage", "level", "message"),
    [
        ("2026-03-31", "submit", "I", "示例区绿化管理所还没有2026年度安全工作计划"),
        (
            "2026-04-01",
            "submit",
            "W",
            "已过 2026-03-31，示例区绿化管理所还没有2026年度安全工作计划",
        ),
        (
            "2026-12-31",
            "submit",
            "W",
            "已过 2026-03-31，示例区绿化管理所还没有2026年度安全工作计划",
        ),
        (
            "2026-12-31",
            "year-end",
            "E",
            "已过 2026-03-31，示例区绿化管理所还没有2026年度安全工作计划",
        ),
    ],
)
def test_a_missing_plan_is_an_error_at_year_end_only(
    check: Checker, as_of: str, stage: str, level: str, message: str
) -> None:
    """
    | 编号              | 业务领域 | 计划年度 | 组织层级 |
    | GYS01-JH-2026-001 | 消防     | 2026     | 下属单位 |
    """
    (finding,) = check.run("JH-01", as_of=as_of, stage=stage).findings
    assert (finding.level, finding.message) == (level, message)
    assert finding.unit == "GYS01"


def test_the_year_planned_for_counts_not_the_day_of_issue(check: Checker) -> None:
    """
    | 编号              | 业务领域 | 计划年度 | 印发日期   |
    | GYS01-JH-2025-009 | 安全     | 2026     | 2025-12-28 |
    """
    assert check("JH-01") == []


def test_the_whole_district_owes_the_bureaus_plans_and_one_a_unit(check: Checker) -> None:
    """
    JH JB00:
    | 编号             | 填报单位 | 业务领域   | 计划年度 | 组织层级   |
    | JB00-JH-2026-001 | 我局     | 安全、灾害 | 2026     | 局（系统） |
    JH GYS01:
    | 编号              | 填报单位 | 业务领域 | 计划年度 |
    | GYS01-JH-2026-001 | 绿化所   | 安全     | 2026     |
    JC GY01:
    | 编号 |
    JC GY03:
    | 编号 |
    """
    units = [*REGISTER, Unit("GY03", "南苑公园", kind="park", must_report=True, ledgers=("JH",))]
    register = UnitRegister(units)
    assert check("JH-01", units=[*_DISTRICT, "GY03"], register=register, whole=True) == [
        " 已过 2026-03-31，南苑公园还没有2026年度安全工作计划"
    ]


def test_a_units_plan_is_not_the_bureaus(check: Checker) -> None:
    """
    | 编号              | 填报单位 | 业务领域   | 计划年度 | 组织层级 |
    | GYS01-JH-2026-001 | 绿化所   | 安全、灾害 | 2026     | 下属单位 |
    | GY01-JH-2026-001  | 东湖公园 | 安全       | 2026     | 下属单位 |
    """
    assert check("JH-01", units=_DISTRICT, whole=True, as_of="2026-02-01") == [
        "示例区绿化和市容管理局还没有2026年度安全工作计划",
        "示例区绿化和市容管理局还没有2026年度灾害工作计划",
    ]


def test_a_unit_book_does_not_owe_the_bureaus_plans(check: Checker) -> None:
    """
    | 编号              | 业务领域 | 计划年度 | 组织层级 |
    | GYS01-JH-2026-001 | 安全     | 2026     | 下属单位 |
    """
    assert check.run("JH-01", units=["GYS01"]).states == {"JH-01": "passed"}
    assert check.run("JH-01", units=[]).states == {"JH-01": "not applicable"}


def test_an_entry_that_cannot_be_read_may_be_the_plan(check: Checker) -> None:
    """
    | 编号              | 业务领域 | 计划年度 |
    | GYS01-JH-2026-001 | 安全     | 今年     |
    """
    assert [item.rule for item in check.run("C-06", "JH-01").findings] == ["C-06"]


@pytest.mark.parametrize(("issued", "late"), [("2026-01-31", False), ("2026-02-01", True)])
def test_a_plan_is_issued_by_the_end_of_january(check: Checker, issued: str, *, late: bool) -> None:
    """
    | 编号              | 计划年度 | 印发日期   |
    | GYS01-JH-2026-001 | 2026     | 2025-12-28 |
    """
    check.docstring += f"| GYS01-JH-2026-002 | 2026 | {issued} |"
    expected = ["C3 计划 2026-02-01 印发，晚于 2026-01-31"] if late else []
    assert check("JH-02") == expected


def test_a_plan_of_an_earlier_year_has_its_own_day(check: Checker) -> None:
    """
    | 编号              | 计划年度 | 印发日期   |
    | GYS01-JH-2025-001 | 2025     | 2025-01-20 |
    | GYS01-JH-2026-001 |          | 2026-05-20 |
    """
    assert check("JH-02") == []


@pytest.mark.parametrize(("stage", "level"), [("submit", "W"), ("year-end", "E")])
def test_the_bureaus_plan_has_fire_in_it(check: Checker, stage: str, level: str) -> None:
    """
    | 编号             | 填报单位 | 业务领域 | 计划年度 | 组织层级   | 含消防内容 |
    | JB00-JH-2026-001 | 我局     | 安全     | 2026     | 局（系统） | 否         |
    | JB00-JH-2026-002 | 我局     | 灾害     | 2026     | 局（系统） | 否         |
    | JB00-JH-2025-001 | 我局     | 安全     | 2025     | 局（系统） | 是         |
    """
    (finding,) = check.run("JH-06", units=["JB00"], stage=stage).findings
    assert (finding.place.cell, finding.message) == ("F2", "2026年局级计划都没有消防内容")
    assert finding.level == level


def test_one_plan_with_fire_is_enough(check: Checker) -> None:
    """
    | 编号             | 填报单位 | 业务领域 | 计划年度 | 组织层级   | 含消防内容 |
    | JB00-JH-2026-001 | 我局     | 安全     | 2026     | 局（系统） | 否         |
    | JB00-JH-2026-002 | 我局     | 消防     | 2026     | 局（系统） | 是         |
    """
    assert check("JH-06", units=["JB00"]) == []


def test_a_units_plan_need_not_have_fire_in_it(check: Checker) -> None:
    """
    | 编号              | 填报单位 | 业务领域 | 计划年度 | 组织层级 | 含消防内容 |
    | GYS01-JH-2026-001 | 绿化所   | 安全     | 2026     | 下属单位 | 否         |
    """
    assert check("JH-06", whole=True) == []
    assert check.run("JH-06").states == {"JH-06": "not applicable"}


_SENT = "| JB00-BS-2026-001 | 年度计划 | 2026 | 区安委办 | 已报 |"


@pytest.mark.parametrize(
    ("as_of", "stage", "sent", "level"),
    [
        ("2026-02-15", "submit", "", None),
        ("2026-02-16", "submit", "", "W"),
        ("2026-02-16", "year-end", "", "E"),
        ("2026-02-16", "submit", _SENT, None),
        ("2026-02-16", "submit", _SENT.replace("已报", "待报"), "W"),
        ("2026-02-16", "submit", _SENT.replace("区安委办", "区灾防办"), "W"),
        ("2026-02-16", "submit", _SENT.replace("| 2026 |", "| 2025 |"), "W"),
        ("2026-02-16", "submit", _SENT.replace("年度计划", "检查情况"), "W"),
    ],
)
def test_the_safety_plan_is_sent_to_the_committee(
    check: Checker, as_of: str, stage: str, sent: str, level: str | None
) -> None:
    """
    JH JB00:
    | 编号             | 填报单位 | 业务领域 | 计划年度 | 组织层级   | 报送记录编号 |
    | JB00-JH-2026-001 | 我局     | 安全     | 2026     | 局（系统） |              |
    | JB00-JH-2026-002 | 我局     | 灾害     | 2026     | 局（系统） |              |
    BS JB00:
    | 编号             | 报送事项 | 报送期 | 接收机关 | 状态 |
    """
    check.docstring += sent
    found = check.run("JH-07", units=["JB00"], as_of=as_of, stage=stage).findings
    message = "2026年安全生产计划没有报区安委办的报送记录（应在 2026-02-15 前报送）"
    expected = [] if level is None else [(level, "F2", message)]
    assert [(str(item.level), item.place.cell, item.message) for item in found] == expected


def test_a_submission_that_is_not_there_is_one_finding(check: Checker) -> None:
    """
    JH JB00:
    | 编号             | 填报单位 | 业务领域 | 计划年度 | 组织层级   | 报送记录编号     |
    | JB00-JH-2026-001 | 我局     | 安全     | 2026     | 局（系统） | JB00-BS-2026-009 |
    BS JB00:
    | 编号             | 报送事项 | 报送期 | 接收机关 | 状态 |
    """
    found = check.run("C-07", "JH-07", units=["JB00"]).findings
    assert [item.rule for item in found] == ["C-07"]
    check.docstring += _SENT
    assert check("JH-07", units=["JB00"]) == []


def test_a_submission_that_cannot_be_read_may_be_the_plans(check: Checker) -> None:
    """
    JH JB00:
    | 编号             | 填报单位 | 业务领域 | 计划年度 | 组织层级   | 报送记录编号     |
    | JB00-JH-2026-001 | 我局     | 安全     | 2026     | 局（系统） | JB00-BS-2026-001 |
    BS JB00:
    | 编号             | 方向     | 报送事项 | 报送期 | 接收机关 | 状态 |
    | JB00-BS-2026-001 | 向上报送 | 不知道   | 2026   | 区安委办 | 已报 |
    """
    found = check.run("C-04", "JH-07", "BS-05", units=["JB00"], as_of="2026-02-20").findings
    assert [item.rule for item in found] == ["C-04"]
