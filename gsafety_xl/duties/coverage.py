"""Accounts for the duties: what each clause asks for, and what the ledgers show for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from gsafety_xl.duties.evidence import Evidence, Outcome, Place, place_of
from gsafety_xl.duties.measures import MEASURES
from gsafety_xl.duties.reasons import because
from gsafety_xl.duties.states import CoverageState
from gsafety_xl.indicators import Source
from gsafety_xl.indicators.wording import phrase
from gsafety_xl.model import Ledgers, Level, Stage
from gsafety_xl.rules import run_rules
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.schema import Catalogue, Clause, Obligation, UnitRegister

_NOTHING = Outcome(0, 0)
#: States after which there is nothing left to do.
_SETTLED = frozenset({CoverageState.EVIDENCED, CoverageState.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True)
class ObligationCoverage:
    """What the ledgers show for one obligation, numbered as 安全-02a.

    ``done`` of ``required`` is what was counted, ``sources`` the entries that count, ``why`` the
    state in a sentence, ``next_act`` what to do by ``due`` (empty and None when settled), ``units``
    which of the units it applies to have done their part.
    """

    key: str
    text: str
    state: CoverageState
    done: int
    required: int
    why: str
    next_act: str
    due: date | None
    sources: Sequence[Source]
    units: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ClauseCoverage:
    """A clause as quoted and the state of its obligations; ``parent`` is set for sub-items."""

    code: str
    area: str
    place: str
    quote: str
    state: CoverageState
    obligations: tuple[ObligationCoverage, ...]
    parent: str = ""

    @property
    def unchecked(self) -> int:
        """Count the obligations about which the ledgers kept here say nothing."""
        return sum(item.state is CoverageState.NOT_CHECKABLE for item in self.obligations)


def cover_duties(
    ledgers: Ledgers,
    catalogue: Catalogue,
    register: UnitRegister,
    year: int,
    as_of: date,
    *,
    year_end: bool = False,
) -> list[ClauseCoverage]:
    """Return the state of every clause and sub-item for a year, as things stood on a day.

    During the year an annual count that is short is progress, with the day it is due; with
    ``year_end`` it is a verdict. What cannot be counted from the ledgers there are says so and
    is never green.
    """
    context = RuleContext(
        catalogue,
        register,
        as_of,
        year,
        stage=Stage.YEAR_END if year_end else Stage.SUBMIT,
        units=tuple(unit.code for unit in register.reporting),
        whole=True,
    )
    evidence = _evidence(ledgers, context)
    covered = {code: _clause(code, clause, evidence) for code, clause in catalogue.clauses.items()}
    return [_with_items(clause, list(covered.values())) for clause in covered.values()]


def _evidence(ledgers: Ledgers, context: RuleContext) -> Evidence:
    """Ask the rules that obligations name; hints are no breaches.

    All of them are asked, as at the year's end: what the year still has to bring is not there yet,
    and whether that is progress or a verdict is for the obligation to say.
    """
    named = {
        code
        for clause in context.catalogue.clauses.values()
        for item in clause.obligations
        for code in item.rules
    }
    whole_year = replace(context, stage=Stage.YEAR_END)
    result = run_rules(ledgers, whole_year, only=frozenset(named))
    breaches: dict[str, set[Place]] = {}
    for finding in result.findings:
        if finding.level is not Level.INFO:
            breaches.setdefault(finding.rule, set()).add(place_of(finding.place))
    return Evidence(ledgers, context, breaches, frozenset(result.failures))


def _clause(code: str, clause: Clause, evidence: Evidence) -> ClauseCoverage:
    obligations = tuple(_obligation(code, item, evidence) for item in clause.obligations)
    state = CoverageState.together(item.state for item in obligations)
    return ClauseCoverage(
        code, clause.area, clause.place, clause.quote, state, obligations, clause.parent
    )


def _with_items(clause: ClauseCoverage, every: Sequence[ClauseCoverage]) -> ClauseCoverage:
    """Let the sub-items of a clause have a say in its state."""
    items = [item for item in every if item.parent == clause.code]
    parts = [part.state for whole in (clause, *items) for part in whole.obligations]
    return replace(clause, state=CoverageState.together(parts)) if items else clause


def _obligation(code: str, item: Obligation, evidence: Evidence) -> ObligationCoverage:
    obstacle = _obstacle(item, evidence)
    outcome = _NOTHING if obstacle else MEASURES[item.measure](evidence, item)
    state = CoverageState.of(outcome.done, outcome.required)
    if obstacle:
        state = CoverageState.NOT_CHECKABLE
    settled = state in _SETTLED
    due = None if settled else outcome.due or _due(item, evidence.year)
    return ObligationCoverage(
        key=code + item.key,
        text=item.text,
        state=state,
        done=outcome.done,
        required=outcome.required,
        why=obstacle or because(item, outcome, due, evidence.context),
        next_act="" if settled else item.next_act,
        due=due,
        sources=outcome.sources,
        units=outcome.units,
    )


def _obstacle(item: Obligation, evidence: Evidence) -> str:
    """Say why an obligation cannot be counted; an empty text when it can.

    A rule whose other ledgers are absent, or that broke, says nothing: no entry is in order by it.
    """
    specs, rules = evidence.context.catalogue.ledgers, evidence.context.catalogue.rules
    needed = dict.fromkeys(
        [*item.ledgers, *(key for code in item.rules for key in rules[code].needs)]
    )
    absent = [specs[key].sheet for key in needed if key not in evidence.ledgers]
    if absent:
        return phrase("coverage", "not_in_book", ledgers=_quoted(absent))
    broken = [code for code in item.rules if code in evidence.failed]
    return phrase("coverage", "rule_failed", rules="、".join(broken)) if broken else ""


def _quoted(labels: Sequence[str]) -> str:
    return "".join(f"“{label}”" for label in labels)


def _due(item: Obligation, year: int) -> date | None:
    return date.fromisoformat(f"{year}-{item.due}") if item.due else None
