from pathlib import Path

import pytest

from gsafety_xl.addin.actions import load_actions, load_ribbon, read_ribbon
from gsafety_xl.model import GsafetyError

HEAD = """
[tab]
label = "台账"
keytip = "GA"
title = "台账"
description = "说明"
[[groups]]
key = "check"
label = "校验"
"""


def entry(**changes: str) -> str:
    """Return an action of a data file, like one that ships but for the changes."""
    values = {
        "key": "check_sheet",
        "group": "check",
        "label": "校验本表",
        "screentip": "校验",
        "supertip": "逐格检查",
        "image": "Help",
        "keytip": "S",
        "sub": "CheckSheet",
    }
    return "\n[[actions]]\n" + "\n".join(f'{k} = "{v}"' for k, v in (values | changes).items())


def other(**changes: str) -> str:
    return entry(**{"key": "check_book", "sub": "CheckBook", "keytip": "B"} | changes)


def test_the_actions_are_in_the_order_of_the_work() -> None:
    assert [(action.key, action.label) for action in load_actions()] == [
        ("new_form", "新建台账"),
        ("zero_report", "零报告"),
        ("check_sheet", "校验本表"),
        ("check_book", "校验全簿"),
        ("previous_finding", "上一处"),
        ("next_finding", "下一处"),
        ("clear_marks", "清除标记"),
        ("fix", "一键规范"),
        ("explain", "情况说明"),
        ("consolidate", "汇总下级"),
        ("duties", "履职看板"),
        ("due", "到期提醒"),
        ("report", "生成文书"),
        ("settings", "设置"),
        ("help", "帮助"),
    ]


def test_the_groups_follow_each_other_as_the_actions_do() -> None:
    ribbon = load_ribbon()
    assert [group.label for group in ribbon.groups] == [
        "填报",
        "校验",
        "汇总与履职",
        "文书",
        "其他",
    ]
    shown = [action for group in ribbon.groups for action in ribbon.actions_in(group)]
    assert tuple(shown) == load_actions()


def test_what_is_about_no_workbook_works_without_one() -> None:
    free = {action.key for action in load_actions() if not action.needs_workbook}
    assert free == {"new_form", "consolidate", "settings", "help"}


def test_excel_shows_every_text_whole() -> None:
    for action in load_actions():
        assert 0 < len(action.label) <= 6
        assert 0 < len(action.screentip) <= 1024
        assert 0 < len(action.supertip) <= 1024
        assert 1 <= len(action.keytip) <= 3
        assert action.keytip.isupper()


@pytest.mark.parametrize(
    ("actions", "mistake"),
    [
        (entry() + other(key="check_sheet"), "key 重复：check_sheet"),
        (entry() + other(sub="checksheet"), "sub 重复：CHECKSHEET"),
        (entry() + other(keytip="SB"), "check_sheet 和 check_book 的 keytip 分不开：S、SB"),
        (entry(group="report"), "check_sheet 的 group 没有列在 groups 中：report"),
        (entry(sub="校验"), "只能用英文字母"),
        (entry(sub="Check Sheet"), "只能用英文字母"),
        (entry(icon="x"), "icon"),
        (entry().replace('keytip = "S"', ""), "keytip"),
        ("\n[[actions]", "actions.toml"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, actions: str, mistake: str) -> None:
    file = tmp_path / "actions.toml"
    file.write_text(HEAD + actions, encoding="utf-8")
    with pytest.raises(GsafetyError, match=mistake):
        read_ribbon(file)


def test_a_file_without_mistakes_is_read(tmp_path: Path) -> None:
    file = tmp_path / "actions.toml"
    file.write_text(HEAD + entry() + other(), encoding="utf-8")
    ribbon = read_ribbon(file)
    assert [action.ribbon_sub for action in ribbon.actions] == [
        "RibbonCheckSheet",
        "RibbonCheckBook",
    ]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GsafetyError, match=r"none\.toml"):
        read_ribbon(tmp_path / "none.toml")
