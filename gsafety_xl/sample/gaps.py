"""What is left undone in the tidy workbooks, and where a check ought to say so."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from gsafety_xl.sample.books import FormWriter
from gsafety_xl.sample.defects import SeededDefect
from gsafety_xl.sample.keeping import Records
from gsafety_xl.sample.records.emergency_plans import plan_number
from gsafety_xl.sample.scene import Entry
from gsafety_xl.sample.word_shapes import SecondVersion
from gsafety_xl.schema.units import BUREAU

#: What a check says of a unit that sent nothing at all.
_OF_THE_SILENT = ("ST-01", "DW-02")


def gaps_in_forms(writer: FormWriter, files: Mapping[str, str]) -> Iterator[SeededDefect]:
    """Yield the gaps; ``files`` are the names of the workbooks sent by unit code."""
    gaps = writer.year.scene.words.gaps
    plan = writer.place("plan", "year")
    yield SeededDefect(files[gaps.no_plan.unit], *plan, "JH-01", gaps.no_plan.what)
    month = writer.place("accident_statistics", "month")
    yield SeededDefect(files[gaps.month_missing.unit], *month, "ST-01", gaps.month_missing.what)
    for rule in _OF_THE_SILENT:
        yield SeededDefect("", "", "", rule, _about(writer, gaps.not_sent.unit, gaps.not_sent.what))
    missed = _about(writer, gaps.not_inspected.unit, gaps.not_inspected.what)
    yield SeededDefect(files[BUREAU], writer.place("inspection", "target_unit")[0], "", "", missed)
    yield from _filed_late(writer, files)
    yield from _agreed_overdue(writer, files)
    yield from _never_received(writer, files[BUREAU])
    yield from _overdue(writer, files[BUREAU])


def first_version(rows: Records, twice: SecondVersion) -> tuple[Records, list[int]]:
    """Return an earlier state of a unit's records, and the indexes of inspections misstated.

    The last entries of a ledger are not there yet; of some inspections that found something, one
    danger too many is stated.
    """
    inspections = [dict(entry) for entry in rows["inspection"]]
    found = [index for index, entry in enumerate(inspections) if entry["danger_count"]]
    wrong = found[: twice.misstated]
    for index in wrong:
        inspections[index]["danger_count"] = _one_more(inspections[index])
    early = list(rows[twice.ledger][: -twice.left_out])
    return {**rows, "inspection": inspections, twice.ledger: early}, wrong


def _one_more(entry: Entry) -> int:
    count = entry["danger_count"]
    return count + 1 if isinstance(count, int) else 0


def _filed_late(writer: FormWriter, files: Mapping[str, str]) -> Iterator[SeededDefect]:
    late, scene = writer.year.scene.words.gaps.filed_late, writer.year.scene
    number = plan_number(scene.words.unit(late.unit), late.plan, scene)
    for index, entry in enumerate(writer.year.records[late.unit]["emergency_plan"]):
        if entry["id"] == number:
            place = writer.place("emergency_plan", "filed_on", index)
            yield SeededDefect(files[late.unit], *place, "YA-02", late.what)


def _agreed_overdue(writer: FormWriter, files: Mapping[str, str]) -> Iterator[SeededDefect]:
    gap = writer.year.scene.words.gaps.agreed_overdue
    for index, entry in enumerate(writer.year.records[gap.unit]["resolution"]):
        if entry["status"] == "overdue":
            place = writer.place("resolution", "due_on", index)
            yield SeededDefect(files[gap.unit], *place, "HY-06", gap.what)


def _never_received(writer: FormWriter, file: str) -> Iterator[SeededDefect]:
    """Yield the plan and the month not sent as the bureau's ledger of submissions has them."""
    gaps = writer.year.scene.words.gaps
    what = {gaps.no_plan.unit: gaps.no_plan.what, gaps.month_missing.unit: gaps.month_missing.what}
    for index, entry in enumerate(writer.year.records[BUREAU]["submission"]):
        if entry["status"] == "omitted":
            place = writer.place("submission", "sent_at", index)
            yield SeededDefect(file, *place, "BS-02", what[str(entry["from_unit"])])


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
