import pytest

from tests.conftest import Checker
from tests.rules.levels import levels


def test_survey_registration_evaluation_follow_each_other(check: Checker) -> None:
    """
    | 编号              | 调查日期   | 登记日期   | 评估日期   |
    | GYS01-FX-2026-001 | 2026-01-16 | 2026-01-15 | 2026-01-25 |
    | GYS01-FX-2026-002 | 2026-01-10 | 2026-01-15 | 2026-01-14 |
    | GYS01-FX-2026-003 | 2026-01-10 | 2026-01-10 | 2026-01-10 |
    """
    assert check("FX-01") == [
        "C2 登记日期（2026-01-15）早于调查日期（2026-01-16）",
        "D3 评估日期（2026-01-14）早于登记日期（2026-01-15）",
    ]


def test_days_in_order_pass(check: Checker) -> None:
    """
    | 编号              | 调查日期   | 登记日期   | 评估日期   | 最近检查日期 |
    | GYS01-FX-2026-001 | 2026-01-10 | 2026-01-15 | 2026-01-25 | 2026-01-20   |
    """
    assert check("FX-01") == []


def test_an_inspection_is_due_after_the_interval(check: Checker) -> None:
    """
    | 编号              | 风险等级 | 检查周期（天） | 最近检查日期 | 下次检查日期 | 状态   |
    | GYS01-FX-2026-001 | 较大     | 90             | 2026-04-01   | 2027-01-01   | 在控   |
    | GYS01-FX-2026-002 | 较大     | 90             | 2026-03-31   |              | 在控   |
    | GYS01-FX-2026-003 | 较大     | 30             | 2026-04-01   |              | 升级   |
    | GYS01-FX-2026-004 | 较大     | 30             | 2025-04-01   |              | 已消除 |
    """
    assert check("FX-02", as_of="2026-06-30") == [
        "D3 最近检查 2026-03-31，周期 90 天，已超期 1 天",
        "D4 最近检查 2026-04-01，周期 30 天，已超期 60 天",
    ]


def test_a_long_interval_does_not_put_an_inspection_off(check: Checker) -> None:
    """
    | 编号              | 风险等级 | 检查周期（天） | 最近检查日期 | 状态 |
    | GYS01-FX-2026-001 | 重大     | 365            | 2026-05-30   | 在控 |
    """
    assert check("FX-02", as_of="2026-06-30") == [
        "C2 检查周期 365 天，重大（红）风险一般不超过 30 天",
        "D2 最近检查 2026-05-30，周期 30 天，已超期 1 天",
    ]


def test_without_an_interval_nothing_is_reckoned(check: Checker) -> None:
    """
    | 编号              | 风险等级 | 检查周期（天） | 最近检查日期 | 状态 |
    | GYS01-FX-2026-001 | 重大     |                | 2026-05-30   | 在控 |
    """
    assert [item.rule for item in check.run("C-01", "FX-02", ledger="FX").findings] == ["C-01"]


def test_on_the_very_day_an_inspection_is_in_time(check: Checker) -> None:
    """
    | 编号              | 风险等级 | 检查周期（天） | 最近检查日期 | 状态 |
    | GYS01-FX-2026-001 | 低       | 365            | 2025-06-30   | 在控 |
    """
    assert check("FX-02", as_of="2026-06-30") == []


def test_grave_risks_need_an_order(check: Checker) -> None:
    """
    | 编号              | 风险等级 | 责令防范文号 | 责令日期   |
    | GYS01-FX-2026-001 | 重大     |              | 2026-02-01 |
    | GYS01-FX-2026-002 | 较大     | 2号          |            |
    | GYS01-FX-2026-003 | 一般     |              |            |
    """
    assert check("FX-03") == [
        "C2 重大、较大风险未填写责令防范文号",
        "D3 重大、较大风险未填写责令日期",
    ]
    assert levels(check, "FX-03") == "WW"
    assert check("FX-03", stage="entry") == []


def test_an_order_with_number_and_day_passes(check: Checker) -> None:
    """
    | 编号              | 风险等级 | 责令防范文号 | 责令日期   |
    | GYS01-FX-2026-001 | 重大     | 2号          | 2026-02-01 |
    """
    assert check("FX-03") == []


