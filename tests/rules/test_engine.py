from collections.abc import Iterator
from datetime import date, datetime, time

import msgspec
import pytest

from gsafety_xl.model import Column, Ledgers, Raw, Reading, Row, RunState, Table, TotalRow
from gsafety_xl.rules import RuleContext, engine, run_rules
from gsafety_xl.rules.declared import Phase
from gsafety_xl.rules.hits import CodedHit, Hit, at_cell
from gsafety_xl.rules.registry import BOOK_RULES, ROW_RULES, BookRule, always
from gsafety_xl.schema import RawTable, SheetContext, Unit, UnitRegister, type_table
from tests.conftest import Checker
from tests.ledger_tables import REGISTER

_ABOUT_DAYS = ("C-01", "C-03", "C-04", "YH-04", "YH-05", "YH-06")


def _found(check: Checker, *codes: str) -> list[str]:
    findings = check.run(*(codes or _ABOUT_DAYS), ledger="YH").findings
    return [f"{item.place.cell} {item.rule}" for item in findings]


def test_a_bad_deadline_is_one_finding(check: Checker) -> None:
    """
    | 隐患编号          | 发现日期   | 整改期限   | 延期至     | 整改完成日期 |
    | GYS01-YH-2026-001 | 2026-04-28 | 2026-04-31 | 2026-05-01 |              |
    """
    assert _found(check) == ["C2 C-03"]


def test_a_bad_status_is_one_finding(check: Checker) -> None:
    """
    | 隐患编号          | 整改期限   | 整改完成日期 | 复查结论 | 状态   |
    | GYS01-YH-2026-001 | 2026-04-30 |              | 不合格   | 搞定了 |
    | GYS01-YH-2026-002 | 2026-04-30 |              | 不合格   |        |
    """
    assert _found(check) == ["E2 C-04", "E3 C-01"]


def test_a_deadline_before_the_day_found_is_not_overdue_as_well(check: Checker) -> None:
    """
    | 隐患编号          | 发现日期   | 整改期限   | 整改完成日期 |
    | GYS01-YH-2026-001 | 2026-04-28 | 2026-04-08 |              |
    """
    assert _found(check) == ["C2 YH-04"]


def test_a_condition_on_a_faulty_cell_asks_for_nothing(check: Checker) -> None:
    """
    | 隐患编号          | 隐患级别 | 督办人 | 延期至   | 延期审批人及理由 |
    | GYS01-YH-2026-001 | 特大     |        | 下个月底 |                  |
    """
    assert _found(check, "C-01", "C-03", "C-04", "YH-03") == ["B2 C-04", "D2 C-03"]


def test_a_warning_silences_nothing(check: Checker) -> None:
    """
    | 隐患编号          | 发现日期   | 整改期限 | 整改完成日期 |
    | GYS01-YH-2026-001 | 2026-04-28 | 26.4.8   |              |
    | GYS01-YH-2026-002 | 2026-04-28 | 26.5.8   |              |
    """
    assert _found(check) == ["C2 C-03", "C2 YH-04", "C3 C-03", "C3 YH-06"]


def test_rules_are_asked_at_their_stage(check: Checker) -> None:
    """
    | 隐患编号          | 隐患级别 | 督办人 | 整改期限   | 整改完成日期 |
    | GYS01-YH-2026-001 | 重大     |        | 2026-05-08 |              |
    """
    entry = check.run(ledger="YH", stage="entry")
    assert "YH-03" not in entry.states
    assert {item.rule for item in entry.findings} == {"C-19", "YH-06"}
    assert "YH-03" in {item.rule for item in check.run(ledger="YH").findings}


