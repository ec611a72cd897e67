"""Unit names and the many ways they are written (domain 5.1: 15; 3.28: 17; 6.3: T18)."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gsafety_xl.model import Raw
from gsafety_xl.schema import Catalogue, SheetContext, Unit, UnitRegister, type_table
from gsafety_xl.schema.units import register_from
from tests.schema.cells import BUREAU, NOBODY, full_width, raw_table, seen

REGISTER = UnitRegister(
    [
        BUREAU,
        Unit(
            "GYS01", "示例区绿化管理所", "绿管所", ("绿化所", "示例区园林管理所"), must_report=True
        ),
        Unit("HWS01", "示例区环境卫生管理所（东片）", "环卫东所", ("环卫所",), must_report=True),
        Unit("HWS02", "示例区环境卫生管理所（西片）", "环卫西所", ("环卫所",)),
        Unit("CQ01", "城区公园", "", (), closed_on=date(2025, 6, 30)),
        Unit("1001", "东湖公园", "东湖"),
    ]
)
#: (code, a name) for every name that is one unit's only
NAMES = [
    (unit.code, text)
    for unit in REGISTER
    for text in (unit.code, unit.name, unit.short, *unit.aliases)
    if text not in {"", "环卫所"}
]


@settings(deadline=None)
@given(st.sampled_from(NAMES))
def test_every_name_is_its_unit(name: tuple[str, str]) -> None:
    code, text = name
    spellings = [
        text,
        f" {text}\u00a0",
        full_width(text),
        text.replace("（", "(").replace("）", " )"),
    ]
    assert {seen(REGISTER.read(spelling)) for spelling in spellings} == {code}


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        # the bureau, as the offices call it
        ("区绿化市容局", "JB00"),
        ("示例区绿化市容局", "JB00"),
        ("××区绿化和市容管理局", "JB00"),
        ("绿容局", "JB00"),
        ("我局", "JB00"),
        ("局本级", "JB00"),
        # city and district in front
        ("上海市示例区绿化管理所", "GYS01"),
        ("上海市××区绿化管理所", "GYS01"),
        ("XX区绿化管理所", "GYS01"),
        ("区绿化管理所", "GYS01"),
        ("绿化管理所", "GYS01"),
        ("本区绿管所", "GYS01"),
        ("局绿管所", "GYS01"),
        # renamed: the alias keeps the code
        ("示例区园林管理所", "GYS01"),
        ("园林管理所", "GYS01"),
        # closed units are still recognised
        ("城区公园", "CQ01"),
        ("示例区城区公园", "CQ01"),
        # a code of digits comes as a number
        (1001.0, "1001"),
        (1001, "1001"),
        ("gys01", "GYS01"),
    ],
)
def test_a_name_is_its_unit(raw: Raw, code: str) -> None:
    reading = REGISTER.read(raw)
    assert (reading.value, reading.problem, reading.inferred) == (code, "", False)


@pytest.mark.parametrize(
    "raw",
    [
        "公园",  # 城区公园 without what looks like a district
        "邻近区绿化管理所",  # of another district
        "上海市邻近区绿化管理所",
        "管理所",
        "示例区",
        "××区",
    ],
)
def test_a_name_that_only_looks_alike_is_no_unit_of_ours(raw: str) -> None:
    assert seen(REGISTER.read(raw)) == "!unknown"


def test_a_part_of_a_unit_counts_as_the_unit() -> None:
    reading = REGISTER.read("绿化管理所（东片区）")
    assert (reading.value, reading.inferred) == ("GYS01", True)


def test_an_alias_of_two_units_is_not_decided() -> None:
    reading = REGISTER.read("环卫所")
    names = ("示例区环境卫生管理所（东片）", "示例区环境卫生管理所（西片）")
    assert (reading.value, reading.problem, reading.candidates) == (None, "ambiguous", names)


def test_an_unknown_name_comes_with_the_nearest_three() -> None:
    reading = REGISTER.read("示例区环境卫生管理站")
    assert reading.problem == "unknown"
    assert 1 <= len(reading.candidates) <= 3
    assert reading.candidates[0].startswith("示例区环境卫生管理所")
    assert REGISTER.read("zzz").candidates == ()


@pytest.mark.parametrize(("raw", "expected"), [(None, None), ("", None), ("/", "!none_word")])
def test_no_name(raw: Raw, expected: object) -> None:
    assert seen(REGISTER.read(raw)) == expected


def test_without_the_bureau_no_district_is_known() -> None:
    register = UnitRegister([Unit("GYS01", "示例区绿化管理所")])
    assert seen(register.read("上海市示例区绿化管理所")) == "GYS01"
    assert seen(register.read("绿化管理所")) == "!unknown"


@pytest.mark.parametrize(
    ("year", "active"), [(2018, False), (2019, True), (2025, True), (2026, False)]
)
def test_a_unit_exists_between_its_days(year: int, *, active: bool) -> None:
    unit = Unit("A", "甲", opened_on=date(2019, 3, 1), closed_on=date(2025, 6, 30))
    assert unit.active_in(year) is active


def test_the_register_keeps_its_order_and_knows_who_reports() -> None:
    assert [unit.code for unit in REGISTER.reporting] == ["GYS01", "HWS01"]
    assert [unit.code for unit in REGISTER if unit.is_bureau] == ["JB00"]
    assert (REGISTER.name_of("1001"), REGISTER.name_of("XX")) == ("东湖公园", "XX")
    assert "1001" in REGISTER
    assert len(REGISTER) == 6
    with pytest.raises(KeyError):
        REGISTER["XX"]


def test_the_register_is_built_from_its_ledger(catalogue: Catalogue) -> None:
    cells: dict[str, list[Raw]] = {
        "code": ["JB00", 1001.0, None, "GYS09"],
        "name": ["示例区绿化和市容管理局", "东湖公园", "没有代码", None],
        "aliases": ["绿容局；我局", "东湖;东湖景区", None, None],
        "kind": ["局本级", "公园", None, None],
        "must_report": ["×", "√", "√", "√"],
        "ledgers": [None, "JC、YH，ST", None, None],
        "closed_on": [None, "2026.6.30", None, None],
    }
    table = type_table(raw_table("unit_register", dict(cells)), catalogue, SheetContext(NOBODY))
    bureau, park = register_from([table])
    assert (bureau.aliases, bureau.kind, bureau.must_report) == (
        ("绿容局", "我局"),
        "bureau",
        False,
    )
    assert (park.code, park.aliases) == ("1001", ("东湖", "东湖景区"))
    assert (park.kind, park.must_report, park.ledgers) == ("park", True, ("JC", "YH", "ST"))
    assert park.closed_on == date(2026, 6, 30)
