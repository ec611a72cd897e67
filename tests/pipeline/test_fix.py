"""``gsafety fix`` on real files."""

import hashlib
import json
from datetime import date, datetime
from pathlib import Path

import pytest

from gsafety_xl.cli import door
from gsafety_xl.model import CellRef, GsafetyError, Raw
from gsafety_xl.pipeline import fix as fixing
from gsafety_xl.pipeline.check import CheckRequest, check
from gsafety_xl.pipeline.fix import FixReport, FixRequest, fix
from gsafety_xl.repairs.package import Package
from gsafety_xl.schema import Catalogue
from gsafety_xl.workbook.cells import Verbatim
from gsafety_xl.workbook.grids import BookFile
from tests.pipeline.books import (
    BUREAU,
    DANGER,
    GREENING,
    register_entry,
    write_book,
    write_register,
)
from tests.pipeline.test_check import MESSY
from tests.project.sources import ROOT
from tests.repairs.books import DANGERS, changed_parts, part, untidy_form, with_everything
from tests.workbook.sheets import workbook

UNTIDY = """
[隐患台账（最终）]
| 隐患排查治理台账（2026年） | < | < | < | < | < | < | < |
| 编号 | 填报单位 | 发现日期 | 级别 | 整改期限 | 整改资金（万元） | 监理单位 | 备注 |
| gys01-yh-2026-001 | 区绿管所 | 46063 | 一般隐患 | 2月20日 | "1,200" | ２号 | 无 |
| GYS01-YH-2026-002 | ^ | "2026-02-10" | 重大 | 同上 | 35000元 | | |
| GYS01-YH-2026-003 | 绿管所 | 2026-02-10 | 较重 | 3.5 | 约3 | | |
| 合计 | | | | | "1,203" | | |
| 填表人：张三 | | 填报日期：2026.4.1 | | | | | |
"""


@pytest.fixture
def folder(tmp_path: Path, catalogue: Catalogue) -> Path:
    write_register(tmp_path, catalogue)
    place = tmp_path / "来稿"
    place.mkdir()
    return place


def untidy(folder: Path, name: str = "隐患.xlsx") -> Path:
    path = folder / name
    path.write_bytes(workbook(UNTIDY))
    return path


def run(*paths: Path, output: Path | None = None) -> FixReport:
    report = fix(FixRequest(paths, output))
    assert report.errors == []
    return report


def cells(path: Path, sheet: str) -> dict[str, Raw]:
    grid = BookFile(path.read_bytes(), path.name).grid(sheet)
    return {
        CellRef("", sheet, number, column).cell: cell
        for number, row in zip(grid.numbers, grid.rows, strict=True)
        for column, cell in enumerate(row, start=1)
        if cell != ""
    }


def test_a_copy_with_the_repairs_made(folder: Path) -> None:
    path = untidy(folder)
    before = cells(path, "隐患台账（最终）")
    run(path, output=folder / "规范.xlsx")
    after = cells(folder / "规范.xlsx", "隐患台账（最终）")
    day = date(2026, 2, 10)
    assert {place: cell for place, cell in after.items() if before[place] != cell} == {
        "A3": "GYS01-YH-2026-001",
        "B3": "示例区绿化管理所",
        "C3": day,
        "D3": "一般",
        "E3": date(2026, 2, 20),
        "F3": 1200.0,
        "C4": day,
        "E4": date(2026, 2, 20),
        "F4": 3.5,
        "B5": "示例区绿化管理所",
    }


def test_what_is_left_is_named(folder: Path) -> None:
    left = run(untidy(folder)).left
    assert [(item.place.cell, item.reason) for item in left] == [
        ("D5", "unknown"),
        ("E5", "dotted"),
        ("F5", "approximate"),
    ]


def test_the_original_is_not_touched(folder: Path) -> None:
    path = untidy(folder)
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    run(path, output=folder / "规范.xlsx")
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


def test_repairing_a_repaired_copy_finds_nothing(folder: Path) -> None:
    run(untidy(folder), output=folder / "一.xlsx")
    assert list(run(folder / "一.xlsx", output=folder / "二.xlsx").made) == []
    assert changed_parts(folder / "一.xlsx", folder / "二.xlsx") == []


def test_the_same_input_gives_the_same_bytes(folder: Path) -> None:
    path = untidy(folder)
    run(path, output=folder / "一.xlsx")
    run(path, output=folder / "二.xlsx")
    assert (folder / "一.xlsx").read_bytes() == (folder / "二.xlsx").read_bytes()


def test_a_form_keeps_all_that_was_put_into_it(folder: Path) -> None:
    path = untidy_form(folder / "绿管所.xlsx", with_everything)
    report = run(path, output=folder / "规范.xlsx")
    assert [item.column for item in report.made] == [
        "id", "found_on", "target_unit", "site", "level", "fund", "due_on"
    ]  # fmt: skip
    assert [item.column for item in report.left] == ["review_on"]
    assert changed_parts(path, folder / "规范.xlsx") == ["xl/worksheets/sheet3.xml"]
    assert cells(folder / "规范.xlsx", DANGERS)["U4"] == date(2026, 2, 20)


