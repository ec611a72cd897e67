from collections import Counter, defaultdict

import pytest

from gsafety_xl.sample.keeping import SampleYear
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records.inspection_items import item_entries
from gsafety_xl.sample.scene import Entry, Scene
from tests.sample.field_entries import by_number, entries


def sheets(year: SampleYear) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries(year, "inspection_item"):
        found[str(entry["inspection_id"])].append(entry)
    return found


def test_every_danger_of_an_inspection_with_a_sheet_is_a_fault_on_it(
    sample_year: SampleYear,
) -> None:
    filled = sheets(sample_year)
    for danger in entries(sample_year, "hidden_danger"):
        sheet = filled.get(str(danger.get("inspection_id")), [])
        faults = [item for item in sheet if item.get("danger_id") == danger["id"]]
        assert len(faults) == bool(sheet)
        for item in faults:
            assert (item["result"], item["problem"]) == ("not_conform", danger["description"])


def test_what_conforms_cites_nothing(sample_year: SampleYear) -> None:
    for item in entries(sample_year, "inspection_item"):
        assert (item["result"] == "conform") == ("danger_id" not in item)


def test_faults_are_as_many_as_the_inspection_says(sample_year: SampleYear) -> None:
    inspections = by_number(sample_year, "inspection")
    for number, sheet in sheets(sample_year).items():
        faults = sum(item["result"] == "not_conform" for item in sheet)
        assert faults == inspections[number]["danger_count"]


def test_no_item_is_asked_twice_on_a_sheet(sample_year: SampleYear) -> None:
    for sheet in sheets(sample_year).values():
        assert max(Counter(item["item"] for item in sheet).values()) == 1
        assert len(sheet) == 4


def test_the_bureau_takes_sheets_along_when_leaders_go(sample_year: SampleYear) -> None:
    inspections = by_number(sample_year, "inspection")
    kinds: dict[bool, set[object]] = {True: set(), False: set()}
    for item in entries(sample_year, "inspection_item"):
        kinds[item["unit"] == "JB00"].add(inspections[str(item["inspection_id"])]["kind"])
    assert kinds == {True: {"fire", "led"}, False: {"fire"}}


def test_items_say_who_filled_them_in_as_the_inspection_does(sample_year: SampleYear) -> None:
    inspections = by_number(sample_year, "inspection")
    for item in entries(sample_year, "inspection_item"):
        inspection = inspections[str(item["inspection_id"])]
        for column in ("unit", "domain", "filler", "filled_on"):
            assert item[column] == inspection[column]


@pytest.mark.parametrize(
    ("sign", "item"),
    [
        ("灭火器", "灭火器在位有效"),
        ("消火栓", "消火栓及箱内器材完好"),
        ("烟感", "火灾自动报警系统运行正常"),
        ("飞线", "电动自行车停放充电规范"),
        ("锁闭", "安全出口门可从内部开启"),
        ("漏电保护", "配电箱、漏电保护完好"),
    ],
)
def test_a_fault_stands_under_the_item_it_is_about(
    sign: str, item: str, sample_year: SampleYear
) -> None:
    found = [e for e in entries(sample_year, "inspection_item") if sign in str(e.get("problem"))]
    assert found
    assert {entry["item"] for entry in found} == {item}


def test_a_danger_of_a_kind_without_items_left_is_something_else(scene: Scene) -> None:
    inspection: Entry = {
        "id": "GY01-JC-2026-001",
        "kind": "fire",
        "unit": "GY01",
        "domain": ("fire",),
        "filler": "王××",
        "filled_on": scene.day("01-09"),
    }
    dangers: list[Entry] = [
        {
            "id": f"GY01-YH-2026-{index:03d}",
            "inspection_id": inspection["id"],
            "kind": kind,
            "description": "损坏",
        }
        for index, kind in enumerate(("water", "counter_terror"), start=1)
    ]
    recorded = Recorded()
    recorded.add("GY01", "inspection", [inspection])
    recorded.add("GY01", "hidden_danger", dangers)
    water, other, *rest = item_entries(scene.words.unit("GY01"), scene, recorded)
    assert (water["item"], other["item"]) == ("临水护栏和警示牌", "现场其他情况")
    assert [item["result"] for item in rest] == ["conform", "conform"]
