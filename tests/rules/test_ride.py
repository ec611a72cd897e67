import pytest

from gsafety_xl.model import Row
from gsafety_xl.rules.ride import is_large
from tests.conftest import Checker
from tests.rules.levels import levels


@pytest.mark.parametrize(
    ("kind", "speed", "height", "large"),
    [
        ("非特种设备游乐", "1.8", "2.0", True),
        ("非特种设备游乐", "2", "0", True),
        ("非特种设备游乐", "1.99", "1.99", False),
        ("大型游乐设施", "", "3", True),
        ("场内车辆", "5", "0", None),
        ("其他", "", "", None),
    ],
)
def test_speed_or_height_of_two_is_large(
    check: Checker, kind: str, speed: str, height: str, *, large: bool | None
) -> None:
    """
    | 编号             | 设备类别 | 最大线速度（m/s） | 运行高度（m） |
    | GY01-YY-2026-001 | 甲       | 乙                | 丙            |
    """
    for token, word in zip("甲乙丙", (kind, speed, height), strict=True):
        check.docstring = check.docstring.replace(token, word)
    check.run("YY-02")
    assert is_large(Row(check.tables[0], 0), check.context()) is large


def test_a_large_ride_runs_on_a_valid_inspection(check: Checker) -> None:
    """
    | 编号             | 设备类别       | 检验日期   | 检验有效期至 | 报检日期   | 检验结论 | 运行状态 |
    | GY01-YY-2026-001 | 大型游乐设施   | 2025-06-30 | 2026-06-29   |            | 合格     | 在用     |
    | GY01-YY-2026-002 | 大型游乐设施   | 2025-07-01 | 2026-06-30   |            | 合格     | 在用     |
    | GY01-YY-2026-003 | 大型游乐设施   | 2025-07-31 | 2026-07-30   |            | 合格     | 在用     |
    | GY01-YY-2026-004 | 大型游乐设施   | 2025-08-01 | 2026-07-31   |            | 合格     | 在用     |
    | GY01-YY-2026-005 | 大型游乐设施   | 2025-07-31 | 2026-07-30   | 2026-06-28 | 合格     | 在用     |
    | GY01-YY-2026-006 | 大型游乐设施   | 2025-07-31 | 2026-07-30   | 2025-07-01 | 合格     | 在用     |
    | GY01-YY-2026-007 | 大型游乐设施   | 2024-07-31 | 2025-07-30   |            | 合格     | 停用     |
    | GY01-YY-2026-008 | 非特种设备游乐 | 2024-07-31 | 2025-07-30   |            | 合格     | 在用     |
    | GY01-YY-2026-009 | 大型游乐设施   | 2026-03-02 | 2027-03-01   |            | 不合格   | 在用     |
    """
    assert check("YY-01", as_of="2026-06-30", units=["GY01"], stage="entry") == [
        "D2 检验有效期至 2026-06-29，已过 1 天，仍填在用",
        "E3 检验有效期至 2026-06-30，还剩 0 天，没有报检日期",
        "E4 检验有效期至 2026-07-30，还剩 30 天，没有报检日期",
        "E7 检验有效期至 2026-07-30，还剩 30 天，没有报检日期",
        "F10 检验结论是“不合格”，仍填在用",
    ]
    assert levels(check, "YY-01", as_of="2026-06-30", units=["GY01"], stage="entry") == "EWWWE"


def test_an_inspection_valid_for_more_than_a_month_passes(check: Checker) -> None:
    """
    | 编号             | 设备类别     | 检验日期   | 检验有效期至 | 检验结论 | 运行状态 |
    | GY01-YY-2026-001 | 大型游乐设施 | 2025-08-01 | 2026-07-31   | 合格     | 在用     |
    """
    assert check("YY-01", as_of="2026-06-30") == []


