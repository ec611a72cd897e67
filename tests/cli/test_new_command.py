"""``gsafety new``: what is printed, which options do not go together."""

from pathlib import Path

import pytest

from gsafety_xl.cli import door
from gsafety_xl.schema import Catalogue
from tests.pipeline.books import write_register
from tests.pipeline.last_year import write_last_year

LAST_YEAR = """
    YH:
    | 编号              | 填报单位 | 隐患地点 | 整改期限   | 状态   |
    | GYS01-YH-2026-001 | 绿管所   | 北门     | 2026-12-20 | 整改中 |
    | GYS01-YH-2026-002 | 绿管所   | 南门     | 月底前     | 待整改 |
    JC:
    | 编号              | 检查日期   |
    | GYS01-JC-2026-001 | 2026-12-20 |
    XF:
    | 编号              | 部位名称 |
    | GYS01-XF-2024-001 | 配电间   |
    """


@pytest.fixture
def folder(tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a register and a last year's workbook, and stand in it."""
    write_register(tmp_path, catalogue)
    write_last_year(tmp_path / "上年" / "绿管所.xlsx", LAST_YEAR, catalogue)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(line: str) -> int:
    return door.run(["new", *line.split()])


CARRIED = """从 绿管所.xlsx 结转 2 条：
  04隐患整改 2 条：GYS01-YH-2026-001、GYS01-YH-2026-002
  13消防重点部位 1 条没有结转（本单位本年不填这张台账）：GYS01-XF-2024-001
请核对 1 处（详见工作表“结转清单”）：
  04隐患整改!D5 GYS01-YH-2026-002 整改期限“月底前”：读不出来，原文照抄，请改正
"""


@pytest.mark.usefixtures("folder")
def test_a_new_workbook_says_what_it_holds(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--unit GYS01 --year 2027 -o 新.xlsx --from 上年/绿管所.xlsx") == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out == (
        "已为 示例区绿化管理所 新建 2027 年台账：新.xlsx\n"
        "工作表：01工作计划、01A计划任务、04隐患整改、09事故统计、90单位名册、结转清单\n" + CARRIED
    )


@pytest.mark.usefixtures("folder")
def test_the_counter_terror_workbook_is_called_that(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--unit JB00 --year 2027 --kind counter-terror -o 反恐.xlsx") == 0
    assert "新建 2027 年反恐台账：反恐.xlsx\n" in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
def test_all_workbooks_are_listed(catalogue: Catalogue, capsys: pytest.CaptureFixture[str]) -> None:
    main = sum(spec.book == "main" for spec in catalogue.ledgers.values())
    assert run("--all --year 2027 -o 各单位 --from 上年") == 0
    said = capsys.readouterr()
    assert said.err == ""
    *lines, last = said.out.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == [
        f"已新建 各单位/JB00_区绿化市容局_2027年安全台账.xlsx（{main} 张表）",
        "已新建 各单位/GYS01_区绿管所_2027年安全台账.xlsx（6 张表）",
        "已新建 各单位/GY01_东湖_2027年安全台账.xlsx（3 张表）",
        "已新建 各单位/反恐台账/JB00_区绿化市容局_2027年反恐台账.xlsx（4 张表）",
        "共 4 本",
    ]
    assert last == (
        "没有上年台账，从空白开始：JB00_区绿化市容局_2027年安全台账、GY01_东湖_2027年安全台账、"
        "JB00_区绿化市容局_2027年反恐台账"
    )
    inside = [line.removeprefix("  ") for line in lines if line.startswith(" ")]
    assert "\n".join(inside) + "\n" == CARRIED


def test_a_word_of_caution_goes_to_standard_error(
    folder: Path, catalogue: Catalogue, capsys: pytest.CaptureFixture[str]
) -> None:
    write_last_year(folder / "前年.xlsx", LAST_YEAR, catalogue, year=2025)
    assert run("--unit GYS01 --year 2027 -o 新.xlsx --from 前年.xlsx") == 0
    assert capsys.readouterr().err == "注意：前年.xlsx 是2025年的台账，不是上一年的\n"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("-o a.xlsx --year 2027", "没有写明为哪个单位新建。用 --unit 写单位代码，或用 --all"),
        ("--unit GYS01 --all --year 2027 -o a", "--unit 和 --all 只能用一个"),
        ("--unit GYS01 -o a.xlsx", "缺少 选项 --year"),
        ("--unit GYS01 --year 2027", "缺少 选项 --output"),
        ("--unit GYS01 --year 1999 -o a.xlsx", "选项 --year 写得不对：1999 不在 2020 到 2100 之间"),
        ("--unit GYS01 --year 2027 -o a.xlsx --kind x", "选项 --kind 写得不对"),
        ("--unit GYS01 --year 2027 -o a.txt", "a.txt 不是 Excel 文件名"),
        ("--unit GYS01 --year 2027 -o 上年", "上年 是文件夹。请写明文件名"),
        ("--unit GYS01 --year 2027 -o a.xlsx --from 上年", "上年 是文件夹。为一个单位新建时"),
        ("--all --year 2027 -o a --from 上年/绿管所.xlsx", "不是文件夹。与 --all 同用时"),
        ("--all --year 2027 -o 单位名册.xlsx", "单位名册.xlsx 是文件，不是文件夹"),
        ("--unit GYS01 --year 2027 -o a.xlsx --kind counter-terror", "不是反恐重点目标单位"),
        ("--unit GY01 --year 2027 -o a.xlsx --from 上年/绿管所.xlsx", "不是东湖公园的"),
    ],
)
def test_what_does_not_go_together_is_one_chinese_line(
    line: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(line) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"gsafety：{message}") or message in said.err
    assert said.err.count("\n") == 1
    assert sorted(path.name for path in Path().iterdir()) == ["上年", "单位名册.xlsx"]
