"""Computed columns about how things stand: sums so far, completeness, season, verdict."""

from collections.abc import Sequence

from gsafety_xl.model import Value
from gsafety_xl.schema import ColumnSpec
from gsafety_xl.schema.computed import Complete, Cumulative, Season, Threshold
from gsafety_xl.workbook.form_computing import Computation, Setting, day_in, is_filled, number_in
from gsafety_xl.workbook.form_conditions import Entry, holds, quoted
from gsafety_xl.workbook.form_words import form_words

_YEAR = 4


def cumulative(spec: Cumulative, setting: Setting) -> Computation:
    """Return how the sum of a column over the unit's months of the year so far is reckoned."""
    month, whole = setting.cell(spec.month), setting.layout.whole
    same_unit = f"({whole(spec.unit)}={setting.cell(spec.unit)})"
    same_year = f"(LEFT({whole(spec.month)},{_YEAR})=LEFT({month},{_YEAR}))"
    so_far = f"({whole(spec.month)}<={month})"
    total = f"SUMPRODUCT({same_unit}*{same_year}*{so_far},{whole(spec.of)})"

    def value(entry: Entry, entries: Sequence[Entry]) -> Value:
        last = str(entry.get(spec.month) or "")
        if not last:
            return None
        numbers = (
            number_in(other, spec.of) or 0
            for other in entries
            if other.get(spec.unit) == entry.get(spec.unit)
            and last[:_YEAR] <= str(other.get(spec.month) or "") <= last
        )
        return round(sum(numbers), 6)

    return Computation(f'=IF({month}="","",{total})', value)


def complete(spec: Complete, setting: Setting) -> Computation:
    """Return how it is reckoned whether all is filled that must be."""
    columns = [setting.layout.ledger.column(key) for key in spec.of]
    words = form_words().lists
    there = ",".join(_filled_formula(column, setting) for column in columns)
    verdict = f"IF(AND({there}),{quoted(words.yes)},{quoted(words.no)})"

    def value(entry: Entry, _entries: Sequence[Entry]) -> Value:
        if not is_filled(entry, spec.given):
            return None
        return all(_is_complete(column, entry) for column in columns)

    return Computation(f'=IF({setting.cell(spec.given)}="","",{verdict})', value)


def _filled_formula(column: ColumnSpec, setting: Setting) -> str:
    filled = f'{setting.cell(column.key)}<>""'
    if column.required or not column.requirements:
        return filled
    needed = ",".join(setting.meets(item.when) for item in column.requirements)
    return f"OR({filled},NOT(OR({needed})))"


def _is_complete(column: ColumnSpec, entry: Entry) -> bool:
    needed = column.required or not column.requirements
    needed = needed or any(holds(item.when, entry) for item in column.requirements)
    return not needed or is_filled(entry, column.key)


def season(spec: Season, setting: Setting) -> Computation:
    """Return how the season that a day lies in is reckoned."""
    spans = {
        choice: tuple(map(_month_and_day, setting.catalogue.words(parameter)))
        for choice, parameter in spec.seasons.items()
    }

    def value(entry: Entry, _entries: Sequence[Entry]) -> Value:
        day = day_in(entry, spec.of)
        if day is None:
            return None
        place = day.month * 100 + day.day
        fitting = (choice for choice, span in spans.items() if _lies_in(place, *span))
        return next(fitting, spec.otherwise)

    cell = setting.cell(spec.of)
    formula = setting.label(spec.otherwise)
    for choice, (first, last) in reversed(spans.items()):
        both = "AND" if first <= last else "OR"
        place = f"MONTH({cell})*100+DAY({cell})"
        inside = f"{both}({place}>={first},{place}<={last})"
        formula = f"IF({inside},{setting.label(choice)},{formula})"
    return Computation(f'=IF(ISNUMBER({cell}),{formula},"")', value)


def _month_and_day(text: str) -> int:
    """Return 1001 for ``10-01``."""
    month, _, day = text.partition("-")
    return int(month) * 100 + int(day)


def _lies_in(place: int, first: int, last: int) -> bool:
    if first <= last:
        return first <= place <= last
    return place >= first or place <= last


def threshold(spec: Threshold, setting: Setting) -> Computation:
    """Return how it is reckoned whether a number reaches what is asked for."""
    least = setting.catalogue.number(spec.least)

    def value(entry: Entry, _entries: Sequence[Entry]) -> Value:
        number = number_in(entry, spec.of)
        if number is None:
            return None
        since, on = day_in(entry, spec.since), day_in(entry, spec.on)
        if number >= least:
            return spec.passed
        young = since is not None and on is not None and (on - since).days < least
        return spec.young if young else spec.failed

    number, since, on = (setting.cell(key) for key in (spec.of, spec.since, spec.on))
    passed, failed, young = (
        setting.label(choice) for choice in (spec.passed, spec.failed, spec.young)
    )
    is_young = f"AND(COUNT({since},{on})=2,INT(N({on}))-INT(N({since}))<{least:g})"
    verdict = f"IF({number}>={least:g},{passed},IF({is_young},{young},{failed}))"
    return Computation(f'=IF(ISNUMBER({number}),{verdict},"")', value)