def test_a_day_with_hours_keeps_them(folder: Path) -> None:
    path = folder / "隐患.xlsx"
    path.write_bytes(workbook(UNTIDY.replace("46063", "2026.2.10 14:05")))
    run(path, output=folder / "规范.xlsx")
    after = cells(folder / "规范.xlsx", "隐患台账（最终）")
    assert after["C3"] == datetime(2026, 2, 10, 14, 5)


def test_a_workbook_with_macros_keeps_them(folder: Path) -> None:
    """The macros of the form that ships are not touched."""
    form = next((ROOT / "workbook_templates").glob("*.xlsm"))
    path = folder / "台账.xlsm"
    path.write_bytes(form.read_bytes())
    run(path, output=folder / "规范.xlsm")
    assert changed_parts(path, folder / "规范.xlsm") == []
    assert part(folder / "规范.xlsm", "xl/vbaProject.bin") == part(form, "xl/vbaProject.bin")


def test_the_register_in_the_same_workbook_serves(tmp_path: Path, catalogue: Catalogue) -> None:
    """Its own names are tidied along with the cells that are read by them."""
    untidy_unit = {**register_entry(GREENING), "name": Verbatim("示例区绿化管理所 ")}
    rows = {
        "hidden_danger": [{**DANGER, "target_unit": Verbatim("绿管所")}],
        "unit_register": [register_entry(BUREAU), untidy_unit],
    }
    path = write_book(tmp_path / "一" / "绿管所.xlsx", GREENING, catalogue, rows)
    copy, again = tmp_path / "二" / "绿管所.xlsx", tmp_path / "三" / "绿管所.xlsx"
    made = list(run(path, output=copy).made)
    assert {item.column for item in made} >= {"name", "target_unit"}
    assert all(item.after == "示例区绿化管理所" for item in made)
    assert list(run(copy, output=again).made) == []


def test_a_folder_goes_into_a_folder(folder: Path) -> None:
    (folder / "三月").mkdir()
    untidy(folder)
    untidy(folder / "三月")
    report = run(folder, output=folder.parent / "规范")
    assert [file.name for file in report.files] == ["三月/隐患.xlsx", "隐患.xlsx"]
    assert (folder.parent / "规范" / "三月" / "隐患.xlsx").exists()


def test_a_single_file_may_go_into_a_folder(folder: Path) -> None:
    run(untidy(folder), output=folder.parent / "规范")
    assert (folder.parent / "规范" / "隐患.xlsx").exists()


@pytest.mark.parametrize("output", ["隐患.xlsx", ".", "../来稿/隐患.xlsx"])
def test_the_input_is_never_written_over(output: str, folder: Path) -> None:
    path = untidy(folder)
    before = path.read_bytes()
    with pytest.raises(GsafetyError, match="是原文件，不能覆盖"):
        fix(FixRequest([path], folder / output))
    assert path.read_bytes() == before


def test_what_exists_is_not_written_over(folder: Path) -> None:
    path, target = untidy(folder), folder / "规范.xlsx"
    target.write_text("别的", encoding="utf-8")
    report = fix(FixRequest([path], target))
    assert [error.message for error in report.errors] == [f"{target} 已经存在，没有覆盖"]
    assert target.read_text(encoding="utf-8") == "别的"


def test_several_files_need_a_folder(folder: Path) -> None:
    files = [untidy(folder, "一.xlsx"), untidy(folder, "二.xlsx")]
    with pytest.raises(GsafetyError, match="不止一个文件"):
        fix(FixRequest(files, folder / "规范.xlsx"))


def test_two_files_of_one_name_do_not_meet(folder: Path) -> None:
    (folder / "三月").mkdir()
    files = [untidy(folder), untidy(folder / "三月")]
    with pytest.raises(GsafetyError, match="有两个文件都要写成"):
        fix(FixRequest(files, folder / "规范"))


def test_a_copy_keeps_the_kind_of_its_file(folder: Path) -> None:
    with pytest.raises(GsafetyError, match="扩展名"):
        fix(FixRequest([untidy(folder)], folder / "规范.xlsm"))


def test_one_that_cannot_be_read_does_not_stop_the_others(folder: Path) -> None:
    untidy(folder)
    (folder / "坏.xlsx").write_bytes(b"no workbook")
    report = fix(FixRequest([folder], folder.parent / "规范"))
    assert [file.name for file in report.files] == ["隐患.xlsx"]
    assert len(report.errors) == 1
    assert [path.name for path in (folder.parent / "规范").iterdir()] == ["隐患.xlsx"]


