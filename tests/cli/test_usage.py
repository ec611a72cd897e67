"""What a slip of the keyboard is answered with."""

import pytest

from gsafety_xl.cli import door


@pytest.mark.parametrize("group", [[], ["addin"], ["build"]])
def test_a_group_alone_shows_its_help(capsys: pytest.CaptureFixture[str], group: list[str]) -> None:
    assert door.run(group) == 0
    said = capsys.readouterr()
    assert said.out.startswith(f"用法：{' '.join(['gsafety', *group])} [选项] 命令 …")
    assert not said.err


NEW = ["new", "--unit", "GYS01", "-o", "x.xlsx", "--year"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([*NEW, "99"], "选项 --year 写得不对：99 不在 2020 到 2100 之间。"),
        ([*NEW, "abc"], "选项 --year 写得不对：'abc' 不是整数。"),
        (NEW, "命令写得不对：选项 --year 后面没有值"),
        (["consolidate", "x", "--jobs", "-1"], "选项 --jobs 写得不对：-1 小于 0。"),
        (["demo", "--seed", "一"], "选项 --seed 写得不对：'一' 不是整数。"),
        (
            ["check", "x", "--format", "pdf"],
            "选项 --format 写得不对：'pdf' 不是 'text', 'json', 'xlsx' 之一。",
        ),
        (["doctor", "extra"], "命令写得不对：多出 extra。"),
        (["docter"], "没有命令 docter。"),
    ],
)
def test_a_slip_is_named_in_chinese(
    capsys: pytest.CaptureFixture[str], words: list[str], sentence: str
) -> None:
    assert door.run(words) == door.COULD_NOT_RUN
    said = capsys.readouterr()
    assert said.err.startswith(f"gsafety：{sentence}")
    assert not said.out
