from gsafety_xl.model import Ledgers, Stage
from gsafety_xl.rules import run_rules
from tests.conftest import Checker

_EVERYTHING = (
    "编号",
    "填报单位",
    "业务领域",
    "姓名",
    "单位",
    "职务",
    "职务类别",
    "职务层次",
    "手机",
    "任职起",
    "填报人",
    "填报日期",
)


def _person_table(*columns: str) -> str:
    return f"| {' | '.join(columns)} |"


def test_a_sheet_with_every_required_column_passes(check: Checker) -> None:
    check.docstring = _person_table(*_EVERYTHING)
    assert check("C-19", ledger="RY") == []


def test_a_required_column_that_is_not_there_is_reported_for_the_sheet(check: Checker) -> None:
    check.docstring = _person_table(*(name for name in _EVERYTHING if name != "手机"))
    assert check("C-19", ledger="RY") == ["缺少必填列“手机”"]
    (finding,) = check.run("C-19", ledger="RY").findings
    assert (finding.place.sheet, finding.place.row, finding.column) == ("91人员通讯", 0, "phone")
    assert finding.level == "E"


def test_a_consolidated_sheet_has_headings_of_its_own(check: Checker) -> None:
    check.docstring = _person_table(*_EVERYTHING, "原表其他列")
    assert [item.message for item in check.run("C-19", ledger="RY").findings] == [
        "列“原表其他列”不是台账的列，内容汇总时并入备注"
    ]
    (table,) = check.tables
    table.origins = []
    assert run_rules(Ledgers([table]), check.context(), frozenset({"C-19"})).findings == []


def test_a_renamed_column_is_pointed_out_with_its_likely_name(check: Checker) -> None:
    check.docstring = _person_table(*_EVERYTHING, "任职结止", "XYZ")
    result = check.run("C-19", ledger="RY")
    assert [(item.place.cell, item.message) for item in result.findings] == [
        ("M1", "列“任职结止”不是台账的列，可能是“任职止”"),
        ("N1", "列“XYZ”不是台账的列，内容汇总时并入备注"),
    ]
    assert {item.level for item in result.findings} == {"I"}


def test_a_column_already_there_is_no_candidate(check: Checker) -> None:
    check.docstring = _person_table(*_EVERYTHING, "职务类别二")
    assert check("C-19", ledger="RY") == ["M1 列“职务类别二”不是台账的列，内容汇总时并入备注"]


def test_a_column_needed_now_and_then_is_missed_only_then(check: Checker) -> None:
    """
    | 隐患编号          | 隐患级别 |
    | GYS01-YH-2026-001 | 重大     |
    """
    assert "缺少必填列“督办人”" in check("C-19", ledger="YH")
    check.docstring = check.docstring.replace("重大", "一般")
    assert "缺少必填列“督办人”" not in check("C-19", ledger="YH")


def test_a_total_that_is_not_the_sum(check: Checker) -> None:
    """
    | 检查编号          | 检查人次 | 发现隐患数 |
    | GYS01-JC-2026-001 | 5        | 1          |
    | GYS01-JC-2026-002 | 6        | 2          |
    | 合计              | 12       | 3          |
    """
    result = check.run("C-12", ledger="JC", stage="consolidate")
    (finding,) = result.findings
    assert (finding.place.cell, finding.level, finding.value) == ("B4", "W", "12")
    assert finding.message == "合计行的检查人次是 12，明细之和是 11，相差 1"


def test_each_total_stands_for_the_entries_since_the_last(check: Checker) -> None:
    """
    | 检查编号          | 检查人次 |
    | GYS01-JC-2026-001 | 5        |
    | 小计              | 5        |
    | GYS01-JC-2026-002 | 6        |
    | 小计              | 7        |
    """
    assert check("C-12", ledger="JC") == ["B5 小计行的检查人次是 7，明细之和是 6，相差 1"]


def test_a_total_that_is_the_sum_passes(check: Checker) -> None:
    """
    | 检查编号          | 检查人次 |
    | GYS01-JC-2026-001 | 5        |
    | 合计              | 5        |
    """
    assert check("C-12", ledger="JC") == []


def test_a_total_over_a_faulty_cell_is_not_judged(check: Checker) -> None:
    """
    | 检查编号          | 检查人次 |
    | GYS01-JC-2026-001 | 约5      |
    | 合计              | 5        |
    """
    assert [item.rule for item in check.run("C-06", "C-12", ledger="JC").findings] == ["C-06"]


def test_years_are_not_added_up(check: Checker) -> None:
    """
    | 编号             | 计划年度 |
    | JB00-JH-2026-001 | 2026     |
    | JB00-JH-2026-002 | 2026     |
    | 合计             | 2        |
    """
    assert check("C-12", ledger="JH") == []


def test_totals_are_asked_for_where_there_are_some(check: Checker) -> None:
    """
    | 检查编号          | 检查人次 |
    | GYS01-JC-2026-001 | 5        |
    """
    assert check.run("C-12", ledger="JC").states == {"C-12": "not applicable"}
    assert check.run("C-12", ledger="JC", stage=Stage.ENTRY).states == {}
