import pytest

from tests.conftest import Checker

_RIGHT = {
    "3 0 0 0": "较大",
    "2 0 9 999.99": "一般",
    "2 1 0 0": "较大",
    "0 0 10 0": "较大",
    "0 0 0 1000": "较大",
    "10 0 0 0": "重大",
    "0 0 50 0": "重大",
    "0 0 0 5000": "重大",
    "0 0 0 10000": "特别重大",
    "0 0 0 0": "险情",
}


@pytest.mark.parametrize(("figures", "grade"), _RIGHT.items())
def test_the_grade_that_the_figures_make(check: Checker, figures: str, grade: str) -> None:
    """
    | 编号              | 死亡人数 | 下落不明人数 | 重伤人数 | 直接经济损失（万元） | 事故等级 |
    """
    cells = " | ".join(figures.split())
    check.docstring += f"| GYS01-SG-2026-001 | {cells} | {grade} |"
    assert check("SG-01") == []


def test_a_grade_cannot_be_lower_and_higher_only_with_a_reason(check: Checker) -> None:
    """
    | 编号 | 死亡人数 | 下落不明人数 | 重伤人数 | 直接经济损失（万元） | 事故等级 | 等级说明 |
    | 1    | 3        | 0            | 0        | 0                    | 一般     | 已核实   |
    | 2    | 1        | 2            | 9        | 12.5                 | 一般     |          |
    | 3    | 1        | 0            | 0        | 0                    | 较大     |          |
    | 4    | 1        | 0            | 0        | 0                    | 较大     | 无       |
    | 5    | 1        | 0            | 0        | 0                    | 较大     | 影响恶劣 |
    | 6    | 1        | 0            | 0        |                      | 一般     |          |
    | 7    | 约3      | 0            | 0        | 0                    | 一般     |          |
    """
    assert check("SG-01") == [
        "F2 死亡（含下落不明）3 人、重伤 0 人、损失 0 万元，等级应为“较大”，填的是“一般”",
        "F3 死亡（含下落不明）3 人、重伤 9 人、损失 12.5 万元，等级应为“较大”，填的是“一般”",
        "G4 等级高于按死亡（含下落不明）1 人、重伤 0 人、损失 0 万元确定的“一般”，没有写理由",
        "G5 等级高于按死亡（含下落不明）1 人、重伤 0 人、损失 0 万元确定的“一般”，没有写理由",
    ]


def test_without_a_column_for_the_reason_the_grade_is_pointed_at(check: Checker) -> None:
    """
    | 编号              | 死亡人数 | 重伤人数 | 事故等级 |
    | GYS01-SG-2026-001 | 0        | 0        | 一般     |
    """
    (line,) = check("SG-01")
    assert line.startswith("D2 等级高于按死亡")


def test_the_kind_changes_over_on_its_day(check: Checker) -> None:
    """
    | 编号 | 发生时间         | 事故类别     |
    | 1    | 2026-06-30 23:59 | 车辆伤害     |
    | 2    | 2026-07-01 00:01 | 车辆伤害     |
    | 3    | 2026-06-30 09:00 | 机械致害     |
    | 4    | 2026-06-30 09:00 | 跌落         |
    | 5    | 2026-07-01 09:00 | 中毒         |
    | 6    | 2026-07-01 09:00 | 物体打击     |
    |      |                  | 车辆伤害     |
    """
    both = "“厂（场）内车辆致害”、“道路（轨道）车辆致害”"
    assert check("SG-05", as_of="2026-08-01") == [
        f"C3 2026-07-01 起发生的事故不用旧类别“车辆伤害”，新类别有：{both}",
        "C4 “机械致害”是 2026-07-01 起才用的新类别，事故发生在此之前",
        "C5 “跌落”是 2026-07-01 起才用的新类别，事故发生在此之前",
    ]


def test_the_remedy_names_the_kinds_to_choose_from(check: Checker) -> None:
    """
    | 编号 | 发生时间         | 事故类别   |
    | 1    | 2026-07-01 09:00 | 中毒和窒息 |
    | 2    | 2026-06-30 09:00 | 机械致害   |
    | 3    | 2026-06-30 09:00 | 跌落       |
    """
    found = check.run("SG-05", as_of="2026-08-01").findings
    assert [item.fix for item in found] == [
        "改选“中毒”、“窒息”",
        "改选“机械伤害”，或核对发生时间",
        "改选旧类别中最接近的，或核对发生时间",
    ]


def test_kinds_of_their_day_pass(check: Checker) -> None:
    """
    | 编号 | 发生时间         | 事故类别           |
    | 1    | 2026-06-30 10:00 | 车辆伤害           |
    | 2    | 2026-07-01 10:00 | 厂（场）内车辆致害 |
    """
    assert check("SG-05", as_of="2026-08-01") == []


def test_a_report_tells_what_is_asked(check: Checker) -> None:
    """
    | 编号 | 发生地点 | 事故单位   | 简要经过               | 已采取措施 |
    | 1    | 北门     | 洁城环卫   | 见附件。               | 封闭现场   |
    | 2    | 不详     | 洁城环卫   | 断枝坠落砸伤作业人员   |            |
    | 3    | 北门     | 无         | 断枝坠落，原因正在调查 | 送医       |
    """
    assert check("SG-06") == [
        "D2 快报的简要经过只写了“见附件。”",
        "B3 快报的发生地点只写了“不详”",
        "E3 快报未填写已采取措施",
        "C4 快报未填写事故单位",
    ]


