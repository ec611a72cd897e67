"""Rounds through the woods (巡护) in the fire season: every plot, every week: HL-02."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.forest_season import in_season, monday_of, weeks_over
from gsafety_xl.rules.hits import Hit, at_cell
from gsafety_xl.rules.registry import book_rule
from gsafety_xl.schema.text import compact

#: The unit that answers for a plot, and the plot's name as compared.
Plot: TypeAlias = tuple[str, str]

_LOOKS_AT = ("kind", "owner", "plot", "at")
#: 四级、五级 are the days of a high-risk warning.
_HIGH = frozenset({"four", "five"})
_MOST_NAMED = 3


@dataclass(slots=True)
class _Rounds:
    """The rounds by plot and day, the plots' own entries, and the days of high risk."""

    plots: dict[Plot, Row] = field(default_factory=dict)
    days: dict[Plot, Counter[date]] = field(default_factory=lambda: defaultdict(Counter))
    high: set[date] = field(default_factory=set)
    #: how many rounds of a unit may have been anywhere or at any time
    unclear: Counter[str] = field(default_factory=Counter)

    def take(self, row: Row, plot: Plot, day: date) -> None:
        """Put an entry where it belongs; the first of a plot's own entries counts."""
        kind = row.text("kind")
        if kind == "plot":
            self.plots.setdefault(plot, row)
            return
        if kind == "patrol":
            self.days[plot][day] += 1
        if row["fire_risk"] in _HIGH:
            self.high.add(day)


@dataclass(frozen=True, slots=True)
class _Demand:
    """The days (or the Mondays of weeks) on which so many rounds are wanted of every plot."""

    case: str
    days: list[date]
    least: int


@book_rule("HL-02")
def every_plot_is_walked(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield plots with weeks of the season without enough rounds, or none on a high-risk day.

    Only weeks that are over count, and none before the plot was entered. A unit's rounds that
    cannot be read may have been any of those missing.
    """
    rounds = _sorted_out(ledgers.rows("forest_patrol"), context)
    number = context.catalogue.number
    weekly = _Demand("weeks", list(weeks_over(context)), int(number("forest.patrol.per_week")))
    risky = [day for day in sorted(rounds.high) if _is_over(day, context)]
    daily = _Demand("red_days", risky, int(number("forest.patrol.red_day")))
    for plot, row in rounds.plots.items():
        if context.whole or plot[0] in context.units:
            walked = rounds.days[plot]
            unclear = rounds.unclear[plot[0]]
            yield from _plot_hits(row, weekly, _by_week(walked), unclear)
            yield from _plot_hits(row, daily, walked, unclear)


def _sorted_out(rows: Iterable[Row], context: RuleContext) -> _Rounds:
    rounds = _Rounds()
    for row in rows:
        day, plot = row.day("at"), _plot_of(row)
        if day is None or not all((row["kind"], *plot)) or not context.is_sound(row, *_LOOKS_AT):
            rounds.unclear[plot[0] or context.keeper(row)] += 1
        else:
            rounds.take(row, plot, day)
    return rounds


def _plot_of(row: Row) -> Plot:
    return row.text("owner"), compact(row.text("plot"))


def _plot_hits(row: Row, demand: _Demand, walked: Counter[date], unclear: int) -> Iterator[Hit]:
    since = row.day("at") or date.min
    missing = [day for day in demand.days if day >= since and walked[day] < demand.least]
    if len(missing) > unclear:
        count, when = len(missing), _named(missing)
        facts = {"plot": row.text("plot"), "when": when}
        yield at_cell(row, "plot", demand.case, count=count, needed=demand.least, **facts)


def _by_week(walked: Counter[date]) -> Counter[date]:
    weeks: Counter[date] = Counter()
    for day, count in walked.items():
        weeks[monday_of(day)] += count
    return weeks


def _is_over(day: date, context: RuleContext) -> bool:
    over = day.year == context.year and day < context.as_of
    return over and in_season(day, context)


def _named(days: list[date]) -> str:
    """Return the first few days; 等 says that there are more."""
    text = "、".join(f"{day:%m-%d}" for day in days[:_MOST_NAMED])
    return f"{text}等" if len(days) > _MOST_NAMED else text
