import pytest

from gsafety_xl.rules.people import names_in, people_named


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", []),
        ("孙 ××", ["孙××"]),
        ("孙×× 李××", ["孙××", "李××"]),
        ("孙××、李××；赵××", ["孙××", "李××", "赵××"]),
        ("孙××\n李××", ["孙××", "李××"]),
        ("孙××和李××", ["孙××", "李××"]),
        ("李和平", ["李和平"]),
        ("欧阳和平", ["欧阳和平"]),
        ("孙××等3人", ["孙××"]),
    ],
)
def test_names_are_told_apart(text: str, names: list[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("李××", 1),
        ("李××、李××", 2),
        ("李××等4人", 4),
        ("李××、赵××等两人", 2),
        ("李××、赵××、孙××共2名", 3),
        ("李××等 \uff14 人", 4),
    ],
)
def test_the_number_given_counts_where_it_is_larger(text: str, count: int) -> None:
    assert people_named(text) == count
