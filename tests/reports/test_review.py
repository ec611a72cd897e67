"""The reading copy: a comment at each figure, and not a word changed."""

# ruff: noqa: E501 - a sheet is as wide as it is

import re
import zipfile

import docx
import pytest

from gsafety_xl.reports.review import comment_text
from tests.reports.conftest import Office
from tests.reports.reading import attribute, found, part, text_of
from tests.reports.sheets import figure

LEDGERS = """
JC:
| 检查编号         | 检查日期   | 检查主题 | 被检查单位 | 检查点位 | 检查人次 | 组织层级   | 带队人 | 带队人职务类别 | 业务领域 |
| JB00-JC-2026-001 | 2026-03-05 | 节前检查 | 东湖公园   | 东大门   | 3        | 局（系统） | 陈某   | 主要领导       | 消防     |

YH:
| 隐患编号         | 发现日期   | 隐患单位 | 隐患描述        | 隐患类别 | 隐患级别 | 整改期限   | 整改完成日期 |
| JB00-YH-2026-001 | 2026-03-05 | 东湖公园 | 压力<0.5MPa & A | 消防设施 | 一般     | 2026-03-20 | 2026-03-18   |
| JB00-YH-2026-002 | 2026-03-06 | 绿化所   | 电线私拉        | 电气线路 | 重大     | 2026-03-20 |              |

ST GYS01:
| 统计年月 | 是否零报告 | 事故起数 |
| 2026-03  | 否         | 2        |
"""


@pytest.mark.parametrize(("code", "period"), [("D03", "2026-Q1"), ("D05", "2026-03")])
def test_the_text_is_that_of_the_plain_document(office: Office, code: str, period: str) -> None:
    office.docstring = LEDGERS
    plain, review = office(code, period=period), office(code, period=period, review=True)
    assert review.stem == f"{plain.stem}（审阅）"
    assert text_of(review) == text_of(plain)


def test_no_mark_is_left_in_any_part(office: Office) -> None:
    office.docstring = LEDGERS
    path = office("D03", review=True)
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            text = package.read(name).decode("utf-8", "ignore")
            assert re.search("[\ue000-\uf8ff]", text) is None, name


def commented(office: Office, code: str, period: str) -> dict[str, list[str]]:
    """Return the texts that comments stand at, by the code that their comment begins with."""
    path = office(code, period=period, review=True)
    comments = {
        comment.comment_id: comment.text.split(" ")[0]
        for comment in docx.Document(str(path)).comments
    }
    root = part(path)
    texts: dict[str, list[str]] = {}
    for start in found(root, "w:commentRangeStart"):
        text = "".join(item.text or "" for item in found(start.getnext(), "w:t"))
        texts.setdefault(comments[int(attribute(start, "id"))], []).append(text)
    return texts


def test_figures_in_the_text_have_comments(office: Office) -> None:
    office.docstring = LEDGERS
    texts = commented(office, "D03", "2026-Q1")
    assert set(texts["K04"]) == {"2"}
    assert set(texts["K06"]) == {"50.0%"}
    assert set(texts["K01"]) == {"1"}
    assert texts["K16_year"] == ["1"]


def test_figures_in_tables_have_comments(office: Office) -> None:
    office.docstring = LEDGERS
    assert commented(office, "D03", "2026-Q1")["K04g@GY01"] == ["1"]
    assert "2" in commented(office, "D05", "2026-03")["K13"]


def test_a_plain_document_has_none(office: Office) -> None:
    office.docstring = LEDGERS
    assert found(part(office("D03")), "w:commentRangeStart") == []


def test_a_comment_names_the_first_cells_and_counts_the_others() -> None:
    said = comment_text(figure("K04", 7, "发现隐患数", sources=7))
    first, *cells = said.splitlines()
    assert first == "K04 发现隐患数：口径"
    assert "GYS01-YH-2026-004" in cells[0]
    assert "汇总簿.xlsx" in cells[0]
    assert "绿管所.xlsx" in cells[0]
    assert sum("来稿" in cell for cell in cells) == 5
    assert "gsafety trace" in cells[-1]


def test_a_comment_without_sources_has_no_empty_lines() -> None:
    assert all(comment_text(figure("K04", 0)).splitlines())
