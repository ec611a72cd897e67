"""Choices and yes/no as people write them (domain 5.1: 08)."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gsafety_xl.model import Raw
from gsafety_xl.schema import Catalogue, Choice, CodeList, load_catalogue
from gsafety_xl.schema.choices import read_choice, read_choices, read_flag, spellings_of
from tests.schema.cells import full_width, seen

#: (code list, choice key, a label or alias of it), for every spelling of every code list
SPELLINGS = [
    (name, item.key, text)
    for name, codes in load_catalogue().codes.items()
    for item in codes.items
    for text in (item.label, *item.aliases)
]


def one(raw: Raw, codes: CodeList) -> object:
    return seen(read_choice(raw, spellings_of(codes), [item.label for item in codes.items]))


def several(raw: Raw, codes: CodeList) -> object:
    return seen(read_choices(raw, spellings_of(codes), [item.label for item in codes.items]))


@pytest.mark.parametrize(
    "raw", ["√", "✓", "☑", "是", "有", "1", "Y", "y", "已", 1, 1.0, True, " 是 ", full_width("Y")]
)
def test_yes(raw: Raw) -> None:
    assert read_flag(raw).value is True


@pytest.mark.parametrize(
    "raw", ["×", "✗", "否", "无", "无。", "0", "N", "未", "没有", 0, 0.0, False, full_width("0")]
)
def test_no(raw: Raw) -> None:
    # 无 is a no here, and nothing in a column of numbers
    assert read_flag(raw).value is False


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (None, None),
        ("", None),
        ("/", "!none_word"),
        ("—", "!none_word"),
        ("也许", "!unknown"),
        ("是否", "!unknown"),
        (2, "!unknown"),
    ],
)
def test_neither_yes_nor_no(raw: Raw, expected: object) -> None:
    assert seen(read_flag(raw)) == expected


@settings(deadline=None)
@given(st.sampled_from(SPELLINGS))
def test_every_spelling_is_its_choice(spelling: tuple[str, str, str]) -> None:
    name, key, text = spelling
    codes = load_catalogue().codes[name]
    assert one(text, codes) == key
    assert one(f"　{text}\u200b ", codes) == key
    assert one(full_width(text), codes) == key
    assert several(text, codes) == (key,)


@settings(deadline=None)
@given(st.data())
def test_labels_joined_read_back_in_order(data: st.DataObject) -> None:
    codes = data.draw(st.sampled_from(sorted(load_catalogue().codes.items())))[1]
    items = data.draw(st.lists(st.sampled_from(codes.items), unique_by=id, min_size=1, max_size=4))
    separator = data.draw(st.sampled_from(["、", "，", ", ", "；", "/", "\n", "  ", "和"]))
    text = separator.join(item.label for item in items)
    assert several(text, codes) == tuple(item.key for item in items)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("安全、消防", ("safety", "fire")),
        ("安全生产,消防安全", ("safety", "fire")),
        ("、消防、安全、", ("fire", "safety")),
        ("消防、消防安全", ("fire",)),
        ("消防、园艺", "!unknown"),
        ("消防\n安全", ("fire", "safety")),
        ("安 全", ("safety",)),
        ("/", "!none_word"),
        ("无", "!none_word"),
        ("；", "!unknown"),
        ("", None),
        (None, None),
    ],
)
def test_several_choices(catalogue: Catalogue, text: str | None, expected: object) -> None:
    assert several(text, catalogue.codes["domain"]) == expected


def test_a_label_may_contain_a_separator(catalogue: Catalogue) -> None:
    expected = ("safety_committee", "district_government", "city_bureau")
    assert several("区安委办、区委、区政府、市局", catalogue.codes["recipient"]) == expected


@pytest.mark.parametrize(
    ("raw", "key"),
    [("局(系统)", "bureau"), ("局 （系统）", "bureau"), ("区级", "district"), ("局", "bureau")],
)
def test_brackets_and_blanks_make_no_difference(catalogue: Catalogue, raw: str, key: str) -> None:
    assert one(raw, catalogue.codes["tier"]) == key


@pytest.mark.parametrize("raw", [12345, 12345.0, "12345", full_width("12345")])
def test_a_choice_may_look_like_a_number(catalogue: Catalogue, raw: Raw) -> None:
    assert one(raw, catalogue.codes["danger_source"]) == "report"


@pytest.mark.parametrize("raw", [5, 0.5, True])
def test_a_number_is_no_choice(catalogue: Catalogue, raw: Raw) -> None:
    assert one(raw, catalogue.codes["danger_source"]) == "!unknown"


def test_an_unknown_choice_comes_with_what_is_near(catalogue: Catalogue) -> None:
    codes = catalogue.codes["danger_kind"]
    labels = [item.label for item in codes.items]
    near = read_choice("消防设备", spellings_of(codes), labels)
    assert near.candidates[0] == "消防设施"
    assert len(near.candidates) <= 3
    assert read_choice("zzz", spellings_of(codes), labels).candidates == tuple(labels)


def test_a_choice_out_of_use_is_still_recognised() -> None:
    retired = Choice(key="vehicle", label="车辆伤害", until=date(2026, 6, 30))
    assert one("车辆伤害", CodeList(label="事故类别", items=[retired])) == "vehicle"


def test_a_page_of_separators_is_no_choice(catalogue: Catalogue) -> None:
    codes = catalogue.codes["domain"]
    reading = read_choices("1," * 16_000, spellings_of(codes), [item.label for item in codes.items])
    assert reading.problem == "unknown"
