import pytest

from gsafety_xl.addin.actions import load_actions, load_ribbon
from gsafety_xl.addin.lint import find_problems
from gsafety_xl.addin.ribbon import ribbon_xml
from gsafety_xl.addin.sources import macros_folder


@pytest.fixture
def sources() -> dict[str, str]:
    """The files as they are kept, not as they would be built."""
    files = [*macros_folder().glob("*.bas"), *macros_folder().glob("*.cls")]
    return {file.name: file.read_text(encoding="utf-8") for file in files}


@pytest.fixture(scope="module")
def xml() -> str:
    return ribbon_xml(load_ribbon())


def problems(sources: dict[str, str], xml: str) -> list[str]:
    return list(find_problems(load_actions(), sources, xml))


def test_the_macros_that_ship_are_sound(sources: dict[str, str]) -> None:
    assert sorted(sources) == [
        "GsafetyButtons.bas",
        "GsafetyDoorbell.bas",
        "GsafetyRibbon.bas",
        "ThisWorkbook.cls",
    ]
    kept = (macros_folder() / "ribbon.xml").read_text(encoding="utf-8")
    assert problems(sources, kept) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            "GsafetyRibbon",
            "RibbonCheckSheet(control As IRibbonControl)",
            "RibbonCheckSheet()",
            ["宏 RibbonCheckSheet 的参数应为 control As IRibbonControl"],
        ),
        (
            "GsafetyRibbon",
            "Sub RibbonCheckSheet",
            "Sub RibbonOther",
            [
                "功能区按钮 Gsafety_check_sheet 调用的宏 RibbonCheckSheet 不存在",
                "动作 check_sheet 没有宏 RibbonCheckSheet",
                "宏 RibbonOther 调用的动作 check_sheet 不是它的",
            ],
        ),
        (
            "GsafetyRibbon",
            'Ring "check_sheet"',
            'Ring "chek_sheet"',
            ["宏 RibbonCheckSheet 没有调用一个已有的动作：chek_sheet"],
        ),
        (
            "GsafetyButtons",
            'Ring "check_sheet"',
            'Ring "help"',
            ["宏 CheckSheet 调用的动作 help 不是它的"],
        ),
        ("GsafetyButtons", '    Ring "help"\n', "", ["宏 ShowHelp 没有调用一个已有的动作："]),
        (
            "GsafetyButtons",
            "CheckSheet()",
            "CheckSheet(x)",
            ["宏 CheckSheet 不能有参数，否则表内按钮调用不了"],
        ),
        (
            "GsafetyDoorbell",
            "Public Sub Ring(",
            "Public Sub Knock(",
            ["GsafetyDoorbell.bas 没有宏 Ring"],
        ),
        (
            "GsafetyDoorbell",
            '"GsafetyDoorbell"',
            '"Doorbell"',
            ["GsafetyDoorbell.bas 第1行的 VB_Name 与文件名不符"],
        ),
        (
            "GsafetyDoorbell",
            "Run: gsafety",
            "请运行 gsafety",
            ["GsafetyDoorbell.bas 第32行有英文以外的字符"],
        ),
        (
            "GsafetyDoorbell",
            "Option Explicit",
            "#If VBA7 Then",
            ["GsafetyDoorbell.bas 第2行用了 #If 或 Declare"],
        ),
        (
            "GsafetyDoorbell",
            "Option Explicit",
            'Private Declare PtrSafe Sub Sleep Lib "kernel32" (ByVal ms As Long)',
            ["GsafetyDoorbell.bas 第2行用了 #If 或 Declare"],
        ),
        (
            "GsafetyDoorbell",
            "Option Explicit",
            "' " + "x" * 1022,
            ["GsafetyDoorbell.bas 第2行超过1023个字符"],
        ),
        (
            "GsafetyDoorbell",
            "    Exit Sub\n",
            "    Beep\n    Exit Sub\n",
            ["GsafetyDoorbell.bas 的宏 Ring 超过5行"],
        ),
    ],
)
def test_each_kind_of_problem_is_found(
    sources: dict[str, str], xml: str, file: str, old: str, new: str, expected: list[str]
) -> None:
    source = sources[f"{file}.bas"]
    assert source.count(old) >= 1
    sources[f"{file}.bas"] = source.replace(old, new, 1)
    assert problems(sources, xml) == expected


def test_a_missing_module_lacks_all_its_subs(sources: dict[str, str], xml: str) -> None:
    del sources["GsafetyButtons.bas"]
    assert problems(sources, xml) == [
        f"动作 {action.key} 没有宏 {action.sub}" for action in load_actions()
    ]
