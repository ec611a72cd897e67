"""D05: a month without accidents is claimed only when everybody has said so."""

# ruff: noqa: E501 - a sheet is as wide as it is

from typing import Final

import pytest

from gsafety_xl.model import GsafetyError
from tests.reports.conftest import Office
from tests.reports.reading import line_with, lines_of, table_headed, text_of

MARCH: Final = "2026-03"


def test_a_zero_month_with_all_reports(office: Office) -> None:
    """
    ST GYS01:
    | 统计年月 | 是否零报告 | 事故起数 | 死亡人数 |
    | 2026-03  | 是         | 0        | 0        |

    ST GY01:
    | 统计年月 | 是否零报告 | 事故起数 | 死亡人数 |
    | 2026-03  | 是         | 0        | 0        |
    """
    path = office("D05", period=MARCH)
    assert "3月份未发生生产安全事故（零报告）。本月无事故。" in lines_of(path)
    assert "报送情况：应报单位2家，已报2家，其中零报告2家。" in lines_of(path)
    assert [row["报送情况"] for row in table_headed(path, "单位")][:2] == ["零报告", "零报告"]


def test_a_missing_unit_is_named_and_no_claim_is_made(office: Office) -> None:
    """
    ST GYS01:
    | 统计年月 | 是否零报告 | 事故起数 |
    | 2026-03  | 是         | 0        |
    """
    path = office("D05", period=MARCH)
    text = text_of(path)
    assert "本月无事故" not in text
    assert "已报送的1家单位3月份均未发生生产安全事故（零报告）。" in lines_of(path)
    assert line_with(path, "应报单位").startswith(
        "报送情况：应报单位2家，已报1家，其中零报告1家；未报1家（东湖公园），"
    )
    states = {row["单位"]: row["报送情况"] for row in table_headed(path, "单位")}
    assert (states["示例区绿化管理所"], states["东湖公园"]) == ("零报告", "未报")


def test_nothing_received_claims_nothing(office: Office) -> None:
    path = office("D05", period=MARCH)
    text = text_of(path)
    assert "3月份没有收到事故统计月报，不能说明本月有无事故。" in lines_of(path)
    assert "未发生" not in text
    assert "未报2家（示例区绿化管理所、东湖公园）" in text


def test_a_month_with_an_accident(office: Office) -> None:
    """
    ST GYS01:
    | 统计年月 | 是否零报告 | 事故起数 | 死亡人数 | 下落不明 | 重伤人数 | 轻伤人数 | 直接经济损失（万元） | 其中火灾起数 |
    | 2026-03  | 否         | 1        | 0        | 0        | 1        | 2        | 3.25                 | 1            |
    | 2026-01  | 否         | 1        | 1        | 0        | 0        | 0        | 10                   | 0            |

    ST GY01:
    | 统计年月 | 是否零报告 | 事故起数 | 死亡人数 | 下落不明 | 重伤人数 | 轻伤人数 | 直接经济损失（万元） | 其中火灾起数 |
    | 2026-03  | 是         | 0        | 0        | 0        | 0        | 0        | 0                    | 0            |
    """
    path = office("D05", period=MARCH)
    assert line_with(path, "3月份发生") == (
        "3月份发生生产安全事故1起，死亡0人，下落不明0人，重伤1人，轻伤2人，直接经济损失3.25万元。"
    )
    assert "无事故" not in text_of(path)
    figures = {row["指标"]: row for row in table_headed(path, "指标")}
    accidents = figures["事故起数"]
    assert (accidents["本月"], accidents["本年累计"], accidents["上年同期"]) == ("1", "2", "—")
    assert figures["直接经济损失"]["本年累计"] == "13.25"
    assert figures["其中火灾起数"]["计量单位"] == "起"
    *units, total = table_headed(path, "单位")
    assert [row["报送情况"] for row in units] == ["已报", "零报告"]
    for column in ("事故起数", "死亡人数", "重伤人数", "轻伤人数"):
        assert sum(int(row[column]) for row in units) == int(total[column])
    assert total["直接经济损失（万元）"] == "3.25"


