"""A new workbook for one unit."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from gsafety_xl.model import GsafetyError, Value
from gsafety_xl.pipeline.new import NewRequest, new_form
from gsafety_xl.pipeline.new_book import NewForm
from gsafety_xl.schema import Catalogue, Unit
from gsafety_xl.schema.specs import COUNTER_TERROR_BOOK
from gsafety_xl.workbook.reading import read_book
from tests.pipeline.books import BUREAU, GREENING, PARK, register_entry, write_book, write_register
from tests.pipeline.last_year import lines_of, write_last_year

OPEN_DANGER = """
    YH:
    | 编号              | 填报单位 | 隐患地点 | 整改期限   | 状态     |
    | GYS01-YH-2026-001 | 绿管所   | 北门     | 2026-12-20 | 整改中   |
    | GYS01-YH-2026-002 | 绿管所   | 南门     | 月底前     | 待整改   |
    | GYS01-YH-2026-003 | 绿管所   | 西门     | 2026-11-01 | 已销号   |
    """


@pytest.fixture
def folder(tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the register of the small district, and stand in it."""
    write_register(tmp_path, catalogue)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def made(folder: Path, unit: str = "GYS01", *, file: str = "新.xlsx", **given: object) -> NewForm:
    """Make a workbook for 2027."""
    return new_form(replace(NewRequest(unit, 2027, folder / file), **given))  # type: ignore[arg-type]


def person(unit: Unit, name: str, number: int, to_on: Value = None) -> dict[str, Value]:
    return {
        "id": f"JB00-RY-2026-{number:03d}",
        "unit": "JB00",
        "name": name,
        "unit_id": unit.code,
        "title": "所长",
        "to_on": to_on,
    }


def test_a_unit_gets_its_ledgers_and_the_lines_that_concern_it(
    folder: Path, catalogue: Catalogue
) -> None:
    form = made(folder)
    expected = ["01工作计划", "01A计划任务", "04隐患整改", "09事故统计", "90单位名册"]
    assert list(form.sheets) == expected
    assert form.notes == ()
    book = read_book(form.path, catalogue)
    assert lines_of(book, "DW", catalogue, "单位代码", "规范全称") == [
        "JB00 | 示例区绿化和市容管理局",
        "GYS01 | 示例区绿化管理所",
    ]
    assert book.identity is not None
    assert (book.identity.unit, book.identity.year) == ("GYS01", 2027)


def test_the_bureau_gets_everything_but_the_counter_terror_ledgers(
    folder: Path, catalogue: Catalogue
) -> None:
    form = made(folder, "jb00")
    main = [spec.sheet for spec in catalogue.ledgers.values() if spec.book == "main"]
    assert list(form.sheets) == main
    book = read_book(form.path, catalogue)
    assert len(lines_of(book, "DW", catalogue, "单位代码")) == 3


def test_the_counter_terror_ledgers_stand_in_a_workbook_of_their_own(folder: Path) -> None:
    form = made(folder, "JB00", kind=COUNTER_TERROR_BOOK)
    assert form.sheets[:3] == ("18反恐重点目标", "18A六实数据", "18B视频核验")
    with pytest.raises(GsafetyError, match="东湖公园不是反恐重点目标单位，没有反恐台账"):
        made(folder, "GY01", file="二.xlsx", kind=COUNTER_TERROR_BOOK)


