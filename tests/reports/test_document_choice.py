"""Which documents are made for which period, and what is said about them."""

# ruff: noqa: E501 - a sheet is as wide as it is

from pathlib import Path

import pytest

from gsafety_xl.model import GsafetyError, Period
from gsafety_xl.reports import documents_for, lint_template
from gsafety_xl.reports.contexts import BUILDERS, DETAILS, NAMES
from gsafety_xl.schema import Catalogue
from tests.reports.conftest import Office
from tests.reports.reading import lines_of
from tests.reports.sheets import write_template


@pytest.mark.parametrize(
    ("period", "codes"),
    [
        ("2026-03", ["D03", "D05", "D22"]),
        ("2026-Q1", ["D03", "D22"]),
        ("2026-H1", ["D03", "D22"]),
        ("2026", ["D03", "D22"]),
    ],
)
def test_documents_made_for_a_kind_of_period(
    catalogue: Catalogue, period: str, codes: list[str]
) -> None:
    assert documents_for(Period.parse(period), catalogue) == codes


def test_every_document_has_a_builder_with_names(catalogue: Catalogue) -> None:
    builders = {spec.builder for spec in catalogue.documents.values()}
    assert builders == BUILDERS.keys() == NAMES.keys() == DETAILS.keys()


def test_a_period_of_the_wrong_kind_says_which_is_wanted(office: Office) -> None:
    with pytest.raises(GsafetyError) as raised:
        office.render("D05", period="2026-Q1")
    assert raised.value.message == "D05 生产安全事故统计月报按月份生成，不能用 2026年一季度"
    assert "--period 2026-03" in raised.value.remedy


def test_nothing_is_told_of_a_period_that_has_not_begun(office: Office) -> None:
    with pytest.raises(GsafetyError, match="2026年二季度还没有开始"):
        office.render("D03", period="2026-Q2", as_of="2026-03-31")


def test_a_month_that_is_not_over_is_noted(office: Office) -> None:
    notes = office.render("D05", period="2026-03", as_of="2026-03-20").notes
    assert notes == ["2026年3月生产安全事故统计月报.docx：2026年3月还没有过完，月末后请重新生成"]


def test_a_folder_of_templates_that_is_not_there(office: Office, tmp_path: Path) -> None:
    with pytest.raises(GsafetyError, match="找不到模板文件夹"):
        office.render("D03", templates=tmp_path / "没有")


def test_rows_without_a_usable_day_are_noted(office: Office) -> None:
    """
    YH:
    | 隐患编号         | 发现日期  |
    | JB00-YH-2026-001 | 2026-2-30 |
    | JB00-YH-2026-002 | 2026-2-3  |
    """
    (note,) = office.render("D03").notes
    assert note.endswith("有1行没有可用的日期，未计入（如 JB00.xlsx 04隐患整改!B2）")


def test_two_reports_of_one_month_are_noted(office: Office) -> None:
    """
    ST GYS01:
    | 统计年月 | 是否零报告 | 事故起数 |
    | 2026-03  | 是         | 0        |
    | 2026-03  | 是         | 0        |
    """
    (note,) = office.render("D05", period="2026-03").notes
    assert "有1份月报与同一单位同月的另一份重复" in note


def test_a_notice_whose_dangers_do_not_match_the_inspection_is_noted(office: Office) -> None:
    """
    JC:
    | 检查编号         | 检查日期  | 被检查单位 | 检查点位 | 发现隐患数 | 检查结论         | 整改通知书号 |
    | JB00-JC-2026-001 | 2026-3-12 | 东湖公园   | 游乐区   | 3          | 发现隐患限期整改 | 安改1号      |
    | JB00-JC-2026-002 | 2026-3-13 | 绿化所     | 苗圃     | 0          | 发现隐患限期整改 | 安改1号      |

    YH:
    | 隐患编号         | 检查编号         | 发现日期  |
    | JB00-YH-2026-001 | JB00-JC-2026-001 | 2026-3-12 |
    """
    result = office.render("D22")
    assert len(result.paths) == 2
    counts = [note for note in result.notes if "请核对" in note]
    assert [note.partition("：")[2] for note in counts] == [
        "安改1号 东湖公园：检查台账记发现隐患3处，隐患整改台账引用该检查的有1处，请核对后重新生成"
    ]
    assert sum("用于不止一个单位" in note for note in result.notes) == 2


def test_cells_of_several_lines_stand_on_one_line_of_the_text(office: Office) -> None:
    """
    JC:
    | 检查编号         | 检查日期  | 被检查单位 | 检查点位 | 检查结论         |
    | JB00-JC-2026-001 | 2026-3-12 | 东湖公园   | 游乐区   | 发现隐患限期整改 |

    YH:
    | 隐患编号         | 检查编号         | 发现日期  | 隐患地点 | 隐患描述 |
    | JB00-YH-2026-001 | JB00-JC-2026-001 | 2026-3-12 | 游乐区   | 描述甲   |
    """
    request = office.request()
    (row,) = request.ledgers.rows("hidden_danger")
    row.table.columns["description"].raw[0] = "锁扣失效\n共两处。\n"
    context = next(BUILDERS["rectification_notice"](request, request.catalogue.documents["D22"]))
    assert context.values["dangers"][0]["description"] == "锁扣失效，共两处"


def test_a_document_without_figures_is_still_traceable(office: Office) -> None:
    """
    JC:
    | 检查编号         | 检查日期  | 被检查单位 | 检查点位 | 检查情况 | 检查结论         |
    | JB00-JC-2026-001 | 2026-3-12 | 东湖公园   | 游乐区   | 锁扣失效 | 发现隐患限期整改 |
    """
    path = office("D22")
    assert any("检查情况：锁扣失效。" in line for line in lines_of(path))


def test_a_number_printed_without_its_figure_is_found(tmp_path: Path) -> None:
    path = write_template(
        tmp_path / "D03_某.docx", "{% if K04.value %}{{ K04.value }}处{% endif %}"
    )
    assert lint_template(path) == ["第 1 段：打印数字不要写 .value，否则不能追溯到单元格"]
