from tests.conftest import Checker


def test_a_plan_said_to_need_revision_is_revised_in_ninety_days(check: Checker) -> None:
    """
    | 编号              | 预案名称 | 编制单位 | 印发日期   | 现行有效 | 最近评估日期 | 评估结论 | 最近修订日期 |
    | GYS01-YA-2023-001 | 防汛预案 | 绿化所   | 2023-05-01 | 是       | 2026-04-01   | 需修订   |              |
    | GYS01-YA-2023-002 | 消防预案 | 绿化所   | 2023-05-01 | 是       | 2026-03-01   | 需修订   | 2026-03-20   |
    | GYS01-YA-2023-003 | 防雪预案 | 绿化所   | 2023-05-01 | 是       | 2026-03-01   | 继续有效 |              |
    | GYS01-YA-2023-004 | 踩踏预案 | 绿化所   | 2023-05-01 | 否       | 2026-03-01   | 需修订   |              |
    """
    assert check("YA-04", as_of="2026-06-30") == []
    assert check("YA-04", as_of="2026-07-01") == [
        "H2 2026-04-01 评估认为需修订，已过 91 天，没有新版本"
    ]


def test_a_drill_may_show_that_a_plan_needs_revision(check: Checker) -> None:
    """
    YA:
    | 编号              | 预案名称 | 编制单位 | 印发日期   | 现行有效 |
    | GYS01-YA-2023-001 | 防汛预案 | 绿化所   | 2023-05-01 | 是       |
    YL:
    | 编号              | 演练日期   | 演练预案编号      | 是否需修订预案 | 状态   |
    | GYS01-YL-2026-001 | 2026-03-01 | GYS01-YA-2023-001 | 是             | 已实施 |
    | GYS01-YL-2026-002 | 2026-02-01 | GYS01-YA-2023-001 | 否             | 已实施 |
    """
    assert check("YA-04") == [
        (
            "06应急预案!E2 2026-03-01 的演练（GYS01-YL-2026-001）认为预案需修订，"
            "已过 121 天，没有新版本"
        )
    ]


def test_a_new_version_answers(check: Checker) -> None:
    """
    YA:
    | 编号              | 预案名称 | 编制单位 | 印发日期   | 现行有效 |
    | GYS01-YA-2023-001 | 防汛预案 | 绿化所   | 2023-05-01 | 否       |
    | GYS01-YA-2026-001 | 防汛预案 | 绿化所   | 2026-04-01 | 是       |
    YL:
    | 编号              | 演练日期   | 演练预案编号      | 是否需修订预案 | 状态   |
    | GYS01-YL-2026-001 | 2026-03-01 | GYS01-YA-2023-001 | 是             | 已实施 |
    """
    assert check("YA-04") == []


def test_a_plan_in_force_is_drilled_once_a_year(check: Checker) -> None:
    """
    YA:
    | 编号              | 预案名称 | 编制单位 | 印发日期   | 现行有效 |
    | GYS01-YA-2023-001 | 防汛预案 | 绿化所   | 2023-05-01 | 是       |
    | GYS01-YA-2023-002 | 消防预案 | 绿化所   | 2023-05-01 | 否       |
    | GYS01-YA-2026-002 | 消防预案 | 绿化所   | 2026-05-01 | 是       |
    | GYS01-YA-2027-002 | 防雪预案 | 绿化所   | 2027-01-05 | 是       |
    YL:
    | 编号              | 演练日期   | 演练预案编号      | 状态   |
    | GYS01-YL-2026-001 | 2025-03-01 | GYS01-YA-2023-001 | 已实施 |
    | GYS01-YL-2026-002 | 2026-03-01 | GYS01-YA-2023-001 | 计划   |
    | GYS01-YL-2026-003 | 2026-03-01 | GYS01-YA-2023-002 | 已实施 |
    """
    assert check("YA-06", stage="year-end", as_of="2026-12-31") == [
        "06应急预案!B2 现行预案“防汛预案”2026年没有演练，也没有桌面推演"
    ]
    assert check.run("YA-06", as_of="2026-12-31").states == {}


def test_plans_of_others_are_drilled_in_their_own_books(check: Checker) -> None:
    """
    YA JB00:
    | 编号             | 填报单位 | 预案名称 | 编制单位 | 印发日期   | 现行有效 |
    | JB00-YA-2023-001 | 我局     | 防汛预案 | 绿化所   | 2023-05-01 | 是       |
    YL JB00:
    | 编号             | 填报单位 | 演练日期   | 演练预案编号     | 状态   |
    """
    assert check("YA-06", units=["JB00"], stage="year-end") == []
    assert len(check("YA-06", units=["JB00"], whole=True, stage="year-end")) == 1


def test_a_tabletop_drill_is_enough(check: Checker) -> None:
    """
    YA:
    | 编号              | 预案名称 | 编制单位 | 印发日期   | 现行有效 |
    | GYS01-YA-2023-001 | 防汛预案 | 绿化所   | 2023-05-01 | 是       |
    YL:
    | 编号              | 演练日期   | 演练预案编号      | 演练形式 | 状态   |
    | GYS01-YL-2026-001 | 2026-03-01 | GYS01-YA-2023-001 | 桌面推演 | 已实施 |
    """
    assert check("YA-06", stage="year-end") == []


def test_a_drill_that_cannot_be_read_may_be_the_one(check: Checker) -> None:
    """
    YA:
    | 编号              | 预案名称 | 编制单位 | 印发日期   | 现行有效 |
    | GYS01-YA-2023-001 | 防汛预案 | 绿化所   | 2023-05-01 | 是       |
    YL:
    | 编号              | 演练日期 | 演练预案编号      | 状态   |
    | GYS01-YL-2026-001 | 上半年   | GYS01-YA-2023-001 | 已实施 |
    """
    found = check.run("C-03", "YA-06", stage="year-end").findings
    assert [item.rule for item in found] == ["C-03"]