def test_rules_are_asked_while_in_force(check: Checker) -> None:
    """
    | 隐患编号          | 整改责任人 | 复查人 |
    | GYS01-YH-2026-001 | 孙××       | 孙××   |
    """
    context = check.context()
    check.run("YH-07")
    rule = context.catalogue.rules["YH-07"]
    for since, until, asked in [
        (date(2026, 6, 30), date(2026, 6, 30), True),
        (date(2026, 7, 1), None, False),
        (None, date(2026, 6, 29), False),
    ]:
        changed = msgspec.structs.replace(rule, since=since, until=until)
        rules = {**context.catalogue.rules, "YH-07": changed}
        catalogue = type(context.catalogue)(**{**vars(context.catalogue), "rules": rules})
        context.catalogue = catalogue
        result = run_rules(Ledgers(check.tables), context, frozenset({"YH-07"}))
        assert bool(result.findings) is asked
        assert ("YH-07" in result.states) is asked


def test_a_finding_says_all_there_is_to_say(check: Checker) -> None:
    """
    | 隐患编号          | 填报单位 | 整改责任人 | 复查人 |
    | GYS01-YH-2026-001 | 绿化所   | 孙××       | 孙××   |
    """
    (finding,) = check.run("YH-07", units=["JB00"]).findings
    assert str(finding.place) == "JB00.xlsx 04隐患整改!D2"
    assert (finding.ledger, finding.column, finding.value) == ("YH", "reviewer", "孙××")
    assert (finding.unit, finding.row_id) == ("GYS01", "GYS01-YH-2026-001")
    assert (finding.clause, finding.basis, finding.fix) == ("安全-05", "惯例", "换一个人复查")


def test_findings_are_sorted_by_place_then_rule(check: Checker) -> None:
    """
    YH GYS01:
    | 隐患编号 | 隐患级别 | 发现日期 |
    | 2        | 特大     | 某天     |
    YH GY01:
    | 隐患编号 | 隐患级别 | 发现日期 |
    | 1        |          | 某天     |
    """
    found = check.run("C-01", "C-02", "C-03", "C-04", whole=True).findings
    assert [f"{item.place.workbook} {item.place.cell} {item.rule}" for item in found] == [
        "GY01.xlsx A2 C-02",
        "GY01.xlsx B2 C-01",
        "GY01.xlsx C2 C-03",
        "GYS01.xlsx A2 C-02",
        "GYS01.xlsx B2 C-04",
        "GYS01.xlsx C2 C-03",
    ]


def test_states_tell_what_became_of_each_rule(check: Checker) -> None:
    """
    | 隐患编号          | 整改责任人 | 复查人 | 状态   | 复查结论 |
    | GYS01-YH-2026-001 | 孙××       | 孙××   | 待整改 |          |
    """
    states = check.run(ledger="YH").states
    assert states["YH-07"] == "findings"
    assert states["C-02"] == "passed"
    assert states["JC-03"] == "not applicable"
    assert states["YL-01"] == "not applicable"
    assert "JC-04" not in states


def test_no_tables_leave_no_rule_green(check: Checker) -> None:
    assert set(check.run().states.values()) == {"not applicable"}


def test_a_rule_whose_columns_are_not_there_is_not_green(check: Checker) -> None:
    """
    YH GYS01:
    | 隐患编号          | 隐患级别 | 状态   |
    | GYS01-YH-2026-001 | 一般     | 待整改 |
    """
    states = check.run("YH-03", "YH-06").states
    assert states == {"YH-03": "not applicable", "YH-06": "not applicable"}
    check.docstring += """
    YH GY01:
    | 隐患编号         | 隐患级别 | 整改期限   | 状态   |
    | GY01-YH-2026-001 | 一般     | 2026-07-08 | 待整改 |
    """
    assert check.run("YH-03", "YH-06").states["YH-06"] == "passed"


def _stumble(row: Row, _context: RuleContext) -> Iterator[Hit]:
    yield at_cell(row, "reviewer", {"": "same"}[row.text("reviewer")])


