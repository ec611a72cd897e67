"""Numbers as the office writes them."""

import pytest

from gsafety_xl.indicators import compare, compare_rates, show


@pytest.mark.parametrize(
    ("value", "measure", "text"),
    [
        (None, "%", "—"),
        (None, "次", "—"),
        (49 / 52 * 100, "%", "94.2%"),
        (100, "%", "100%"),
        (100.0, "%", "100%"),
        (99.97, "%", "99.9%"),
        (0, "%", "0.0%"),
        (12.25, "%", "12.3%"),
        (12, "万元", "12"),
        (12.0, "万元", "12"),
        (3.5, "万元", "3.50"),
        (0.005, "万元", "0.01"),
        (148.0, "人次", "148"),
        (20260415, "日期", "2026年4月15日"),
    ],
)
def test_a_figure_reads_as_the_office_writes_it(
    value: float | None, measure: str, text: str
) -> None:
    assert show(value, measure) == text


@pytest.mark.parametrize(
    ("current", "year_ago", "text"),
    [
        (2, 0, "上年同期为0，不计算增幅"),
        (0, 0, "与去年同期持平，均为0起"),
        (7, 8, "同比下降12.5%"),
        (9, 8, "同比上升12.5%"),
        (0, 3, "同比下降100%"),
        (3, 3, "与去年同期持平"),
        (1, 3, "同比下降66.7%"),
        (3, None, "上年同期数据不全，不作比较"),
        (None, 3, "上年同期数据不全，不作比较"),
    ],
)
def test_year_on_year(current: float | None, year_ago: float | None, text: str) -> None:
    assert compare(current, year_ago) == text


def test_nothing_against_nothing_names_its_measure() -> None:
    assert compare(0, 0, "人") == "与去年同期持平，均为0人"


@pytest.mark.parametrize(
    ("current", "year_ago", "text"),
    [
        (94.2, 91.9, "同比提高2.3个百分点"),
        (91.9, 94.2, "同比下降2.3个百分点"),
        (94.21, 94.2, "与去年同期持平"),
        (None, 94.2, "上年同期数据不全，不作比较"),
    ],
)
def test_rates_differ_by_points(current: float | None, year_ago: float | None, text: str) -> None:
    assert compare_rates(current, year_ago) == text
