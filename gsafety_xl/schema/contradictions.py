"""Rules and declarations that can never be met, or never come up (自相矛盾、永不触发).

What can be decided from the data files alone is found when they are loaded.
"""

from collections.abc import Iterator
from math import inf

from gsafety_xl.schema.specs import ColumnSpec, Condition, LedgerSpec, Requirement, RuleSpec


def find_contradictions(ledger: LedgerSpec) -> Iterator[str]:
    """Yield what is wrong among the columns of a ledger, a Chinese sentence each."""
    by_key = {column.key: column for column in ledger.columns}
    for column in ledger.columns:
        yield from (f"列 {column.key} {text}" for text in _of_requirements(column))
        yield from (f"列 {column.key} {text}" for text in _of_bounds(column, by_key))
    for key in _on_a_circle(by_key):
        yield f"列 {key} 的 not_before 绕回自己：几个日期只能同一天"


def find_unreachable(rule: RuleSpec) -> Iterator[str]:
    """Yield why a rule can never be asked, or why one of its cases says the same twice."""
    if rule.since is not None and rule.until is not None and rule.since > rule.until:
        yield "的 since 晚于 until，永远不会施行"
    if rule.trial_until is not None and rule.until is not None and rule.trial_until > rule.until:
        yield "的 trial_until 晚于 until，试行期过不完"
    for name, case in rule.cases.items():
        if case.year_end_level == case.level:
            yield f"的情形 {name} 年终级别与平时相同，不必写"
        if case.year_end_level is not None and case.year_end_level.severity < case.level.severity:
            yield f"的情形 {name} 年终反而比平时轻"


def _of_requirements(column: ColumnSpec) -> Iterator[str]:
    if column.required and column.requirements:
        yield "已经必填，requirements 永远用不上"
    if column.system and (column.required or column.requirements):
        yield "由程序计算，不能又要求填写"
    for number, requirement in enumerate(column.requirements):
        if column.key in requirement.when:
            yield "的条件要看这一列自己：空着时条件不成立"
        earlier = column.requirements[:number]
        if any(_covers(other.when, requirement.when) for other in earlier):
            yield f"的第{number + 1}个条件已包含在前面的条件里，永远轮不到"
        if _is_impossible(requirement):
            yield f"的第{number + 1}个条件不许任何取值，永远不成立"


def _covers(general: Condition, special: Condition) -> bool:
    """Tell whether one condition holds whenever another does."""
    return all(
        key in special and ("*" in allowed or set(special[key]) <= set(allowed))
        for key, allowed in general.items()
    )


def _is_impossible(requirement: Requirement) -> bool:
    return any(not allowed for allowed in requirement.when.values())


def _of_bounds(column: ColumnSpec, by_key: dict[str, ColumnSpec]) -> Iterator[str]:
    whole = by_key.get(column.at_most)
    if whole is not None and (column.min or 0) > (whole.max or inf):
        yield f"至少 {column.min:g}，却不能多于最多 {whole.max:g} 的 {whole.key}"
    if whole is not None and whole.at_most == column.key:
        yield f"与 {whole.key} 互为上限：两个数只能相等"
    for key in column.not_before:
        earlier = by_key.get(key)
        if earlier is not None and _never_together(column, earlier):
            yield f"的 not_before 提到的 {key} 与它没有共同的年度"


def _never_together(one: ColumnSpec, other: ColumnSpec) -> bool:
    ends = [(one.until, other.since), (other.until, one.since)]
    return any(until is not None and since is not None and until < since for until, since in ends)


def _on_a_circle(by_key: dict[str, ColumnSpec]) -> Iterator[str]:
    """Yield the columns from which following ``not_before`` leads back to themselves."""
    for start, column in by_key.items():
        seen: set[str] = set()
        ahead = list(column.not_before)
        while ahead:
            key = ahead.pop()
            if key == start:
                yield start
                break
            if key in by_key and key not in seen:
                seen.add(key)
                ahead += by_key[key].not_before
