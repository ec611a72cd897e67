"""Says in a sentence why an obligation is in its state."""

from datetime import date

from gsafety_xl.duties.evidence import Outcome
from gsafety_xl.indicators.wording import phrase
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.schema import Obligation

#: More names than this make a sentence that nobody reads.
_NAMES_SHOWN = 5


def because(item: Obligation, outcome: Outcome, due: date | None, context: RuleContext) -> str:
    """Return what was counted, what is short and by when: progress in the year, then a verdict."""
    counts = {"done": outcome.done, "required": outcome.required}
    facts = item.facts.format_map({**counts, **outcome.facts})
    if outcome.required <= 0:
        return phrase("coverage", "nothing_due", facts=facts)
    if outcome.done >= outcome.required:
        return phrase("coverage", "evidenced", facts=facts)
    short = f"{outcome.required - outcome.done}{item.counter}"
    written = (
        "" if due is None else phrase("numbers", "day", year=due.year, month=due.month, day=due.day)
    )
    text = phrase("coverage", _manner(due, context), facts=facts, short=short, due=written)
    return text + _names(outcome.lacking)


def _manner(due: date | None, context: RuleContext) -> str:
    """Return the key of the phrase: verdict at year end, else progress, in time or late."""
    if context.year_end:
        return "verdict"
    if due is None:
        return "open_ended"
    return "late" if due < context.as_of else "in_progress"


def _names(lacking: tuple[str, ...]) -> str:
    if not lacking:
        return ""
    separator = "；" if any("、" in name for name in lacking) else "、"
    names = separator.join(lacking[:_NAMES_SHOWN])
    key = "lacking" if len(lacking) <= _NAMES_SHOWN else "lacking_more"
    return phrase("coverage", key, names=names, count=len(lacking))
