import pytest

from gsafety_xl.workbook.text_size import lines_needed, text_width


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("编号", 4), ("（万元）", 8), ("A级", 3), ("短\n更长的", 6)],
)
def test_chinese_characters_are_two_wide(text: str, width: int) -> None:
    assert text_width(text) == width


@pytest.mark.parametrize(
    ("text", "column", "lines"),
    [("", 10, 1), ("编号", 10, 1), ("一二三四五六", 10, 2), ("一\n二", 10, 2), ("一二三四", 1, 4)],
)
def test_wrapped_lines_are_counted(text: str, column: float, lines: int) -> None:
    assert lines_needed(text, column) == lines
