import pytest

from tests.conftest import Checker


@pytest.mark.parametrize(
    ("day", "special", "found"),
    [
        ("2026-03-09", "火灾", ("W", "事故发生后第 8 天报告伤亡变化，超过 7 天")),
        ("2026-03-08", "火灾", ("I", "事故发生后第 7 天报告伤亡变化，正是 7 天期限的最后一日")),
        ("2026-03-07", "火灾", None),
        ("2026-03-09", "道路交通", ("W", "事故发生后第 8 天报告伤亡变化，超过 7 天")),
        ("2026-03-09", "", None),
        ("2026-03-30", "", None),
        ("2026-03-31", "", ("I", "事故发生后第 30 天报告伤亡变化，正是 30 天期限的最后一日")),
        ("2026-04-01", "", ("W", "事故发生后第 31 天报告伤亡变化，超过 30 天")),
    ],
)
def test_a_change_is_told_within_the_window(
    check: Checker, day: str, special: str, found: tuple[str, str] | None
) -> None:
    """
    SG:
    | 编号              | 发生时间         | 特殊类型 | 死亡人数 | 下落不明人数 | 重伤人数 | 轻伤人数 |
    | GYS01-SG-2026-001 | 2026-03-01 09:00 | SPECIAL  | 1        | 0            | 0        | 2        |
    XB:
    | 编号              | 事故编号          | 报告类型 | 报告时间  | 变化后死亡 | 变化后下落不明 | 变化后重伤 | 变化后轻伤 |
    | GYS01-XB-2026-001 | GYS01-SG-2026-001 | 补报     | DAY 10:00 | 1          | 0              | 0          | 2          |
    """
    check.docstring = check.docstring.replace("SPECIAL", special).replace("DAY", day)
    result = check.run("SG-04")
    assert [(item.level, item.message) for item in result.findings] == ([found] if found else [])


def test_the_accident_takes_over_the_last_report_in_time(check: Checker) -> None:
    """
    SG:
    | 编号              | 发生时间         | 死亡人数 | 下落不明人数 | 重伤人数 | 轻伤人数 |
    | GYS01-SG-2026-001 | 2026-03-01 09:00 | 0        | 0            | 1        | 2        |
    XB:
    | 编号              | 事故编号          | 报告类型 | 报告时间         | 变化后死亡 | 变化后下落不明 | 变化后重伤 | 变化后轻伤 |
    | GYS01-XB-2026-001 | GYS01-SG-2026-001 | 续报     | 2026-03-02 08:30 | 0          | 0              | 1          | 2          |
    | GYS01-XB-2026-002 | GYS01-SG-2026-001 | 补报     | 2026-03-30 08:30 | 1          | 0              | 0          | 2          |
    """
    assert check("SG-04") == [
        "08事故快报!C2 快报填 0 人，最近一次续报补报（08B续报补报!E3）是 1 人",
        "08事故快报!E2 快报填 1 人，最近一次续报补报（08B续报补报!G3）是 0 人",
    ]


def test_a_report_that_changes_nothing_may_come_late(check: Checker) -> None:
    """
    SG:
    | 编号              | 发生时间         | 特殊类型 | 死亡人数 | 下落不明人数 | 重伤人数 | 轻伤人数 |
    | GYS01-SG-2026-001 | 2026-03-01 09:00 | 火灾     | 0        | 0            | 1        | 2        |
    | GYS01-SG-2026-002 | 2026-03-01 09:00 | 火灾     | 1        | 0            | 0        | 0        |
    XB:
    | 编号              | 事故编号          | 报告类型 | 报告时间         | 变化后死亡 | 变化后下落不明 | 变化后重伤 | 变化后轻伤 |
    | GYS01-XB-2026-001 | GYS01-SG-2026-001 | 初报     | 2026-03-01 09:30 | 0          | 0              | 1          | 2          |
    | GYS01-XB-2026-002 | GYS01-SG-2026-001 | 终报     | 2026-04-20 08:30 | 0          | 0              | 1          | 2          |
    """
    assert check("SG-04") == []