def test_a_drill_is_held_on_a_plan_already_issued(check: Checker) -> None:
    """
    YL:
    | 编号              | 演练日期   | 组织单位 | 演练预案编号      | 状态   |
    | GYS01-YL-2026-001 | 2026-02-01 | 绿化所   | GYS01-YA-2026-001 | 已实施 |
    | GYS01-YL-2026-002 | 2026-03-01 | 绿化所   | GYS01-YA-2026-001 | 已实施 |
    | GYS01-YL-2026-003 | 2026-02-01 | 绿化所   | GYS01-YA-2026-001 | 取消   |
    YA:
    | 编号              | 预案名称 | 编制单位 | 印发日期   | 现行有效 |
    | GYS01-YA-2026-001 | 消防预案 | 绿化所   | 2026-03-01 | 是       |
    """
    assert check("YL-06") == [
        (
            "07应急演练!D2 演练日期 2026-02-01 早于预案 GYS01-YA-2026-001"
            "（06应急预案!A2）的印发日期 2026-03-01"
        )
    ]


def test_a_drill_is_held_on_the_units_own_plan_or_one_above(check: Checker) -> None:
    """
    YL YLC01:
    | 编号              | 填报单位 | 演练日期   | 组织单位 | 演练预案编号      | 状态   |
    | YLC01-YL-2026-001 | 欢悦游乐 | 2026-04-01 | 欢悦游乐 | GY02-YA-2026-001  | 已实施 |
    | YLC01-YL-2026-002 | 欢悦游乐 | 2026-04-01 | 欢悦游乐 | GYS01-YA-2026-001 | 已实施 |
    | YLC01-YL-2026-003 | 欢悦游乐 | 2026-04-01 | 欢悦游乐 | JB00-YA-2026-001  | 已实施 |
    YA JB00:
    | 编号              | 填报单位 | 预案名称 | 编制单位 | 印发日期   | 现行有效 |
    | GY02-YA-2026-001  | 西山公园 | 游乐预案 | 西山公园 | 2026-03-01 | 是       |
    | GYS01-YA-2026-001 | 绿化所   | 游乐预案 | 绿化所   | 2026-03-01 | 是       |
    | JB00-YA-2026-001  | 我局     | 游乐预案 | 我局     | 2026-03-01 | 是       |
    """
    assert check("YL-06", whole=True) == [
        (
            "YLC01.xlsx 07应急演练!E3 预案 GYS01-YA-2026-001（JB00.xlsx 06应急预案!A3）"
            "是示例区绿化管理所的，不是本单位或上级的"
        )
    ]


def test_a_plan_out_of_force_was_in_force_before_the_next_version(check: Checker) -> None:
    """
    YL:
    | 编号              | 演练日期   | 组织单位 | 演练预案编号      | 状态   |
    | GYS01-YL-2026-001 | 2026-02-01 | 绿化所   | GYS01-YA-2020-001 | 已实施 |
    | GYS01-YL-2026-002 | 2026-04-01 | 绿化所   | GYS01-YA-2020-001 | 已实施 |
    | GYS01-YL-2026-003 | 2026-04-01 | 绿化所   | GYS01-YA-2020-002 | 已实施 |
    YA:
    | 编号              | 预案名称 | 编制单位 | 印发日期   | 现行有效 |
    | GYS01-YA-2020-001 | 消防预案 | 绿化所   | 2020-03-01 | 否       |
    | GYS01-YA-2026-001 | 消防预案 | 绿化所   | 2026-03-01 | 是       |
    | GYS01-YA-2020-002 | 防汛预案 | 绿化所   | 2020-03-01 | 否       |
    """
    assert check("YL-06") == [
        "07应急演练!D3 预案 GYS01-YA-2020-001（06应急预案!A2）不是现行有效",
        "07应急演练!D4 预案 GYS01-YA-2020-002（06应急预案!A4）不是现行有效",
    ]


def test_drills_on_valid_or_unseen_plans(check: Checker) -> None:
    """
    YL:
    | 编号              | 演练日期   | 组织单位 | 演练预案编号      | 状态   |
    | GYS01-YL-2026-001 | 2026-04-01 | 绿化所   | GYS01-YA-2026-001 | 已实施 |
    | GYS01-YL-2026-002 | 2026-04-01 | 绿化所   | JB00-YA-2020-001  | 已实施 |
    YA:
    | 编号              | 预案名称 | 编制单位 | 印发日期   | 现行有效 |
    | GYS01-YA-2026-001 | 消防预案 | 绿化所   | 2026-03-01 | 是       |
    """
    assert check("YL-06") == []


def test_without_the_ledger_of_plans_nothing_is_compared(check: Checker) -> None:
    """
    | 编号              | 演练日期   | 组织单位 | 演练预案编号     | 状态   |
    | GYS01-YL-2026-001 | 2026-04-01 | 绿化所   | JB00-YA-2020-001 | 已实施 |
    """
    assert check.run("YL-06").states == {"YL-06": "not applicable"}


def test_drills_without_a_column_leave_every_plan_alone(check: Checker) -> None:
    """
    YA GYS01:
    | 编号              | 预案名称 | 编制单位 | 印发日期   | 现行有效 |
    | GYS01-YA-2025-001 | 消防预案 | 绿化所   | 2025-03-01 | 是       |

    YL GYS01:
    | 编号              | 演练日期   | 演练预案编号      |
    | GYS01-YL-2026-001 | 2026-02-01 | GYS01-YA-2025-001 |
    """
    assert check("YA-06", stage="year-end", as_of="2026-12-31") == []
