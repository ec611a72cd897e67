from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from gsafety_xl.consolidation import UnitState
from gsafety_xl.model import GsafetyError, Ledgers, Period, Value
from gsafety_xl.pipeline.consolidate import Consolidated, ConsolidateRequest, consolidate
from gsafety_xl.schema import Catalogue, Unit, UnitRegister
from gsafety_xl.schema.specs import COUNTER_TERROR_BOOK
from gsafety_xl.workbook.forms import FormPlan, write_form
from gsafety_xl.workbook.master import read_master
from tests.pipeline.books import DANGER, GREENING, PARK, month, write_book, write_register


@pytest.fixture
def inbox(tmp_path: Path, catalogue: Catalogue) -> Path:
    write_register(tmp_path, catalogue)
    folder = tmp_path / "来稿"
    rows = {"hidden_danger": [DANGER], "accident_statistics": [month("GYS01", n) for n in (1, 2)]}
    write_book(folder / "绿管所台账.xlsx", GREENING, catalogue, rows)
    return folder


def run(inbox: Path, jobs: int = 0) -> Consolidated:
    master, period = inbox.parent / "汇总.xlsx", Period(2026, "Q1")
    request = ConsolidateRequest(inbox, master, date(2026, 3, 31), period, jobs=jobs)
    return consolidate(request)


def test_who_sent_and_who_did_not(inbox: Path) -> None:
    states = {item.unit: item.state for item in run(inbox).master.statuses}
    assert states["GYS01"] is UnitState.RECEIVED
    assert states["GY01"] is UnitState.MISSING


def test_a_missing_unit_is_found_by_its_missing_months(inbox: Path) -> None:
    messages = [item.message for item in run(inbox).result.findings if item.rule == "ST-01"]
    assert "东湖公园缺 2026-01、2026-02 的事故统计月报" in messages


def test_every_entry_of_the_master_leads_back_to_its_cell(
    inbox: Path, catalogue: Catalogue
) -> None:
    book = read_master(run(inbox).path, catalogue)
    row = next(Ledgers(book.tables).rows("hidden_danger"))
    assert row["due_on"] == date(2026, 2, 20)
    origin = row.source("due_on")
    assert (origin.workbook, origin.sheet) == ("绿管所台账.xlsx", "04隐患整改")
    submitted = openpyxl.load_workbook(inbox / origin.workbook)[origin.sheet]
    assert submitted[origin.cell].value == datetime(2026, 2, 20)


def test_nothing_is_lost_between_submission_and_master(inbox: Path, catalogue: Catalogue) -> None:
    book = read_master(run(inbox).path, catalogue)
    row = next(Ledgers(book.tables).rows("hidden_danger"))
    assert {key: row[key] for key in DANGER} == DANGER


def test_the_newer_of_two_files_counts_and_the_difference_is_listed(
    inbox: Path, catalogue: Catalogue
) -> None:
    rows = {"hidden_danger": [{**DANGER, "rect_person": "钱某"}]}
    later = datetime(2026, 3, 9)
    write_book(inbox / "绿管所台账（改）.xlsx", GREENING, catalogue, rows, later)
    done = run(inbox)
    assert [(item.kind, item.columns) for item in done.master.differences] == [
        ("changed", ("rect_person",))
    ]
    sheet = openpyxl.load_workbook(done.path)["版本差异"]
    assert [cell.value for cell in sheet[4]] == [
        "GYS01",
        "04隐患整改",
        "GYS01-YH-2026-001",
        "新版改动",
        "整改责任人",
        "绿管所台账（改）.xlsx",
        "绿管所台账.xlsx",
    ]


def test_a_file_that_cannot_be_read_does_not_stop_the_others(inbox: Path) -> None:
    (inbox / "坏文件.xlsx").write_text("这不是工作簿", encoding="utf-8")
    done = run(inbox)
    assert [name for name, _ in done.master.refused] == ["坏文件.xlsx"]
    assert len(done.master.inputs) == 1
    listed = [row[1] for row in openpyxl.load_workbook(done.path)["汇总说明"].values]
    assert any("坏文件.xlsx" in str(text) for text in listed)


def test_a_folder_of_nothing_but_unreadable_files_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "坏文件.xlsx").write_text("x", encoding="utf-8")
    with pytest.raises(GsafetyError, match="没有可以汇总的台账"):
        run(tmp_path)


def test_a_cell_nobody_understood_stands_in_the_master_as_typed(
    inbox: Path, catalogue: Catalogue
) -> None:
    source = openpyxl.load_workbook(inbox / "绿管所台账.xlsx")
    header = [cell.value for cell in source["04隐患整改"][3]]
    source["04隐患整改"].cell(4, header.index("整改期限") + 1).value = "2024.4.31"
    source.save(inbox / "绿管所台账.xlsx")
    done = run(inbox)
    row = next(Ledgers(read_master(done.path, catalogue).tables).rows("hidden_danger"))
    assert row.raw("due_on") == "2024.4.31"
    finding = next(item for item in done.result.findings if item.rule == "C-03")
    assert finding.place.workbook == "绿管所台账.xlsx"