def test_a_ride_large_by_its_figures_is_registered(check: Checker) -> None:
    """
    | 编号             | 设备类别       | 最大线速度（m/s） | 运行高度（m） | 使用登记证号 | 运行状态 |
    | GY01-YY-2026-001 | 非特种设备游乐 | 1.8               | 2.0           |              | 在用     |
    | GY01-YY-2026-002 | 大型游乐设施   | 2.1               | 4.2           |              | 在用     |
    | GY01-YY-2026-003 | 大型游乐设施   | 1.5               | 1.2           | 游21沪X0012  | 在用     |
    | GY01-YY-2026-004 | 非特种设备游乐 | 2.5               | 0.5           | 游21沪X0013  | 在用     |
    | GY01-YY-2026-005 | 场内车辆       | 5                 | 0             |              | 在用     |
    """
    assert check("YY-02", units=["GY01"], stage="entry") == [
        "B2 最大线速度（m/s）1.8、运行高度（m）2，属大型游乐设施，设备类别填的是“非特种设备游乐”",
        "E2 最大线速度（m/s）1.8、运行高度（m）2，属大型游乐设施，未填写使用登记证号",
        "E3 大型游乐设施未填写使用登记证号",
        "B4 最大线速度（m/s）1.5、运行高度（m）1.2，不到大型游乐设施的标准，设备类别填的是“大型游乐设施”",
        "B5 最大线速度（m/s）2.5、运行高度（m）0.5，属大型游乐设施，设备类别填的是“非特种设备游乐”",
    ]
    assert levels(check, "YY-02", units=["GY01"], stage="entry") == "WEEWW"


def test_kinds_that_fit_their_figures_pass(check: Checker) -> None:
    """
    | 编号             | 设备类别       | 最大线速度（m/s） | 运行高度（m） | 使用登记证号 | 运行状态 |
    | GY01-YY-2026-001 | 非特种设备游乐 | 1.9               | 1.9           |              | 在用     |
    | GY01-YY-2026-002 | 大型游乐设施   | 2                 | 0             | 游21沪X0012  | 在用     |
    """
    assert check("YY-02") == []


def test_as_many_days_checked_as_open(check: Checker) -> None:
    """
    | 编号             | 本月每日检查天数 | 本月运营天数 |
    | GY01-YY-2026-001 | 29               | 30           |
    | GY01-YY-2026-002 | 30               | 30           |
    | GY01-YY-2026-003 | 31               | 30           |
    """
    assert check("YY-03", stage="consolidate") == [
        "B2 本月运营 30 天，只检查 29 天",
    ]
    assert levels(check, "YY-03", stage="consolidate") == "W"
    assert check("YY-03", stage="entry") == []


def test_officer_and_agreement(check: Checker) -> None:
    """
    | 编号             | 安全员证书有效期至 | 安全管理协议签订 | 运行状态 |
    | GY01-YY-2026-001 | 2026-06-29         | 是               | 在用     |
    | GY01-YY-2026-002 | 2026-06-30         | 否               | 停用     |
    | GY01-YY-2026-003 | 2020-06-29         | 否               | 拆除     |
    """
    assert check("YY-04", as_of="2026-06-30", stage="entry") == [
        "B2 安全员证书已于 2026-06-29 到期",
        "C3 没有与运营单位签订安全管理协议",
    ]
    assert levels(check, "YY-04", as_of="2026-06-30", stage="entry") == "WW"


def test_a_certified_officer_and_an_agreement_pass(check: Checker) -> None:
    """
    | 编号             | 安全员证书有效期至 | 安全管理协议签订 | 运行状态 |
    | GY01-YY-2026-001 | 2026-06-30         | 是               | 在用     |
    """
    assert check("YY-04", as_of="2026-06-30") == []