def test_a_copy_that_is_not_as_it_should_be_is_thrown_away(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Careless(Package):
        def write_copy(self, target: Path, repairs: object) -> None:
            del repairs
            super().write_copy(target, [])

    monkeypatch.setattr(fixing, "Package", Careless)
    report = fix(FixRequest([untidy(folder)], folder / "规范.xlsx"))
    assert "规范后与预期不符" in str(report.errors[0])
    assert [path.name for path in folder.iterdir()] == ["隐患.xlsx"]


@pytest.mark.parametrize("content", [UNTIDY, MESSY])
def test_a_check_finds_nothing_new_once_repaired(content: str, folder: Path) -> None:
    path, copy = folder / "隐患.xlsx", folder / "规范" / "隐患.xlsx"
    path.write_bytes(workbook(content))
    report = run(path, output=copy)
    assert len(list(report.made)) > 8
    register = folder.parent / "单位名册.xlsx"
    before, after = findings(path, register), findings(copy, register)
    assert after <= before
    assert {place for place, rule in after if rule == "C-03"} <= {
        item.place for item in report.left
    }


def findings(path: Path, register: Path) -> set[tuple[CellRef, str]]:
    request = CheckRequest([path], date(2026, 6, 30), register=register)
    return {(item.place, item.rule) for item in check(request).findings}


def test_the_command_lists_each_repair(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = folder / "规范.xlsx"
    assert door.run(["fix", str(untidy(folder)), "-o", str(target)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "隐患.xlsx：已规范 10 处，待人工处理 3 处"
    sheet = "隐患台账（最终）"
    assert f"  {sheet}!D3 隐患级别：一般隐患 → 一般  统一为码表中的写法（C-04）" in lines
    assert any(line.startswith(f"  {sheet}!E4") and "〔推断〕" in line for line in lines)
    assert lines[-1] == f"  已写入 {target}（原文件没有动）"


def test_the_command_exits_with_zero_when_nothing_is_left(folder: Path) -> None:
    untidy(folder)
    words = ["fix", str(folder / "隐患.xlsx"), "-o", str(folder / "规范.xlsx")]
    assert door.run(words) == 1
    tidy = folder / "整.xlsx"
    tidy.write_bytes(
        workbook(UNTIDY.replace("较重", "重大").replace("3.5", "").replace("约3", "3"))
    )
    assert door.run(["fix", str(tidy), "-o", str(folder / "整规范.xlsx")]) == 0


def test_a_dry_run_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = untidy(folder)
    assert door.run(["fix", str(path), "--dry-run"]) == 1
    assert "可规范 10 处（只列出，没有写文件）" in capsys.readouterr().out
    assert [item.name for item in folder.iterdir()] == ["隐患.xlsx"]


def test_json_for_scripts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = folder / "规范.xlsx"
    door.run(["fix", str(untidy(folder)), "-o", str(target), "--format", "json"])
    record = json.loads(capsys.readouterr().out)
    assert record["files"] == [
        {"path": "隐患.xlsx", "output": str(target), "repairs": 10, "left": 3}
    ]
    assert record["repairs"][0] == {
        "workbook": "隐患.xlsx",
        "sheet": "隐患台账（最终）",
        "cell": "A3",
        "ledger": "hidden_danger",
        "column": "id",
        "before": "gys01-yh-2026-001",
        "after": "GYS01-YH-2026-001",
        "kind": "entry_number",
        "rule": "C-02",
        "inferred": False,
    }
    assert record["repairs"][2]["before"] == 46063.0
    assert record["repairs"][2]["after"] == "2026-02-10"
    assert record["left"][0]["candidates"] == ["一般", "重大"]


def test_the_list_as_a_workbook(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["fix", str(untidy(folder)), "--dry-run", "--format", "xlsx", "--as-of", "2026-03-31"]
    listed = folder.parent / "清单.xlsx"
    assert door.run([*words, "--list", str(listed)]) == 1
    assert str(listed) in capsys.readouterr().out
    first = listed.read_bytes()
    door.run([*words, "--list", str(listed)])
    assert listed.read_bytes() == first
    assert cells(listed, "规范清单")["E4"] == "GYS01-YH-2026-001"


def test_without_an_output_the_command_says_what_is_lacking(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert door.run(["fix", str(untidy(folder))]) == 2
    assert "请用 -o 写明" in capsys.readouterr().err


def test_an_old_file_is_to_be_saved_as_xlsx(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "台账.xls"
    path.write_bytes(workbook(UNTIDY))
    assert door.run(["fix", str(path), "-o", str(folder / "规范.xls")]) == 2
    assert "请在 Excel 或 WPS 中另存为 .xlsx 再规范" in capsys.readouterr().err
    assert not (folder / "规范.xls").exists()


def test_a_csv_file_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "台账.csv"
    path.write_text("编号,级别\n", encoding="utf-8")
    assert door.run(["fix", str(path), "-o", str(folder / "规范.csv")]) == 2
    assert "另存为 .xlsx" in capsys.readouterr().err
