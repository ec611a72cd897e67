"""The sample district on disk: a register, and a folder of workbooks as clerks send them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from gsafety_xl.sample.books import FormWriter
from gsafety_xl.sample.defects import SeededDefect
from gsafety_xl.sample.gaps import first_version, gaps_in_forms
from gsafety_xl.sample.habits import load_habits
from gsafety_xl.sample.keeping import keep_year
from gsafety_xl.sample.untidy import write_untidy
from gsafety_xl.schema import Catalogue
from gsafety_xl.workbook.files import replacing


@dataclass(frozen=True)
class District:
    """What was written: ``submissions`` in register order, ``seeded`` what is wrong in them.

    ``counter_terror`` are the workbooks that never go into the inbox.

    ``as_of`` is the last day of the year, on which all was sent; ``created`` the time to put
    into the properties of documents made from it.
    """

    folder: Path
    register_path: Path
    submissions: list[Path]
    counter_terror: list[Path]
    as_of: date
    created: datetime
    seeded: tuple[SeededDefect, ...]


def write_district(
    folder: Path, catalogue: Catalogue, *, seed: int = 2026, year: int = 2026
) -> District:
    """Write the sample district into a folder; the same seed and year give the same bytes.

    GsafetyError when the folder cannot be written.
    """
    sample = keep_year(seed, year)
    writer, words = FormWriter(sample, catalogue), sample.scene.words
    register_path = folder / words.phrase("register", "file")
    writer.write_registers(register_path)
    inbox = folder / words.phrase("inbox", "folder")
    written = list(_submissions(writer, inbox))
    with replacing(inbox / words.phrase("inbox", "readme")) as temporary:
        text = words.phrase("inbox", "readme_text", year=year)
        temporary.write_text(text, encoding="utf-8", newline="\n")
    files = {sent.unit: sent.path.name for sent in written}
    seeded = [defect for sent in written for defect in sent.seeded]
    return District(
        folder=folder,
        register_path=register_path,
        submissions=[sent.path for sent in written],
        counter_terror=list(_counter_terror(writer, folder / words.phrase("inbox", "apart"))),
        as_of=sample.scene.as_of,
        created=datetime(year, 12, 31, 18),
        seeded=(*seeded, *gaps_in_forms(writer, files)),
    )


@dataclass(frozen=True)
class _Sent:
    """One workbook in the folder, from whom, and what is wrong inside."""

    unit: str
    path: Path
    seeded: list[SeededDefect]


def _submissions(writer: FormWriter, inbox: Path) -> Iterator[_Sent]:
    sample = writer.year
    words, year = sample.scene.words, sample.scene.year
    untidy = {habits.unit: habits for habits in load_habits().books}
    for turn, (code, rows) in enumerate(sample.records.items(), start=1):
        unit = words.unit(code)
        path = inbox / unit.file.format(name=unit.name, year=year)
        if code == words.gaps.not_sent.unit:
            continue
        if code in untidy:
            yield _Sent(code, path, write_untidy(untidy[code], sample, writer.catalogue, path))
        elif code == words.gaps.sent_twice.unit:
            yield from _both_versions(writer, inbox, path, turn)
        else:
            writer.write(code, path, rows, writer.saved_at(turn))
            yield _Sent(code, path, [])


def _counter_terror(writer: FormWriter, folder: Path) -> Iterator[Path]:
    """Write the counter-terror workbooks into a folder of their own."""
    sample = writer.year
    words, year = sample.scene.words, sample.scene.year
    for turn, code in enumerate(sample.records, start=1):
        name = words.phrase("inbox", "apart_file", name=words.unit(code).name, year=year)
        if writer.write_counter_terror(code, folder / name, writer.saved_at(turn)):
            yield folder / name


def _both_versions(writer: FormWriter, inbox: Path, path: Path, turn: int) -> Iterator[_Sent]:
    sample, twice = writer.year, writer.year.scene.words.gaps.sent_twice
    rows = sample.records[twice.unit]
    early, wrong = first_version(rows, twice)
    writer.write(twice.unit, path, early, writer.saved_at(turn))
    places = [writer.place("inspection", "danger_count", index) for index in wrong]
    yield _Sent(
        twice.unit,
        path,
        [SeededDefect(path.name, *place, "JC-02", twice.what) for place in places],
    )
    name = sample.scene.words.unit(twice.unit).name
    later = inbox / twice.file.format(name=name, year=sample.scene.year)
    saved_at = datetime.fromisoformat(f"{sample.scene.year}-{twice.saved_at}")
    writer.write(twice.unit, later, rows, saved_at)
    yield _Sent(twice.unit, later, [])