def test_without_a_register_a_unit_gets_all_that_units_keep(
    tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    form = made(tmp_path, "HS09")
    kept = [
        spec.sheet
        for spec in catalogue.ledgers.values()
        if "unit" in spec.kept_by and spec.book == "main"
    ]
    assert list(form.sheets) == kept
    assert form.notes == ("没有找到单位名册，单位名称和下拉清单请用 --register 指定名册后重新生成",)
    assert made(tmp_path, "HS09", file="二.xlsx", kind=COUNTER_TERROR_BOOK).sheets


def test_people_in_office_come_from_the_register(folder: Path, catalogue: Catalogue) -> None:
    units = [replace(unit, ledgers=("YH", "RY")) for unit in (BUREAU, GREENING, PARK)]
    rows = {
        "unit_register": [register_entry(unit) for unit in units],
        "person": [person(GREENING, "甲", 1), person(PARK, "乙", 2), person(BUREAU, "丙", 3)],
    }
    write_book(folder / "单位名册.xlsx", BUREAU, catalogue, rows)
    own = read_book(made(folder).path, catalogue)
    assert lines_of(own, "RY", catalogue, "姓名", "单位") == ["甲 | 示例区绿化管理所"]
    bureau = read_book(made(folder, "JB00", file="局.xlsx").path, catalogue)
    assert lines_of(bureau, "RY", catalogue, "姓名") == ["甲", "乙", "丙"]


def test_what_was_carried_over_stands_in_the_new_workbook(
    folder: Path, catalogue: Catalogue
) -> None:
    last = write_last_year(folder / "上年.xlsx", OPEN_DANGER, catalogue)
    form = made(folder, last=last)
    assert form.sheets[-1] == "结转清单"
    book = read_book(form.path, catalogue)
    assert lines_of(book, "YH", catalogue, "编号", "隐患地点", "整改期限", "状态") == [
        "GYS01-YH-2026-001 | 北门 | 2026-12-20 | 整改中",
        "GYS01-YH-2026-002 | 南门 | 月底前 | 待整改",
    ]
    assert not [remark for remark in book.remarks if "结转清单" in remark]


def test_the_list_says_what_went_on_what_did_not_and_what_to_look_at(
    folder: Path, catalogue: Catalogue
) -> None:
    text = (
        OPEN_DANGER
        + """
    JC:
    | 编号              | 检查日期   |
    | GYS01-JC-2026-001 | 2026-12-20 |
    XF:
    | 编号              | 部位名称 |
    | GYS01-XF-2024-001 | 配电间   |
    """
    )
    form = made(folder, last=write_last_year(folder / "上年.xlsx", text, catalogue))
    sheet = openpyxl.load_workbook(form.path)["结转清单"]
    rows = [[cell for cell in row if cell not in {None, ""}] for row in sheet.values]
    assert rows[0] == ["2027年台账结转清单"]
    assert rows[3:] == [
        [
            "已结转",
            "04隐患整改",
            3,
            2,
            "GYS01-YH-2026-001、GYS01-YH-2026-002",
            "1 条已了结或到期，留在上年台账；本年新记录从 GYS01-YH-2027-001 编起",
        ],
        ["未结转", "03安全检查", 1, 0, "每年另起，上年记录留在上年台账"],
        ["请核对", "13消防重点部位", 1, 0, "GYS01-XF-2024-001", "本单位本年不填这张台账"],
        [
            "请核对",
            "04隐患整改",
            "GYS01-YH-2026-002",
            "上年 D5：“整改期限”读不出来，原文照抄，请改正。原内容：月底前",
        ],
    ]


def test_numbers_go_on_after_those_of_this_year(folder: Path, catalogue: Catalogue) -> None:
    text = """
    YH:
    | 编号              | 填报单位 | 隐患地点 | 状态   |
    | GYS01-YH-2026-031 | 绿管所   | 北门     | 整改中 |
    | GYS01-YH-2027-002 | 绿管所   | 北门     | 整改中 |
    | GYS01-YH-2027-006 | 绿管所   | 南门     | 已销号 |
    """
    form = made(folder, last=write_last_year(folder / "上年.xlsx", text, catalogue))
    sheet = openpyxl.load_workbook(form.path)["04隐患整改"]
    prompts = [
        item.prompt for item in sheet.data_validations.dataValidation if item.promptTitle == "编号"
    ]
    assert prompts[0].endswith("GYS01-YH-2027-007")


def test_people_of_the_last_workbook_come_before_those_of_the_register(
    folder: Path, catalogue: Catalogue
) -> None:
    units = [replace(unit, ledgers=("YH", "RY")) for unit in (BUREAU, GREENING)]
    rows = {
        "unit_register": [register_entry(unit) for unit in units],
        "person": [person(GREENING, "甲", 1)],
    }
    write_book(folder / "单位名册.xlsx", BUREAU, catalogue, rows)
    text = """
    YH:
    | 编号              | 填报单位 | 隐患地点 | 状态   |
    | GYS01-YH-2026-001 | 绿管所   | 北门     | 整改中 |
    RY:
    | 编号              | 填报单位 | 姓名 | 单位   | 任职止     |
    | GYS01-RY-2026-001 | 绿管所   | 丁   | 绿管所 |            |
    | GYS01-RY-2026-002 | 绿管所   | 戊   | 绿管所 | 2026-05-01 |
    """
    form = made(folder, last=write_last_year(folder / "上年.xlsx", text, catalogue))
    book = read_book(form.path, catalogue)
    assert lines_of(book, "RY", catalogue, "编号", "姓名") == ["GYS01-RY-2026-001 | 丁"]


def test_without_a_register_file_the_last_workbook_has_one(
    tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = (
        OPEN_DANGER
        + """
    DW:
    | 编号             | 填报单位 | 单位代码 | 规范全称         | 规范简称 | 应报台账 |
    | JB00-DW-2026-001 | 绿管局   | JB00     | 示例区绿管局     | 绿管局   | ST       |
    | JB00-DW-2026-002 | 绿管局   | GYS01    | 示例区绿化管理所 | 绿管所   | YH       |
    """
    )
    form = made(tmp_path, last=write_last_year(tmp_path / "上年.xlsx", text, catalogue))
    assert form.unit.name == "示例区绿化管理所"
    assert form.sheets == ("04隐患整改", "90单位名册", "结转清单")
    book = read_book(form.path, catalogue)
    assert lines_of(book, "DW", catalogue, "单位代码") == ["JB00", "GYS01"]


def test_a_workbook_with_buttons_carries_over_too(folder: Path, catalogue: Catalogue) -> None:
    last = write_last_year(folder / "上年.xlsx", OPEN_DANGER, catalogue)
    form = made(folder, file="新.xlsm", last=last)
    book = openpyxl.load_workbook(form.path, keep_vba=True)
    assert "结转清单" in book.sheetnames
    assert book.vba_archive is not None


def test_the_same_request_gives_the_same_bytes(folder: Path, catalogue: Catalogue) -> None:
    last = write_last_year(folder / "上年.xlsx", OPEN_DANGER, catalogue)
    one, other = (made(folder, file=name, last=last).path for name in ("一.xlsx", "二.xlsx"))
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize(
    ("year", "unit", "note"),
    [
        (2025, "GYS01", "上年.xlsx 是2025年的台账，不是上一年的"),
        (2026, "", "上年.xlsx 没有写明是哪个单位的，请核对没有拿错"),
    ],
)
def test_an_odd_last_workbook_is_a_word_of_caution(
    folder: Path, catalogue: Catalogue, year: int, unit: str, note: str
) -> None:
    text = OPEN_DANGER if unit else OPEN_DANGER.replace("绿管所", "某单位")
    last = write_last_year(folder / "上年.xlsx", text, catalogue, unit=unit, year=year)
    form = made(folder, last=last)
    assert note in form.notes
    assert form.carried is not None
    assert len(form.carried.rows["hidden_danger"]) == 2


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"unit": "GY01"}, "上年.xlsx 是示例区绿化管理所的台账，不是东湖公园的"),
        ({"year": 2026}, "上年.xlsx 是2026年的台账，不能结转到2026年"),
        ({"unit": "JB00", "kind": COUNTER_TERROR_BOOK}, "上年.xlsx 是示例区绿化管理所的台账"),
        ({"unit": "GYS99"}, r"单位名册（单位名册.xlsx）中没有 GYS99。名册中的代码有：JB00、GYS01"),
        ({"path": Path("新.doc")}, "新.doc 不是 Excel 文件名"),
        ({"path": Path("上年.xlsx")}, "上年.xlsx 已经存在"),
        ({"path": Path()}, "是文件夹"),
        ({"last": Path()}, "是文件夹"),
        ({"last": Path("没有.xlsx")}, "找不到文件 没有.xlsx"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(
    folder: Path, catalogue: Catalogue, given: dict[str, object], message: str
) -> None:
    last = write_last_year(folder / "上年.xlsx", OPEN_DANGER, catalogue)
    before = sorted(folder.iterdir())
    request = NewRequest("GYS01", 2027, Path("新.xlsx"), last=last)
    with pytest.raises(GsafetyError, match=message):
        new_form(replace(request, **given))  # type: ignore[arg-type]
    assert sorted(folder.iterdir()) == before


def test_a_main_workbook_is_no_last_year_of_the_counter_terror_one(
    folder: Path, catalogue: Catalogue
) -> None:
    text = OPEN_DANGER.replace("GYS01", "JB00").replace("绿管所", "我局")
    last = write_last_year(folder / "上年.xlsx", text, catalogue, unit="JB00")
    with pytest.raises(GsafetyError, match="里没有反恐台账可以结转"):
        made(folder, "JB00", kind=COUNTER_TERROR_BOOK, last=last)


def test_codes_that_nobody_knows_are_said(folder: Path, catalogue: Catalogue) -> None:
    units = [BUREAU, replace(GREENING, ledgers=("YH", "QQ")), replace(PARK, ledgers=("QQ",))]
    rows = {"unit_register": [register_entry(unit) for unit in units]}
    write_book(folder / "单位名册.xlsx", BUREAU, catalogue, rows)
    assert made(folder).notes == ("单位名册中示例区绿化管理所的应报台账有不认识的代码：QQ",)
    with pytest.raises(GsafetyError, match="东湖公园没有要填的台账（应报台账：QQ）"):
        made(folder, "GY01", file="二.xlsx")