def test_a_whole_report_passes(check: Checker) -> None:
    """
    | 编号 | 发生地点 | 事故单位 | 简要经过             | 已采取措施 |
    | 1    | 北门     | 洁城环卫 | 断枝坠落砸伤作业人员 | 封闭现场   |
    """
    assert check("SG-06") == []


@pytest.mark.parametrize(
    ("reported", "level", "message"),
    [
        ("2026-03-02", None, ""),
        ("2026-03-03", "W", "调查报告在事故发生 61 天后提交，超过 60 天，没有延期批准"),
        ("2026-05-01", "W", "调查报告在事故发生 120 天后提交，超过 60 天，没有延期批准"),
        ("2026-05-02", "E", "调查报告在事故发生 121 天后提交，超过最长的 120 天"),
    ],
)
def test_an_inquiry_takes_sixty_days(
    check: Checker, reported: str, level: str | None, message: str
) -> None:
    """
    | 编号              | 发生时间         | 事故等级 | 调查报告日期 | 状态 |
    """
    check.docstring += f"| GYS01-SG-2026-001 | 2026-01-01 09:00 | 一般 | {reported} | 结案 |"
    found = check.run("SG-08").findings
    assert [(item.place.cell, item.level, item.message) for item in found] == (
        [("D2", level, message)] if level else []
    )


def test_an_inquiry_still_open_is_late_as_of_today(check: Checker) -> None:
    """
    | 编号 | 发生时间         | 事故等级 | 调查报告日期 | 延期批准 | 状态   |
    | 1    | 2026-01-01 09:00 | 一般     |              |          | 调查中 |
    | 2    | 2026-01-01 09:00 | 一般     |              | 3号      | 调查中 |
    | 3    | 2026-01-01 09:00 | 险情     |              |          | 初报   |
    | 4    | 2026-01-01 09:00 | 一般     |              |          | 核销   |
    """
    assert check("SG-08", as_of="2026-03-03") == [
        "D2 事故发生已 61 天，超过 60 天还没有调查报告，也没有延期批准"
    ]
    assert check("SG-08", as_of="2026-05-02") == [
        "D2 事故发生已 121 天，超过最长的 120 天还没有调查报告",
        "D3 事故发生已 121 天，超过最长的 120 天还没有调查报告",
    ]


def test_accidents_that_another_authority_inquires_into_are_left_to_it(check: Checker) -> None:
    """
    | 编号 | 发生时间         | 事故等级 | 特殊类型 | 调查报告日期 | 状态   |
    | 1    | 2026-01-01 09:00 | 一般     | 道路交通 |              | 续报中 |
    | 2    | 2026-01-01 09:00 | 一般     | 森林火灾 |              | 续报中 |
    """
    assert check("SG-08", as_of="2026-05-02") == [
        "E3 事故发生已 121 天，超过最长的 120 天还没有调查报告"
    ]


def test_an_inquiry_in_time_passes(check: Checker) -> None:
    """
    | 编号 | 发生时间         | 事故等级 | 调查报告日期 | 延期批准 | 状态 |
    | 1    | 2026-01-01 09:00 | 一般     | 2026-03-02   |          | 结案 |
    | 2    | 2026-01-01 09:00 | 一般     | 2026-05-01   | 3号      | 结案 |
    """
    assert check("SG-08") == []


def test_a_closed_case_says_what_was_done_and_made_public(check: Checker) -> None:
    """
    | 编号 | 整改与处理 | 信息公开情况 | 状态   |
    | 1    |            | 无           | 结案   |
    | 2    |            |              | 调查中 |
    """
    assert check("SG-09") == ["B2 结案未填写整改与处理", "C2 结案未填写信息公开情况"]


def test_a_case_closed_in_full_passes(check: Checker) -> None:
    """
    | 编号 | 整改与处理 | 信息公开情况     | 状态 |
    | 1    | 已处理2人  | 政府网站已公布   | 结案 |
    """
    assert check("SG-09") == []


def test_fires_and_the_like_are_counted_by_others(check: Checker) -> None:
    """
    | 编号 | 发生时间         | 事故类别 | 特殊类型         |
    | 1    | 2026-05-01 09:00 | 火灾     |                  |
    | 2    | 2026-05-01 09:00 | 触电     | 火灾、特种设备   |
    | 3    | 2026-05-01 09:00 | 触电     | 涉险             |
    """
    found = check.run("SG-12").findings
    assert [(item.place.cell, item.level, item.message) for item in found] == [
        ("C2", "I", "火灾事故由主管部门统计，本局只报知悉"),
        ("D3", "I", "火灾、特种设备事故由主管部门统计，本局只报知悉"),
    ]


def test_an_ordinary_accident_is_counted_here(check: Checker) -> None:
    """
    | 编号 | 事故类别 | 特殊类型 |
    | 1    | 触电     |          |
    """
    assert check("SG-12") == []
