"""The state of clauses: never green by lack of data."""

from datetime import date

import pytest

from gsafety_xl.duties import CoverageState
from gsafety_xl.schema import load_catalogue
from tests.duties.coverage import clauses, obligation
from tests.indicators.tables import ledger

EMPTY = [ledger(key, "| 编号 |") for key in load_catalogue().ledgers]
EVIDENCED, PARTLY, MISSING = (
    CoverageState.EVIDENCED,
    CoverageState.PARTLY,
    CoverageState.MISSING,
)
NOT_CHECKABLE, NOT_APPLICABLE = CoverageState.NOT_CHECKABLE, CoverageState.NOT_APPLICABLE


def test_all_clauses_and_items_are_accounted_for() -> None:
    found = clauses(*EMPTY)
    assert len(found) == 31
    assert found["安全-08-1"].parent == "安全-08"
    assert found["消防-04"].quote == "组织、协调本区护林防火工作。"


def test_empty_ledgers_evidence_nothing() -> None:
    found = clauses(*EMPTY)
    assert EVIDENCED not in {clause.state for clause in found.values()}
    states = {item.key: item.state for clause in found.values() for item in clause.obligations}
    assert EVIDENCED not in states.values()
    assert states["消防-01f"] == states["安全-02a"] == states["安全-07b"] == MISSING


def test_without_any_ledger_nothing_can_be_checked_but_the_register() -> None:
    found = clauses()
    states = {item.key: item.state for clause in found.values() for item in clause.obligations}
    assert states.pop("安全-08-1a") == MISSING
    assert set(states.values()) == {NOT_CHECKABLE}


def test_an_absent_ledger_is_named() -> None:
    assert obligation("消防-01f").why == "工作簿中没有“03安全检查”表，无法核查"


def test_a_rule_that_needs_another_ledger_is_not_taken_for_satisfied() -> None:
    accident = ledger("accident", "| 发生时间 |\n| 2026-05-12 09:40 |")
    found = obligation("安全-07d", accident)
    assert found.state == NOT_CHECKABLE
    assert found.why == "工作簿中没有“08B续报补报”“08A伤亡人员”表，无法核查"


def test_evidence_for_a_part_is_not_evidence_for_the_clause() -> None:
    table = ledger(
        "inspection",
        """
        | 检查日期   | 组织层级   | 业务领域 |
        | 2026-03-05 | 局（系统） | 消防     |
        """,
    )
    found = clauses(table)["消防-03"]
    assert (found.state, found.unchecked) == (PARTLY, 4)


def test_items_have_a_say_in_their_clause() -> None:
    assert clauses(*EMPTY)["安全-08"].state == MISSING
    assert clauses(*EMPTY)["安全-08-2"].state == NOT_APPLICABLE


@pytest.mark.parametrize(
    ("states", "together"),
    [
        ([EVIDENCED, EVIDENCED], EVIDENCED),
        ([EVIDENCED, NOT_CHECKABLE, NOT_APPLICABLE], PARTLY),
        ([EVIDENCED, NOT_APPLICABLE], EVIDENCED),
        ([EVIDENCED, MISSING], PARTLY),
        ([EVIDENCED, PARTLY], PARTLY),
        ([PARTLY], PARTLY),
        ([MISSING, NOT_CHECKABLE], MISSING),
        ([NOT_CHECKABLE, NOT_APPLICABLE], NOT_CHECKABLE),
        ([NOT_APPLICABLE], NOT_APPLICABLE),
        ([], NOT_APPLICABLE),
    ],
)
def test_states_together(states: list[CoverageState], together: CoverageState) -> None:
    assert CoverageState.together(states) == together


@pytest.mark.parametrize(
    ("done", "required", "state"),
    [(0, 0, NOT_APPLICABLE), (0, 2, MISSING), (1, 2, PARTLY), (2, 2, EVIDENCED), (3, 2, EVIDENCED)],
)
def test_state_of_a_count(done: int, required: int, state: CoverageState) -> None:
    assert CoverageState.of(done, required) == state


def test_states_have_the_labels_of_the_office() -> None:
    labels = [state.label for state in CoverageState]
    assert labels == ["已有佐证", "部分佐证", "缺少佐证", "暂不能核查", "不适用"]


def test_during_the_year_what_is_short_is_progress_and_at_its_end_a_verdict() -> None:
    table = ledger("inspection", "| 检查日期 |")
    progress = obligation("消防-01f", table)
    verdict = obligation("消防-01f", table, as_of=date(2026, 12, 31), year_end=True)
    assert progress.why == ("主要领导带队检查消防0次，全年不少于2次，还差2次，2026年12月31日前完成")
    assert verdict.why == "主要领导带队检查消防0次，全年不少于2次，未达到要求，差2次"
    assert progress.state == verdict.state == MISSING


def test_a_day_that_has_passed_is_called_passed() -> None:
    found = obligation("灾害-02b", ledger("plan", "| 计划年度 |"))
    assert found.why.endswith("还差1份，已过2026年1月31日")
    assert found.due == date(2026, 1, 31)


def test_what_is_settled_asks_for_nothing_more() -> None:
    table = ledger(
        "plan",
        """
        | 计划年度 | 组织层级   | 业务领域   | 计划名称 |
        | 2026     | 局（系统） | 安全、灾害 | 计划     |
        """,
    )
    found = obligation("灾害-02b", table)
    assert (found.state, found.next_act, found.due) == (EVIDENCED, "", None)
    assert [source.value for source in found.sources] == ["计划"]


def test_nothing_is_required_where_nothing_could_be() -> None:
    found = obligation("安全-05c", ledger("hidden_danger", "| 发现日期 |"))
    assert found.state == NOT_APPLICABLE
    assert found.why == "隐患0条，已销号0条，目前没有应核查的事项"


def test_many_names_are_cut_short() -> None:
    dangers = "\n".join(f"| GYS01-YH-2026-{n:03d} | 2026-03-01 | 待整改 |" for n in range(1, 8))
    table = ledger("hidden_danger", f"| 编号 | 发现日期 | 状态 |\n{dangers}")
    assert obligation("安全-05c", table).why.endswith("GYS01-YH-2026-005等7个）")
