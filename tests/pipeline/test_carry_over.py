"""What of last year's workbook goes on; the workbook is the test's docstring."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pytest

from gsafety_xl.pipeline.carry_over import CarriedLedger, CarriedOver, Destination, carry_over
from gsafety_xl.schema import Catalogue
from gsafety_xl.schema.keeping import ledgers_kept
from gsafety_xl.schema.specs import COUNTER_TERROR_BOOK, MAIN_BOOK
from gsafety_xl.workbook.cells import Verbatim
from gsafety_xl.workbook.master import read_master
from gsafety_xl.workbook.reading import read_book
from tests.pipeline.books import BUREAU, GREENING, PARK, UNITS
from tests.pipeline.last_year import write_last_year

#: The greening unit with no ledgers named: it keeps what its kind keeps.
UNIT = replace(GREENING, ledgers=(), counter_terror_key=True)

Carry = Callable[..., CarriedOver]


@pytest.fixture
def carry(request: pytest.FixtureRequest, catalogue: Catalogue, tmp_path: Path) -> Carry:
    """Carry the docstring's workbook over into GYS01's of 2027."""

    def call(known: Catalogue = catalogue, kind: str = MAIN_BOOK) -> CarriedOver:
        text = request.function.__doc__ or ""
        path = write_last_year(tmp_path / "上年.xlsx", text, catalogue)
        into = Destination(UNIT, 2027, ledgers_kept(UNIT, known, kind), UNITS, kind)
        return carry_over(read_master(path, known, UNITS), into, known)

    return call


def outcome(carried: CarriedOver, code: str) -> CarriedLedger:
    """Return what became of one ledger."""
    (found,) = [item for item in carried.ledgers if item.ledger.code == code]
    return found


def names(carried: CarriedOver) -> list[str]:
    """Return the last part of the numbers of what went on."""
    return [name[-3:] for item in carried.ledgers for name in item.names]


def doubts(carried: CarriedOver) -> list[str]:
    """Return what must be looked at, as text."""
    return [
        f"{doubt.place.cell} {doubt.column}“{doubt.content}”{doubt.why}" for doubt in carried.doubts
    ]


def test_open_dangers_go_on_under_their_numbers(carry: Carry) -> None:
    """
    YH:
    | 编号              | 隐患地点 | 状态             |
    | GYS01-YH-2026-001 | 北门     | 待整改           |
    | GYS01-YH-2026-002 | 北门     | 整改中           |
    | GYS01-YH-2026-003 | 北门     | 已整改待复查     |
    | GYS01-YH-2026-004 | 北门     | 复查不合格       |
    | GYS01-YH-2026-005 | 北门     | 已销号           |
    | GYS01-YH-2026-006 | 北门     | 延期             |
    | GYS01-YH-2026-007 | 北门     | 移送             |
    | GYS01-YH-2026-008 | 北门     | 撤销（附理由）   |
    | GYS01-YH-2024-031 | 北门     | 未整改           |
    """
    found = outcome(carry(), "YH")
    assert found.names == tuple(
        f"GYS01-YH-{number}"
        for number in ("2026-001", "2026-002", "2026-003", "2026-004", "2026-006", "2024-031")
    )
    assert [entry["id"] for entry in found.entries] == list(found.names)
    assert found.before == 9
    assert found.why == "3 条已了结或到期，留在上年台账；本年新记录从 GYS01-YH-2027-001 编起"


def test_open_tasks_go_on(carry: Carry) -> None:
    """
    RW:
    | 编号              | 任务内容 | 状态   |
    | GYS01-RW-2026-001 | 甲       | 未开始 |
    | GYS01-RW-2026-002 | 甲       | 进行中 |
    | GYS01-RW-2026-003 | 甲       | 已完成 |
    | GYS01-RW-2026-004 | 甲       | 逾期   |
    | GYS01-RW-2026-005 | 甲       | 取消   |
    YD:
    | 编号              | 议定事项 | 状态 |
    | GYS01-YD-2026-011 | 甲       | 未办 |
    | GYS01-YD-2026-012 | 甲       | 办结 |
    | GYS01-YD-2026-013 | 甲       | 取消 |
    | GYS01-YD-2026-014 | 甲       | 逾期 |
    """
    assert names(carry()) == ["001", "002", "004", "011", "014"]


def test_what_stands_goes_on(carry: Carry) -> None:
    """
    XF:
    | 编号              | 部位名称 |
    | GYS01-XF-2024-001 | 配电间   |
    DD:
    | 编号              | 点位名称 |
    | GYS01-DD-2024-002 | 车棚     |
    WZ:
    | 编号              | 名称   | 有效期至   |
    | GYS01-WZ-2024-003 | 抢险队 | 2026-06-30 |
    FX:
    | 编号              | 名称   | 状态   |
    | GYS01-FX-2024-004 | 水池   | 在控   |
    | GYS01-FX-2024-005 | 水池   | 已消除 |
    | GYS01-FX-2024-006 | 水池   | 升级   |
    HW:
    | 编号              | 设施编号 | 状态   |
    | GYS01-HW-2024-007 | HW-1     | 在用   |
    | GYS01-HW-2024-008 | HW-2     | 已拆除 |
    | GYS01-HW-2024-009 | HW-3     | 整改中 |
    HL:
    | 编号              | 地块林班 | 记录类型 |
    | GYS01-HL-2024-010 | 3号      | 地块底账 |
    | GYS01-HL-2026-011 | 3号      | 巡护     |
    | GYS01-HL-2026-012 | 3号      | 火情     |
    """
    assert names(carry()) == ["001", "002", "004", "006", "010", "007", "009", "003"]


def test_what_is_in_force_goes_on(carry: Carry) -> None:
    """
    YA:
    | 编号              | 预案名称 | 现行有效 |
    | GYS01-YA-2025-001 | 甲       | 是       |
    | GYS01-YA-2023-002 | 甲       | 否       |
    ZS:
    | 编号              | 文件名称 | 有效 |
    | GYS01-ZS-2025-003 | 甲       | √    |
    | GYS01-ZS-2025-004 | 甲       | ×    |
    ZR:
    | 编号              | 分管领导 | 失效日期   |
    | GYS01-ZR-2025-005 | 甲       |            |
    | GYS01-ZR-2026-006 | 甲       | 2026-12-31 |
    | GYS01-ZR-2026-007 | 甲       | 2027-01-01 |
    JZ:
    | 编号              | 项目名称 | 核准决定 | 有效期止   |
    | GYS01-JZ-2026-008 | 甲       | 核准     | 2027-03-01 |
    | GYS01-JZ-2026-009 | 甲       | 核准     | 2026-09-01 |
    | GYS01-JZ-2026-010 | 甲       | 不予核准 |            |
    | GYS01-JZ-2026-011 | 甲       | 补正     |            |
    RY:
    | 编号              | 姓名 | 任职止     |
    | GYS01-RY-2020-012 | 甲   |            |
    | GYS01-RY-2020-013 | 乙   | 2026-10-31 |
    """
    assert names(carry()) == ["001", "005", "007", "003", "008", "011", "012"]


def test_what_happened_stays_in_last_years_workbook(carry: Carry) -> None:
    """
    JC:
    | 编号              | 检查日期   |
    | GYS01-JC-2026-001 | 2026-12-20 |
    YL:
    | 编号              | 演练名称 |
    | GYS01-YL-2026-001 | 消防     |
    """
    carried = carry()
    assert names(carried) == []
    assert carried.rows == {}
    assert outcome(carried, "JC").why == "每年另起，上年记录留在上年台账"
    assert outcome(carried, "YL").before == 1


def test_every_cell_is_carried_as_what_it_means(carry: Carry) -> None:
    """
    YH:
    | 序号 | 编号              | 填报单位 | 业务领域   | 隐患地点 | 发现日期   | 状态   |
    | 17   | GYS01-YH-2026-001 | 绿管所   | 安全，消防 | １号  门 | 2026-11-05 | 未整改 |
    ZR:
    | 编号              | 年度 | 生效日期  | 联络员职务层次 | 管理机构是否设立 |
    | GYS01-ZR-2026-001 | 2026 | 2026/1/15 | 科级副职       | 设立             |
    """
    carried = carry()
    assert outcome(carried, "YH").entries[0] == {
        "id": "GYS01-YH-2026-001",
        "unit": "GYS01",
        "domain": ("safety", "fire"),
        "site": "１号  门",
        "found_on": date(2026, 11, 5),
        "status": "pending",
    }
    assert outcome(carried, "ZR").entries[0] == {
        "id": "GYS01-ZR-2026-001",
        "year": 2026,
        "effective_on": date(2026, 1, 15),
        "liaison_rank": "section_deputy",
        "institution": "established",
    }
    assert carried.doubts == ()


def test_what_cannot_be_read_is_carried_as_it_stands_and_named(carry: Carry) -> None:
    """
    YH:
    | 编号              | 隐患地点 | 隐患单位 | 整改期限 | 整改资金（万元） | 状态     |
    | GYS01-YH-2026-001 | 北门     | 张家花园 | 月底前  完 | 约1万            | closed   |
    """
    carried = carry()
    (entry,) = outcome(carried, "YH").entries
    assert entry["due_on"] == "月底前  完"
    assert entry["status"] == "closed"
    assert all(isinstance(entry[key], Verbatim) for key in ("due_on", "fund", "status"))
    assert sorted(doubts(carried)) == [
        "C4 隐患单位“张家花园”读不出来，原文照抄，请改正",
        "D4 整改期限“月底前 完”读不出来，原文照抄，请改正",
        "E4 整改资金（万元）“约1万”读不出来，原文照抄，请改正",
        "F4 状态“closed”读不出来，原文照抄，请改正",
    ]
    assert {doubt.row_id for doubt in carried.doubts} == {"GYS01-YH-2026-001"}


def test_an_entry_that_does_not_say_whether_it_is_over_goes_on(carry: Carry) -> None:
    """
    YH:
    | 编号              | 隐患地点 | 状态 |
    | GYS01-YH-2026-001 | 北门     |      |
    JZ:
    | 编号              | 项目名称 | 核准决定 | 有效期止 |
    | GYS01-JZ-2026-002 | 甲       | 核准     | 长期     |
    """
    carried = carry()
    assert names(carried) == ["001", "002"]
    assert doubts(carried) == [
        "C4 状态“”没有填，按未了结带过来",
        "D4 有效期止“长期”读不出来，原文照抄，请改正",
    ]


def test_what_was_understood_from_its_surroundings_is_written_out(carry: Carry) -> None:
    """
    YH:
    | 编号              | 隐患地点 | 整改责任人 | 隐患单位         | 状态   |
    | GYS01-YH-2026-001 | 北门     | 孙某       | 绿管所（东片区） | 整改中 |
    | GYS01-YH-2026-002 | 南门     | 同上       | 东湖公园         | 整改中 |
    """
    carried = carry()
    first, second = outcome(carried, "YH").entries
    assert [first["target_unit"], second["target_unit"]] == ["GYS01", "GY01"]
    assert second["rect_person"] == "孙某"
    assert doubts(carried) == [
        "D4 隐患单位“绿管所（东片区）”按上下文理解为“示例区绿化管理所”，请核对",
        "C5 整改责任人“同上”按上下文理解为“孙某”，请核对",
    ]


def test_a_unit_that_the_new_workbook_cannot_name_keeps_its_name(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    text = """
    YH:
    | 编号              | 隐患地点 | 隐患单位 | 状态   |
    | GYS01-YH-2026-001 | 北门     | 东湖公园 | 整改中 |
    """
    path = write_last_year(tmp_path / "上年.xlsx", text, catalogue)
    known = type(UNITS)([UNIT, BUREAU])
    into = Destination(UNIT, 2027, ledgers_kept(UNIT, catalogue), known)
    carried = carry_over(read_book(path, catalogue, UNITS), into, catalogue)
    (entry,) = outcome(carried, "YH").entries
    assert entry["target_unit"] == "东湖公园"
    assert isinstance(entry["target_unit"], Verbatim)
    assert carried.doubts == ()


def test_columns_without_a_place_in_the_new_workbook_are_named(
    carry: Carry, catalogue: Catalogue
) -> None:
    """
    YH:
    | 编号              | 隐患地点 | 资金来源 | 内部分类 | 状态   |
    | GYS01-YH-2026-001 | 北门     | 公园经费 | 甲类     | 整改中 |
    | GYS01-YH-2026-002 | 北门     |          | 乙类     | 已销号 |
    """
    spec = catalogue.ledgers["hidden_danger"]
    columns = [
        msgspec.structs.replace(column, until=2026) if column.key == "fund_source" else column
        for column in spec.columns
    ]
    ending = msgspec.structs.replace(spec, columns=columns)
    known = replace(catalogue, ledgers={**catalogue.ledgers, spec.key: ending})
    carried = carry(known)
    assert "fund_source" not in outcome(carried, "YH").entries[0]
    assert doubts(carried) == [
        "C4 资金来源“公园经费”2027年台账没有这一列，没有带过来",
        "D4 内部分类“甲类”台账没有这一列，没有带过来，需要的请抄到备注",
    ]


def test_entries_without_a_number_or_with_one_used_twice_are_named(carry: Carry) -> None:
    """
    YH:
    | 编号              | 隐患地点 | 状态   |
    |                   | 北门     | 整改中 |
    | GYS01-YH-2026-002 | 南门     | 整改中 |
    | GYS01-YH-2026-002 | 东门     | 整改中 |
    """
    carried = carry()
    assert outcome(carried, "YH").names[0] == "04隐患整改 第4行"
    assert doubts(carried) == [
        "A4 编号“”没有编号，请补编",
        "A5 编号“GYS01-YH-2026-002”编号用了 2 次",
        "A6 编号“GYS01-YH-2026-002”编号用了 2 次",
    ]


def test_numbers_of_last_years_workbook_are_not_given_again(carry: Carry) -> None:
    """
    YH:
    | 编号              | 隐患地点 | 状态   |
    | GYS01-YH-2026-001 | 北门     | 整改中 |
    | GYS01-YH-2027-004 | 北门     | 已销号 |
    JC:
    | 编号              | 检查日期   |
    | GYS01-JC-2027-009 | 2026-12-30 |
    """
    carried = carry()
    assert carried.numbers_used == {
        "GYS01-YH-2026-001",
        "GYS01-YH-2027-004",
        "GYS01-JC-2027-009",
    }
    assert "从 GYS01-YH-2027-005 编起" in outcome(carried, "YH").why


def test_a_ledger_that_the_unit_no_longer_keeps_is_named(carry: Carry) -> None:
    """
    YY:
    | 编号              | 设施名称 | 运行状态 |
    | GYS01-YY-2024-001 | 转马     | 在用     |
    | GYS01-YY-2024-002 | 转马     | 拆除     |
    """
    found = outcome(carry(), "YY")
    assert (found.entries, found.refused, found.left_out) == ((), ("GYS01-YY-2024-001",), 1)
    assert found.why == "本单位本年不填这张台账"


def test_counter_terror_entries_in_a_main_workbook_are_counted_and_not_named(
    carry: Carry,
) -> None:
    """
    YH:
    | 编号              | 隐患地点 | 状态   |
    | GYS01-YH-2026-001 | 北门     | 整改中 |
    FK:
    | 编号              | 目标名称 |
    | GYS01-FK-2026-001 | 甲       |
    """
    found = outcome(carry(), "FK")
    assert (found.entries, found.names, found.refused, found.left_out) == ((), (), (), 1)
    assert found.why == "反恐台账不与其他台账放在同一本里，请另建反恐台账"
    secret = carry(kind=COUNTER_TERROR_BOOK)
    assert [item.ledger.code for item in secret.ledgers] == ["FK"]
    assert names(secret) == ["001"]


def test_only_the_units_own_entries_are_taken_from_a_consolidated_workbook(
    carry: Carry,
) -> None:
    """
    YH:
    | 编号              | 填报单位 | 隐患地点 | 状态   | 来源文件 | 来源工作表 | 来源行 |
    | GYS01-YH-2026-001 | 绿管所   | 北门     | 整改中 | a.xlsx   | 04隐患整改 | 4      |
    | GY01-YH-2026-001  | 东湖公园 | 北门     | 整改中 | b.xlsx   | 04隐患整改 | 4      |
    """
    carried = carry()
    found = outcome(carried, "YH")
    assert found.names == ("GYS01-YH-2026-001",)
    assert found.why.startswith("1 条是别的单位的记录")


def test_the_park_is_not_asked_for_what_it_does_not_keep(catalogue: Catalogue) -> None:
    # the tables above go into a unit that keeps them all
    kept = {spec.code for spec in ledgers_kept(UNIT, catalogue)}
    assert {
        "YH",
        "RW",
        "YD",
        "XF",
        "DD",
        "WZ",
        "FX",
        "HW",
        "HL",
        "YA",
        "ZS",
        "ZR",
        "JZ",
        "RY",
    } <= kept
    assert "YY" not in kept
    assert "YY" in {spec.code for spec in ledgers_kept(replace(PARK, ledgers=()), catalogue)}