def test_nothing_runs_after_its_design_life(check: Checker) -> None:
    """
    | 编号             | 设计使用期限至 | 运行状态 |
    | GY01-YY-2026-001 | 2026-06-29     | 在用     |
    | GY01-YY-2026-002 | 2026-06-29     | 封存     |
    """
    assert check("YY-05", as_of="2026-06-30", stage="entry") == [
        "B2 设计使用期限到 2026-06-29，仍填在用",
    ]
    assert levels(check, "YY-05", as_of="2026-06-30", stage="entry") == "E"


def test_the_last_day_of_a_design_life_passes(check: Checker) -> None:
    """
    | 编号             | 设计使用期限至 | 运行状态 |
    | GY01-YY-2026-001 | 2026-06-30     | 在用     |
    | GY01-YY-2026-002 |                | 在用     |
    """
    assert check("YY-05", as_of="2026-06-30") == []


def test_weekly_checks_and_monthly_minutes(check: Checker) -> None:
    """
    | 编号             | 设备类别     | 运行状态 | 本月运营天数 | 本月周排查次数 | 月调度纪要日期 |
    | GY01-YY-2026-001 | 大型游乐设施 | 在用     | 30           | 3              | 2026-11-29     |
    | GY01-YY-2026-002 | 大型游乐设施 | 在用     | 8            | 1              | 2026-11-30     |
    | GY01-YY-2026-003 | 大型游乐设施 | 停用     | 0            | 0              | 2026-01-30     |
    """
    assert check("YY-06", as_of="2026-12-31", stage="year-end") == [
        "E2 本月周排查 3 次，应有 4 次",
        "F2 最近的月调度纪要是 2026-11-29，距今 32 天",
        "E3 本月周排查 1 次，应有 2 次",
    ]
    assert levels(check, "YY-06", as_of="2026-12-31", stage="year-end") == "WWW"
    assert check.run("YY-06").states == {}


def test_a_check_a_week_and_minutes_this_month_pass(check: Checker) -> None:
    """
    | 编号             | 设备类别     | 运行状态 | 本月运营天数 | 本月周排查次数 | 月调度纪要日期 |
    | GY01-YY-2026-001 | 大型游乐设施 | 在用     | 31           | 4              | 2026-11-30     |
    | GY01-YY-2026-002 | 大型游乐设施 | 在用     | 7            | 1              | 2026-12-30     |
    | GY01-YY-2026-003 | 大型游乐设施 | 在用     | 0            | 0              | 2026-12-30     |
    """
    assert check("YY-06", as_of="2027-01-20") == []


def test_what_is_out_of_use_says_why_and_does_not_run(check: Checker) -> None:
    """
    | 编号             | 运行状态 | 停用原因 | 本月运营天数 |
    | GY01-YY-2026-001 | 停用     |          | 0            |
    | GY01-YY-2026-002 | 封存     | 淡季     | 30           |
    """
    assert check("YY-08", units=["GY01"], stage="entry") == [
        "C2 设施不在用，未填写停用原因",
        "D3 状态是“封存”，本月却运营 30 天",
    ]
    assert levels(check, "YY-08", units=["GY01"], stage="entry") == "EW"


def test_rides_in_use_and_rides_at_rest_pass(check: Checker) -> None:
    """
    | 编号             | 运行状态 | 停用原因 | 本月运营天数 |
    | GY01-YY-2026-001 | 在用     |          | 30           |
    | GY01-YY-2026-002 | 停用     | 淡季     | 0            |
    | GY01-YY-2026-003 | 拆除     | 老化     |              |
    """
    assert check("YY-08") == []


def test_figures_that_cannot_be_read_decide_nothing(check: Checker) -> None:
    """
    | 编号             | 设备类别       | 最大线速度（m/s） | 运行高度（m） | 使用登记证号 | 运行状态 |
    | GY01-YY-2026-001 | 非特种设备游乐 | 约3               | 1             |              | 在用     |
    """
    found = check.run("C-06", "YY-02", ledger="YY", units=["GY01"]).findings
    assert [item.rule for item in found] == ["C-06"]
