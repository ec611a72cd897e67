"""``gsafety due`` on real files."""

from datetime import date
from pathlib import Path

import pytest

from gsafety_xl.cli import door
from gsafety_xl.model import Value
from gsafety_xl.pipeline.due import DueRequest, due
from gsafety_xl.schema import Unit, UnitRegister, load_catalogue
from gsafety_xl.workbook.forms import FormPlan, write_form

TODAY = date(2026, 6, 30)
ROWS: dict[str, list[dict[str, Value]]] = {
    "hidden_danger": [
        {
            "id": f"GYS01-YH-2026-00{number}",
            "unit": "GYS01",
            "description": "灭火器2具已过有效期未更换",
            "due_on": day,
            "status": "in_progress",
        }
        for number, day in enumerate([date(2026, 6, 20), date(2026, 7, 20)], start=1)
    ]
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    catalogue = load_catalogue()
    unit = Unit("GYS01", "示例区绿化管理所", kind="institution", must_report=True)
    path = tmp_path_factory.mktemp("due") / "绿化管理所台账.xlsx"
    ledgers = (catalogue.ledgers["hidden_danger"],)
    write_form(FormPlan(unit, 2026, ledgers, UnitRegister([unit]), ROWS), catalogue, path)
    return path


def test_what_is_due_in_a_workbook(book: Path) -> None:
    report = due(DueRequest([book], TODAY))
    assert [(item.left, item.row_id) for item in report.deadlines] == [
        (-10, "GYS01-YH-2026-001"),
        (20, "GYS01-YH-2026-002"),
    ]


def test_the_span_may_be_given(book: Path) -> None:
    assert len(due(DueRequest([book], TODAY, ahead=19)).deadlines) == 1


def test_the_command_says_it_and_exits_with_one_when_overdue(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert door.run(["due", str(book), "--as-of", "2026-06-30"]) == 1
    output = capsys.readouterr().out
    assert "【已逾期】1 项" in output
    assert "已逾期 1 项，将到期 1 项" in output
    assert door.run(["due", str(book), "--as-of", "2026-06-20"]) == 0


def test_the_command_writes_a_workbook(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "到期.xlsx"
    words = ["due", str(book), "--as-of", "2026-06-30", "--format", "xlsx", "-o", str(path)]
    assert door.run(words) == 1
    assert path.exists()
    assert "已写入" in capsys.readouterr().out


def test_a_file_that_is_no_workbook_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"no workbook")
    report = due(DueRequest([broken], TODAY))
    assert [str(error) for error in report.errors]
    assert report.deadlines == []