def test_a_broken_rule_is_never_green(check: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    | 隐患编号          | 整改责任人 | 复查人 |
    | GYS01-YH-2026-001 | 孙××       | 李××   |
    """
    monkeypatch.setitem(ROW_RULES, "YH-07", _stumble)
    result = check.run("YH-07", "YH-14")
    assert result.states["YH-07"] == "could not run"
    assert result.failures == {"YH-07": "KeyError: '李××'"}
    assert check.run("YH-14").failures == {}


def test_a_broken_book_rule_leaves_the_others_standing(
    check: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    | 隐患编号          | 整改责任人 | 复查人 |
    | GYS01-YH-2026-001 | 孙××       | 孙××   |
    | 2                 | 孙××       | 孙××   |
    """

    def divide(ledgers: Ledgers, _context: RuleContext) -> Iterator[Hit]:
        for row in ledgers.rows("hidden_danger"):
            yield at_cell(row, "id", "pattern", code="YH", example=f"{1 // (1 - row.index)}")

    monkeypatch.setitem(BOOK_RULES, "C-02", BookRule(divide, always))
    result = check.run("C-02", "YH-07", ledger="YH")
    assert result.states == {"C-02": "could not run", "YH-07": "findings"}
    assert result.failures["C-02"].startswith("ZeroDivisionError")


def test_a_message_without_its_facts_is_our_failure(
    check: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    | 隐患编号          | 整改期限   |
    | GYS01-YH-2026-001 | 2026-05-08 |
    """

    def forget(row: Row, _context: RuleContext) -> Iterator[Hit]:
        yield at_cell(row, "due_on", "overdue", due="2026-05-08")

    monkeypatch.setitem(ROW_RULES, "YH-06", forget)
    result = check.run("YH-06")
    assert (result.states["YH-06"], result.failures["YH-06"]) == (
        "could not run",
        "KeyError: 'days'",
    )


def test_a_broken_phase_breaks_every_rule_it_answers_for(
    check: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    | 隐患编号          | 整改期限   |
    | GYS01-YH-2026-001 | 2026-05-08 |
    """

    def stumble(table: Table, *_: object) -> Iterator[CodedHit]:
        yield from (("C-03", at_cell(row, "due_on", "no such case")) for row in table)

    monkeypatch.setattr(engine, "PHASES", (Phase(stumble, lambda _: {"C-03", "C-04"}),))
    result = check.run("C-03", "C-04", "YH-06")
    assert result.failures == dict.fromkeys(["C-03", "C-04"], "KeyError: 'no such case'")
    assert result.states["C-04"] == "could not run"
    assert result.states["YH-06"] == "findings"


def test_one_run_says_nothing_about_the_next(check: Checker) -> None:
    """
    | 隐患编号          | 发现日期   | 整改期限   |
    | GYS01-YH-2026-001 | 2026-04-28 | 2026-04-31 |
    """
    context = check.context()
    check.run("YH-04")
    ledgers, only = Ledgers(check.tables), frozenset({"C-03", "YH-04"})
    assert [item.rule for item in run_rules(ledgers, context, only).findings] == ["C-03"]
    check.tables[0].columns["due_on"].readings = [Reading(date(2026, 4, 8))]
    assert [item.rule for item in run_rules(ledgers, context, only).findings] == ["YH-04"]


@pytest.mark.parametrize(
    "content",
    [
        *(
            "无",
            "/",
            "同上",
            "#REF!",
            "约3",
            "-1",
            "2.5",
            "1.2万",
            "3月5日",
            "26.3.5",
            "每月",
            "{}",
        ),
        *("2026-02-30", "2026-03-05 25:00", "1-5月", "是", "重大", "绿管所", "GY01", "x" * 300),
        *(True, -3, 0.5, 46086, 1e20, date(2026, 3, 5), datetime(1900, 1, 1, 8), time(8)),
    ],
)
def test_no_content_of_a_cell_breaks_a_rule(check: Checker, content: Raw) -> None:
    tables = [
        type_table(
            RawTable(
                ledger=spec.key,
                workbook="台账.xlsx",
                sheet=spec.sheet,
                header_row=1,
                row_numbers=[2, 3],
                columns={
                    column.key: Column(column.key, position, [content, content])
                    for position, column in enumerate(spec.columns, start=1)
                },
                totals=[TotalRow(4, "合计", {column.key: 9.0 for column in spec.columns}, 0, 1)],
            ),
            check.catalogue,
            SheetContext(REGISTER, "GYS01", 2026),
        )
        for spec in check.catalogue.ledgers.values()
    ]
    context = check.context(whole=True, stage="year-end")
    result = run_rules(Ledgers(tables), context)
    assert result.failures == {}
    assert result.findings


def test_asking_twice_gives_the_same(check: Checker) -> None:
    """
    JC GYS01:
    | 检查编号          | 检查日期 | 发现隐患数 | 检查结论 |
    | GYS01-JC-2026-001 | 某天     | 3          | 未发现问题 |
    YH GYS01:
    | 隐患编号          | 检查编号          | 整改期限   | 未知列 |
    | GYS01-YH-2026-001 | GYS01-JC-2026-001 | 2026-05-01 | x      |
    """
    first = check.run(whole=True, stage="year-end")
    assert first == check.run(whole=True, stage="year-end")
    assert first.findings == sorted(first.findings)
    assert not any("{" in item.message + item.fix for item in first.findings)


def test_of_a_unit_that_sent_nothing_only_two_rules_speak(check: Checker) -> None:
    """
    JC GYS01:
    | 编号              | 填报单位         | 检查日期   | 被检查单位       |
    | GYS01-JC-2026-001 | 示例区绿化管理所 | 2026-04-20 | 示例区绿化管理所 |

    ST GYS01:
    | 编号              | 填报单位         | 统计月份 |
    | GYS01-ST-2026-001 | 示例区绿化管理所 | 2026-01  |
    """
    result = check.run(units=["GYS01", "GY01"], whole=True, as_of="2026-06-30")
    assert {item.rule for item in result.findings if item.unit == "GY01"} == {"DW-02", "ST-01"}
    assert [item.unit for item in result.findings if item.rule == "JC-06"] == ["JB00", "GYS01"]


def test_a_rule_that_was_held_back_has_not_passed(check: Checker) -> None:
    """
    YL GYS01:
    | 编号              | 填报单位         | 演练日期   | 状态   |
    | GYS01-YL-2026-001 | 示例区绿化管理所 | 2026-04-20 | 已实施 |
    """
    park = Unit("GY01", "东湖公园", kind="park", must_report=True, ledgers=("YL",), crowded=True)
    register = UnitRegister([REGISTER["GYS01"], park])
    states = check.run(
        "YL-03", units=["GYS01", "GY01"], whole=True, as_of="2026-07-01", register=register
    ).states
    assert states == {"YL-03": RunState.NOT_APPLICABLE}


def test_what_a_unit_lacks_may_stand_in_a_cell_that_failed(check: Checker) -> None:
    """
    HY JB00:
    | 编号             | 填报单位 | 业务领域 | 会议类型   | 召开时间   |
    | JB00-HY-2026-001 | 我局     | 安全     | 领导小组会 | 2026-02-30 |
    """
    result = check.run("C-03", "HY-01", units=["JB00"], as_of="2026-04-10")
    assert [item.rule for item in result.findings] == ["C-03"]
    assert result.states["HY-01"] is RunState.NOT_APPLICABLE


def test_a_column_that_is_not_there_is_missed_once(check: Checker) -> None:
    """
    HY JB00:
    | 编号             | 填报单位 | 业务领域 | 召开时间   |
    | JB00-HY-2026-001 | 我局     | 安全     | 2026-02-20 |
    """
    result = check.run("C-19", "HY-01", units=["JB00"], as_of="2026-04-10")
    assert {item.rule for item in result.findings} == {"C-19"}
    assert "缺少必填列“会议类型”" in [item.message for item in result.findings]
