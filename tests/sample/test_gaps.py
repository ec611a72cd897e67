from gsafety_xl.sample.books import FormWriter
from gsafety_xl.sample.gaps import first_version, gaps_in_forms
from gsafety_xl.sample.keeping import SampleYear
from gsafety_xl.sample.word_shapes import SecondVersion
from gsafety_xl.schema import Catalogue


def test_gaps_are_told_with_place_and_rule(sample_year: SampleYear, catalogue: Catalogue) -> None:
    writer = FormWriter(sample_year, catalogue)
    files = {unit: f"{unit}.xlsx" for unit in sample_year.records}
    told = [(gap.file, gap.rule, gap.cell) for gap in gaps_in_forms(writer, files)]
    overdue = told.pop()
    assert told == [
        ("GY03.xlsx", "JH-01", "F3"),
        ("JZS01.xlsx", "ST-01", "E3"),
        ("", "ST-01", ""),
        ("", "DW-02", ""),
        ("JB00.xlsx", "", ""),
        ("HWQ01.xlsx", "YA-02", "R5"),
        ("JB00.xlsx", "HY-06", "I10"),
        ("JB00.xlsx", "BS-02", "K79"),
        ("JB00.xlsx", "BS-02", "K247"),
    ]
    assert overdue[:2] == ("JB00.xlsx", "YH-06")


def test_a_place_is_a_heading_or_an_entry(sample_year: SampleYear, catalogue: Catalogue) -> None:
    writer = FormWriter(sample_year, catalogue)
    assert writer.place("inspection", "id") == ("03安全检查", "B3")
    assert writer.place("inspection", "id", 0) == ("03安全检查", "B4")


def test_the_first_version_lacks_the_last_entries_of_a_ledger(sample_year: SampleYear) -> None:
    rows = sample_year.records["YHQ01"]
    early, _ = first_version(rows, twice(left_out=2))
    assert list(early["circular"]) == list(rows["circular"][:-2])
    assert early["plan"] is rows["plan"]
    assert list(early["inspection"]) == list(rows["inspection"])


def test_the_first_version_states_one_danger_too_many(sample_year: SampleYear) -> None:
    rows = sample_year.records["GY01"]
    early, wrong = first_version(rows, twice(misstated=2))
    assert len(wrong) == 2
    for index in wrong:
        right, stated = rows["inspection"][index], early["inspection"][index]
        assert right["danger_count"]
        assert stated["danger_count"] == right["danger_count"] + 1  # type: ignore[operator]


def twice(left_out: int = 1, misstated: int = 0) -> SecondVersion:
    """Return a second version that adds the last circulars and corrects some numbers."""
    return SecondVersion(
        unit="YHQ01",
        ledger="circular",
        file="",
        saved_at="",
        left_out=left_out,
        misstated=misstated,
        what="",
    )
