"""Which entries an indicator takes."""

from dataclasses import dataclass

import pandas as pd

from gsafety_xl.indicators.figures import Sources
from gsafety_xl.indicators.frames import (
    DANGER_STATE,
    LedgerFrame,
    add_danger_marks,
    add_keepers,
    ledger_frame,
)
from gsafety_xl.indicators.request import Request
from gsafety_xl.model import Row
from gsafety_xl.rules.conditions import holds
from gsafety_xl.schema import IndicatorSpec

_DANGERS, _STATISTICS = "hidden_danger", "accident_statistics"


@dataclass(frozen=True, slots=True)
class Selection:
    """Lines of a frame, and the entries they stand for."""

    frame: LedgerFrame
    lines: pd.DataFrame

    def narrowed(self, lines: pd.DataFrame) -> "Selection":
        """Return some of these lines."""
        return Selection(self.frame, lines)


class Selector:
    """The frames of every ledger counted, made once for a request."""

    def __init__(self, request: Request) -> None:
        """Read the ledgers into frames."""
        self._request = request
        self._context = request.context
        self._answers: dict[str, pd.Series] = {}
        ledgers = dict.fromkeys(ledger for ledger, _ in self._dates())
        self._frames = {key: self._frame(key) for key in ledgers}

    def select(self, spec: IndicatorSpec, span: str) -> Selection:
        """Take the entries of a span that carry the marks and hold what is asked."""
        frame = self._frames[spec.ledger]
        first, last = map(pd.Timestamp, self._request.span(span))
        chosen = frame.data[spec.date].between(first, last)
        for mark in spec.marks:
            chosen &= frame.data[mark]
        if spec.where or spec.by_bureau:
            chosen &= self._fitting(spec)
        return Selection(frame, frame.data[chosen])

    def sources(self, spec: IndicatorSpec, selection: Selection, column: str = "") -> Sources:
        """Return the entries selected, with the column named, or the one the figure counts."""
        key = column or spec.column or (*spec.of, spec.date)[0]
        rows = selection.frame.entries(selection.lines)
        return Sources(((row, key) for row in rows), self._request.catalogue)

    def undated(self) -> Sources:
        """Return the entries whose day or month places them nowhere."""
        cells = (
            (row, key)
            for ledger, key in self._dates()
            for frame in [self._frames[ledger]]
            for row in frame.entries(frame.data[frame.data[key].isna()])
        )
        return Sources(cells, self._request.catalogue)

    def _dates(self) -> list[tuple[str, str]]:
        specs = self._request.catalogue.indicators.values()
        return list(dict.fromkeys((spec.ledger, spec.date) for spec in specs if spec.date))

    def _frame(self, key: str) -> LedgerFrame:
        request = self._request
        keys = DANGER_STATE | {
            column
            for indicator in request.catalogue.indicators.values()
            if indicator.ledger == key
            for column in (*indicator.of, indicator.date, indicator.year_ago_of)
        }
        frame = ledger_frame(request.ledgers, request.catalogue.ledgers[key], keys)
        if key == _DANGERS:
            add_danger_marks(frame.data, request.cutoff)
        elif key == _STATISTICS:
            add_keepers(frame, self._context)
        return frame

    def _fitting(self, spec: IndicatorSpec) -> pd.Series:
        """Tell which entries hold what is asked, in the same sense as in the rules.

        Several indicators and spans ask the same of a ledger: it is looked up once.
        """
        question = f"{spec.ledger} {spec.by_bureau} {spec.where}"
        if question not in self._answers:
            rows = self._frames[spec.ledger].rows
            answers = [self._fits(row, spec) for row in rows]
            self._answers[question] = pd.Series(answers, dtype=bool)
        return self._answers[question]

    def _fits(self, row: Row, spec: IndicatorSpec) -> bool:
        by_bureau = not spec.by_bureau or self._context.is_bureaus(row)
        return by_bureau and holds(row, spec.where)
