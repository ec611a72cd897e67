import pytest

from gsafety_xl.schema import load_catalogue
from gsafety_xl.schema.parameter_values import with_values
from tests.conftest import Checker


@pytest.mark.parametrize(
    ("issued", "filed", "limit"),
    [
        ("2026-03-02", "2026-03-30", None),
        ("2026-03-02", "2026-03-31", "2026-03-30"),
        ("2026-03-16", "2026-04-14", None),
        ("2026-03-16", "2026-04-15", "2026-04-14"),
    ],
)
def test_a_plan_is_filed_within_twenty_working_days(
    check: Checker, issued: str, filed: str, limit: str | None
) -> None:
    """
    | 编号              | 印发日期 | 是否需备案 | 备案日期 |
    """
    check.docstring += f"| GYS01-YA-2026-001 | {issued} | 是 | {filed} |"
    late = f"D2 备案日期“{filed}”晚于 {limit}（{issued} 印发后第 20 个工作日）"
    assert check("YA-02") == ([late] if limit else [])


def test_a_year_whose_holidays_are_not_known_is_said_to_be_so(check: Checker) -> None:
    """
    | 编号              | 印发日期   | 是否需备案 | 备案日期   |
    | GYS01-YA-2024-001 | 2024-03-04 | 是         | 2024-05-01 |
    """
    assert check("YA-02") == [
        (
            "D2 备案日期“2024-05-01”晚于 2024-04-01"
            "（2024-03-04 印发后第 20 个工作日，节假日表缺2024年，只扣了周末）"
        )
    ]


def test_a_plan_not_filed_when_the_days_are_over(check: Checker) -> None:
    """
    | 编号              | 印发日期   | 是否需备案 | 备案日期 |
    | GYS01-YA-2026-001 | 2026-03-02 | 是         |          |
    | GYS01-YA-2026-002 | 2026-03-02 | 否         |          |
    | GYS01-YA-2026-003 |            | 是         |          |
    """
    assert check("YA-02", as_of="2026-03-30") == []
    assert check("YA-02", as_of="2026-03-31") == [
        "D2 备案期限 2026-03-30 已过（2026-03-02 印发后第 20 个工作日），还没有填写备案日期"
    ]


def test_the_bureaus_own_days_are_used(check: Checker) -> None:
    """
    | 编号              | 印发日期   | 是否需备案 | 备案日期   |
    | GYS01-YA-2026-001 | 2026-03-02 | 是         | 2026-03-10 |
    """
    check.catalogue = with_values(load_catalogue(), {"plan_filing.workdays": 5})
    assert check("YA-02") == [
        "D2 备案日期“2026-03-10”晚于 2026-03-09（2026-03-02 印发后第 5 个工作日）"
    ]


@pytest.mark.parametrize(
    ("as_of", "level"),
    [
        ("2026-04-19", None),
        ("2026-04-20", "I"),
        ("2026-06-19", "I"),
        ("2026-06-20", "W"),
    ],
)
def test_a_plan_is_evaluated_every_three_years(
    check: Checker, as_of: str, level: str | None
) -> None:
    """
    | 编号              | 印发日期   | 现行有效 | 最近评估日期 |
    | GYS01-YA-2020-001 | 2020-05-20 | 是       | 2023-06-19   |
    """
    found = check.run("YA-03", as_of=as_of).findings
    assert [item.level for item in found] == ([level] if level else [])


def test_the_day_of_issue_counts_where_nothing_was_evaluated(check: Checker) -> None:
    """
    | 编号              | 印发日期   | 现行有效 | 最近评估日期 |
    | GYS01-YA-2020-001 | 2023-03-01 | 是       | 2020-06-19   |
    | GYS01-YA-2020-002 | 2023-08-01 | 是       |              |
    | GYS01-YA-2020-003 | 2023-03-01 | 否       |              |
    | GYS01-YA-2020-004 | 2024-02-29 | 是       |              |
    """
    assert check("YA-03") == [
        "D2 距最近一次评估或印发（2023-03-01）已满 3 年，应在 2026-03-01 前评估",
        "D3 距最近一次评估或印发（2023-08-01）将满 3 年，2026-08-01 到期",
    ]
    assert "2027-02-28" in check("YA-03", as_of="2027-02-01")[-1]


def test_a_plan_evaluated_lately_passes(check: Checker) -> None:
    """
    | 编号              | 印发日期   | 现行有效 | 最近评估日期 |
    | GYS01-YA-2020-001 | 2020-03-01 | 是       | 2025-06-19   |
    """
    assert check("YA-03") == []


def test_only_one_version_is_in_force(check: Checker) -> None:
    """
    | 编号              | 预案名称       | 编制单位 | 现行有效 |
    | GYS01-YA-2020-001 | 防汛应急预案   | 绿化所   | 是       |
    | GYS01-YA-2026-001 | 防汛 应急预案  | 绿化所   | 是       |
    | GYS01-YA-2026-002 | 消防应急预案   | 绿化所   | 是       |
    | GYS01-YA-2026-003 | 防汛应急预案   | 东湖公园 | 是       |
    """
    assert check("YA-05") == ["D3 “防汛 应急预案”有两个版本填了现行有效，另见 D2"]


def test_old_versions_out_of_force_pass(check: Checker) -> None:
    """
    | 编号              | 预案名称     | 编制单位 | 现行有效 |
    | GYS01-YA-2020-001 | 防汛应急预案 | 绿化所   | 否       |
    | GYS01-YA-2023-001 | 防汛应急预案 | 绿化所   | 否       |
    | GYS01-YA-2026-001 | 防汛应急预案 | 绿化所   | 是       |
    """
    assert check("YA-05") == []
