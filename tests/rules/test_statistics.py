import pytest

from gsafety_xl.schema import Unit, UnitRegister, load_catalogue
from gsafety_xl.schema.parameter_values import with_values
from tests.conftest import Checker


def test_a_month_is_missed_after_its_due_day(check: Checker) -> None:
    """
    | 编号              | 统计年月 |
    | GYS01-ST-2026-001 | 2026-01  |
    | GYS01-ST-2026-002 | 2026-03  |
    """
    assert check("ST-01", as_of="2026-05-05") == ["B1 示例区绿化管理所缺 2026-02 的事故统计月报"]
    assert check("ST-01", as_of="2026-05-06") == [
        "B1 示例区绿化管理所缺 2026-02、2026-04 的事故统计月报"
    ]


def test_no_month_is_due_before_the_fifth_of_the_next(check: Checker) -> None:
    """
    | 编号 | 统计年月 |
    """
    assert check("ST-01", as_of="2026-02-05") == []
    assert check("ST-01", as_of="2026-02-06") == ["B1 示例区绿化管理所缺 2026-01 的事故统计月报"]


def test_december_is_due_in_the_next_year(check: Checker) -> None:
    """
    | 编号 | 统计年月 |
    """
    assert "2026-12" not in check("ST-01", as_of="2027-01-05")[0]
    assert "2026-12" in check("ST-01", as_of="2027-01-06")[0]


def test_every_unit_that_owes_the_ledger_reports(check: Checker) -> None:
    """
    ST GYS01:
    | 编号              | 填报单位 | 统计年月 |
    | GYS01-ST-2026-001 | 绿化所   | 2026年1月 |
    ST GY01:
    | 编号             | 统计年月 | 填报单位 |
    """
    result = check.run("ST-01", units=["GYS01", "GYS02", "GY01"], whole=True, as_of="2026-02-10")
    (finding,) = result.findings
    assert finding.message == "东湖公园缺 2026-01 的事故统计月报"
    assert (finding.unit, finding.level, str(finding.place)) == (
        "GY01",
        "E",
        "GY01.xlsx 09事故统计!B1",
    )


def test_a_unit_without_a_book_is_not_missed_in_somebody_elses(check: Checker) -> None:
    """
    ST GYS01:
    | 编号              | 统计年月 |
    | GYS01-ST-2026-001 | 202601   |
    """
    (finding,) = check.run(
        "ST-01", units=["GYS01", "GY01"], whole=True, as_of="2026-02-10"
    ).findings
    assert (finding.unit, str(finding.place)) == ("GY01", "")


def test_only_the_months_of_its_existence_are_owed(check: Checker) -> None:
    """
    | 编号 | 统计年月 |
    """
    register = UnitRegister(
        [
            Unit(
                "GYS01",
                "示例区绿化管理所",
                must_report=True,
                ledgers=("ST",),
                opened_on=check.context().as_of.replace(month=2, day=28),
                closed_on=check.context().as_of.replace(month=4, day=1),
            )
        ]
    )
    assert check("ST-01", register=register) == [
        "B1 示例区绿化管理所缺 2026-02至2026-04 的事故统计月报"
    ]


def test_who_owes_nothing_is_not_asked(check: Checker) -> None:
    """
    | 编号 | 统计年月 |
    """
    assert check.run("ST-01", units=["GYS02"]).states == {"ST-01": "not applicable"}
    assert check.run("ST-01", stage="entry").states == {}


def test_a_register_that_names_nobody_lets_all_owe(check: Checker) -> None:
    """
    | 编号 | 统计年月 |
    """
    assert check("ST-01", units=["X01"], register=UnitRegister([]), as_of="2026-02-10") == [
        "B1 X01缺 2026-01 的事故统计月报"
    ]


def test_a_month_reported_twice(check: Checker) -> None:
    """
    | 编号              | 统计年月  |
    | GYS01-ST-2026-001 | 2026-01   |
    | GYS01-ST-2026-002 | 2026年1月 |
    """
    assert check("ST-01", as_of="2026-02-10") == [
        "B3 示例区绿化管理所 2026-01 的月报有 2 行，另见 B2"
    ]


