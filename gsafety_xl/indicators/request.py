"""What figures are asked for: which ledgers, which period, as things stood on which day."""

from dataclasses import dataclass
from datetime import date

from gsafety_xl.indicators.figures import Figure, Sources
from gsafety_xl.indicators.formats import show
from gsafety_xl.model import Ledgers, Period
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.schema import Catalogue, IndicatorSpec, UnitRegister


@dataclass(frozen=True, slots=True)
class Request:
    """One computation of the figures; it never reads the clock."""

    ledgers: Ledgers
    catalogue: Catalogue
    register: UnitRegister
    period: Period
    as_of: date

    @property
    def cutoff(self) -> date:
        """Return the day the figures hold for: the period's end, or ``as_of`` before it."""
        return min(self.as_of, self.period.end)

    @property
    def context(self) -> RuleContext:
        """Return the circumstances in which the rules speak of keepers and of what units owe."""
        units = tuple(unit.code for unit in self.register.reporting)
        year = self.period.year
        return RuleContext(self.catalogue, self.register, self.as_of, year, units=units, whole=True)

    def span(self, name: str) -> tuple[date, date]:
        """Return the first and last day of a span of ``data/indicators.toml``."""
        new_year = date(self.period.year, 1, 1)
        last_year = self.period.year_ago
        return {
            "period": (self.period.start, self.cutoff),
            "to_date": (new_year, self.cutoff),
            "on_books": (_LONG_AGO, self.cutoff),
            "before_year": (_LONG_AGO, date(self.period.year - 1, 12, 31)),
            "year_ago": (last_year.start, last_year.end),
            "year_ago_to_date": last_year.to_date,
        }[name]

    def figure(
        self, code: str, spec: IndicatorSpec, value: float | None, sources: Sources | None = None
    ) -> Figure:
        """Make the figure of an indicator; whole numbers lose their ``.0``."""
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return Figure(
            code=code,
            label=spec.label,
            value=value,
            text=show(value, spec.measure),
            measure=spec.measure,
            definition=spec.definition,
            period=self.period,
            as_of=self.cutoff,
            sources=sources or Sources((), self.catalogue),
        )


_LONG_AGO = date(1990, 1, 1)
