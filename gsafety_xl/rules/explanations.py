"""Explanations (情况说明): which of them hold, and which warnings they let pass."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from gsafety_xl.model import Explained, Explanation, Finding, Ledgers, Level
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.hits import Hit
from gsafety_xl.rules.registry import book_rule
from gsafety_xl.schema.text import compact

_PUNCTUATION = str.maketrans("", "", "，。；：、！？,.;:!?“”\"'（）()　 ")


@dataclass(frozen=True, slots=True)
class Sorted:
    """Findings that remain, and the warnings that were explained."""

    open: list[Finding]
    explained: list[Explained]


def somebody_explained(_ledgers: Ledgers, context: RuleContext) -> bool:
    """Tell whether there are explanations at all."""
    return bool(context.explanations)


@book_rule("QK-01", applies=somebody_explained)
def explanations_say_something(_ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield explanations that are empty, short, boilerplate, unsigned, or pasted across units."""
    pasted = _pasted(context)
    for item in _begun(context):
        yield from _hits(item, pasted, context)


def sort_out(findings: Iterable[Finding], context: RuleContext) -> Sorted:
    """Take out the warnings that a sound explanation lets pass; errors and hints stay."""
    pasted = _pasted(context)
    sound = {
        item.key: item
        for item in _begun(context)
        if not any(True for _ in _hits(item, pasted, context))
    }
    still_open: list[Finding] = []
    explained: list[Explained] = []
    for finding in findings:
        explanation = sound.get(finding.key) if finding.level is Level.WARNING else None
        if explanation is None or not finding.key:
            still_open.append(finding)
        else:
            explained.append(Explained(finding, explanation))
    return Sorted(still_open, explained)


def outlived(
    explanations: Sequence[Explanation],
    findings: Iterable[Finding],
    asked: Container[str] | None = None,
) -> list[Explanation]:
    """Return the explanations whose finding is no longer there: mended, or its facts changed.

    ``asked`` are the codes of the rules that were asked: of the others nobody can tell. Lines on
    which nothing was said are left out.
    """
    keys = {finding.key for finding in findings}
    return [
        item
        for item in explanations
        if item.reason
        and item.key not in keys
        and (asked is None or not item.rule or item.rule in asked)
    ]


def _begun(context: RuleContext) -> Iterator[Explanation]:
    """Yield the lines that somebody filled in; of the others the warning itself stands."""
    return (item for item in context.explanations if item.reason or item.by or item.day)


def _hits(item: Explanation, pasted: dict[str, int], context: RuleContext) -> Iterator[Hit]:
    """Yield what is wrong with an explanation: one thing at most."""
    reason = _bare(item.reason)
    least = int(context.catalogue.number("explanation.least_characters"))
    missing = [name for name, there in (("说明人", item.by), ("说明日期", item.day)) if not there]
    if not reason:
        yield _hit(item, "empty")
    elif _is_boilerplate(reason, context):
        yield _hit(item, "boilerplate")
    elif len(reason) < least:
        yield _hit(item, "short", least=least)
    elif pasted.get(reason):
        yield _hit(item, "pasted", count=pasted[reason])
    elif missing:
        yield _hit(item, "unsigned", missing="、".join(missing))


def _is_boilerplate(reason: str, context: RuleContext) -> bool:
    """Tell whether nothing is left of a reason once the set phrases are taken out."""
    rest = reason
    for phrase in sorted(context.catalogue.words("explanation.boilerplate"), key=len, reverse=True):
        rest = rest.replace(phrase, "")
    return not rest or (rest != reason and len(rest) <= 1)


def _pasted(context: RuleContext) -> dict[str, int]:
    """Return the reasons given word for word in too many units, and in how many."""
    units: defaultdict[str, set[str]] = defaultdict(set)
    for item in context.explanations:
        units[_bare(item.reason)].add(item.unit)
    most = int(context.catalogue.number("explanation.pasted_units"))
    return {reason: len(codes) for reason, codes in units.items() if len(codes) >= most}


def _bare(reason: str) -> str:
    return compact(reason).translate(_PUNCTUATION)


def _hit(item: Explanation, case: str, **facts: str | int) -> Hit:
    told = {"key": item.key, "rule": item.rule or "—", "value": item.reason}
    return Hit(item.place, case, {**told, **facts}, unit=item.unit)