def test_an_evaluation_holds_for_twelve_months(check: Checker) -> None:
    """
    | 编号              | 评估日期   | 状态   |
    | GYS01-FX-2026-001 | 2025-06-30 | 在控   |
    | GYS01-FX-2026-002 | 2025-06-29 | 在控   |
    | GYS01-FX-2026-003 | 2020-06-29 | 已消除 |
    """
    assert check("FX-04", as_of="2026-06-30") == ["B3 2025-06-29 评估，已过 12 个月"]


@pytest.mark.parametrize(
    ("factors", "level"),
    [
        ("3 3 15", "一般（黄）"),
        ("10 10 3.2", "较大（橙）"),
        ("10 10 3.21", "重大（红）"),
        ("10 1 7", "低（蓝）"),
        ("4 4 10", "一般（黄）"),
        ("3 6 15", "较大（橙）"),
    ],
)
def test_the_score_decides_the_level(check: Checker, factors: str, level: str) -> None:
    """
    | 编号              | 评估方法 | L值 | E值 | C值 | 风险等级 |
    | GYS01-FX-2026-001 | LEC      | 甲  | 乙  | 丙  | 丁       |
    """
    for token, word in zip("甲乙丙丁", [*factors.split(), level], strict=True):
        check.docstring = check.docstring.replace(token, word)
    assert check.run("FX-04").findings == []
    check.docstring = check.docstring.replace(level, "低" if "低" not in level else "重大")
    (message,) = check("FX-04")
    assert f"，应为{level}，" in message


def test_a_level_unlike_the_score_is_pointed_out(check: Checker) -> None:
    """
    | 编号              | 评估方法 | L值 | E值 | C值 | 风险等级 |
    | GYS01-FX-2026-001 | LEC      | 6   | 6   | 15  | 一般     |
    | GYS01-FX-2026-002 | 专家     | 6   | 6   | 15  | 一般     |
    | GYS01-FX-2026-003 | LEC      | 6   |     | 15  | 一般     |
    """
    assert check("FX-04") == ["F2 L×E×C 得 540，应为重大（红），填的是“一般”"]


def test_who_has_woodland_lists_its_fire_risk(check: Checker) -> None:
    """
    FX:
    | 编号              | 类型     | 所属单位         |
    | GYS01-FX-2026-001 | 危险树木 | 示例区绿化管理所 |
    HL:
    | 编号              | 记录类型 | 责任单位         | 地块林班 |
    | GYS01-HL-2026-001 | 地块底账 | 示例区绿化管理所 | 3号地块  |
    | GYS01-HL-2026-002 | 地块底账 | 示例区绿化管理所 | 4号地块  |
    | GYS01-HL-2026-003 | 巡护     | 西山公园         | 4号地块  |
    """
    assert check("FX-05", stage="year-end", as_of="2026-12-31") == [
        "15风险源危险区域!B1 示例区绿化管理所有林地，风险源危险区域台账里没有森林火险区或环城绿带地块"
    ]
    assert check.run("FX-05").states == {}


def test_woodland_that_is_listed_passes(check: Checker) -> None:
    """
    FX:
    | 编号              | 类型         | 所属单位         |
    | GYS01-FX-2026-001 | 环城绿带地块 | 示例区绿化管理所 |
    HL:
    | 编号              | 记录类型 | 责任单位         | 地块林班 |
    | GYS01-HL-2026-001 | 地块底账 | 示例区绿化管理所 | 3号地块  |
    """
    assert check("FX-05", stage="year-end") == []


def test_a_source_that_cannot_be_read_may_be_the_woodland(check: Checker) -> None:
    """
    FX:
    | 编号              | 类型   | 所属单位         |
    | GYS01-FX-2026-001 | 绿带吧 | 示例区绿化管理所 |
    HL:
    | 编号              | 记录类型 | 责任单位         | 地块林班 |
    | GYS01-HL-2026-001 | 地块底账 | 示例区绿化管理所 | 3号地块  |
    """
    assert check("FX-05", stage="year-end") == []


def test_a_level_that_is_the_scores_passes(check: Checker) -> None:
    """
    | 编号              | 评估日期   | 评估方法 | L值 | E值 | C值 | 风险等级   |
    | GYS01-FX-2026-001 | 2025-07-01 | LEC      | 3   | 6   | 15  | 较大（橙） |
    """
    assert check("FX-04") == []
