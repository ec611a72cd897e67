from datetime import date
from pathlib import Path

import pytest

from gsafety_xl.cli.door import run
from gsafety_xl.model import GsafetyError, Period
from gsafety_xl.pipeline.consolidate import ConsolidateRequest, consolidate
from gsafety_xl.pipeline.report import DocumentOrder, report
from gsafety_xl.schema import Catalogue
from tests.pipeline.books import DANGER, GREENING, month, write_book, write_register


@pytest.fixture
def master(tmp_path: Path, catalogue: Catalogue) -> Path:
    write_register(tmp_path, catalogue)
    rows = {
        "inspection": [],
        "hidden_danger": [DANGER],
        "accident_statistics": [month("GYS01", n) for n in (1, 2)],
    }
    write_book(tmp_path / "来稿" / "绿管所.xlsx", GREENING, catalogue, rows)
    request = ConsolidateRequest(tmp_path / "来稿", tmp_path / "汇总.xlsx", date(2026, 3, 31))
    return consolidate(request).path


def order(master: Path, *codes: str, period: str) -> DocumentOrder:
    folder = master.parent / "文书"
    return DocumentOrder(codes, master, folder, date(2026, 4, 5), Period.parse(period))


def test_a_code_may_be_written_small(master: Path) -> None:
    assert [path.stem[:10] for path in report(order(master, "d05", period="2026-02")).paths] == [
        "2026年2月生产安"
    ]


def test_an_unknown_code_says_what_there_is(master: Path) -> None:
    with pytest.raises(GsafetyError, match="没有文书 D99") as error:
        report(order(master, "D99", period="2026-02"))
    assert "D05 生产安全事故统计月报" in error.value.remedy


def test_all_means_all_that_fit_the_period(master: Path) -> None:
    rendered = report(order(master, period="2026-Q1"))
    assert [path.name for path in rendered.paths] == ["2026年一季度安全生产检查情况报告.docx"]
    assert rendered.notes


def test_the_command_says_what_it_wrote(
    master: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(master.parent)
    assert run(["report", "--all", "汇总.xlsx", "--period", "2026-02", "-o", "出"]) == 0
    said = capsys.readouterr().out
    assert "已生成 出/2026年2月生产安全事故统计月报.docx" in said.replace("\\", "/")


def test_a_document_without_code_or_workbook_is_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["report"]) == 2
    assert "缺少汇总簿" in capsys.readouterr().err
    assert run(["report", "汇总.xlsx"]) == 2
    assert "缺少文书代码" in capsys.readouterr().err


def test_a_figure_leads_to_the_submission(master: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (path,) = report(order(master, "D03", period="2026-Q1")).paths
    assert run(["trace", str(path), "发现隐患数"]) == 0
    said = capsys.readouterr().out
    assert "GYS01-YH-2026-001" in said
    assert "← 绿管所.xlsx 04隐患整改!G4" in said
    assert said.rstrip().endswith("共 1 处来源")
