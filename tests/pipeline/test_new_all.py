"""New workbooks for every unit of the register."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gsafety_xl.model import GsafetyError, Value
from gsafety_xl.pipeline.new import NewAllRequest, NewForms, new_forms
from gsafety_xl.schema import Catalogue, Unit
from gsafety_xl.schema.specs import COUNTER_TERROR_BOOK, MAIN_BOOK
from tests.pipeline.books import BUREAU, GREENING, PARK, register_entry, write_book
from tests.pipeline.last_year import write_last_year

APART = "反恐台账"
SILENT = Unit("SL01", "示例区苗圃", "苗圃/东", kind="enterprise", parent="JB00")

DANGER = """
    YH:
    | 编号              | 填报单位 | 隐患地点 | 状态   |
    | GYS01-YH-2026-001 | 绿管所   | 北门     | 整改中 |
    """
TARGET = """
    FK:
    | 编号             | 目标名称 | 目标代号 |
    | GY01-FK-2026-001 | 甲       | FK-1     |
    """


def line(unit: Unit, **changes: Value) -> Mapping[str, Value]:
    """Return a unit's line of the register."""
    entry = {**register_entry(unit), "ct_key": unit.counter_terror_key, **changes}
    return {key: value for key, value in entry.items() if value != ""}


@pytest.fixture
def folder(tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a register: two units that report, one that does not, one closed."""
    park = replace(PARK, counter_terror_key=True)
    closed = replace(GREENING, code="GYS09", name="示例区旧苗圃", short="旧苗圃", aliases=())
    lines = [
        line(BUREAU),
        line(GREENING),
        line(park),
        line(SILENT, ledgers=None),
        line(closed, closed_on=date(2026, 6, 30)),
    ]
    write_book(tmp_path / "单位名册.xlsx", BUREAU, catalogue, {"unit_register": lines})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def made(here: Path, **given: object) -> NewForms:
    """Make the workbooks of 2027 in 各单位."""
    return new_forms(replace(NewAllRequest(2027, here / "各单位"), **given))  # type: ignore[arg-type]


def files(folder: Path) -> list[str]:
    inside = folder / "各单位"
    return sorted(path.relative_to(inside).as_posix() for path in inside.rglob("*.xlsx"))


def test_every_unit_that_reports_gets_one_and_key_targets_another(folder: Path) -> None:
    done = made(folder)
    assert files(folder) == [
        "GY01_东湖_2027年安全台账.xlsx",
        "GYS01_区绿管所_2027年安全台账.xlsx",
        "JB00_区绿化市容局_2027年安全台账.xlsx",
        f"{APART}/GY01_东湖_2027年反恐台账.xlsx",
        f"{APART}/JB00_区绿化市容局_2027年反恐台账.xlsx",
    ]
    assert [form.unit.code for form in done.forms] == ["JB00", "GYS01", "GY01", "JB00", "GY01"]
    assert done.closed == ("示例区旧苗圃",)
    assert (done.without_last, done.unused) == ((), ())


@pytest.mark.parametrize(("kind", "count"), [(MAIN_BOOK, 3), (COUNTER_TERROR_BOOK, 2)])
def test_one_kind_alone(folder: Path, kind: str, count: int) -> None:
    done = made(folder, kinds=(kind,))
    assert [form.kind for form in done.forms] == [kind] * count


def test_a_name_fit_for_a_file_is_made_of_any_units(folder: Path, catalogue: Catalogue) -> None:
    lines = [line(replace(SILENT, must_report=True, short='苗圃/东:"北"'), ledgers="YH")]
    write_book(folder / "单位名册.xlsx", BUREAU, catalogue, {"unit_register": lines})
    made(folder)
    assert files(folder) == ["SL01_苗圃_东__北__2027年安全台账.xlsx"]


def test_each_takes_over_from_its_own_last_workbook(folder: Path, catalogue: Catalogue) -> None:
    last = folder / "上年"
    write_last_year(last / "一.xlsx", DANGER, catalogue)
    write_last_year(last / "反恐" / "二.xlsx", TARGET, catalogue, unit="GY01")
    write_last_year(last / "三.xlsx", DANGER, catalogue, unit="XX01")
    done = made(folder, last=last)
    carried = {
        (form.unit.code, form.kind): form.carried.rows for form in done.forms if form.carried
    }
    assert {key: list(rows) for key, rows in carried.items()} == {
        ("GYS01", MAIN_BOOK): ["hidden_danger"],
        ("GY01", COUNTER_TERROR_BOOK): ["counter_terror_target"],
    }
    assert done.without_last == (
        "JB00_区绿化市容局_2027年安全台账",
        "GY01_东湖_2027年安全台账",
        "JB00_区绿化市容局_2027年反恐台账",
    )
    assert done.unused == ("三.xlsx",)


def test_of_two_versions_the_newer_counts_and_the_other_is_named(
    folder: Path, catalogue: Catalogue
) -> None:
    last = folder / "上年"
    old = DANGER.replace("整改中", "已销号")
    write_last_year(last / "绿管所（改）.xlsx", DANGER, catalogue)
    write_last_year(last / "绿管所.xlsx", old, catalogue)
    write_last_year(last / "绿管所（最终）.xlsx", old, catalogue, year=2025)
    done = made(folder, last=last)
    (carried,) = [form.carried for form in done.forms if form.carried]
    assert carried.source == "绿管所（改）.xlsx"
    assert len(carried.rows["hidden_danger"]) == 1
    assert sorted(done.unused) == ["绿管所.xlsx", "绿管所（最终）.xlsx"]


def test_a_unit_may_have_kept_its_ledgers_in_several_files(
    folder: Path, catalogue: Catalogue
) -> None:
    last = folder / "上年"
    task = """
    RW:
    | 编号              | 任务内容 | 状态   |
    | GYS01-RW-2026-001 | 甲       | 进行中 |
    """
    write_last_year(last / "任务.xlsx", task, catalogue)
    write_last_year(last / "隐患.xlsx", DANGER, catalogue)
    done = made(folder, last=last)
    (carried,) = [form.carried for form in done.forms if form.carried]
    assert list(carried.rows) == ["plan_task", "hidden_danger"]
    assert sorted(carried.source.split("、")) == ["任务.xlsx", "隐患.xlsx"]
    assert done.unused == ()


def test_nothing_is_written_when_one_file_is_there(folder: Path) -> None:
    there = folder / "各单位" / "GYS01_区绿管所_2027年安全台账.xlsx"
    there.parent.mkdir()
    there.write_bytes(b"filled in")
    with pytest.raises(GsafetyError, match=r"已经有 GYS01_区绿管所_2027年安全台账.*没有写任何"):
        made(folder)
    assert files(folder) == [there.name]
    assert there.read_bytes() == b"filled in"


def spoil_with_no_workbook(last: Path, _catalogue: Catalogue) -> None:
    (last / "坏.xlsx").write_bytes(b"no workbook")


def spoil_with_this_years(last: Path, catalogue: Catalogue) -> None:
    write_last_year(last / "一.xlsx", DANGER, catalogue, year=2027)


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (spoil_with_no_workbook, "坏.xlsx"),
        (spoil_with_this_years, "是2027年的台账，不能结转到2027年"),
    ],
)
def test_a_doubtful_last_workbook_stops_everything(
    folder: Path,
    catalogue: Catalogue,
    spoil: Callable[[Path, Catalogue], None],
    message: str,
) -> None:
    last = folder / "上年"
    last.mkdir()
    spoil(last, catalogue)
    with pytest.raises(GsafetyError, match=message):
        made(folder, last=last)
    assert files(folder) == []


def test_registers_and_consolidated_workbooks_are_passed_over(
    folder: Path, catalogue: Catalogue
) -> None:
    last = folder / "上年"
    own = DANGER.replace("GYS01", "JB00").replace("绿管所", "我局")
    write_last_year(last / "局.xlsx", own, catalogue, unit="JB00")
    heading = "| 状态   | 来源文件 | 来源工作表 | 来源行 |"
    master = own.replace("| 状态   |", heading).replace("| 整改中 |", "| 整改中 | a | b | 4 |")
    write_last_year(last / "汇总.xlsx", master, catalogue, unit="JB00")
    write_book(last / "名册.xlsx", BUREAU, catalogue, {"unit_register": [line(BUREAU)]})
    done = made(folder, last=last)
    assert [form.carried.source for form in done.forms if form.carried] == ["局.xlsx"]
    assert sorted(done.unused) == ["名册.xlsx", "汇总.xlsx"]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"folder": Path("单位名册.xlsx")}, "是文件，不是文件夹"),
        ({"last": Path("单位名册.xlsx")}, "不是文件夹"),
        ({"last": Path("没有")}, "不是文件夹"),
        ({"register": Path("没有.xlsx")}, "找不到文件 没有.xlsx"),
    ],
)
def test_folders_are_asked_for(folder: Path, given: dict[str, Path], message: str) -> None:
    with pytest.raises(GsafetyError, match=message):
        made(folder, **given)
    assert files(folder) == []


def test_all_needs_a_register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(GsafetyError, match="没有找到单位名册，不知道要为哪些单位新建"):
        made(tmp_path)
