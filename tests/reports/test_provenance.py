"""From a figure in a document back to the cells."""

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest

from gsafety_xl import resources
from gsafety_xl.model import CellRef, Explanation, GsafetyError, Origin
from gsafety_xl.reports import render_documents, trace
from gsafety_xl.reports.provenance import read_provenance
from tests.reports.conftest import Office
from tests.reports.reading import line_with, text_of

DANGERS = """
YH GYS01:
| 隐患编号          | 发现日期   | 隐患单位 | 隐患级别 | 整改完成日期 |
| GYS01-YH-2026-001 | 2026-02-10 | 绿化所   | 一般     | 2026-02-18   |
| GYS01-YH-2026-002 | 2026-03-10 | 绿化所   | 重大     |              |
"""


@pytest.fixture
def report(office: Office) -> Path:
    office.docstring = DANGERS
    return office("D03")


@pytest.mark.parametrize("name", ["K04", "k04", "发现隐患数", " K04 "])
def test_a_figure_is_found_by_code_and_by_label(report: Path, name: str) -> None:
    traced = trace(report, name)
    assert (traced.code, traced.label, traced.text) == ("K04", "发现隐患数", "2")
    assert [source.row_id for source in traced.sources] == [
        "GYS01-YH-2026-001",
        "GYS01-YH-2026-002",
    ]


def test_a_source_names_the_entry_and_the_counted_cell(report: Path) -> None:
    (source,) = trace(report, "K05").sources
    assert (source.ledger, source.unit) == ("YH", "GYS01")
    assert source.value == "2026-02-18"
    assert str(source.place).endswith("E2")
    assert "GYS01.xlsx" in str(source.place)


def test_sources_name_the_master_and_the_submission(office: Office) -> None:
    office.docstring = DANGERS
    request = office.request()
    (table,) = request.ledgers.tables("hidden_danger")
    table.origins = [Origin("绿管所.xlsx", "隐患", 9 + row, {"done_on": 3}) for row in range(2)]
    (path,) = render_documents(["D03"], request).paths
    (source,) = trace(path, "K05").sources
    assert source.place == CellRef("GYS01.xlsx", table.sheet, 2, 5)
    assert source.origin == CellRef("绿管所.xlsx", "隐患", 9, 3)


def test_a_units_part_is_traced_to_its_own_cells(office: Office) -> None:
    office.docstring = DANGERS + "| GYS01-YH-2026-003 | 2026-03-11 | 东湖公园 | 一般 | |"
    traced = trace(office("D03"), "K04g@GY01")
    assert traced.text == "1"
    assert [source.row_id for source in traced.sources] == ["GYS01-YH-2026-003"]


def test_every_figure_printed_in_the_text_can_be_traced(report: Path) -> None:
    sentence = line_with(report, "本期发现的2处")
    known = {item.code: item for item in read_provenance(report).figures}
    for code in ("K04", "K05", "K06", "K05b"):
        assert known[code].text in sentence
        assert known[code].definition


def test_a_figure_that_is_not_there_lists_what_is(report: Path) -> None:
    with pytest.raises(GsafetyError) as refusal:
        trace(report, "K99")
    assert "没有数字“K99”" in str(refusal.value)
    assert "K04 发现隐患数" in str(refusal.value)
    assert "@" not in str(refusal.value)


def test_a_document_of_somebody_else(tmp_path: Path) -> None:
    path = tmp_path / "来信.docx"
    docx.Document().save(str(path))
    with pytest.raises(GsafetyError, match=r"来信\.docx 里没有数字的来源"):
        trace(path, "K04")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"text"])
def test_a_file_that_is_no_document(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "表.docx"
    path.write_bytes(content)
    with pytest.raises(GsafetyError, match="不是 Word 文档"):
        trace(path, "K04")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(GsafetyError, match="找不到文件"):
        trace(tmp_path / "无.docx", "K04")


def test_the_document_says_what_it_was_made_from(office: Office) -> None:
    office.docstring = DANGERS
    path = office("D03", as_of="2026-04-08")
    said = read_provenance(path)
    ours = resources.word_templates() / office.catalogue.documents["D03"].template
    origin = said.origin
    assert (origin.document, origin.period, origin.as_of) == ("D03", "2026-Q1", date(2026, 4, 8))
    assert origin.template_sha256 == hashlib.sha256(ours.read_bytes()).hexdigest()
    assert list(origin.inputs) == [("汇总簿.xlsx", "ab" * 32)]


def test_it_outlives_a_save_by_another_program(report: Path, tmp_path: Path) -> None:
    document = docx.Document(str(report))
    document.add_paragraph("领导改过的一句。")
    document.save(str(tmp_path / "改.docx"))
    assert trace(tmp_path / "改.docx", "K04").text == "2"
    assert "领导改过的一句。" in text_of(tmp_path / "改.docx")


def test_warnings_that_passed_are_listed_with_their_reasons(office: Office) -> None:
    office.docstring = DANGERS
    place = CellRef("汇总.xlsx", "情况说明", 4, 6)
    explanation = Explanation(
        place, "1a2b3c4d5e6f", "配件缺货，已订货", "赵某", rule="YH-06", row_id="GYS01-YH-2026-002"
    )
    request = replace(office.request(), explanations=(explanation,))
    (path,) = render_documents(["D03"], request).paths
    traced = trace(path, "情况说明")
    assert (traced.code, traced.text) == ("QK", "1处")
    assert [(item.ledger, item.value, item.place) for item in traced.sources] == [
        ("YH-06", "配件缺货，已订货", place)
    ]


def test_without_explanations_there_is_nothing_to_list(report: Path) -> None:
    with pytest.raises(GsafetyError, match="里没有数字“情况说明”"):
        trace(report, "情况说明")
