"""What is left undone in the tidy workbooks, and where a check ought to say so."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from gsafety_xl.sample.books import FormWriter
from gsafety_xl.sample.defects import SeededDefect
from gsafety_xl.sample.keeping import Records
from gsafety_xl.sample.scene import Entry
from gsafety_xl.schema.units import BUREAU


def gaps_in_forms(writer: FormWriter, files: Mapping[str, str]) -> Iterator[SeededDefect]:
    """Yield the gaps; ``files`` are the names of the workbooks sent by unit code."""
    gaps = writer.year.scene.words.gaps
    plan = writer.place("plan", "year")
    yield SeededDefect(files[gaps.no_plan.unit], *plan, "JH-01", gaps.no_plan.what)
    month = writer.place("accident_statistics", "month")
    yield SeededDefect(files[gaps.month_missing.unit], *month, "ST-01", gaps.month_missing.what)
    for rule in ("JH-01", "ST-01"):
        yield SeededDefect("", "", "", rule, _about(writer, gaps.not_sent.unit, gaps.not_sent.what))
    missed = _about(writer, gaps.not_inspected.unit, gaps.not_inspected.what)
    yield SeededDefect(files[BUREAU], writer.place("inspection", "target_unit")[0], "", "", missed)
    yield from _overdue(writer, files[BUREAU])


def first_version(rows: Records, left_out: int, misstated: int) -> tuple[Records, list[int]]:
    """Return an earlier state of a unit's records, and the indexes of inspections misstated.

    The last inspections with their dangers are not there yet; of some that are there and found
    something, one danger too many is stated.
    """
    inspections = [dict(entry) for entry in rows["inspection"][:-left_out]]
    not_yet = {entry["id"] for entry in rows["inspection"][-left_out:]}
    dangers = [
        entry for entry in rows["hidden_danger"] if entry.get("inspection_id") not in not_yet
    ]
    wrong = [index for index, entry in enumerate(inspections) if entry["danger_count"]][:misstated]
    for index in wrong:
        inspections[index]["danger_count"] = _one_more(inspections[index])
    return {**rows, "inspection": inspections, "hidden_danger": dangers}, wrong


def _one_more(entry: Entry) -> int:
    count = entry["danger_count"]
    return count + 1 if isinstance(count, int) else 0


def _overdue(writer: FormWriter, file: str) -> Iterator[SeededDefect]:
    entries: Sequence[Entry] = writer.year.records[BUREAU]["hidden_danger"]
    for index, entry in enumerate(entries):
        limit = entry.get("extended_to") or entry["due_on"]
        waiting = entry.get("done_on") is None
        if waiting and isinstance(limit, date) and limit < writer.year.scene.as_of:
            place = writer.place("hidden_danger", "due_on", index)
            yield SeededDefect(file, *place, "YH-06", writer.year.scene.words.gaps.overdue.what)


def _about(writer: FormWriter, unit: str, what: str) -> str:
    return f"{writer.year.scene.words.unit(unit).name}：{what}"
