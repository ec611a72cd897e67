"""The key of a warning: the same facts, the same key."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from gsafety_xl.consolidation import merge_tables
from gsafety_xl.model import Finding, Ledgers, Level, Row
from gsafety_xl.rules import RuleContext, run_rules
from gsafety_xl.rules.fingerprints import key_of
from gsafety_xl.rules.hits import Fact, Hit, at_cell, at_header
from gsafety_xl.schema import Catalogue, SheetContext
from tests.conftest import Checker
from tests.ledger_tables import REGISTER, ledger_of, parse_tables, typed

DANGER = {
    "隐患编号": "GYS01-YH-2026-001",
    "填报单位": "",
    "隐患级别": "一般",
    "隐患描述": "配电箱门锁损坏",
    "整改期限": "2026-06-01",
    "状态": "整改中",
}


def row_of(cells: Mapping[str, str], catalogue: Catalogue, unit: str = "GYS01") -> Row:
    """Return an entry of the hidden dangers in a unit's own book."""
    text = "\n".join(f"| {' | '.join(line)} |" for line in (cells, cells.values()))
    (table,) = parse_tables(f"YH:\n{text}")
    spec = ledger_of("YH", catalogue)
    return next(iter(typed(table, spec, catalogue, SheetContext(REGISTER, unit, 2026))))


@pytest.fixture
def key(catalogue: Catalogue) -> "Keys":
    return Keys(catalogue)


class Keys:
    """Makes the key of the overdue entry above, with some cells changed."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def __call__(self, *, unit: str = "GYS01", rule: str = "YH-06", **cells: str) -> str:
        row = row_of(DANGER | cells, self.catalogue, unit)
        hit = at_cell(row, "due_on", "overdue", due="2026-06-01", days=29)
        return key_of(rule, hit, self.catalogue.rules["YH-06"], unit)

    def of_facts(self, **facts: Fact) -> str:
        hit = at_header(None, "held_at", "soon", unit="GYS01", **facts)
        return key_of("HY-01", hit, self.catalogue.rules["HY-01"], "GYS01")


def test_a_key_is_twelve_letters(key: Keys) -> None:
    keys = [key(隐患编号=f"GYS01-YH-2026-{number:03d}") for number in range(1, 60)]
    assert {len(item) for item in keys} == {12}
    assert all(item.isascii() and item.isalpha() and item.islower() for item in keys)
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("label", "content"),
    [
        ("隐患编号", "GYS01-YH-2026-002"),
        ("隐患级别", "重大"),
        ("整改期限", "2026-06-02"),
        ("整改期限", "等通知"),
        ("状态", "已整改"),
    ],
)
def test_another_cell_gives_another_key(key: Keys, label: str, content: str) -> None:
    assert key(**{label: content}) != key()


def test_another_unit_or_rule_gives_another_key(key: Keys) -> None:
    assert len({key(), key(unit="GYS02"), key(rule="YH-04")}) == 3


@pytest.mark.parametrize(
    ("label", "content"),
    [
        ("隐患描述", "配电箱门锁损坏，无法关闭"),
        ("整改期限", "2026年6月1日"),
        ("整改期限", "2026/6/1"),
        ("填报单位", "示例区绿化管理所"),
    ],
)
def test_what_the_rule_does_not_look_at_and_how_it_is_written_do_not_matter(
    key: Keys, label: str, content: str
) -> None:
    assert key(**{label: content}) == key()


def test_a_finding_about_no_entry_is_known_by_its_facts(key: Keys) -> None:
    known = key.of_facts(quarter="2026年2季度", done=0, required=1)
    assert key.of_facts(required=1, done=0, quarter="2026年2季度") == known
    assert key.of_facts(quarter="2026年3季度", done=0, required=1) != known


def test_days_that_pass_do_not_matter(key: Keys) -> None:
    assert key.of_facts(quarter="2026年2季度", days=9) == key.of_facts(
        quarter="2026年2季度", days=8
    )


def test_two_breaches_in_one_cell_are_told_apart(catalogue: Catalogue) -> None:
    row, rule = row_of(DANGER, catalogue), catalogue.rules["JH-05"]
    hits = [at_cell(row, "due_on", "other_unit", id=f"GYS01-JC-2026-00{n}") for n in (1, 2)]
    assert len({key_of("JH-05", hit, rule, "GYS01") for hit in hits}) == 2


def test_an_explanation_itself_has_no_key(catalogue: Catalogue) -> None:
    hit: Hit = at_header(None, "", "empty")
    assert key_of("QK-01", hit, catalogue.rules["QK-01"], "GYS01") == ""


def overdue(findings: list[Finding]) -> set[str]:
    keys = {item.key for item in findings if item.level is Level.WARNING}
    assert all(keys)
    return keys


def test_the_key_stays_from_day_to_day(check: Checker) -> None:
    """
    YH:
    | 隐患编号          | 隐患级别 | 整改期限   | 状态   |
    | GYS01-YH-2026-001 | 一般     | 2026-06-01 | 整改中   |
    | GYS01-YH-2026-002 | 一般     | 2026-06-01 | 整改中   |
    """
    first = check.run("YH-06", as_of="2026-06-10").findings
    later = check.run("YH-06", as_of="2026-06-11").findings
    assert {item.message for item in first} != {item.message for item in later}
    assert overdue(first) == overdue(later)
    assert len(overdue(first)) == 2


def test_the_key_stays_when_units_are_consolidated(check: Checker, catalogue: Catalogue) -> None:
    """
    YH GYS01:
    | 隐患编号          | 隐患级别 | 整改期限   | 状态   | 整改责任人 | 复查人 |
    | GYS01-YH-2026-001 | 一般     | 2026-06-11 | 整改中   | 孙某       | 李某   |

    YH GY01:
    | 隐患编号         | 填报单位 | 隐患级别 | 整改期限  | 状态   |
    | GY01-YH-2026-001 | 东湖公园 | 一般     | 2026/6/12 | 整改中   |
    """
    units = ["GYS01", "GY01"]
    own = overdue(check.run("YH-06", units=units, whole=True).findings)
    merged = merge_tables(check.tables, catalogue, workbook="汇总.xlsx")
    context: RuleContext = replace(check.context(units=units, whole=True), as_of=date(2026, 7, 1))
    found = run_rules(Ledgers(merged.values()), context, frozenset({"YH-06"})).findings
    assert len(own) == 2
    assert overdue(found) == own