def test_findings_lead_to_the_cell_in_the_master(inbox: Path, catalogue: Catalogue) -> None:
    write_book(
        inbox / "东湖.xlsx",
        PARK,
        catalogue,
        {"hidden_danger": [{**DANGER, "id": "GY01-YH-2026-001", "unit": "GY01", "site": None}]},
    )
    done = run(inbox)
    sheet = openpyxl.load_workbook(done.path)["问题清单"]
    row = next(row for row in sheet.iter_rows(min_row=4) if row[3].value == "隐患地点未填写")
    assert row[1].hyperlink is not None
    target, _, cell = str(row[1].hyperlink.location).rpartition("!")
    assert target.strip("'") == "04隐患整改"
    assert openpyxl.load_workbook(done.path)["04隐患整改"][cell].value is None


def test_the_same_submissions_give_the_same_bytes(inbox: Path) -> None:
    first = run(inbox).path.read_bytes()
    assert run(inbox).path.read_bytes() == first


def test_submissions_are_not_touched(inbox: Path) -> None:
    path = inbox / "绿管所台账.xlsx"
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    run(inbox)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_several_processes_read_the_same(inbox: Path, catalogue: Catalogue) -> None:
    write_book(inbox / "东湖.xlsx", PARK, catalogue, {"accident_statistics": [month("GY01", 1)]})
    assert run(inbox, jobs=2).result.findings == run(inbox, jobs=1).result.findings


def test_a_master_that_cannot_be_written_is_one_line(inbox: Path) -> None:
    (inbox.parent / "汇总.xlsx").mkdir()
    with pytest.raises(GsafetyError, match="文件夹"):
        run(inbox)


def test_the_masters_own_lists_are_no_strangers(inbox: Path, catalogue: Catalogue) -> None:
    assert read_master(run(inbox).path, catalogue).remarks == []


def test_counter_terror_ledgers_never_enter_the_main_master(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    inbox = tmp_path / "来稿"
    inbox.mkdir()
    unit = Unit("GY01", "东湖公园", kind="park", must_report=True, counter_terror_key=True)
    both = tuple(
        catalogue.ledgers[key] for key in ("unit_register", "inspection", "counter_terror_target")
    )
    line: dict[str, Value] = {"code": "GY01", "name": "东湖公园", "ct_key": True}
    rows: dict[str, list[dict[str, Value]]] = {
        "unit_register": [line],
        "counter_terror_target": [{"code": "FK-01", "unit": "GY01"}],
    }
    plan = FormPlan(unit, 2026, both, UnitRegister([unit]), rows)
    write_form(plan, catalogue, inbox / "东湖公园台账.xlsx")
    done = consolidate(ConsolidateRequest(inbox, tmp_path / "汇总.xlsx", date(2026, 6, 30)))
    assert set(done.master.tables) == {"inspection"}
    assert "反恐台账没有并入汇总" in done.master.refused[0][1]
    secret = ConsolidateRequest(
        inbox, tmp_path / "反恐汇总.xlsx", date(2026, 6, 30), book=COUNTER_TERROR_BOOK
    )
    apart = consolidate(secret).master
    assert set(apart.tables) == {"counter_terror_target"}
    assert [status.name for status in apart.statuses] == ["东湖公园"]


def test_entries_in_a_ledger_of_the_bureaus_are_named_not_dropped(
    inbox: Path, catalogue: Catalogue
) -> None:
    entry = {"id": "GY01-JB-2026-001", "unit": "GY01", "title": "落实节前消防排查"}
    write_book(inbox / "东湖公园.xlsx", PARK, catalogue, {"assignment": [entry], "plan": []})
    refused = dict(run(inbox).master.refused)
    assert "“22交办事项”的 1 条没有并入" in refused["东湖公园.xlsx"]


def test_a_workbook_with_secrets_goes_no_further(inbox: Path, catalogue: Catalogue) -> None:
    secret = {**DANGER, "id": "GY01-YH-2026-001", "unit": "GY01", "note": "（机密）见附件"}
    write_book(inbox / "东湖公园.xlsx", PARK, catalogue, {"hidden_danger": [secret]})
    master = run(inbox).master
    assert [row.row_id for row in master.tables["hidden_danger"]] == ["GYS01-YH-2026-001"]
    assert "整本没有并入" in dict(master.refused)["东湖公园.xlsx"]
    assert "C-18" in {finding.rule for finding in master.findings}


def test_nothing_is_left_when_every_workbook_holds_secrets(
    inbox: Path, catalogue: Catalogue
) -> None:
    secret = {**DANGER, "note": "机密★"}
    write_book(inbox / "绿管所台账.xlsx", GREENING, catalogue, {"hidden_danger": [secret]})
    with pytest.raises(GsafetyError, match="没有可以汇总的"):
        run(inbox)