def test_a_month_that_cannot_be_read_may_be_the_missing_one(check: Checker) -> None:
    """
    | 编号              | 统计年月 |
    | GYS01-ST-2026-001 | 上个月   |
    """
    found = check.run("C-03", "ST-01", as_of="2026-02-10").findings
    assert [item.rule for item in found] == ["C-03"]
    found = check.run("C-03", "ST-01", as_of="2026-03-10").findings
    assert [item.rule for item in found] == ["ST-01", "C-03"]


def test_each_month_once_passes(check: Checker) -> None:
    """
    | 编号              | 统计年月 |
    | GYS01-ST-2026-001 | 2026-01  |
    | GYS01-ST-2026-002 | 2026-02  |
    """
    assert check("ST-01", as_of="2026-03-06") == []


def test_zero_means_zero_both_ways(check: Checker) -> None:
    """
    | 编号              | 是否零报告 | 事故起数 | 死亡人数 | 下落不明人数 | 零报告声明 |
    | GYS01-ST-2026-001 | 是         | 1        | 0        | 2            | 本月无事故 |
    | GYS01-ST-2026-002 | 否         | 0        | 0        | 0            |            |
    | GYS01-ST-2026-003 | 是         | 0        | 0        | 0            |            |
    """
    assert check("ST-04") == [
        "B2 填了零报告，事故起数、下落不明人数却不为 0",
        "B3 各项数字都是 0，“是否零报告”却填“否”",
        "F4 零报告未填写零报告声明",
    ]


@pytest.mark.parametrize("blank", ["", "无", "约1"])
def test_a_blank_cell_is_neither_zero_nor_none(check: Checker, blank: str) -> None:
    """
    | 编号              | 是否零报告 | 事故起数 | 死亡人数 |
    | GYS01-ST-2026-001 | 否         | 0        | BLANK    |
    | GYS01-ST-2026-002 | 是         | BLANK    | 1        |
    | GYS01-ST-2026-003 |            | 0        | 0        |
    """
    check.docstring = check.docstring.replace("BLANK", blank)
    assert check("ST-04") == ["B3 填了零报告，死亡人数却不为 0"]


def test_reports_that_agree_with_themselves(check: Checker) -> None:
    """
    | 编号              | 是否零报告 | 事故起数 | 直接经济损失（万元） | 零报告声明 |
    | GYS01-ST-2026-001 | √          | 0        | 0                    | 本月无事故 |
    | GYS01-ST-2026-002 | 无         | 0        | 0.5                  |            |
    """
    assert check("ST-04") == []


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        ("2026-06-05", []),
        ("2026-06-06", ["C2 2026-05 月报应在 2026-06-05 前报出，报出日期晚了 1 天"]),
    ],
)
def test_a_report_sent_after_its_day_is_late(check: Checker, sent: str, found: list[str]) -> None:
    """
    | 编号              | 统计年月 | 报出日期 |
    """
    check.docstring += f"| GYS01-ST-2026-005 | 2026-05 | {sent} |"
    assert check("ST-05", stage="consolidate") == found


def test_the_due_day_moves_off_a_weekend_only_if_the_bureau_says_so(check: Checker) -> None:
    """
    | 编号              | 统计年月 | 报出日期   |
    | GYS01-ST-2026-006 | 2026-06  | 2026-07-06 |
    """
    assert check("ST-05", as_of="2026-07-31") == [
        "C2 2026-06 月报应在 2026-07-05 前报出，报出日期晚了 1 天"
    ]
    check.catalogue = with_values(load_catalogue(), {"submission.holiday_shift": True})
    assert check("ST-05", as_of="2026-07-31") == []


def test_reports_in_time_or_without_a_day(check: Checker) -> None:
    """
    | 编号              | 统计年月 | 报出日期   |
    | GYS01-ST-2026-004 | 2026-04  | 2026-05-05 |
    | GYS01-ST-2026-005 | 2026-05  |            |
    | GYS01-ST-2026-006 |          | 2026-06-30 |
    """
    assert check("ST-05") == []
