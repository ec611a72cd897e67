import pytest

from tests.conftest import Checker
from tests.rules.levels import levels


def test_a_plot_has_a_unit_and_a_ranger(check: Checker) -> None:
    """
    | 编号              | 记录类型 | 责任单位         | 护林员 |
    | GYS01-HL-2026-001 | 地块底账 |                  |        |
    | GYS01-HL-2026-002 | 火情     | 示例区绿化管理所 |        |
    """
    assert check("HL-01", stage="entry") == ["C2 未填写责任单位", "D2 未填写护林员"]


def test_a_plot_with_both_passes_and_rounds_are_another_rules(check: Checker) -> None:
    """
    | 编号              | 记录类型 | 责任单位         | 护林员 |
    | GYS01-HL-2026-001 | 地块底账 | 示例区绿化管理所 | 郑××   |
    | GYS01-HL-2026-002 | 巡护     | 示例区绿化管理所 |        |
    """
    assert check("HL-01") == []
    assert check("C-01", ledger="HL") == ["D3 记录类型为“巡护”时必须填写护林员"]


def test_an_open_fire_needs_a_permit(check: Checker) -> None:
    """
    | 编号              | 记录类型     | 时间             | 用火审批号 |
    | GYS01-HL-2026-001 | 野外用火审批 | 2026-03-10 09:00 |            |
    | GYS01-HL-2026-002 | 野外用火审批 | 2026-03-10 09:00 | 口头同意   |
    | GYS01-HL-2026-003 | 野外用火审批 | 2026-03-10 09:00 | 无         |
    | GYS01-HL-2026-004 | 野外用火审批 | 2026-06-10 09:00 | 口头同意   |
    | GYS01-HL-2026-005 | 巡护         | 2026-03-10 09:00 | 口头同意   |
    """
    assert check("HL-03", stage="entry") == [
        "D2 野外用火未填写用火审批号",
        "D3 2026-03-10 在防火期内野外用火，用火审批号“口头同意”不是文号",
        "D4 野外用火未填写用火审批号",
    ]
    assert levels(check, "HL-03", stage="entry") == "EEE"


def test_a_permitted_fire_passes(check: Checker) -> None:
    """
    | 编号              | 记录类型     | 时间             | 用火审批号       |
    | GYS01-HL-2026-001 | 野外用火审批 | 2026-03-10 09:00 | 林火〔2026〕3号  |
    """
    assert check("HL-03") == []


def test_a_fire_is_out_after_it_began(check: Checker) -> None:
    """
    | 编号              | 记录类型 | 起火时间         | 扑灭时间         |
    | GYS01-HL-2026-001 | 火情     | 2026-03-10 14:00 | 2026-03-10 13:30 |
    | GYS01-HL-2026-002 | 火情     | 2026-03-10 14:00 | 2026-03-09 15:00 |
    | GYS01-HL-2026-003 | 火情     | 2026-03-10 14:00 | 2026-03-10 14:00 |
    | GYS01-HL-2026-004 | 火情     | 2026-03-10 14:00 | 2026-03-10       |
    """
    assert check("HL-04") == [
        "D2 扑灭时间（2026-03-10 13:30）早于起火时间（2026-03-10 14:00）",
        "D3 扑灭时间（2026-03-09 15:00）早于起火时间（2026-03-10 14:00）",
    ]


@pytest.mark.parametrize(
    ("area", "grade"), [("1", "较大"), ("99.9", "较大"), ("100", "重大"), ("1000", "特别重大")]
)
def test_a_large_fire_is_no_trifle(check: Checker, area: str, grade: str) -> None:
    """
    | 编号              | 记录类型 | 受害森林面积（公顷） | 事故编号       |
    | GYS01-HL-2026-001 | 火情     | ……                   | 未达统计标准   |
    """
    check.docstring = check.docstring.replace("……", area)
    (finding,) = check.run("HL-04").findings
    assert finding.message == (f"受害森林面积 {area} 公顷，已属{grade}森林火灾，却填“未达统计标准”")


def test_a_grade_is_named_with_the_area(check: Checker) -> None:
    """
    | 编号              | 记录类型 | 受害森林面积（公顷） | 事故编号     |
    | GYS01-HL-2026-001 | 火情     | 1.5                  | 未达统计标准 |
    """
    assert check("HL-04") == ["D2 受害森林面积 1.5 公顷，已属较大森林火灾，却填“未达统计标准”"]
    assert levels(check, "HL-04") == "W"


def test_a_small_fire_may_be_below_the_statistics(check: Checker) -> None:
    """
    | 编号              | 记录类型 | 起火时间         | 扑灭时间         | 受害森林面积（公顷） | 事故编号     |
    | GYS01-HL-2026-001 | 火情     | 2026-03-10 14:00 | 2026-03-10 15:10 | 0.99                 | 未达统计标准 |
    """
    assert check("HL-04") == []


def test_a_fire_is_an_accident_or_said_not_to_be(check: Checker) -> None:
    """
    HL:
    | 编号              | 记录类型 | 伤亡人数 | 事故编号          |
    | GYS01-HL-2026-001 | 火情     | 0        |                   |
    | GYS01-HL-2026-002 | 火情     | 0        | 已上报            |
    | GYS01-HL-2026-003 | 火情     | 2        | 未达统计标准      |
    | GYS01-HL-2026-004 | 火情     | 0        | GYS01-SG-2026-009 |
    | GYS01-HL-2026-005 | 火情     | 1        | GYS01-SG-2026-001 |
    | GYS01-HL-2026-006 | 巡护     |          |                   |
    SG:
    | 编号              |
    | GYS01-SG-2026-001 |
    """
    assert check("HL-05") == [
        "16护林防火!D2 火情未填写事故编号",
        "16护林防火!D3 事故编号“已上报”既不是编号，也不是“未达统计标准”",
        "16护林防火!D4 火情伤亡 2 人，却填“未达统计标准”",
        "16护林防火!D5 事故快报台账里没有 GYS01-SG-2026-009",
    ]
    assert levels(check, "HL-05") == "WWWW"


def test_words_that_are_no_number_do_not_settle_a_fire(check: Checker) -> None:
    """
    | 编号              | 记录类型 | 伤亡人数 | 事故编号     |
    | GYS01-HL-2026-001 | 火情     | 0        |              |
    | GYS01-HL-2026-002 | 火情     | 0        | 已上报       |
    | GYS01-HL-2026-003 | 火情     | 2        | 未达统计标准 |
    """
    assert check("HL-05") == [
        "D2 火情未填写事故编号",
        "D3 事故编号“已上报”既不是编号，也不是“未达统计标准”",
        "D4 火情伤亡 2 人，却填“未达统计标准”",
    ]


def test_without_the_accidents_a_number_is_enough(check: Checker) -> None:
    """
    | 编号              | 记录类型 | 伤亡人数 | 事故编号          |
    | GYS01-HL-2026-001 | 火情     | 0        | GYS01-SG-2026-009 |
    | GYS01-HL-2026-002 | 火情     | 0        | 未达统计标准      |
    """
    assert check("HL-05") == []
