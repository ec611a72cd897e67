"""Guarding woodland (护林防火): lawful fires only, and what a fire's size means."""

import re
from collections.abc import Iterator

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.cited import CitedEntries
from gsafety_xl.rules.context import RuleContext, sound_rows
from gsafety_xl.rules.forest_season import in_season
from gsafety_xl.rules.hits import Hit, at_cell
from gsafety_xl.rules.registry import book_rule, row_rule
from gsafety_xl.rules.wording import number_text
from gsafety_xl.schema.text import says_nothing

_DIGIT = re.compile(r"[\d〇一二三四五六七八九十]")
_NUMBER = re.compile(r"[A-Z0-9]+-[A-Z]+-\d{4}-\d+")
#: 未达统计标准: the fire is none for the accident statistics.
_BELOW = "未达"
_GRADES = ("一般", "较大", "重大", "特别重大")


@row_rule("HL-03")
def open_fires_are_permitted(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield fires in the season whose permit number is none; a blank one the schema reports."""
    permit, day = row.text("permit_no"), row.day("at")
    if row["kind"] != "fire_use" or not permit or says_nothing(permit) or day is None:
        return
    if in_season(day, context) and not _DIGIT.search(permit):
        yield at_cell(row, "permit_no", "not_permitted", day=day.isoformat())


@row_rule("HL-04")
def size_is_taken_seriously(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield fires said to be below the statistics whose area makes them more than 一般.

    The areas are the parameter ``forest.fire_grade.area`` in hectares; a bound opens the grade.
    """
    harmed = row.number("harmed")
    if row["kind"] != "fire" or harmed is None or _BELOW not in row.text("accident_id"):
        return
    bounds = [float(word) for word in context.catalogue.words("forest.fire_grade.area")]
    grade = sum(harmed >= bound for bound in bounds)
    if grade:
        area, name = number_text(harmed), _GRADES[grade]
        yield at_cell(row, "accident_id", "understated", area=area, grade=name)


@book_rule("HL-05")
def fires_are_accidents_or_said_not_to_be(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield fires that cite no accident and are not said to be below the statistics."""
    accidents = CitedEntries(ledgers, "accident", context)
    for row in sound_rows(ledgers.rows("forest_patrol"), context, "kind", "accident_id"):
        said, people = row.text("accident_id"), row.number("casualties")
        if row["kind"] != "fire" or not said:
            continue
        if _BELOW in said:
            if people:
                yield at_cell(row, "accident_id", "with_casualties", people=int(people))
        elif not _NUMBER.search(said):
            yield at_cell(row, "accident_id", "neither")
        elif accidents.lacks(said):
            yield at_cell(row, "accident_id", "not_found", number=said)