def test_a_later_death_is_told(check: Checker) -> None:
    """
    SG:
    | 编号              | 发生时间         | 死亡人数 | 下落不明人数 | 重伤人数 | 轻伤人数 |
    | GYS01-SG-2026-001 | 2026-03-01 09:00 | 1        | 0            | 0        | 0        |
    | GYS01-SG-2026-002 | 2026-03-01 09:00 | 1        | 0            | 0        | 0        |
    SW:
    | 编号              | 事故编号          | 伤害程度 | 死亡日期   |
    | GYS01-SW-2026-001 | GYS01-SG-2026-001 | 死亡     | 2026-03-10 |
    | GYS01-SW-2026-002 | GYS01-SG-2026-002 | 死亡     | 2026-03-01 |
    XB:
    | 编号              | 事故编号          | 报告类型 | 报告时间         | 变化后死亡 | 变化后下落不明 | 变化后重伤 | 变化后轻伤 |
    | GYS01-XB-2026-001 | GYS01-SG-2026-001 | 初报     | 2026-03-02 08:30 | 1          | 0              | 0          | 0          |
    """
    assert check("SG-04") == [
        "08A伤亡人员!D2 2026-03-10 死亡（发生后第 9 天，在 30 天内），之后没有续报补报"
    ]


def test_numbers_are_those_of_the_people_listed(check: Checker) -> None:
    """
    SG:
    | 编号              | 死亡人数 | 下落不明人数 | 重伤人数 | 轻伤人数 |
    | GYS01-SG-2026-001 | 1        | 0            | 0        | 2        |
    | GYS01-SG-2026-002 | 0        | 0            | 1        | 约2      |
    SW:
    | 编号              | 事故编号          | 伤害程度 |
    | GYS01-SW-2026-001 | GYS01-SG-2026-001 | 轻伤     |
    | GYS01-SW-2026-002 | GYS01-SG-2026-001 | 轻伤     |
    """
    assert check("SG-07") == [
        "08事故快报!B2 死亡人数填 1，伤亡人员台账中引用 GYS01-SG-2026-001 的有 0 人",
        "08事故快报!D3 重伤人数填 1，伤亡人员台账中引用 GYS01-SG-2026-002 的有 0 人",
    ]


def test_people_and_numbers_that_agree(check: Checker) -> None:
    """
    SG:
    | 编号              | 死亡人数 | 下落不明人数 | 重伤人数 | 轻伤人数 |
    | GYS01-SG-2026-001 | 1        | 0            | 0        | 1        |
    SW:
    | 编号              | 事故编号          | 伤害程度 |
    | GYS01-SW-2026-001 | GYS01-SG-2026-001 | 死亡     |
    | GYS01-SW-2026-002 | GYS01-SG-2026-001 | 轻伤     |
    """
    assert check("SG-07") == []


def test_a_harm_that_cannot_be_read_may_be_any(check: Checker) -> None:
    """
    SG:
    | 编号              | 死亡人数 | 重伤人数 |
    | GYS01-SG-2026-001 | 0        | 1        |
    SW:
    | 编号              | 事故编号          | 伤害程度 |
    | GYS01-SW-2026-001 | GYS01-SG-2026-001 | 骨折     |
    """
    assert [item.rule for item in check.run("C-04", "SG-07").findings] == ["C-04"]


def test_a_list_of_people_not_sent_is_not_missed(check: Checker) -> None:
    """
    SG GYS01:
    | 编号              | 填报单位 | 轻伤人数 |
    | GYS01-SG-2026-001 | 绿化所   | 1        |
    SW GY01:
    | 编号             | 事故编号         | 伤害程度 |
    """
    assert check("SG-07", units=["GYS01", "GY01"], whole=True) == []
    check.docstring = check.docstring.split("SW GY01")[0]
    assert check.run("SG-07").states == {"SG-07": "not applicable"}


def test_an_emergency_with_casualties_is_an_accident(check: Checker) -> None:
    """
    CZ:
    | 编号              | 接报时间         | 人员伤亡 | 事故编号          |
    | GYS01-CZ-2026-001 | 2026-05-12 09:40 | 2        |                   |
    | GYS01-CZ-2026-002 | 2026-05-15 09:40 | 1        |                   |
    | GYS01-CZ-2026-003 | 2026-05-15 09:40 | 1        | GYS01-SG-2026-001 |
    | GYS01-CZ-2026-004 | 2026-05-15 09:40 | 0        |                   |
    SG:
    | 编号              | 发生时间         |
    | GYS01-SG-2026-001 | 2026-05-13 08:00 |
    """
    assert check("SG-11") == [
        "17应急处置!D3 2026-05-15 的处置有 1 人伤亡，事故快报台账中前后一天没有本单位的事故"
    ]


def test_an_accident_of_the_responding_unit_answers(check: Checker) -> None:
    """
    CZ JB00:
    | 编号             | 填报单位 | 处置单位 | 接报时间         | 人员伤亡 |
    | JB00-CZ-2026-001 | 我局     | 绿化所   | 2026-05-12 09:40 | 2        |
    SG GYS01:
    | 编号              | 填报单位 | 发生时间         |
    | GYS01-SG-2026-001 | 绿化所   | 2026-05-12 08:00 |
    """
    assert check("SG-11", units=["GYS01"], whole=True) == []