def test_reports_of_units_that_owe_none_are_in_table_and_total(office: Office) -> None:
    """
    ST GYS01:
    | 统计年月 | 是否零报告 | 事故起数 |
    | 2026-03  | 是         | 0        |

    ST GYS02:
    | 统计年月 | 是否零报告 | 事故起数 |
    | 2026-03  | 否         | 2        |
    """
    *units, total = table_headed(office("D05", period=MARCH), "单位")
    counted = sum(int(row["事故起数"]) for row in units if row["事故起数"] != "—")
    assert (counted, total["事故起数"]) == (2, "2")


@pytest.mark.parametrize(
    ("now", "before", "sentence"),
    [
        ("0", "0", "与去年同期持平，均为0起"),
        ("2", "0", "上年同期为0，不计算增幅"),
        ("2", "2", "与去年同期持平"),
        ("7", "8", "同比下降12.5%"),
        ("9", "8", "同比上升12.5%"),
    ],
)
def test_compared_with_a_year_ago(office: Office, now: str, before: str, sentence: str) -> None:
    office.docstring = f"""
    ST GYS01:
    | 统计年月 | 是否零报告 | 事故起数 | 上年同期起数 |
    | 2026-03  | 否         | {now}    | {before}     |

    ST GY01:
    | 统计年月 | 是否零报告 | 事故起数 | 上年同期起数 |
    | 2026-03  | 是         | 0        | 0            |
    """
    told = line_with(office("D05", period=MARCH), "同比情况")
    assert f"本月事故起数{sentence}，" in told
    assert f"本年累计事故起数{sentence}，" in told


def test_nothing_is_compared_while_a_unit_is_missing(office: Office) -> None:
    """
    ST GYS01:
    | 统计年月 | 是否零报告 | 事故起数 | 上年同期起数 |
    | 2026-03  | 否         | 1        | 2            |
    """
    path = office("D05", period=MARCH)
    assert "本月应报数据或上年同期数据不全，不作同比。" in lines_of(path)
    assert "同比下降" not in text_of(path)


def test_nothing_is_compared_where_last_year_is_not_known(office: Office) -> None:
    """
    ST GYS01:
    | 统计年月 | 是否零报告 | 事故起数 | 上年同期起数 |
    | 2026-03  | 否         | 1        |              |

    ST GY01:
    | 统计年月 | 是否零报告 | 事故起数 | 上年同期起数 |
    | 2026-03  | 是         | 0        | 4            |
    """
    path = office("D05", period=MARCH)
    assert "本月应报数据或上年同期数据不全，不作同比。" in lines_of(path)
    assert "下降" not in text_of(path)


def test_last_years_ledger_goes_before_what_units_say(office: Office) -> None:
    """
    ST GYS01:
    | 统计年月 | 是否零报告 | 事故起数 | 上年同期起数 |
    | 2026-03  | 否         | 3        | 9            |
    | 2025-03  | 否         | 2        |              |

    ST GY01:
    | 统计年月 | 是否零报告 | 事故起数 | 上年同期起数 |
    | 2026-03  | 是         | 0        | 0            |
    """
    path = office("D05", period=MARCH)
    (accidents, *_) = table_headed(path, "指标")
    assert (accidents["上年同期"], accidents["上年同期累计"]) == ("2", "2")
    assert "同比上升50.0%" in text_of(path)


@pytest.mark.parametrize("period", ["2026-Q1", "2026-H1", "2026"])
def test_only_a_month_has_a_monthly_report(office: Office, period: str) -> None:
    with pytest.raises(GsafetyError) as refusal:
        office("D05", period=period)
    assert "D05 生产安全事故统计月报按月份生成" in str(refusal.value)
    assert "--period 2026-03" in str(refusal.value)


def test_nobody_signs_and_nothing_is_forecast(office: Office) -> None:
    text = text_of(office("D05", period=MARCH, as_of="2026-04-02"))
    for words in ("单位负责人：（签字）", "填表人：", "报出日期：", "截至日期：2026年3月31日"):
        assert words in text
    assert "预计" not in text
