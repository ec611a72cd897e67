import pytest
from hypothesis import given
from hypothesis import strategies as st

from gsafety_xl.schema.entry_numbers import EntryNumber, next_number, parse_number

NUMBERS = st.builds(
    EntryNumber,
    st.from_regex(r"[A-Z0-9]{4,6}", fullmatch=True),
    st.from_regex(r"[A-Z]{2,3}", fullmatch=True),
    st.integers(2020, 2100),
    st.integers(1, 20_000),
)


@given(NUMBERS)
def test_a_number_is_read_as_it_is_written(number: EntryNumber) -> None:
    assert parse_number(str(number)) == number


@pytest.mark.parametrize(
    ("text", "serial"),
    [
        ("GYS01-JC-2026-001", 1),
        ("GYS01-JC-2026-999", 999),
        ("GYS01-JC-2026-1000", 1000),
        ("GYS01-JC-2026-12345", 12345),
    ],
)
def test_three_digits_and_four_after_999(text: str, serial: int) -> None:
    assert parse_number(text) == EntryNumber("GYS01", "JC", 2026, serial)
    assert str(EntryNumber("GYS01", "JC", 2026, serial)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "17",
        "GYS01-JC-2026-" + "1" * 5000,
        "GYS01-JC-2026-17",
        "GYS01-JC-2026-0017",
        "GYS01-JC-2026-000",
        "GYS01-JC-26-017",
        "GYS01-JC-2026-\u0660\u0661\u0667",
        "gys01-JC-2026-017",
        "GYS01-J1-2026-017",
        " GYS01-JC-2026-017",
        "GYS01-JC-2026-017号",
        "GYS01—JC—2026—017",
    ],
)
def test_anything_else_is_no_number(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("used", "expected"),
    [
        ([], "GYS01-YH-2027-001"),
        (["GYS01-YH-2027-001"], "GYS01-YH-2027-002"),
        # the number of a deleted entry is not given again
        (["GYS01-YH-2027-001", "GYS01-YH-2027-007"], "GYS01-YH-2027-008"),
        (["GYS01-YH-2027-999"], "GYS01-YH-2027-1000"),
        # carried over: last year's number takes none of this year's
        (["GYS01-YH-2026-031"], "GYS01-YH-2027-001"),
        # of another unit, another ledger, unreadable
        (["GY01-YH-2027-005", "GYS01-JC-2027-006", "GYS01-YH-2027-9", "", "None"], None),
    ],
)
def test_the_next_number_follows_the_highest_used(used: list[str], expected: str | None) -> None:
    assert str(next_number("GYS01", "YH", 2027, used)) == (expected or "GYS01-YH-2027-001")


@given(st.lists(NUMBERS), NUMBERS)
def test_the_next_number_is_free(used: list[EntryNumber], like: EntryNumber) -> None:
    texts = [str(number) for number in used]
    offered = next_number(like.unit, like.ledger, like.year, texts)
    assert str(offered) not in texts
    assert parse_number(str(offered)) == offered
